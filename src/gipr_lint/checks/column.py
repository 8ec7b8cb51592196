"""Check ``column``: the columns of the statutory tables, and the edition that they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from gipr_lint.checks.places import listed
from gipr_lint.finding import Hit, Location
from gipr_lint.report import Report, ReportTable
from gipr_lint.rule import Check


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``must``: all columns ``exist``, or they are ``of-the-edition`` that the report's year asks for."""

    must: Literal["exist", "of-the-edition"]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield one hit for each table with missing columns, or of another edition."""
    for table in report.tables.values():
        if options.must == "of-the-edition" and table.foreign:
            fields = {
                "table": table.format.name,
                "found": table.foreign,
                "expected": report.format.edition,
                "notice": report.format.notice,
            }
            place = Location(table.header_span or table.span, (table.id,), table.label())
            yield Hit(
                place,
                {**fields, "year": report.year or ""},
                certain=report.year_source in {"title", "period", "given"},
            )
        if options.must == "exist" and not table.foreign:
            yield from _missing(table)


def _missing(table: ReportTable) -> Iterator[Hit]:
    place = Location(table.header_span or table.span, (table.id,), table.label())
    if table.missing_columns:
        names = listed(f"“{_name(table, column)}”" for column in table.missing_columns) + "列"
        logical = (table.id, *table.missing_columns[:1])
        yield Hit(Location(place.span, logical, place.label), {"table": table.format.name, "columns": names})
        return
    width = len(table.format.columns)
    short = [row for row in table.rows.values() if len(row.values) == width - 1 and not row.certain]
    if table.format.layout == "rows" and len(short) * 2 > len(table.rows):
        yield Hit(
            place,
            {
                "table": table.format.name,
                "columns": f"一列：多数行只有 {width - 1} 个数值，应有 {width} 个",
            },
            certain=False,
        )


def _name(table: ReportTable, column: str) -> str:
    row, dot, name = column.rpartition(".")
    label = table.format.column[name].label
    return f"{table.format.row[row].label}—{label}" if dot else label


CHECK = Check(run, Options, frozenset({"table", "columns", "found", "expected", "notice", "year"}))
