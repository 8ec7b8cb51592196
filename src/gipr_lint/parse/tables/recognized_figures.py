"""Figures that were recognised in a picture: those that are not sure, and what else they may say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from gipr_lint.model.document import Document, Doubtful, Span
from gipr_lint.model.report_table import ReadingDoubt, ReportCell, ReportRow, ReportTable

_SURE_KINDS = frozenset({"integer", "decimal", "placeholder"})
"""What a cell for figures holds that was read right; a blank one may hold what was not found."""
_ODD_STYLES = frozenset({"space", "leading-zero"})
"""How nobody writes a figure: what looks so was read as one digit too many."""


def with_doubts(tables: Mapping[str, ReportTable], document: Document) -> Mapping[str, ReportTable]:
    """Return tables of which the cells say what of them is in doubt."""
    made = {}
    for id_, table in tables.items():
        rows = MappingProxyType({name: _row(row, document) for name, row in table.rows.items()})
        collapsed = {name: _row(row, document) for name, row in table.collapsed.items()}
        made[id_] = replace(table, rows=rows, collapsed=collapsed)
    return MappingProxyType(made)


def _row(row: ReportRow, document: Document) -> ReportRow:
    return row._replace(cells={column: _cell(cell, document) for column, cell in row.cells.items()})


def _cell(cell: ReportCell, document: Document) -> ReportCell:
    if cell.span.line not in document.recognized:
        return cell
    found = [one for one in _from(document.doubts, cell.span) if _within(one.span, cell.span)]
    if not found and cell.value.kind in _SURE_KINDS and _ODD_STYLES.isdisjoint(cell.value.style):
        return cell
    return cell._replace(certain=False, doubt=ReadingDoubt(tuple(_readings(cell, found))))


def _from(doubts: tuple[Doubtful, ...], span: Span) -> tuple[Doubtful, ...]:
    """Return the doubts about the line of a span."""
    first = bisect_left(doubts, span.line, key=lambda one: one.span.line)
    last = bisect_left(doubts, span.line + 1, key=lambda one: one.span.line)
    return doubts[first:last]


def _within(inner: Span, outer: Span) -> bool:
    return inner.line == outer.line and outer.column <= inner.column and inner.end_column <= outer.end_column


def _readings(cell: ReportCell, found: list[Doubtful]) -> list[str]:
    """Return what a cell says where one stretch of it is read otherwise."""
    text = cell.value.raw
    made = []
    for one in found:
        start, end = one.span.column - cell.span.column, one.span.end_column - cell.span.column
        made += [text[:start] + reading + text[end:] for reading in one.readings]
    return made
