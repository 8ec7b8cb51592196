"""Blanks of the tables: each format keeps their cells, and they are told a row at a time or once for a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.generator import Model, make
from tests.support.one_report import checked, figures
from tests.support.writers import docx, html, pdf, xlsx

COLUMNS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org", "total")
WRITERS: dict[str, Callable[[Model], bytes]] = {
    "a.docx": docx.write_model,
    "a.html": html.write_model,
    "a.pdf": pdf.write_model,
    "a.xlsx": xlsx.write_model,
}


def said(content: bytes, name: str, rule: str = "blank-cell") -> list[str]:
    found = [one for one in checked(content, name).findings if one.rule == rule]
    return ["".join(str(getattr(part, "text", part)) for part in one.message) for one in found]


def zeros_left_out(model: Model, *, totals: bool) -> Model:
    """Return a report whose table three has blanks for zeros; without ``totals``, in the total column too."""
    for row in model.sheet("requests").rows:
        for column, text in row.cells:
            if text == "0" and (totals or column != "total"):
                model = model.put(f"requests.{row.id}.{column}", "")
    return model


@pytest.mark.parametrize("name", WRITERS)
def test_blanks_of_one_row_are_one_finding(name: str) -> None:
    model = make(5, "2021")
    for column in COLUMNS[1:4]:
        model = model.put(f"requests.partial.{column}", "")
    found = said(WRITERS[name](model), name)
    assert len(found) == 1
    assert "“商业企业”“科研机构”“社会公益组织”列空白" in found[0]


@pytest.mark.parametrize("totals", [True, False])
@pytest.mark.parametrize("name", WRITERS)
def test_zeros_left_blank_throughout_are_one_finding(name: str, totals: bool) -> None:
    model = zeros_left_out(make(5, "2021"), totals=totals)
    content = WRITERS[name](model)
    assert len(said(content, name)) == 1
    grave = {one.rule for one in checked(content, name).findings if one.level.value != "note"}
    assert grave == {"blank-cell"}


@pytest.mark.parametrize("name", WRITERS)
def test_a_total_left_out_beside_figures_is_no_zero(name: str) -> None:
    model = zeros_left_out(make(5, "2021"), totals=True).put("requests.new.total", "").put("requests.handled.total", "")
    content = WRITERS[name](model)
    grave = {one.rule for one in checked(content, name).findings if one.level.value != "note"}
    assert grave == {"blank-cell"}


@pytest.mark.parametrize("name", WRITERS)
def test_every_row_keeps_its_cells_where_totals_are_blank(name: str) -> None:
    model = make(8, "2021")
    for row in model.sheet("requests").rows:
        model = model.put(f"requests.{row.id}.total", "")
    read_as = figures(parse_report(read(WRITERS[name](model), name), None))
    for row in model.sheet("requests").rows:
        assert [read_as[f"requests.{row.id}.{column}"] for column in COLUMNS] == [row.value(at) for at in COLUMNS]
    assert said(WRITERS[name](model), name) == ["“收到和处理政府信息公开申请情况表”“总计”整列空白。"]


@pytest.mark.parametrize("name", WRITERS)
def test_blank_rows_are_told_each(name: str) -> None:
    model = make(2, "2021")
    for row in ("granted", "carried_out"):
        for column in COLUMNS:
            model = model.put(f"requests.{row}.{column}", "")
    found = said(WRITERS[name](model), name)
    assert [text.endswith("整行空白。") for text in found] == [True, True]


def test_head_of_a_page_says_where_figures_begin() -> None:
    head = (
        "<tr><td colspan=3>申请人情况<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计"
    )
    rows = {
        "<td colspan=3>一、本年新收政府信息公开申请数量": ["2", "1", "", "", "", "", ""],
        "<td colspan=3>二、上年结转政府信息公开申请数量": [""] * 7,
        "<td>三、本年度办理结果<td colspan=2>（一）予以公开": ["", "1", "", "", "", "", ""],
        "<td colspan=3>四、结转下年度继续办理": ["", "", "", "", "", "", "4"],
    }
    table = head + "".join(f"<tr>{label}{''.join(f'<td>{text}' for text in cells)}" for label, cells in rows.items())
    title = "<h1>云溪县桐坪乡2024年政府信息公开工作年度报告</h1><h2>三、收到和处理政府信息公开申请情况</h2>"
    report = parse_report(read(f"{title}<table>{table}</table>".encode(), "a.html"), None)
    cells = [cell for row in report.tables["requests"].rows.values() for cell in row.cells.values()]
    assert {(cell.row, cell.column): cell.value.raw for cell in cells if cell.value.raw} == {
        ("new", "natural"): "2",
        ("new", "business"): "1",
        ("granted", "business"): "1",
        ("carried_out", "total"): "4",
    }


def test_a_total_left_blank_is_no_wrong_sum() -> None:
    model = make(5, "2021")
    for row in model.sheet("requests").rows:
        model = model.put(f"requests.{row.id}.total", "")
    rules = {one.rule for one in checked(docx.write_model(model), "a.docx").findings}
    assert rules & {"row-total", "handled-total", "balance", "total-column-zero"} == set()


@pytest.mark.parametrize(
    "label",
    ["规章（县级人民政府不填）", "（六）规章（无此项（见说明））"],
)
def test_label_with_an_explanation_behind_is_official(label: str) -> None:
    model = make(5, "2021")
    row = replace(model.sheet("proactive").row("rules"), label=label)
    model = model.edit_sheet("proactive", lambda sheet: sheet.swap("rules", row))
    assert {one.rule for one in checked(docx.write_model(model), "a.docx").findings} == set()


def test_another_label_with_an_explanation_is_not() -> None:
    model = make(5, "2021")
    row = replace(model.sheet("proactive").row("normative_documents"), label="规范性文件（含废止的）")
    model = model.edit_sheet("proactive", lambda sheet: sheet.swap("normative_documents", row))
    assert {one.rule for one in checked(docx.write_model(model), "a.docx").findings} == {"row-label"}
