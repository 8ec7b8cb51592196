"""The cells of a table, joined as they were before the table became rows of the same width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gipr_lint.model.layout import CellLayout, TableLayout


@dataclass(slots=True)
class Box:
    """A cell with the columns from ``start`` on and the rows that it takes."""

    cell: CellLayout
    start: int
    colspan: int = 1
    rowspan: int = 1

    @property
    def columns(self) -> range:
        """The columns that it takes."""
        return range(self.start, self.start + self.colspan)


def boxes(table: TableLayout) -> list[list[Box]]:
    """Return the boxes that begin in each row.

    Empty cells are joined in the statutory tables only, for their form is known: in heads to the right and down, as far
    as the box above goes; beside figures to the label on the left, or to the one above where a further label follows.
    """
    if not table.known:
        return [[Box(cell, number) for number, cell in enumerate(row)] for row in table.rows]
    width = max(map(len, table.rows))
    drawn: list[list[Box]] = []
    above: list[Box] = []
    for row in table.rows:
        if any(cell.figure for cell in row):
            begun, above = _figure_row(row, [box for box in above if not box.cell.figure])
        else:
            begun, above = _head_row(row, _heads(above), width)
        drawn.append(begun)
    return drawn


def _heads(above: Sequence[Box]) -> Sequence[Box]:
    """Return the boxes above a head: none where those are figures and what belongs to them."""
    return () if any(box.cell.figure for box in above) else above


def _head_row(row: Sequence[CellLayout], above: Sequence[Box], width: int) -> tuple[list[Box], list[Box]]:
    """Return the boxes that begin in a row of heads, and all that reach into it."""
    begun, reaching = [], []
    for parent in above or (Box(row[0], 0, width),):
        columns = [column for column in parent.columns if column < len(row)]
        if above and columns and not any(row[column].text for column in columns):
            parent.rowspan += 1
            reaching.append(parent)
            continue
        own = _joined(row, columns)
        begun += own
        reaching += own
    return begun, reaching


def _figure_row(row: Sequence[CellLayout], above: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """Return the boxes that begin in a row of figures, and all that reach into it."""
    first = next(column for column, cell in enumerate(row) if cell.figure)
    reaching: list[Box] = []
    column = 0
    while column < first and not row[column].text:
        box = next((one for one in above if one.start == column and one.cell.text), None)
        free = box is not None and not any(row[at].text for at in box.columns if at < first)
        if box is None or not free or not any(cell.text for cell in row[box.columns.stop : first]):
            break
        box.rowspan += 1
        reaching.append(box)
        column = box.columns.stop
    begun = _joined(row, range(column, first)) + _joined(row, range(first, len(row)))
    return begun, reaching + begun


def _joined(row: Sequence[CellLayout], columns: Sequence[int]) -> list[Box]:
    """Return the boxes of some columns, empty cells that are no figures joined to the one on their left."""
    own: list[Box] = []
    for column in columns:
        cell = row[column]
        if own and not cell.text and not cell.figure:
            own[-1].colspan += 1
        else:
            own.append(Box(cell, column))
    return own
