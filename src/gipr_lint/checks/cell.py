"""Check ``cell``: what stands in the cells of the statutory tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from gipr_lint.checks.places import listed
from gipr_lint.finding import Hit, Location
from gipr_lint.formats import ValueKind
from gipr_lint.report import Report, ReportCell, ReportTable, Value, short_label
from gipr_lint.rule import Check

Fault = Literal["blank", "placeholder", "not-a-number", "lookalike", "note", "style"]

_STYLES = {
    "thousands": "含有千分位分隔符",
    "space": "数字中间有空格",
    "leading-zero": "以 0 开头",
    "unit": "带有单位",
}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``fault`` is what a cell must not show. With ``collapse``, a whole column or row of them is one finding."""

    fault: Fault
    collapse: bool = False


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each faulty cell, or one for all of a column or row."""
    for table in report.tables.values():
        faulty = [
            (cell, problem)
            for cell in _peculiar(report)[table.id]
            if (problem := _problem(cell.value, table.kind(cell.row), options.fault))
        ]
        missing = list(_missing(table)) if options.fault == "blank" else []
        if options.collapse:
            yield from _collapsed(table, faulty, missing)
        else:
            for cell, problem in faulty:
                yield _hit(table, cell, problem)


def _peculiar(report: Report) -> dict[str, list[ReportCell]]:
    """Return the cells of each table that hold anything but a plain natural number: found once for all rules."""
    known = report.facts.get("peculiar cells")
    if known is None:
        known = {
            table.id: [cell for row in table.rows.values() for cell in row.cells.values() if not _is_plain(cell.value)]
            for table in report.tables.values()
        }
        report.facts["peculiar cells"] = known
    return known


def _is_plain(value: Value) -> bool:
    return (
        value.kind == "integer"
        and not value.style
        and not value.note
        and value.number is not None
        and value.number >= 0
    )


def _problem(value: Value, kind: ValueKind, fault: Fault) -> str:
    """Return what is wrong with a value, in words; nothing where it has not this fault."""
    if fault == "blank":
        return "空白" if value.kind == "blank" else ""
    if fault == "placeholder":
        return f"“{value.raw}”" if value.kind == "placeholder" else ""
    if fault == "lookalike":
        return "数字中混有字母或汉字" if value.kind == "lookalike" else ""
    if fault == "note":
        return value.note
    if fault == "style":
        return "、".join(_STYLES[style] for style in value.style if style in _STYLES)
    return _not_a_number(value, kind)


def _not_a_number(value: Value, kind: ValueKind) -> str:
    if kind == "change":
        return ""
    if value.kind == "text":
        return "不是数字"
    if value.number is None:
        return ""
    if value.number < 0:
        return "是负数"
    return "不是整数" if kind == "count" and value.number != int(value.number) else ""


def _missing(table: ReportTable) -> Iterator[tuple[str, str]]:
    """Yield row and column of cells that the report does not print in rows that it does."""
    for row in table.rows.values():
        for column in table.format.columns_of(row.id):
            absent = column not in row.cells
            if absent and column not in table.missing_columns and f"{row.id}.{column}" not in table.missing_columns:
                yield row.id, column


def _collapsed(
    table: ReportTable, faulty: list[tuple[ReportCell, str]], missing: list[tuple[str, str]]
) -> Iterator[Hit]:
    """Yield one hit for whole columns, one for each whole row, and one for each cell that remains."""
    found = {(cell.row, cell.column): (cell, problem) for cell, problem in faulty}
    places = set(found) | set(missing)
    whole = [column.id for column in table.format.columns if _is_whole_column(table, column.id, places)]
    if whole:
        names = listed(f"“{table.format.column[column].label}”" for column in whole)
        first = next((cell for (_, column), (cell, _) in found.items() if column == whole[0]), None)
        place = Location(first.span if first else table.span, (table.id, whole[0]), table.label(None, whole[0]))
        yield Hit(
            place,
            {"where": f"“{table.format.name}”{names}整列", "problem": _common(found, places), "value": ""},
        )
        places = {(row, column) for row, column in places if column not in whole}
    for row in table.rows.values():
        own = [column for column in table.format.columns_of(row.id) if (row.id, column) in places]
        if len(own) > 1 and len(own) + len(set(whole) & set(row.cells)) >= len(table.format.columns_of(row.id)):
            where = f"“{table.format.name}”“{short_label(table.format.row[row.id].label)}”整行"
            yield Hit(
                table.location(row.id),
                {"where": where, "problem": _common(found, places), "value": ""},
                certain=row.certain,
            )
            places = {(name, column) for name, column in places if name != row.id}
    for cell, problem in faulty:
        if (cell.row, cell.column) in places:
            yield _hit(table, cell, problem)
    short = {row for row, column in missing if (row, column) in places}
    if not 2 * len(short) > len(table.rows) > 3:
        for row_id in sorted(short):
            row = table.rows[row_id]
            where = f"“{table.format.name}”“{short_label(table.format.row[row_id].label)}”行"
            count = f"只有 {len(row.values)} 个数值，应有 {len(table.format.columns_of(row_id))} 个，缺"
            yield Hit(table.location(row_id), {"where": where, "problem": count, "value": ""})


def _is_whole_column(table: ReportTable, column: str, places: set[tuple[str, str]]) -> bool:
    rows = [row.id for row in table.rows.values() if column in table.format.columns_of(row.id)]
    return len(rows) > 3 and all((row, column) in places for row in rows)


def _common(found: dict[tuple[str, str], tuple[ReportCell, str]], places: set[tuple[str, str]]) -> str:
    return next((problem for place, (_, problem) in found.items() if place in places), "空白")


def _hit(table: ReportTable, cell: ReportCell, problem: str) -> Hit:
    fields = {"where": table.label(cell.row, cell.column), "problem": problem, "value": cell.value.raw}
    return Hit(
        table.location(cell.row, cell.column, cell.span),
        fields,
        certain=cell.certain,
        values=(cell.value.raw,),
    )


CHECK = Check(run, Options, frozenset({"where", "problem", "value"}))
