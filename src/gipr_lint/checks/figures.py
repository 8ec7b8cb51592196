"""The figures of a table as equations read them, along a row or down a column."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from gipr_lint.finding import Location
from gipr_lint.report import ReportCell, ReportRow, ReportTable, short_label

Axis = Literal["row", "column"]


class Figures:
    """One row or column of a table: a name gives a figure.

    ``each`` says what is fixed: for ``row`` the names are columns, for ``column`` they are rows. A group printed as
    one row stands for its members. A cell that is blank counts as zero where blanks are this table's way to write
    zero (its column, or most of the table, is blank); otherwise it has no figure, and nothing is computed from it.
    """

    def __init__(self, table: ReportTable, each: Axis, fixed: str) -> None:
        self.table = table
        self.each = each
        self.fixed = fixed

    def value(self, name: str) -> Decimal | None:
        """Return the figure of a row or column; None where there is none to compute with."""
        row = self._row(name if self.each == "column" else self.fixed)
        cell = self.cell(name)
        if row is None or cell is None or (row.surplus and not row.certain):
            return None
        if cell.value.number is None and self._blank_means_zero(cell):
            return Decimal(0)
        return cell.value.number

    def cell(self, name: str) -> ReportCell | None:
        """Return the cell of a name."""
        row, column = (name, self.fixed) if self.each == "column" else (self.fixed, name)
        found = self._row(row)
        return found.cells.get(column) if found else None

    def between(self, first: str, last: str) -> Sequence[str]:
        """Return the names from one to another in the format's order, a collapsed group in place of its members."""
        if self.each == "row":
            order = [column.id for column in self.table.format.columns]
        else:
            order = [row.id for row in self.table.format.rows]
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

    def _row(self, row: str) -> ReportRow | None:
        return self.table.rows.get(row) or self.table.collapsed.get(row)

    def _blank_means_zero(self, cell: ReportCell) -> bool:
        if cell.value.kind not in {"blank", "placeholder"}:
            return False
        column = [row.cells[cell.column] for row in self.table.rows.values() if cell.column in row.cells]
        if len(column) > 1 and all(_is_blank(other) for other in column):
            return True
        everything = [other for row in self.table.rows.values() for other in row.cells.values()]
        return 2 * sum(map(_is_blank, everything)) > len(everything)


def _is_blank(cell: ReportCell) -> bool:
    return cell.value.kind in {"blank", "placeholder"}
