"""The reader of PDF files: the same report as text and as a PDF is the same report, whatever the print is like."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from generator import Defect, make
from generator.grid import Box, GridRow
from gipr_lint.model.document import Line, Table
from gipr_lint.model.report import Paragraph
from gipr_lint.parse import parse_report
from gipr_lint.readers import ReadError, read
from one_report import TYPED, as_text, checked, figures, figures_of, findings, planted
from writers import pdf
from writers.pdf import Style

STYLES = {
    "plain": pdf.PLAIN,
    "cut": Style(cut=True, lines="boxes"),
    "head": Style(head="云溪县人民政府办公室文件", again=True, bold=True),
    "boxed": Style(boxed=True, spaced=True, height=700),
    "landscape": Style(width=842, height=595, cut=True, again=True),
    "turned": Style(width=842, height=595, turned=90),
    "turned back": Style(width=842, height=595, turned=270, head="年度报告", spaced=True),
    "sideways": Style(width=842, height=595, turned=90, sideways=True, again=True),
}


@pytest.mark.parametrize("seed", range(60))
def test_generated_report_is_read_figure_by_figure(seed: int) -> None:
    model = make(seed)
    style = [*STYLES.values()][seed % len(STYLES)]
    report = parse_report(read(pdf.write_model(model, style), "report.pdf"), None)
    assert (report.year, report.format.edition, report.organ) == (model.year, model.edition, model.organ.name)
    assert [section.id for section in report.sections] == [section.id for section in model.sections]
    assert figures(report) == figures_of(model)


@pytest.mark.parametrize("seed", range(0, 60, 2))
def test_faultless_report_has_the_findings_that_it_has_as_text(seed: int) -> None:
    model = make(seed)
    told = as_text(model)
    style = [*STYLES.values()][seed // 2 % len(STYLES)]
    assert findings(pdf.write_model(model, style), "report.pdf") == told


@pytest.mark.parametrize("defect", TYPED)
def test_defect_is_found_as_in_text(defect: Defect) -> None:
    model, expected = planted(defect)
    told = as_text(model)
    as_pdf = findings(pdf.write_model(model), "report.pdf")
    assert set(as_pdf) == set(told)  # what is said once of a line may be said of two, if that is printed as two
    assert any(rule == expected.rule for rule, _ in as_pdf)


REAL = Path(__file__).parents[2] / "shared" / "reports" / "real" / "淮安市洪泽区人民政府-2023.pdf"
NATURAL = {
    "new": 21, "carried_in": 0, "granted": 0, "partial": 4, "secret": 1, "law": 0, "safety": 0, "third_party": 0,
    "internal": 0, "process": 1, "case_file": 1, "query": 0, "not_held": 10, "needs_making": 3, "unclear": 0,
    "petition": 1, "repeat": 0, "publication": 0, "excessive": 0, "confirm": 0, "handled": 21, "carried_out": 0,
}  # fmt: skip
"""Natural persons of the real report; nobody else applied."""
OTHERS = ("business", "research", "nonprofit", "legal_service", "other_org")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
PROACTIVE = {
    "rules.made": "0", "rules.repealed": "0", "rules.in_force": "0",
    "normative_documents.made": "0", "normative_documents.repealed": "5", "normative_documents.in_force": "5",
    "licences.decisions": "550", "penalties.decisions": "4119", "coercive_measures.decisions": "195",
    "charges.amount": "7730.28",
}  # fmt: skip
REMEDIES = {"review": (10, 1, 0, 0, 0), "direct": (0, 0, 0, 0, 0), "after_review": (5, 0, 0, 0, 0)}


@pytest.mark.skipif(not REAL.is_file(), reason="needs ../shared beside the project")
def test_real_report_is_read_figure_by_figure() -> None:
    report = parse_report(read(REAL.read_bytes(), REAL.name), None)
    assert len(report.sections) == 6
    assert figures(report) == {
        **{f"proactive.{cell}": text for cell, text in PROACTIVE.items()},
        **{f"requests.{row}.{name}": str(count) for row, count in NATURAL.items() for name in ("natural", "total")},
        **{f"requests.{row}.{name}": "0" for row in NATURAL for name in OTHERS},
        **{
            f"remedies.{row}.{name}": str(count)
            for row, counts in REMEDIES.items()
            for name, count in zip(RESULTS, counts, strict=True)
        },
    }
    assert set(report.tables["requests"].collapsed) == {"other_handling"}


@pytest.mark.skipif(not REAL.is_file(), reason="needs ../shared beside the project")
def test_faults_of_the_real_report() -> None:
    run = checked(REAL.read_bytes(), REAL.name)
    grave = [one for one in run.findings if one.level.value != "note"]
    said = sorted((one.rule, run.place(one.path, one.location.span).label) for one in grave)
    assert said == [
        ("missing-row", "第 4 页"),
        ("remedy-total", "第 4 页"),
        ("remedy-total", "第 4 页"),
        ("row-label", "第 3 页"),
    ]


def lines(draw: Callable[[pdf.Drawing], object], style: Style = pdf.PLAIN) -> list[str]:
    document = read(pdf.made(draw, style), "a.pdf")
    return [block.text for block in document.blocks if isinstance(block, Line)]


def rows(draw: Callable[[pdf.Drawing], object], style: Style = pdf.PLAIN) -> list[list[str]]:
    document = read(pdf.made(draw, style), "a.pdf")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def grid_of(*texts: str) -> list[GridRow]:
    """Return rows of a table: cells between bars; ``^`` goes on with the cell above, the last row has figures."""
    return [
        GridRow(tuple(Box("", covered=True) if cell == "^" else Box(cell) for cell in text.split("|")))
        for text in texts
    ]


def test_letters_are_closed_up_by_their_distances() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        drawing.text(72, 200, "政 府 信 息 公 开", 16)
        drawing.text(72, 240, "政府信息公开2024年", 16, spacing=9)
        drawing.text(72, 280, "受理 21 件，办结 7 件", 16)
        drawing.text(72, 320, "联系人：王某      电话：85500000", 16)
        drawing.text(72, 360, "Open Government 2024", 16)
        drawing.text(72, 400, "总        计", 16)

    assert lines(draw) == [
        "政府信息公开",
        "政府信息公开2024年",
        "受理21件，办结7件",
        "联系人：王某 电话：85500000",
        "Open Government 2024",
        "总 计",
    ]


def test_words_printed_twice_are_read_once() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for shift in (0, 0.3, 0.6):
            drawing.text(72 + shift, 200 + shift, "一、总体情况 1100 件", 16)

    assert lines(draw) == ["一、总体情况1100件"]


def test_place_is_the_page() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.paragraph(drawing, "甲。")
        drawing.turn_page()
        pdf.paragraph(drawing, "乙。")

    document = read(pdf.made(draw), "a.pdf")
    origins = [document.origins[block.span.line - 1] for block in document.blocks]
    assert [(one.label, dict(one.properties)) for one in origins] == [
        ("第 1 页", {"page": 1}),
        ("第 2 页", {"page": 2}),
    ]


def test_page_numbers_and_running_heads_stand_beside() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.paragraph(drawing, "政府信息公开工作" * 200)

    document = read(pdf.made(draw, Style(head="云溪县文件 2024")), "a.pdf")
    assert {aside.text for aside in document.asides} >= {"云溪县文件2024", "—1—", "—2—"}
    assert {aside.kind for aside in document.asides if "文件属性" not in document.line_name(aside.span)} == {"margin"}
    report = parse_report(document, None)
    assert [len(item.text) for item in report.front if isinstance(item, Paragraph)] == [1600]


def test_a_first_line_that_is_no_running_head_stays() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        drawing.text(72, 60, "云溪县2024年报告", 16)
        drawing.turn_page()
        drawing.text(72, 60, "政府信息公开", 16)

    assert lines(draw) == ["云溪县2024年报告", "政府信息公开"]


@pytest.mark.parametrize("drawn", ["strokes", "boxes"])
def test_merged_cells_are_blank_after_the_first(drawn: str) -> None:
    form = grid_of("项目|自然人|总计", "三、本年度办理结果|1|1", "^|20|3")
    assert rows(lambda drawing: pdf.table(drawing, form, (18, 80, 80)), Style(lines=drawn)) == [
        ["项目", "自然人", "总计"],
        ["三、本年度办理结果", "1", "1"],
        ["", "20", "3"],
    ]


def test_frames_and_underlines_are_no_tables() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.table(drawing, grid_of("政府信息公开", "工作年度报告"), (200,))
        drawing.text(72, 400, "一、总体情况", 16)
        drawing.rule(72, 402, 200, 402)
        for at in (60, 700):
            drawing.rule(50, at, 500, at)
        for at in (50, 500):
            drawing.rule(at, 60, at, 700)
        drawing.y = 500
        pdf.table(drawing, grid_of("新收|12"), (80, 80))

    assert lines(draw) == ["政府信息公开", "工作年度报告", "一、总体情况"]
    assert rows(draw) == [["新收", "12"]]


def test_words_turned_in_a_cell() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.table(drawing, grid_of("甲|1|2", "|3|4", "|5|6"), (40, 60, 60))
        for turn, x in ((90, 100), (-90, 80)):
            drawing.canvas.saveState()
            drawing.canvas.translate(x, drawing.style.height - (140 if turn > 0 else 106))
            drawing.canvas.rotate(turn)
            drawing.text(0, drawing.style.height, "办结", 9)
            drawing.canvas.restoreState()

    assert "".join(row[0] for row in rows(draw)) == "甲办结办结"


def test_a_table_without_its_outer_borders() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for y in (100, 130, 160):
            drawing.rule(72, y, 372, y)
        for x in (172, 272):
            drawing.rule(x, 100, x, 190)
        for row, texts in enumerate((("项目", "新收", "结转"), ("自然人", "12", "3"), ("总计", "14", "5"))):
            for column, text in enumerate(texts):
                drawing.text(80 + column * 100, 120 + row * 30, text, 10)

    assert rows(draw) == [["项目", "新收", "结转"], ["自然人", "12", "3"], ["总计", "14", "5"]]


def test_rows_between_which_no_line_is_drawn() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for y in (100, 190):
            drawing.rule(72, y, 372, y)
        for x in (72, 172, 272, 372):
            drawing.rule(x, 100, x, 190)
        for row, texts in enumerate((("企业", "1", "0"), ("自然人", "12", "3"), ("总计", "13", "3"))):
            for column, text in enumerate(texts):
                drawing.text(80 + column * 100, 120 + row * 30, text, 10)

    assert rows(draw) == [["企业", "1", "0"], ["自然人", "12", "3"], ["总计", "13", "3"]]


def test_figures_below_one_another_are_one_only_where_the_first_fills_its_line() -> None:
    narrow = lambda drawing: pdf.table(drawing, grid_of("收费|12345.67", "金额|1"), (80, 40))  # noqa: E731
    assert rows(narrow) == [["收费", "12345.67"], ["金额", "1"]]

    def draw(drawing: pdf.Drawing) -> None:
        pdf.table(drawing, grid_of("行政许可和处罚|", "金额|1"), (40, 80))
        drawing.text(120, 98, "12", 9)
        drawing.text(120, 110, "7", 9)

    assert rows(draw)[0] == ["行政许可和处罚", "12 7"]


def test_two_columns_are_refused() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for line in range(20):
            drawing.text(72, 100 + 20 * line, "政府信息公开工作年度报告", 12)
            drawing.text(310, 100 + 20 * line, "主动公开政府信息情况如下", 12)

    with pytest.raises(ReadError, match="第 1 页分两栏排版"):
        read(pdf.made(draw), "a.pdf")


def test_labels_and_values_side_by_side_are_not_two_columns() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for line in range(20):
            drawing.text(72, 100 + 20 * line, "政府信息公开工作年度报告", 12)
            drawing.text(310, 100 + 20 * line, "12件", 12)

    assert lines(draw)[0] == "政府信息公开工作年度报告 12件"


def scan(drawing: pdf.Drawing) -> None:
    drawing.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 30, 60, 540, 720)


def test_scanned_pages_are_told() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.paragraph(drawing, "政府信息公开工作" * 10)
        for _ in range(2):
            drawing.turn_page()
            scan(drawing)

    with pytest.raises(ReadError, match=r"^PDF 没有文字层（扫描件），请先用 OCR（文字识别）转换"):
        read(pdf.made(scan), "a.pdf")
    with pytest.raises(ReadError, match=r"^PDF 第 2、3 页没有文字层"):
        read(pdf.made(draw), "a.pdf")
    canvas = Canvas(file := io.BytesIO())
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    with pytest.raises(ReadError, match="没有文字层"):
        read(file.getvalue(), "a.pdf")


def test_a_picture_beside_text_does_not_matter() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        scan(drawing)
        pdf.paragraph(drawing, "政府信息公开工作" * 10)

    assert "".join(lines(draw)) == "政府信息公开工作" * 10


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gipr_lint.readers.pdf.ink", None)
    with pytest.raises(ReadError, match=r"检查 PDF 文件需要 pdfminer.six，请运行 pip install pdfminer.six"):
        read(b"%PDF-1.7", "a.pdf")


def test_what_stands_beside_the_pages() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.paragraph(drawing, "政府信息公开工作" * 3)
        drawing.text(-200, 300, "稿外", 16)
        drawing.canvas.textAnnotation("请核对")
        drawing.canvas.linkURL("https://example.invalid", (100, 100, 200, 200))
        drawing.canvas.setTitle("云溪县报告")
        drawing.canvas.setAuthor("王某")

    document = read(pdf.made(draw), "a.pdf")
    beside = [(one.kind, one.text, document.origins[one.span.line - 1].label) for one in document.asides]
    assert ("hidden", "稿外", "第 1 页") in beside
    assert ("comment", "请核对", "第 1 页") in beside
    assert ("property", "王某", "文件属性") in beside
    assert [(one.name, one.text) for one in document.properties] == [("title", "云溪县报告")]
    assert len([block for block in document.blocks if isinstance(block, Line)]) == 1


def table_over_pages(above: str, below: str, first: str = "") -> list[list[str]]:
    """Return the rows around a page break, given as cells between bars; ``first`` stands on top of both pages."""

    def draw(drawing: pdf.Drawing) -> None:
        widths = (100.0, 60.0, 60.0)
        drawing.y = drawing.bottom - 100
        pdf.table(drawing, grid_of(*filter(None, (first, "二、上年|1|2", above))), widths)
        drawing.turn_page()
        drawing.y = 60
        pdf.table(drawing, grid_of(*filter(None, (first, below, "四、结转|3|4"))), widths)

    return rows(draw)


LONG = "申请人无正当理由逾期"


def test_a_row_cut_by_the_end_of_a_page_is_one() -> None:
    cut = f"{LONG}|5|6"
    whole = [["二、上年", "1", "2"], [LONG + "不补正", "5", "6"], ["四、结转", "3", "4"]]
    assert table_over_pages(cut, "不补正||") == whole
    assert table_over_pages(f"{LONG}||", "不补正|5|6") == whole


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("规章||", "规范性文件|5|6"),
        (f"{LONG}||", "2.重复申请|5|6"),
        (f"{LONG}|5|6", "（七）总计||"),
        (f"{LONG}|5|6", "不补正|7|8"),
    ],
)
def test_rows_on_both_sides_of_a_page_break_that_are_two(above: str, below: str) -> None:
    assert table_over_pages(above, below)[1:3] == [above.split("|"), below.split("|")]


def test_a_head_that_is_repeated_on_the_next_page_is_dropped() -> None:
    head = "项目|新收|结转"
    assert table_over_pages("甲|5|6", "乙|7|8", first=head) == [
        ["项目", "新收", "结转"],
        ["二、上年", "1", "2"],
        ["甲", "5", "6"],
        ["乙", "7", "8"],
        ["四、结转", "3", "4"],
    ]


@pytest.mark.parametrize("seed", range(1, 9))
@pytest.mark.parametrize("drawn", ["level", "none"])
def test_tables_without_upright_lines_are_read_whole(drawn: str, seed: int) -> None:
    model = make(seed)
    document = read(pdf.write_model(model, Style(lines=drawn)), "a.pdf")
    read_as = figures(parse_report(document, None))
    printed = figures_of(model)
    assert read_as == printed
    assert document.remarks == ()


def test_a_list_of_contents_is_no_table() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for number, text in enumerate(("一、总体情况", "二、主动公开政府信息情况", "三、申请情况", "四、复议"), 1):
            drawing.text(72, 200 + 30 * number, text, 16)
            drawing.text(480, 200 + 30 * number, str(number), 16)

    assert len(lines(draw)) == 4
    assert rows(draw) == []
