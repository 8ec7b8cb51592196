"""The reader of web pages: the same report as text and as a page of any make is the same report."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import pytest

from gipr_lint.checks.text.dates.stated_dates import dates
from gipr_lint.model.document import Document, Span, Table
from gipr_lint.model.run import Source
from gipr_lint.parse import is_report, parse_report
from gipr_lint.readers import ReadError, read
from tests.support.blocks import lines, rows
from tests.support.generator import Defect, make
from tests.support.one_report import TYPED, as_text, figures, figures_of, findings, planted
from tests.support.paths import SHARED
from tests.support.writers import html

REAL = SHARED / "reports" / "real" / "沭阳县发展和改革局-2023.html"


def page(body: str, head: str = "") -> Document:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


@pytest.mark.parametrize("style", html.STYLES)
@pytest.mark.parametrize("seed", range(25))
def test_generated_report_is_read_figure_by_figure(seed: int, style: html.Style) -> None:
    model = make(seed)
    report = parse_report(read(html.write_model(model, style), "report.html"), None)
    assert (report.year, report.format.edition, report.organ) == (model.year, model.edition, model.organ.name)
    assert [section.id for section in report.sections] == [section.id for section in model.sections]
    assert figures(report) == figures_of(model)


@pytest.mark.parametrize("style", html.STYLES)
@pytest.mark.parametrize("seed", range(15))
def test_faultless_report_has_the_findings_that_it_has_as_text(seed: int, style: html.Style) -> None:
    model = make(seed)
    told = as_text(model)
    assert findings(html.write_model(model, style), "report.html") == told


@pytest.mark.parametrize("defect", TYPED)
def test_defect_is_found_as_in_text(defect: Defect) -> None:
    model, expected = planted(defect)
    as_page = findings(html.write_model(model, html.STYLES[len(defect.name) % len(html.STYLES)]), "report.html")
    assert as_page == as_text(model)
    assert any(rule == expected.rule for rule, _ in as_page)


def test_the_report_is_found_among_other_things() -> None:
    document = read(html.write_model(make(3), "site"), "a.html")
    text = "\n".join(lines(document))
    assert not [word for word in ("首页", "相关阅读", "主办", "湘公网安备") if word in text]
    assert text.startswith(make(3).title[0])


def test_what_the_page_says_of_the_report() -> None:
    about = (
        "<table><tr><td>索引号</td><td>43/2025</td></tr><tr><td>发布日期</td><td>2025-04-02</td></tr></table>"
        "<h1>云溪县水利局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>全年公开信息12条。</p>"
    )
    meta = (
        "<title>云溪县水利局2024年政府信息公开工作年度报告-云溪县人民政府</title>"
        "<meta name='PubDate' content='2025-04-02 10:00'><meta name='ContentSource' content='云溪县水利局'>"
    )
    document = page(f"<div class=nav><a>首页</a></div><div>{about}</div>", meta)
    assert rows(document) == [["索引号", "43/2025"], ["发布日期", "2025-04-02"]]
    assert [(one.name, one.text) for one in document.properties] == [
        ("title", "云溪县水利局2024年政府信息公开工作年度报告-云溪县人民政府"),
        ("title", "云溪县水利局2024年政府信息公开工作年度报告"),
        ("published", "2025-04-02 10:00"),
        ("publisher", "云溪县水利局"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>全年<b>公</b>开<span>1</span><span>2</span>条。</p>", ["全年公开12条。"]),
        ("<p>&nbsp;&nbsp;&emsp;全年&#65306;12&nbsp;条</p>", ["全年：12 条"]),
        ("<p>全年\n    公开\n12 条</p>", ["全年公开12 条"]),
        ("<p>see\nhere</p>", ["see here"]),
        ("<p>甲<p>乙<div>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>甲<br>乙<br/><br/>丙</p>", ["甲", "乙", "丙"]),
        ("<pre>甲\n  乙\n</pre>", ["甲", "乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<p>甲<span style='display: none'>藏</span>乙</p><p hidden>丙</p>", ["甲乙"]),
        ("<p>甲<script>乙 < 丙</script><!-- 丁 --><style>p{}</style></p>", ["甲"]),
        ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", ["甲", "乙"]),
        ("<b><p>甲</b>乙</p>", ["甲", "乙"]),
        ("<p>自<st1:chsdate year=2024>1月1日</st1:chsdate>起<o:p></o:p></p>", ["自1月1日起"]),
        ("<ucapcontent><p>甲</p><p>乙</p></ucapcontent>", ["甲", "乙"]),
        ("<p><span>甲<div>乙</div>", ["甲", "乙"]),
        ("<p>甲</br>乙", ["甲", "乙"]),
        ("<p>1 < 2 & 3 &lt; 4 &unknown; 5</p>", ["1 < 2 & 3 < 4 &unknown; 5"]),
    ],
)
def test_lines(body: str, expected: list[str]) -> None:
    assert lines(page("<h1>一、总体情况</h1>" + body))[1:] == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<tr><td colspan=2>甲<td>乙<tr><td>1<td>2<td>3", [["甲", "", "乙"], ["1", "2", "3"]]),
        ("<tr></tr><tr><td>甲<td>1", [["", ""], ["甲", "1"]]),
        ("<tr><td rowspan=2>甲<td>1<tr><td>2", [["甲", "1"], ["", "2"]]),
        ("<tr><td rowspan=99999999>甲<td>1<tr><td>2", [["甲", "1"], ["", "2"]]),
        ("<tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2", [["甲", "", "1"], ["", "", "2"]]),
        ("<tr><td>1<td>2<tr><td>3", [["1", "2"], ["3", ""]]),
        ("<tr><td><p>自</p><p>然</p><p>人</p><td>2<b>0</b>", [["自然人", "20"]]),
        ("<tbody><tr><td>1<td>2</tbody><thead><tr><th>甲<th>乙</thead>", [["甲", "乙"], ["1", "2"]]),
        ("<tr><td><b>甲<td><div>1<tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        ("<form><tr><td>甲<td>1</tr></form><tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        ("<tr hidden><td>1<td>2<tr><td>甲<td>3<td hidden>4", [["甲", "3"]]),
        ("<tr><td>1<br>2<td> <b>&nbsp;</b>3 </td></tr>", [["12", "3"]]),
    ],
)
def test_tables(table: str, expected: list[list[str]]) -> None:
    assert rows(page(f"<p>一、总体情况</p><table>{table}</table>")) == expected


def test_what_stands_in_no_cell_of_a_table_is_kept() -> None:
    table = "<table><caption>表一</caption>甲<tr><td>1<td>2</td>乙</tr><tr hidden><td>丙<td>丁</table>"
    document = page(f"<p>一、总体情况</p>{table}<p>戊</p>")
    assert lines(document) == ["一、总体情况", "表一", "甲乙", "戊"]
    assert rows(document) == [["1", "2"]]
    assert [(one.kind, one.text) for one in document.asides] == [("hidden", "丙丁")]


@pytest.mark.parametrize("wrapped", ["<table><tr><td>{}<td>栏目</table>", "<table><tr><td>{}</table>"])
def test_long_text_in_a_table_is_no_cell(wrapped: str) -> None:
    text = "全年主动公开政府信息十二条。" * 40
    assert text in lines(page(wrapped.format(f"<p>一、总体情况</p><p>{text}</p>")))


def test_a_head_without_its_end_hides_nothing() -> None:
    document = read("<head><title>甲</title><meta charset=utf-8><p>一、总体情况<p>全年公开。".encode(), "a.html")
    assert lines(document) == ["一、总体情况", "全年公开。"]


def test_only_the_first_title_is_that_of_the_page() -> None:
    document = page("<div><title>云溪县</title></div><p>一、总体情况</p>", "<title>年度报告</title>")
    assert [(one.name, one.text) for one in document.properties] == [("title", "年度报告")]


def test_tables_for_the_layout_are_none() -> None:
    inner = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    document = page(f"<table><tr><td>栏目<td><p>一、总体情况</p><p>全年公开。</p>{inner}</td></tr></table>")
    assert rows(document) == [["甲", "1"], ["乙", "2"]]
    assert "全年公开。" in lines(document)


def test_every_character_has_its_place() -> None:
    source = "<p>一、总体情况</p>\r\n<p>  全年<b>公开</b>&nbsp;1<i>2</i>条\r\n信息。</p>\r\n"
    source += "<table><tr><td>甲<td>\r\n 7 </table>"
    document = read(source.encode(), "a.html")
    place = Source(document.lines, document.origins, document.source).place
    number = document.lines.index("全年公开 12条信息。") + 1
    assert place(Span(number, 1, number, 3)).span == Span(2, 6, 2, 8)
    assert place(Span(number, 3, number, 5)).span == Span(2, 11, 2, 13)
    assert place(Span(number, 6, number, 8)).span == Span(2, 23, 2, 28)
    assert place(Span(number, 9, number, 11)).span == Span(3, 1, 3, 3)
    (cell,) = [row.cells[1] for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert cell.text == "7"
    assert place(cell.span).span == Span(5, 2, 5, 3)
    assert document.source == tuple(source.split("\r\n"))


@pytest.mark.parametrize("style", html.STYLES)
@pytest.mark.parametrize("seed", range(3))
def test_the_source_has_each_character_where_the_document_says(seed: int, style: html.Style) -> None:
    document = read(html.write_model(make(seed), style), "a.html")
    for line, origin in zip(document.lines, document.origins, strict=True):
        for offset, character in enumerate(line):
            if character not in "\t ":
                number, column = origin.position(offset)
                assert document.source[number - 1][column - 1] in (character, "&")


def test_what_is_not_shown_has_its_place() -> None:
    source = (
        "<title>年度报告</title>\n<meta name=PubDate content='2025-01-02'>\n"
        "<p>一、总体情况</p><b title='139&#49;2345678'><p>甲</p>\n"
        "<a href='mailto:a@b.cn'>乙</a> <i hidden>藏</i><!-- 13912345678 -->"
    )
    document = read(source.encode(), "a.html")

    def placed(span: Span) -> tuple[int, int]:
        return document.origins[span.line - 1].position(span.column - 1)

    assert [placed(one.span) for one in document.properties] == [(1, 8), (2, 29)]
    assert [(one.text, *placed(one.span)) for one in document.asides] == [
        ("13912345678", 3, 14),
        ("mailto:a@b.cn", 4, 10),
        ("藏", 4, 41),
        ("13912345678", 4, 51),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "iso-8859-1"])
def test_encodings(encoding: str, declared: str) -> None:
    meta = f"<meta charset='{declared}'>" if declared else ""
    text = (
        f"<html><head>{meta}</head><body><p>一、总体情况</p><p>全年公开政府信息十二条，答复申请三件。</p></body></html>"
    )
    assert lines(read(text.encode(encoding), "a.html"))[1] == "全年公开政府信息十二条，答复申请三件。"


def test_a_few_broken_bytes_of_a_page_that_calls_itself_gbk() -> None:
    text = "<meta charset=gbk><p>一、总体情况</p><p>全年公开政府信息。</p>".encode("gbk")
    assert lines(read(text + b"<p>\xff\xff</p>", "a.html"))[:2] == ["一、总体情况", "全年公开政府信息。"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "<h1>云溪县2024年政府信息公开工作年度报告</h1><p>附件：<a href='/f/a.pdf'>年度报告.pdf</a></p>",
            "只有附件“年度报告.pdf”",
        ),
        ("<p>2024年政府信息公开年度报告</p><iframe src='a.docx?x=1'></iframe>", "只有附件“a.docx?x=1”"),
        (
            "<h2>2024年政府信息公开年报</h2><a href='/down?f=1'>附件.docx</a>" + "<a>栏目</a>" * 90,
            "只有附件“附件.docx”",
        ),
        ("<h2>2024年政府信息公开年报</h2><a href='/f.wps&id=1'>下载</a>" + "<a>栏目</a>" * 90, "只有附件“下载”"),
        (
            "<h1>2024年政府信息公开年报</h1><p>现将云溪县水利局2024年政府信息公开工作年度报告予以公布，欢迎社会各界监督。"
            "报告所列数据的统计期限自2024年1月1日起至12月31日止。</p><a href='1.doc'>年报</a>",
            "只有附件“年报”",
        ),
        ("<h2>2024年政府信息公开年报</h2><img src=1.jpg>" + "<a>栏目</a>" * 90, "只有报告的标题"),
        ("<div id=app></div><script src=app.js></script>", "由脚本另行加载"),
        ("<h2>2024年政府信息公开年报</h2><script>a</script>" + "<a>栏目</a>" * 90, "由脚本另行加载"),
    ],
)
def test_a_page_without_its_report_is_a_problem(body: str, told: str) -> None:
    with pytest.raises(ReadError, match=re.escape(told)):
        page(body)


def test_a_page_about_other_things_is_no_report() -> None:
    body = "<h1>政府信息公开指南</h1>" + "<p>本机关受理申请的地址、时间和电话如下。</p>" * 20
    assert not is_report(parse_report(page(body)))


def test_a_list_of_reports_is_no_report() -> None:
    items = (f"<h3>云溪县{year}年政府信息公开工作年度报告</h3><a href='{year}.pdf'>下载</a>" for year in (2022, 2023))
    body = "".join(items) + "<a>栏目</a>" * 90
    assert not is_report(parse_report(page(body, "<title>政府信息公开年报</title>")))


def test_personal_data_that_the_page_does_not_show() -> None:
    body = (
        "<p>一、总体情况</p><p title='13912345678'>全年<span style='display:none'>电话13712345678</span></p>"
        "<table><tr><td>甲<td><a href='tel:13612345678'>1</a><b hidden>13512345678</b></table>"
        "<!-- 13412345678 --><!-- 目录 --><!--[if gte mso 9]>13412345679<![endif]--><p>完</p>"
    )
    assert [(one.kind, one.text) for one in page(body).asides] == [
        ("attribute", "13912345678"),
        ("hidden", "电话13712345678"),
        ("attribute", "tel:13612345678"),
        ("hidden", "13512345678"),
        ("comment", "13412345678"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 20_000 + "一、总体情况",
        "<table>" * 3_000 + "一、总体情况",
        "<table><tr><td>" * 3_000 + "一、总体情况",
        "<p>一、总体情况</p>" + "<b>" * 50_000 + "甲",
        "<a " * 3_000,
        "<!--" * 3_000,
        "&" * 50_000,
        "<td colspan=" * 3_000,
        "</div>" * 20_000,
        "<p>一、总体情况<table><tr>" + "<td rowspan=1000000 colspan=3>1" * 60 + "<tr>" * 3_000,
    ],
    ids=lambda source: source[:16],
)
def test_any_mark_up_is_read_or_refused_in_time(source: str) -> None:
    started = time.perf_counter()
    with suppress(ReadError):
        read(source.encode(), "a.html")
    assert time.perf_counter() - started < 8


def test_mark_up_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gipr_lint.readers.web._SECONDS", 0.2)
    with pytest.raises(ReadError, match="没有读完"):
        read(b"<p><b>" * 300_000, "a.html")


def test_thousands_of_columns_are_refused() -> None:
    with pytest.raises(ReadError, match="超过 200 列"):
        page("<p>一、总体情况<table><tr><td>1<td colspan=100000>2</table>")
    with pytest.raises(ReadError, match="超过 100000 个单元格"):
        page("<p>一、总体情况<table><tr><td colspan=190>1<td>2" + "<tr>" * 600 + "</table>")


@pytest.mark.skipif(not REAL.is_file(), reason="needs ../shared beside the project")
def test_the_real_page() -> None:
    report = parse_report(read(REAL.read_bytes(), REAL.name))
    shown = figures(report)
    assert (report.organ, report.year) == ("沭阳县发展和改革局", 2023)
    assert {key: value for key, value in shown.items() if value not in {"0", ""}} == {
        "proactive.normative_documents.made": "8",
        "proactive.normative_documents.in_force": "18",
        "requests.new.natural": "26",
        "requests.new.total": "26",
        "requests.granted.natural": "26",
        "requests.granted.total": "26",
        "requests.handled.natural": "26",
        "requests.handled.total": "26",
        "remedies.review.pending": "1",
        "remedies.review.total": "1",
    }
    assert sum(key.startswith("requests.") for key in shown) == 25 * 7
    assert sum(value == "" for value in shown.values()) == 25 * 5
    assert [str(date.day) for date in dates(report)] == ["2024-01-17", "2024-01-17"]
