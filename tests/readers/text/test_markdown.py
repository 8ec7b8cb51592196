"""Markdown with mark-up in it: what is read as what, and where it stands in the file."""

from __future__ import annotations

import time

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import Document, Line, Span, Table
from gipr_lint.model.run import Run, Source
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.testing.sample import Sample
from tests.support import blocks
from tests.support.generator import Defect, make
from tests.support.one_report import TYPED, as_text, figures, figures_of, findings, planted
from tests.support.writers import markdown

TITLE = "云溪县桐坪乡2024年政府信息公开工作年度报告"
PHONE = "138" + "1234" + "5678"


def document_of(text: str, name: str = "a.md") -> Document:
    return read(text.encode(), name)


def lines(text: str, name: str = "a.md") -> list[str]:
    return blocks.lines(document_of(text, name))


def rows(text: str, name: str = "a.md") -> list[list[str]]:
    return blocks.rows(document_of(text, name))


def asides(text: str) -> list[tuple[str, str]]:
    return [(aside.kind, aside.text) for aside in document_of(text).asides]


def placed(document: Document, span: Span) -> Span | None:
    return Source(document.lines, document.origins, document.source).place(span).span


def checked(text: str) -> Run:
    return lint([Input("a.md", text.encode)], national_rules(), Settings())


@pytest.mark.parametrize("style", markdown.STYLES)
@pytest.mark.parametrize("seed", range(12))
def test_generated_report_is_read_as_its_text_is(seed: int, style: markdown.Style) -> None:
    model = make(seed)
    content = markdown.write_model(model, style)
    assert figures(parse_report(read(content, "a.md"))) == figures_of(model)
    assert findings(content, "report.md") == as_text(model)


@pytest.mark.parametrize("defect", TYPED[::4])
def test_defect_is_found_as_in_text(defect: Defect) -> None:
    model, expected = planted(defect)
    told = as_text(model)
    for style in markdown.STYLES:
        as_markdown = findings(markdown.write_model(model, style), "report.md")
        assert as_markdown == told, style
        assert any(rule == expected.rule for rule, _ in as_markdown)


