"""The cells of a table, joined as they were before the table became rows of the same width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gipr_lint.model.layout import CellLayout, TableLayout

Row: TypeAlias = tuple[CellLayout, ...]


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
    width = max(len(_filled(row)) for row in table.rows)
    figures = max(_figures(row) for row in table.rows)
    drawn: list[list[Box]] = []
    above: list[Box] = []
    for row in table.rows:
        if _figures(row):
            begun, above = _figure_row(_aligned(row, width, figures), [box for box in above if not box.cell.figure])
        else:
            begun, above = _head_row(row, _heads(above), width)
        drawn.append(begun)
    return drawn


def _figures(row: Row) -> int:
    return sum(cell.figure for cell in row)


def _filled(row: Row) -> Row:
    """Return a row without the empty cells at its end."""
    last = max((number for number, cell in enumerate(row) if cell.text or cell.figure), default=0)
    return row[: last + 1]


def _empty(row: Row, count: int) -> Row:
    """Return empty cells where a row has none."""
    return (CellLayout(row[-1].span, ""),) * count


def _aligned(row: Row, width: int, figures: int) -> Row:
    """Return a row of figures as wide as the table, the last figures of all rows below each other.

    A row of fewer figures has them on the left, the last of them in a wide cell.
    """
    row = _filled(row)
    lacking = _empty(row, width - len(row))
    first = next(column for column, cell in enumerate(row) if cell.figure)
    return (*row[:first], *lacking, *row[first:]) if _figures(row) == figures else (*row, *lacking)


def _heads(above: Sequence[Box]) -> Sequence[Box]:
    """Return the boxes above a head: none where those are figures and what belongs to them."""
    return () if any(box.cell.figure for box in above) else above


def _head_row(row: Row, above: Sequence[Box], width: int) -> tuple[list[Box], list[Box]]:
    """Return the boxes that begin in a row of heads, and all that reach into it.

    Where the row is narrower than the table, nobody knows how its cells reach: they stay as they are printed.
    """
    filled = _filled(row)
    if len(filled) == 1 and not above:
        box = Box(filled[0], 0, width)
        return [box], [box]
    if len(row) < width:
        own = [Box(cell, column) for column, cell in enumerate(row)]
        own.append(Box(_empty(row, 1)[0], len(row), width - len(row)))
        return own, own
    begun, reaching = [], []
    for parent in above or (Box(row[0], 0, width),):
        columns = parent.columns
        if above and not any(row[column].text for column in columns):
            parent.rowspan += 1
            reaching.append(parent)
            continue
        own = _joined(row, columns)
        begun += own
        reaching += own
    return begun, reaching


def _figure_row(row: Row, above: Sequence[Box]) -> tuple[list[Box], list[Box]]:
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


def _joined(row: Row, columns: Sequence[int]) -> list[Box]:
    """Return the boxes of some columns, empty cells that are no figures joined to the one on their left."""
    own: list[Box] = []
    for column in columns:
        cell = row[column]
        if own and not cell.text and not cell.figure:
            own[-1].colspan += 1
        else:
            own.append(Box(cell, column))
    return own
