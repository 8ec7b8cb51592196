"""What is text of a Word file and what is not: generated numbers, breaks, fields, boxes, changes, hidden words."""

from __future__ import annotations

import pytest

from gipr_lint.model.document import Document, Table
from gipr_lint.readers import read
from tests.support.blocks import lines, rows
from tests.support.writers import docx


def opened(body: str, **parts: str) -> Document:
    return read(docx.package(body, **parts), "a.docx")


def paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def asides(document: Document) -> list[tuple[str, str, str]]:
    return [(one.kind, one.text, document.origins[one.span.line - 1].label) for one in document.asides]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (run("全年") + run("公开") + run("12条"), ["全年公开12条"]),
        ("<w:hyperlink>" + run("云溪县") + "</w:hyperlink>" + run("政府"), ["云溪县政府"]),
        (run("2024") + "<w:r><w:noBreakHyphen/></w:r>" + run("2025"), ["2024-2025"]),
        (run("公") + "<w:r><w:softHyphen/></w:r>" + run("开"), ["公开"]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("是"), ["☑是"]),
        ('<w:r><w:sym w:font="Arial" w:char="00D7"/></w:r>', ["×"]),
        (run("云溪县") + "<w:r><w:br/></w:r>" + run("年度报告"), ["云溪县", "年度报告"]),
        (run("2024年") + "<w:r><w:tab/></w:r>" + run("1月"), ["2024年\t1月"]),
        (run("　　全年。 "), ["全年。"]),
        (run("⼀、总体情况"), ["一、总体情况"]),
        ("<w:ruby><w:rt>" + run("gong") + "</w:rt><w:rubyBase>" + run("公") + "</w:rubyBase></w:ruby>", ["公"]),
        ("<w:sdt><w:sdtContent>" + run("公开") + "</w:sdtContent></w:sdt>", ["公开"]),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("2024年") + "<w:r>"
            '<w:fldChar w:fldCharType="end"/></w:r>' + run("底"),
            ["2024年底"],
        ),
        ('<w:fldSimple w:instr="PAGE">' + run("3") + "</w:fldSimple>" + run("页"), ["3页"]),
    ],
)
def test_text_of_a_paragraph(runs: str, expected: list[str]) -> None:
    assert lines(opened(paragraph(runs))) == expected


def test_a_field_that_never_ends_hides_its_own_paragraph_at_most() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    result = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    assert lines(opened(paragraph(run("甲") + begin) + paragraph(run("乙")))) == ["甲", "乙"]
    assert lines(opened(paragraph(begin + result + run("甲")) + paragraph(run("乙")))) == ["甲", "乙"]


def test_paragraphs_stay_apart_and_breaks_within_them_do_not() -> None:
    document = opened(paragraph(run("甲") + "<w:r><w:br/></w:r>" + run("乙")) + paragraph("") + paragraph(run("丙")))
    assert document.lines[:4] == ("甲", "乙", "", "丙")
    assert [origin.label for origin in document.origins[:4]] == ["第 1 段", "第 1 段", "", "第 2 段"]
    assert document.origins[3].properties == {"paragraph": 2}


def levels(*of: tuple[str, str]) -> str:
    every = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (style, text) in enumerate(of)
    )
    return f'<w:abstractNum w:abstractNumId="1">{every}</w:abstractNum>'


def numbered(text: str, level: int = 0, listed: int = 1) -> str:
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listed}"/></w:numPr>')


NUM = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


