"""The figures of a table as equations read them, along a row or down a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from gipr_lint.finding import Location
from gipr_lint.report import Report, ReportCell, ReportTable, short_label

Axis = Literal["row", "column"]
Numbers = Mapping[tuple[str, str], Decimal | None]

_BLANK = frozenset({"blank", "placeholder"})
_ZERO = Decimal(0)


def numbers_of(report: Report, table: ReportTable) -> Numbers:
    """Return the figures of a table by row and column, computed once per report; a group's row counts as a row.

    A cell that is blank counts as zero where blanks are this table's way to write zero (its column, or most of the
    table, is blank). Otherwise it has no figure, as has a row with more figures than columns.
    """
    known: Numbers | None = report.facts.get(f"figures {table.id}")
    if known is None:
        known = report.facts[f"figures {table.id}"] = _numbers(table)
    return known


def _numbers(table: ReportTable) -> Numbers:
    rows = {**table.rows, **table.collapsed}
    cells = [cell for row in rows.values() if not row.surplus or row.certain for cell in row.cells.values()]
    blank = [cell for cell in cells if cell.value.kind in _BLANK]
    filled = {cell.column for cell in cells if cell.value.kind not in _BLANK}
    mostly = 2 * len(blank) > len(cells)
    zeros = {(cell.row, cell.column) for cell in blank if len(rows) > 1 and (mostly or cell.column not in filled)}
    return {
        (cell.row, cell.column): _ZERO if (cell.row, cell.column) in zeros else _figure(table, cell) for cell in cells
    }


def _figure(table: ReportTable, cell: ReportCell) -> Decimal | None:
    """Return what a cell counts; nothing where it holds what cannot be a count, which is a fault of its own."""
    number = cell.value.number
    if number is None or cell.row not in table.format.row or table.kind(cell.row, cell.column) != "count":
        return number
    return number if number >= 0 and number == int(number) else None


class Figures:
    """One row or column of a table: a name gives a figure.

    ``each`` says what is fixed: for ``row`` the names are columns, for ``column`` they are rows.
    """

    def __init__(self, table: ReportTable, numbers: Numbers, each: Axis, fixed: str) -> None:
        self.table = table
        self.each = each
        self.fixed = fixed
        self._numbers = numbers
        self._ranges: dict[tuple[str, str], Sequence[str]] = {}

    def beside(self, fixed: str) -> Figures:
        """Return another row or column of the same table, the spelt-out ranges with it."""
        other = Figures(self.table, self._numbers, self.each, fixed)
        other._ranges = self._ranges
        return other

    def value(self, name: str) -> Decimal | None:
        """Return the figure of a row or column; None where there is none to compute with."""
        return self._numbers.get((name, self.fixed) if self.each == "column" else (self.fixed, name))

    def cell(self, name: str) -> ReportCell | None:
        """Return the cell of a name."""
        row, column = (name, self.fixed) if self.each == "column" else (self.fixed, name)
        found = self.table.rows.get(row) or self.table.collapsed.get(row)
        return found.cells.get(column) if found else None

    def between(self, first: str, last: str) -> Sequence[str]:
        """Return the names from one to another in the format's order, a collapsed group in place of its members."""
        if (first, last) not in self._ranges:
            self._ranges[first, last] = self._spell_out(first, last)
        return self._ranges[first, last]

    def _spell_out(self, first: str, last: str) -> Sequence[str]:
        known = self.table.format.columns if self.each == "row" else self.table.format.rows
        order = [one.id for one in known]
        if first not in order or last not in order:
            return ()
        names = order[order.index(first) : order.index(last) + 1]
        for group in self.table.collapsed if self.each == "column" else ():
            members = self.table.format.rows_in(group)
            if any(name in members for name in names):
                names = [name for name in names if name not in members or name in self.table.rows] + [group]
        return names

    def certain(self, name: str) -> bool:
        """Tell whether the place of a figure is sure, and that it is a figure."""
        cell = self.cell(name)
        return cell is not None and cell.certain and cell.value.number is not None

    def label(self, name: str) -> str:
        """Return the short Chinese name of a row or column."""
        if self.each == "row":
            return self.table.format.column[name].label
        known = self.table.format.row.get(name) or self.table.format.group[name]
        return short_label(known.label)

    def location(self, name: str) -> Location:
        """Return the place of a figure."""
        row, column = (name, self.fixed) if self.each == "column" else (self.fixed, name)
        return self.table.location(row, column)

    @property
    def where(self) -> str:
        """The row or column itself, in Chinese."""
        if self.each == "row":
            return self.table.label(self.fixed)
        return self.table.label(None, self.fixed)
