"""Which printed value belongs to which column. Nothing is guessed: what is not sure is marked so."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Cell
from gipr_lint.parse.tables.printed_row import PrintedRow


class Placed(NamedTuple):
    """The cells of a row by column; None where the row prints no cell for a column."""

    cells: tuple[Cell | None, ...]
    surplus: tuple[Cell, ...] = ()
    certain: bool = True


class Shape:
    """Where complete rows of a table have their figures: the model for rows with blanks among theirs.

    ``named`` are the places at which the figures begin by the names of the columns in the header, each with the number
    of cells that the header has.
    """

    def __init__(self, rows: Iterable[PrintedRow], width: int, named: Iterable[tuple[int, int]] = ()) -> None:
        self._same: Counter[tuple[int, int, int]] = Counter()
        self._wide: Counter[tuple[int, int]] = Counter()
        self._named = frozenset(named)
        self._width = width
        for row in rows:
            filled = row.filled
            if len(filled) == width and filled[-1] - filled[0] == width - 1:
                number = row.start + filled[0]
                self._same[len(row.row.cells), row.start, number] += 1
                self._wide[len(row.row.cells), number] += 1

    def choose(self, row: PrintedRow, offsets: Sequence[int]) -> int | None:
        """Return the one offset within ``rest`` at which the figures of a row with blanks must begin, if there is one.

        Complete rows of the same shape decide, then the header. Where there are none, the row has to leave no choice
        by itself: it has as many cells as columns, or its figures reach from the first column to the last.
        """
        total = len(row.row.cells)
        for known in (
            [offset for offset in offsets if self._same[total, row.start, row.start + offset]],
            [offset for offset in offsets if self._wide[total, row.start + offset]],
            [offset for offset in offsets if (total, row.start + offset) in self._named],
        ):
            if len(known) == 1:
                return known[0]
        alone = self._width in {len(row.rest), row.filled[-1] - row.filled[0] + 1}
        return offsets[0] if len(offsets) == 1 and alone else None


def assign_columns(row: PrintedRow, width: int, shape: Shape) -> Placed:
    """Place the figures of a row into ``width`` columns."""
    rest, filled = row.rest, row.filled
    if len(filled) == width:
        return Placed(tuple(rest[index] for index in filled))
    if len(filled) > width:
        return _surplus([rest[index] for index in filled], width)
    if not filled:
        return Placed(_padded(rest, 0, width))
    first, last = filled[0], filled[-1]
    offsets = range(max(0, last - width + 1), min(first, len(rest) - width) + 1)
    offset = shape.choose(row, offsets)
    if offset is None:
        return Placed((None,) * width, certain=False)
    return Placed(_padded(rest, offset, width))


def _padded(cells: Sequence[Cell], offset: int, width: int) -> tuple[Cell | None, ...]:
    found: list[Cell | None] = list(cells[offset : offset + width])
    return tuple(found + [None] * (width - len(found)))


def _surplus(cells: list[Cell], width: int) -> Placed:
    """Keep the first cells; where all cells say the same it cannot matter which of them is one too many."""
    same = len({cell.text for cell in cells}) == 1
    if width == 1 and same:
        return Placed((cells[0],))
    return Placed(tuple(cells[:width]), tuple(cells[width:]), certain=same)