def test_generated_numbers_count_level_by_level() -> None:
    lists = levels(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    body = (
        numbered("总体情况")
        + numbered("主动公开", 1)
        + numbered("依申请", 1)
        + numbered("平台", 2)
        + numbered("2024年", 2)
        + numbered("主动")
        + numbered("再来", 1)
    )
    assert lines(opened(body, numbering=lists + NUM)) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请",
        "1.平台",
        "2. 2024年",
        "二、主动",
        "（一）再来",
    ]


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        ("chineseCounting", {1: "一", 10: "十", 12: "十二", 20: "二十", 21: "二十一"}),
        ("chineseCountingThousand", {10: "十", 101: "一百零一", 110: "一百一十", 1010: "一千零一十"}),
        ("japaneseCounting", {3: "三", 15: "十五"}),
        ("ideographDigital", {9: "九", 10: "一〇", 21: "二一"}),
        ("chineseLegalSimplified", {2: "贰", 10: "壹拾", 15: "壹拾伍", 305: "叁佰零伍"}),
        ("ideographTraditional", {1: "甲", 11: "甲"}),
        ("ideographZodiac", {12: "亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "36"}),
        ("decimalEnclosedParen", {2: "⑵", 21: "21"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {5: "05"}),
        ("upperLetter", {1: "A", 27: "AA"}),
        ("lowerRoman", {4: "iv", 1999: "mcmxcix"}),
        ("decimal", {99999: "99999"}),
        ("chineseCounting", {0: "0"}),
        ("nobodyKnows", {7: "7"}),
        ("none", {7: ""}),
    ],
)
def test_numerals(style: str, numbers: dict[int, str]) -> None:
    from gipr_lint.readers.word.list_numbers import numeral

    assert {number: numeral(number, style) for number in numbers} == numbers


def test_lists_of_one_definition_go_on_and_start_anew_where_they_say_so() -> None:
    lists = levels(("decimal", "第%1章")) + NUM
    lists += '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    lists += (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = numbered("甲") + numbered("乙", listed=2) + numbered("丙", listed=3) + numbered("丁", listed=3)
    assert lines(opened(body, numbering=lists)) == ["第1章甲", "第2章乙", "第1章丙", "第2章丁"]


def test_numbers_come_from_styles_and_their_bases() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = levels(("chineseCounting", "%1、"), ("chineseCounting", "（%2）")) + NUM
    lists = lists.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="H2"/>')
    body = "".join(
        paragraph(run(text), f'<w:pStyle w:val="{style}"/>{own}')
        for text, style, own in (
            ("甲", "H1", ""),
            ("乙", "H2", ""),
            ("丙", "Own", ""),
            ("丁", "H1", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ("戊", "H1", ""),
        )
    )
    assert lines(opened(body, styles=styles, numbering=lists)) == ["一、甲", "（一）乙", "二、丙", "丁", "三、戊"]


def test_lists_point_to_definitions_over_a_style_and_all_levels_in_digits() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = levels(("chineseCounting", "%1、"), ("decimal", "%1.%2")) + (
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + NUM
        + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    lists = lists.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:isLgl/>')
    body = numbered("甲", listed=2) + numbered("乙", 1, listed=2)
    assert lines(opened(body, styles=styles, numbering=lists)) == ["一、甲", "1.1 乙"]


def test_bullets_of_sign_fonts_are_bullets() -> None:
    assert lines(opened(numbered("甲"), numbering=levels(("bullet", "\uf06c")) + NUM)) == ["•甲"]


def test_changes_are_accepted_and_told() -> None:
    body = paragraph(
        run("收到申请")
        + '<w:del w:author="王某"><w:r><w:delText>13</w:delText></w:r></w:del>'
        + "<w:ins>"
        + run("12")
        + "</w:ins>"
        + run("件。")
        + "<w:moveFrom>"
        + run("旧句。")
        + "</w:moveFrom><w:moveTo>"
        + run("新句。")
        + "</w:moveTo>"
    )
    document = opened(body)
    assert lines(document) == ["收到申请12件。新句。"]
    assert [(one.kind, one.text) for one in document.asides] == [
        ("insertion", "12"),
        ("insertion", "新句。"),
        ("deletion", "13"),
        ("deletion", "旧句。"),
    ]
    inserted = document.asides[0].span
    assert document.lines[inserted.line - 1][inserted.column - 1 : inserted.end_column - 1] == "12"
    assert {label for _, _, label in asides(document)} == {"第 1 段"}


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    body = paragraph(run("一、总体"), "<w:rPr><w:del/></w:rPr>") + paragraph(run("情况")) + paragraph(run("下文"))
    assert lines(opened(body)) == ["一、总体情况", "下文"]
    cut = paragraph(run("甲"), "<w:rPr><w:del/></w:rPr>")
    document = opened(cut + table(text("乙") + cell(cut)) + cut)
    assert (lines(document), rows(document)) == (["甲", "甲"], [["乙", "甲"]])


def test_a_foreign_document_within_is_told_once() -> None:
    document = opened(paragraph(run("甲")) + '<w:altChunk r:id="x"/>' * 2)
    assert lines(document) == ["甲"]
    assert [remark.partition("，")[0] for remark in document.remarks] == ["文件中嵌入了另一个文档"]


def test_a_deleted_numbered_paragraph_is_not_counted() -> None:
    gone = numbered("删去").replace("<w:r>", "<w:del><w:r>").replace("</w:r>", "</w:r></w:del>")
    document = opened(numbered("甲") + gone + numbered("乙"), numbering=levels(("decimal", "%1、")) + NUM)
    assert lines(document) == ["1、甲", "2、乙"]
    assert asides(document) == [("deletion", "删去", "第 1 段")]


def test_hidden_words_are_told_apart() -> None:
    styles = '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph(
        run("明")
        + run("暗", "<w:vanish/>")
        + run("也暗", '<w:rStyle w:val="Hid"/>')
        + run("仍明", '<w:rStyle w:val="Hid"/><w:vanish w:val="0"/>')
    )
    document = opened(body, styles=styles)
    assert lines(document) == ["明仍明"]
    assert asides(document) == [("hidden", "暗也暗", "第 1 段")]


BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"


def test_text_boxes_are_read_once() -> None:
    box = BOX.format(paragraph(run("年度报告")))
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = opened(paragraph(twice + run("正文")) + paragraph(run("下文") + twice))
    assert lines(document) == ["年度报告", "正文", "下文", "年度报告"]
    assert document.origins[0].label == "第 1 段旁的文本框"


def test_notes_margins_and_comments_stand_beside() -> None:
    body = paragraph(run("正文") + '<w:r><w:commentReference w:id="7"/><w:footnoteReference w:id="2"/></w:r>')
    document = opened(
        body,
        footnotes=f'<w:footnote w:type="separator">{paragraph(run("—"))}</w:footnote>'
        f"<w:footnote>{paragraph(run('注一'))}</w:footnote>",
        comments=f'<w:comment w:id="7">{paragraph(run("请"))}{paragraph(run("核"))}</w:comment>',
        header=paragraph(run("松湾镇")),
        footer=paragraph(run("第 1 页")),
    )
    assert lines(document) == ["正文"]
    assert sorted(asides(document)) == [
        ("comment", "请核", "第 1 段"),
        ("margin", "松湾镇", "页眉"),
        ("margin", "注一", "脚注 1"),
        ("margin", "第 1 页", "页脚"),
    ]


def test_a_table_of_contents_is_no_text() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    document = opened(paragraph(run("一、总体情况 2"), '<w:pStyle w:val="T"/>') + paragraph(run("甲")), styles=styles)
    assert lines(document) == ["甲"]
    assert asides(document) == [("margin", "一、总体情况 2", "目录")]


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*of: str, grid: str = "") -> str:
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in of)}</w:tbl>"


