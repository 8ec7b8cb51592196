"""Tables that a PDF prints without lines: read where all of it holds together, told as not read where not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.model.finding import Level
from gipr_lint.model.run import Run
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.generator import Defect, make
from tests.support.one_report import TYPED, as_text, figures, figures_of, findings, planted, rules
from tests.support.pdf.blocks import rows as pdf_rows
from tests.support.writers import pdf
from tests.support.writers.pdf import Style

STYLES = {
    "none": Style(lines="none"),
    "level": Style(lines="level", align="right"),
    "frame": Style(lines="frame", align="center"),
    "head": Style(lines="head", align="center"),
    "upright": Style(lines="upright", align="center"),
    "dots": Style(lines="dots"),
    "dashed": Style(lines="dashed"),
    "white": Style(lines="white"),
    "top": Style(lines="none", top=True, align="center"),
    "packed": Style(lines="none", pad=0.5, align="center"),
    "packed at the top": Style(lines="level", pad=0.5, top=True, align="center"),
    "small": Style(lines="none", small=6.5, figure=6.5, align="right"),
    "large figures": Style(lines="none", small=8, figure=10.5, align="center"),
    "small figures": Style(lines="none", small=10.5, figure=8, align="center"),
    "over pages": Style(lines="none", cut=True, again=True, height=600),
    "over many pages": Style(lines="level", again=True, height=500, align="center"),
    "landscape": Style(lines="none", width=842, height=595, align="center"),
    "with a head": Style(lines="none", head="云溪县桐坪乡人民政府", height=700),
}


def checked(content: bytes) -> Run:
    return lint([Input("report.pdf", lambda: content)], rules(), Settings())


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("seed", [1, 4, 5])
def test_right_report_is_read_figure_by_figure(style: Style, seed: int) -> None:
    model = make(seed)
    content = pdf.write_model(model, style)
    assert figures(parse_report(read(content, "a.pdf"), None)) == figures_of(model)
    run = checked(content)
    assert run.problems == ()
    assert [one.rule for one in run.findings if one.level is not Level.NOTE] == []


def _grave(run: Run) -> set[tuple[str, tuple[str, ...]]]:
    return {(one.rule, one.location.logical) for one in run.findings if one.level is not Level.NOTE}


@pytest.mark.parametrize("defect", TYPED[::3])
def test_defect_is_found_or_the_table_is_told(defect: Defect) -> None:
    model, _ = planted(defect)
    told = set(as_text(model))
    run = checked(pdf.write_model(model, STYLES["none"]))
    assert _grave(run) <= told
    assert run.problems or _grave(run) >= {one for one in told if one in _grave(checked(pdf.write_model(model)))}


@pytest.mark.parametrize("lines", ["none", "level", "head"])
def test_wrong_sums_are_found(lines: str) -> None:
    model = make(6, "2021").put("requests.new.total", "98765")
    found = findings(pdf.write_model(model, Style(lines=lines, align="center")), "report.pdf")
    assert ("row-total", ("requests", "new", "total")) in found


@pytest.mark.parametrize(
    ("table", "row"),
    [("requests", "repeat"), ("requests", "overdue_fee"), ("requests", "carried_out"), ("proactive", "penalties")],
)
def test_row_that_is_surely_absent_is_missing(table: str, row: str) -> None:
    model = make(7, "2021").edit_sheet(table, lambda sheet: sheet.swap(row))
    found = findings(pdf.write_model(model, STYLES["none"]), "report.pdf")
    assert {place[-1] for rule, place in found if rule == "missing-row"} == {row}


def scattered(texts: Sequence[tuple[float, float, str]]) -> bytes:
    """Return a report whose third section holds words anywhere."""

    def draw(drawing: pdf.Drawing) -> None:
        pdf.title(drawing, "云溪县桐坪乡人民政府2024年政府信息公开工作年度报告")
        pdf.paragraph(drawing, "三、收到和处理政府信息公开申请情况")
        for x, y, text in texts:
            drawing.text(x, y, text, 9)
        drawing.y = 640
        pdf.paragraph(drawing, "四、政府信息公开行政复议、行政诉讼情况")

    return pdf.made(draw)


def test_table_that_cannot_be_laid_out_is_no_missing_table() -> None:
    labels = (
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "1.属于国家秘密",
    )
    run = checked(scattered([(90 + 60 * at, 200 + 31 * at, text) for at, text in enumerate(labels)]))
    said = [problem.message for problem in run.problems]
    assert len(said) == 1
    assert said[0].startswith("第 1 页的“收到和处理政府信息公开申请情况表”没有画出表格线")
    assert "请改用 Word 文件" in said[0]
    missing = {one.location.logical for one in run.findings if one.rule in {"missing-table", "missing-row"}}
    assert missing == {("remedies",)}


def test_section_without_any_table_misses_it() -> None:
    run = checked(scattered([(90, 300, "无。")]))
    assert run.problems == ()
    assert ("missing-table", ("requests",)) in _grave(run)


def test_misplaced_label_leaves_the_table_unread_alone() -> None:
    model = make(9, "2021")
    label = replace(model.sheet("requests").row("process"), label="6.属于过程信息")
    wrong = model.edit_sheet("requests", lambda sheet: sheet.swap("process", label))
    run = checked(pdf.write_model(wrong, STYLES["none"]))
    assert len(run.problems) == 1
    assert "收到和处理政府信息公开申请情况表" in run.problems[0].message
    assert _grave(run) == set()


def test_blank_row_stays_a_row_on_a_page_of_its_own() -> None:
    model = make(3, "2021")
    for column in ("natural", "business", "research", "nonprofit", "legal_service", "other_org", "total"):
        model = model.put(f"requests.carried_out.{column}", "")
    told = as_text(model)
    assert {rule for rule, _ in told} == {"blank-cell"}
    for height in range(560, 860, 60):
        assert findings(pdf.write_model(model, Style(height=height)), "report.pdf") == told


def test_blank_table_four_is_blank() -> None:
    model = make(3, "2021")
    for row in ("review", "direct", "after_review"):
        for column in ("upheld", "corrected", "other", "pending", "total"):
            model = model.put(f"remedies.{row}.{column}", "")
    assert {rule for rule, _ in findings(pdf.write_model(model), "report.pdf")} == {"blank-cell"}


def over_two_pages(last: str, first: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table without lines: its last row on one page, and those at the top of the next."""

    def draw(drawing: pdf.Drawing) -> None:
        for y, row in ((60, "一、新收|7|8|9"), (80, "二、结转|1|2|3"), (100, last)):
            _row(drawing, y, row)
        drawing.turn_page()
        for number, row in enumerate((*first, "（七）总计|4|5|6", "四、结转|3|4|5", "五、其他|0|0|0")):
            _row(drawing, 60 + 20 * number, row)

    return pdf_rows(draw)


def _row(drawing: pdf.Drawing, y: float, row: str) -> None:
    for x, text in zip((72, 190, 250, 310), row.split("|"), strict=False):
        drawing.text(x, y, text, 9)


def test_a_head_that_was_left_behind_is_that_of_the_whole_table() -> None:
    rows = over_two_pages("三、办结|1|1|1", ("项目|企业|机构|总计",))
    assert [row[0] for row in rows] == [
        "项目",
        "一、新收",
        "二、结转",
        "三、办结",
        "（七）总计",
        "四、结转",
        "五、其他",
    ]


def test_a_label_cut_by_the_end_of_a_page_goes_on() -> None:
    rows = over_two_pages("1.无正当理由逾期不|1|1|1", ("补正的",))
    assert rows[2] == ["1.无正当理由逾期不补正的", "1", "1", "1"]
    assert len(rows) == 6


def test_a_sign_that_hangs_over_does_not_touch_the_figure() -> None:
    rows = over_two_pages("1.无正当理由逾期不补正、|1|1|1", ())
    assert rows[2] == ["1.无正当理由逾期不补正、", "1", "1", "1"]