@pytest.mark.parametrize("style", markdown.STYLES)
def test_the_source_has_each_character_where_the_document_says(style: markdown.Style) -> None:
    document = read(markdown.write_model(make(5), style), "a.md")
    for line, origin in zip(document.lines, document.origins, strict=True):
        for offset, character in enumerate(line):
            if character not in "\t \u3000":
                number, column = origin.position(offset)
                assert document.source[number - 1][column - 1] in (character, "&", "<")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共~~13~~12条", ["共12条"]),
        ("共 ~~1~3~~12 条", ["共 12 条"]),
        ("1~3月和~~~4~~~6月", ["1~3月和~~~4~~~6月"]),
        ("甲~~乙\n丙~~丁", ["甲~~乙", "丙~~丁"]),
        ("甲&nbsp;乙&#12288;丙&ldquo;丁&rdquo;", ["甲 乙\u3000丙“丁”"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<p align=center>\n甲\n\n乙\n</p>\n丙", ["甲", "乙", "丙"]),
        ("<h2>一、总体情况</h2>\n公开", ["## 一、总体情况", "公开"]),
        ("<div><b>甲</b><span style='x'>1</span>2</div>", ["甲12"]),
        ("甲<!-- 注 -->乙\n<!--\n丙\n-->\n丁", ["甲乙", "丁"]),
        ("<style>p { color: red }</style>甲", ["甲"]),
        (
            "<云溪县>和<Annual Report>及<a@b.cn>、<https://a.cn>",
            ["<云溪县>和<Annual Report>及<a@b.cn>、<https://a.cn>"],
        ),
        ("若 a<b 且 c>d", ["若 a<b 且 c>d"]),
        ("---\n甲\n---\n乙", ["---", "甲", "---", "乙"]),
        ("甲<br>乙 &unknown; &amp", ["甲", "乙 &unknown; &"]),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert lines(text) == expected
    assert lines(text, "a.txt") == expected


def test_quotations_and_escapes_are_those_of_markdown() -> None:
    quoted, escaped = "> 甲\n>> 乙\n>\n> ## 丙", r"1\. 甲\*乙\_丙 C:\目录"
    assert lines(quoted) == ["甲", "乙", "## 丙"]
    assert lines(quoted, "a.txt") == ["> 甲", ">> 乙", ">", "> ## 丙"]
    assert lines(escaped) == ["1. 甲*乙_丙 C:\\目录"]
    assert lines(escaped, "a.txt") == [escaped]
    assert rows("> | 甲 | 乙 |\n> |---|---|\n> | 1 | 2 |") == [["甲", "乙"], ["1", "2"]]
    assert rows("> <table>\n> <tr><td>甲<td\n>1</td>\n> </table>") == [["甲", "1"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<table><tr><td>规章</td><td>0</td></tr></table>", [["规章", "0"]]),
        ("<html><body><table><tr><td>规章<td>1&nbsp;<tr><td>甲<td></table></body></html>", [["规章", "1"], ["甲", ""]]),
        ("<table>\n\n<tr><td rowspan=2>甲<td>1\n\n<tr><td>2\n</table>", [["甲", "1"], ["", "2"]]),
        ("| 甲<br>乙 | <b>1</b> |\n|---|---|\n| <p>丙</p> | <div>2</div> |", [["甲乙", "1"], ["丙", "2"]]),
        ("    | 甲 | 乙 |\n    |---|---|\n    | 1 | 2 |", [["甲", "乙"], ["1", "2"]]),
        ("| 甲\\|乙 | 1 |\n|---|---|\n| \\ | \\ |", [["甲\\|乙", "1"], ["\\", "\\"]]),
        ("| 规章 | ~~13~~12 |\n|---|---|\n| 甲 | ~~3~~ |", [["规章", "12"], ["甲", ""]]),
        ("规章\t~~13~~12\t3\t4\n甲\t1\t2\t3", [["规章", "12", "3", "4"], ["甲", "1", "2", "3"]]),
        ("<TABLE><TR><TD>甲</TD><TD>1</TD></TR></TABLE>\n<table><tr><td>乙<td>2</table>", [["甲", "1"], ["乙", "2"]]),
    ],
)
def test_tables(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected
    assert rows(text, "a.txt") == expected


def test_places_are_those_of_the_file() -> None:
    table = "<table>\r\n<tr><td>丁<td> <i>3</i></table>"
    text = f"甲\r\n> 共~~13~~12条，<b>乙</b>&nbsp;丙\r\n\r\n{table}\r\n| 戊<br>己 | 4 |\r\n|---|---|"
    document = document_of(text)
    line = document.blocks[1]
    assert isinstance(line, Line)
    whole = line.text
    for word, expected in (("12条", Span(2, 10, 2, 13)), ("乙", Span(2, 17, 2, 18)), ("丙", Span(2, 28, 2, 29))):
        at = line.span.column + whole.index(word)
        assert placed(document, Span(line.span.line, at, line.span.line, at + len(word))) == expected
    cells = [cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row.cells]
    assert [(cell.text, placed(document, cell.span)) for cell in cells] == [
        ("丁", Span(5, 9, 5, 10)),
        ("3", Span(5, 18, 5, 19)),
        ("戊己", Span(6, 3, 6, 9)),
        ("4", Span(6, 12, 6, 13)),
    ]
    assert document.source == tuple(text.split("\r\n"))
    deletion = document.asides[0]
    assert placed(document, deletion.span) == Span(2, 6, 2, 8)


FRONT = [
    f"---\ntitle: {TITLE}\ndate: 2025-01-20\n---\n",
    f'---\nlayout: post\ntitle: "{TITLE}" # 年报\ntags: [公开]\n---\n',
    f"---\r\ntitle: >-\r\n  {TITLE}\r\n---\r\n",
    f"\ufeff+++\ndate = 2025-01-20\ntitle = '{TITLE}'\n+++\n",
    f"---\n标题: {TITLE}\n...\n",
]


@pytest.mark.parametrize("front", FRONT)
def test_front_matter_states_the_title(front: str) -> None:
    body = Sample().text.partition("\n")[2]
    run = checked(front + body)
    assert run.problems == ()
    assert [one.rule for one in run.findings if one.rule.startswith(("missing-title", "title-"))] == []
    report = parse_report(document_of(front + body))
    assert (report.title and report.title.text, report.year, report.organ) == (TITLE, 2024, "云溪县桐坪乡")
    without = parse_report(document_of(body))
    assert without.title is None
    told = placed(report.document, report.document.properties[0].span)
    assert told is not None
    assert report.document.source[told.line - 1][told.column - 1 : told.end_column - 1] == TITLE


def test_front_matter_is_no_text_but_may_hold_personal_data() -> None:
    text = f"---\ntitle: {TITLE}\ncontact: {PHONE}\n---\n" + Sample().text.partition("\n")[2]
    assert not any(PHONE in line for line in lines(text))
    found = [one for one in checked(text).findings if one.rule == "mobile-number"]
    assert len(found) == 1
    document = document_of(text)
    span = found[0].location.span
    assert span is not None
    assert placed(document, span) == Span(3, 10, 3, 21)


@pytest.mark.parametrize(
    "text", ["---\n", "---\n\n---\n甲\n", "---\n甲：乙\n---\n", "+++\ntitle = '甲'\n甲\n", "---\ntitle: 甲\n"]
)
def test_lines_of_dashes_are_no_front_matter(text: str) -> None:
    assert document_of(text).properties == ()
    assert all(part in "".join(lines(text)) for part in ("甲",) if part in text)


def test_what_is_struck_through_is_counted() -> None:
    text = Sample().text.replace("126条", "~~120~~ ~~125~~126条")
    found = [one for one in checked(text).findings if one.rule == "open-changes"]
    assert len(found) == 1
    assert "2" in "".join(part if isinstance(part, str) else part.text for part in found[0].message)
    plain = {one.rule for one in checked(Sample().text).findings}
    assert {one.rule for one in checked(text).findings} - plain == {"open-changes"}


def test_personal_data_in_mark_up_is_kept() -> None:
    shown = f"<a href='tel:{PHONE}'>甲</a> <!-- {PHONE} -->\n<span title='{PHONE}'>乙</span>"
    text = f"{shown}\n~~{PHONE}~~ <i hidden>{PHONE}</i>"
    assert sorted(kind for kind, said in asides(text) if PHONE in said) == [
        "attribute",
        "attribute",
        "comment",
        "deletion",
        "hidden",
    ]


def test_text_with_mark_up_may_have_as_many_lines_as_text_without() -> None:
    assert len(lines("共~~13~~12条\n" * 60_000)) == 60_000


@pytest.mark.parametrize(
    "shape",
    [
        "~~",
        "~~甲",
        "<table>",
        "<table><tr><td>",
        "<b>",
        "<p>",
        "<!--",
        "> ",
        "\\",
        "&#",
        "<br>",
        "<td>甲",
        "~~甲~~",
        "|<br>",
    ],
)
def test_much_mark_up_is_read_in_time(shape: str) -> None:
    start = time.process_time()
    document = document_of(f"甲{shape * 20_000}\n乙")
    assert document.lines
    assert time.process_time() - start < 5