def text(words: str, properties: str = "") -> str:
    return cell(paragraph(run(words)), properties)


def span(width: int) -> str:
    return f'<w:gridSpan w:val="{width}"/>'


def test_merged_cells_are_blank_after_the_first() -> None:
    document = opened(
        table(
            text("结果", '<w:vMerge w:val="restart"/>') + text("合计", span(2)),
            text("", "<w:vMerge/>") + text("1") + text("2"),
        )
    )
    assert rows(document) == [["结果", "合计", ""], ["", "1", "2"]]
    first = next(block for block in document.blocks if isinstance(block, Table)).rows[0]
    assert [cell.span.column for cell in first.cells] == [1, 4, 7]
    assert document.origins[1].label == "第 1 个表格第 2 行"
    assert document.origins[1].properties == {"table": 1, "row": 2}


def test_columns_that_no_cell_begins_at_or_that_are_too_thin_are_none() -> None:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (1000, 60, 940, 1000))
    first = text("甲") + text("1", span(2)) + text("2")
    second = text("乙", span(2)) + text("3") + text("4")
    assert rows(opened(table(first, second, grid=grid))) == [["甲", "1", "2"], ["乙", "3", "4"]]
    wide = text("丙", span(3)) + text("5", span(7))
    assert rows(opened(table(wide, wide))) == [["丙", "5"], ["丙", "5"]]


def test_rows_begin_later_where_they_say_so() -> None:
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + text("1") + text("2")
    assert rows(opened(table(text("甲") + text("0") + text("9"), late))) == [["甲", "0", "9"], ["", "1", "2"]]


def test_paragraphs_of_a_cell_are_one_text() -> None:
    letters = "".join(paragraph(run(letter)) for letter in ("商", " 业", "企　业"))
    broken = paragraph(run("结果") + "<w:r><w:br/></w:r>" + run("维持"))
    assert rows(opened(table(cell(letters) + cell(broken)))) == [["商业企　业", "结果维持"]]


def test_changes_within_a_table() -> None:
    new = paragraph("<w:ins>" + run("15") + "</w:ins><w:del>" + run("14") + "</w:del>")
    gone = "<w:trPr><w:del/></w:trPr>" + text("旧") + text("8")
    document = opened(table(text("甲") + cell(new), gone, text("乙") + text("3")))
    assert rows(document) == [["甲", "15"], ["乙", "3"]]
    assert asides(document) == [
        ("insertion", "15", "第 1 个表格第 1 行"),
        ("deletion", "14", "第 1 个表格第 1 行"),
        ("deletion", "旧", "第 1 个表格第 2 行"),
        ("deletion", "8", "第 1 个表格第 2 行"),
    ]
    assert document.asides[0].span.column == 3


def test_frames_are_no_tables_and_inner_tables_are() -> None:
    inner = table(text("甲") + text("1"))
    assert rows(opened(table(cell(paragraph(run("标题")) + inner + "<w:p/>")))) == [["甲", "1"]]
    assert lines(opened(table(cell(paragraph(run("标题")) + inner + "<w:p/>")))) == ["标题"]
    assert rows(opened(table(text("左") + cell(inner + paragraph(run("右")))))) == [["左", "右"], ["甲", "1"]]
