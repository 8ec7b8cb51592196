"""The reader of workbooks: the same figures and findings as from text, numbers as they are shown, what is hidden."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.model.document import Document, Table
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.blocks import lines, rows
from tests.support.generator import DEFECTS, Defect, Model, make
from tests.support.generator.model import dice
from tests.support.generator.printing.grid import grid
from tests.support.one_report import as_text, figures, figures_of, findings, planted, rules
from tests.support.writers import xlsx

KNOWN = {
    "heading-level": "marks of Markdown",
    "section-number-none": "a heading without a number, right below a table, looks like a row",
}


@pytest.mark.parametrize("seed", range(30))
def test_generated_report_is_read_figure_by_figure(seed: int) -> None:
    model = make(seed)
    content = xlsx.write_model(model, text=bool(seed % 2), sheets=bool(seed % 3), airy=bool(seed % 5))
    report = parse_report(read(content, "report.xlsx"), None)
    assert (report.year, report.format.edition, report.organ) == (model.year, model.edition, model.organ.name)
    assert figures(report) == figures_of(model)


def alone(model: Model) -> bytes:
    """The three tables without anything else."""
    book = openpyxl.Workbook()
    for part in ("proactive", "requests", "remedies"):
        xlsx.draw(book.create_sheet(part), grid(model.sheet(part), dice("alone", part)))
    return xlsx.to_bytes(book)


def test_three_tables_alone_are_judged_as_tables() -> None:
    model = make(5, "2021")
    assert not findings(alone(model), "表.xlsx")
    wrong = model.put("requests.new.total", "987")
    found = findings(alone(wrong), "表.xlsx")
    assert set(found) >= {("row-total", ("requests", "new", "total"))}
    assert {rule for rule, _ in found} <= {"row-total", "balance"}


def test_three_tables_alone_are_read() -> None:
    model = make(5, "2021")
    report = parse_report(read(alone(model), "表.xlsx"), None)
    assert figures(report) == figures_of(model)


@pytest.mark.parametrize("defect", [pytest.param(one, id=one.name) for one in DEFECTS[::3] if one.name not in KNOWN])
def test_defect_is_found_as_in_text(defect: Defect) -> None:
    model, expected = planted(defect)
    told = as_text(model)
    as_sheet = findings(xlsx.write_model(model), "report.xlsx")
    assert as_sheet == told
    assert any(rule == expected.rule for rule, _ in as_sheet)


def opened(fill: Callable[[Worksheet], object]) -> Document:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表三"
    fill(sheet)
    return read(xlsx.to_bytes(book), "a.xlsx")


def beside(document: Document, *kinds: str) -> list[tuple[str, str]]:
    return [(one.text, document.origins[one.span.line - 1].label) for one in document.asides if one.kind in kinds]


def test_values_are_those_that_the_sheet_shows() -> None:
    values: list[float | str | bool | datetime.date] = [
        12,
        43.788,
        0.1 + 0.2,
        -3.0,
        "1,234",
        "0012",
        True,
        datetime.date(2025, 1, 20),
        1e20,
        0,
    ]
    document = opened(lambda sheet: [sheet.cell(1, at, value) for at, value in enumerate(values, 1)])
    shown = ["12", "43.788", "0.3", "-3", "1,234", "0012", "TRUE", "2025年1月20日", "1" + "0" * 20, "0"]
    assert rows(document) == [shown]


def test_place_is_sheet_and_row() -> None:
    document = opened(lambda sheet: [sheet.cell(5, 2, "甲"), sheet.cell(5, 3, 1)])
    at = next(one for one in document.blocks if isinstance(one, Table)).span.line
    assert document.origins[at - 1].label == "工作表“表三”第 5 行"
    assert document.origins[at - 1].properties == {"sheet": "表三", "row": 5}


def test_titles_are_lines_and_rows_without_figures_are_rows() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            ["云溪县2024年报告"],
            ["三、收到和处理情况"],
            ["项目", "自然人", "总计"],
            ["一、本年新收", None, None],
            ["二、上年结转", 1, 1],
            ["全年没有收费。"],
            ["四、行政复议"],
        ):
            sheet.append(row)

    document = opened(fill)
    assert lines(document) == ["云溪县2024年报告", "三、收到和处理情况", "全年没有收费。", "四、行政复议"]
    assert rows(document) == [["项目", "自然人", "总计"], ["一、本年新收", "", ""], ["二、上年结转", "1", "1"]]


def test_merged_cells_are_blank_after_the_first() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["结果\n维持", None, "其他"])
        sheet.append([1, 2, 3])
        sheet.merge_cells("A1:B1")

    assert rows(opened(fill)) == [["结果维持", "", "其他"], ["1", "2", "3"]]


def test_hidden_rows_columns_and_sheets_are_told_apart() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", 1, "内部"])
        sheet.append(["乙", 2])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("底稿")
        other.sheet_state = "hidden"
        other.append(["丙", 3])

    document = opened(fill)
    assert rows(document) == [["甲", "1", ""]]
    assert beside(document, "hidden") == [
        ("内部", "工作表“表三”第 1 行"),
        ("乙 2", "工作表“表三”第 2 行"),
        ("丙 3", "工作表“底稿”第 1 行"),
    ]


def test_comments_and_margins_stand_beside() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["A1"].comment = Comment("请核对", "某某")
        assert sheet.oddHeader is not None
        sheet.oddHeader.center.text = "松湾镇"

    document = opened(fill)
    assert beside(document, "comment") == [("请核对", "批注")]
    assert beside(document, "margin") == [("&C松湾镇", "页眉或页脚")]


def test_a_workbook_that_is_no_report_is_skipped() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["姓名", "电话"])
    content = xlsx.to_bytes(book)
    run = lint([Input("名册.xlsx", lambda: content)], rules())
    assert (run.checked, run.skipped) == (0, ("名册.xlsx",))
