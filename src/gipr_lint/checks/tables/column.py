"""The columns of the statutory tables, and the edition that they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from gipr_lint.checks.places import quoted
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportTable

Must = Literal["exist", "be-of-the-edition"]


def columns(report: Report, must: Must) -> Iterator[Hit]:
    """Yield one hit for each table with missing columns, or of another edition."""
    for table in report.tables.values():
        if must == "be-of-the-edition":
            yield from _of_other_editions(report, table)
        elif not table.foreign:
            yield from _missing(table)


def _of_other_editions(report: Report, table: ReportTable) -> Iterator[Hit]:
    """Yield a hit for a table of another edition, or for the first column name in it that is."""
    fields = {
        "table": table.format.name,
        "part": "",
        "expected": report.format.edition,
        "notice": report.format.notice,
        "year": report.year or "",
    }
    if table.foreign:
        place = Location(table.header_span or table.span, (table.id,), table.label())
        certain = report.year_source in {"title", "period"}
        yield Hit(place, {**fields, "found": table.foreign}, certain)
    elif table.leftovers:
        edition = table.leftovers[0][1]
        part = f"的{quoted(cell.text for cell, _ in table.leftovers)}栏"
        place = Location(table.leftovers[0][0].span, (table.id,), table.label())
        yield Hit(place, {**fields, "found": edition, "part": part}, certain=False)


def _missing(table: ReportTable) -> Iterator[Hit]:
    place = Location(table.header_span or table.span, (table.id,), table.label())
    if table.missing_columns:
        names = quoted(_name(table, column) for column in table.missing_columns) + "列"
        logical = (table.id, *table.missing_columns[:1])
        yield Hit(Location(place.span, logical, place.label), {"table": table.format.name, "columns": names})
        return
    width = len(table.format.columns)
    short = Counter(len(row.values) for row in table.rows.values() if 0 < len(row.values) < width and not row.certain)
    if table.format.layout == "rows" and short.total() * 2 > len(table.rows):
        most = short.most_common(1)[0][0]
        columns = f" {width - most} 列" if most < width - 1 else "一列"
        told = f"{columns}：多数行只有 {most} 个数值，应有 {width} 个"
        whole = all(row.is_printed_whole and row.width == most for row in table.rows.values())
        yield Hit(place, {"table": table.format.name, "columns": told}, certain=whole)


def _name(table: ReportTable, column: str) -> str:
    row, dot, name = column.rpartition(".")
    label = table.format.column[name].label
    return f"{table.format.row[row].label}—{label}" if dot else label
