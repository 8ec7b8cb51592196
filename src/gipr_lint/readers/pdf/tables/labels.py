"""The labels of a table without lines: which lines of print are the label of which row of figures.

A label may take several lines, and stands in the middle of its row or begins where the row does. Labels of groups
stand in columns of their own to the left and belong to no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.pdf.lines import Words, together
from gipr_lint.readers.pdf.tables.ruled import BEGINS

_OVERLAP_SHARE = 0.3
"""Stretches stand in one column where the narrower lies within the other by this share."""
_PITCH_RATIO = 1.15
"""Lines that are further apart than the nearest ones of their column by this factor stand in different cells."""
_REACH_EM = 0.6
"""A row may be named by a block of lines that ends so many sizes above or below it."""
_MAX_MISS_EM = 0.6
"""By so many sizes the middle, or the first line, of a label may miss the height of its figures."""
_LOOSE_COST_EM = 0.4
"""What it costs, in sizes, to take lines for no label of a row."""
_BARE_COST_EM = 3.0
"""What it costs, in sizes, to leave a row without a label."""
_SHORT_COST_EM = 0.5
"""What it costs, in sizes, to go on with a label behind a line that had room for more."""
_ROOM_EM = 2.5
"""A line that ends so many sizes before the longest had room for more."""
_FULL_EM = 1.5
"""A line that ends so many sizes before the longest had no room for more."""
_LEADING_EM = 2.0
"""Lines of one cell are no further apart than this, in sizes."""
_MAX_BLOCK_LINES = 80
"""The most lines that are looked at together: a page has no more rows."""
_MAX_CELL_LINES = 12
"""The most lines of one cell: the longest official label takes eight in a narrow column."""


class PrintedPiece(NamedTuple):
    """A stretch of print: where it begins and ends, at what height its middle is."""

    words: Words
    x0: float
    x1: float
    y: float
    size: float


class Label(NamedTuple):
    """The text of a cell: its column from the left, its height, and the row of figures that it names, if any.

    ``full`` says that its last line goes to the end of its column, so that it may go on.
    """

    words: Words
    column: int
    y: float
    row: int | None
    full: bool


def columns_of(pieces: Sequence[PrintedPiece]) -> tuple[list[float], list[int]]:
    """Return the left edges of the columns in which pieces stand, and the column of each piece.

    Narrow pieces show where columns are; one that reaches over several begins in the first of them.
    """
    cores: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda one: one.x1 - one.x0):
        over = [core for core in cores if _overlap(piece, core)]
        if len(over) > 1:
            continue
        grown = (min([piece.x0, *(left for left, _ in over)]), max([piece.x1, *(right for _, right in over)]))
        others = [core for core in cores if core not in over]
        if over and any(grown[0] < right and left < grown[1] for left, right in others):
            continue
        cores = sorted([*others, grown])
    found = []
    for piece in pieces:
        nearest = min(range(len(cores)), key=lambda index: abs(cores[index][0] - piece.x0))
        found.append(next((index for index, core in enumerate(cores) if _overlap(piece, core)), nearest))
    return [left for left, _ in cores], found


def _overlap(piece: PrintedPiece, core: tuple[float, float]) -> bool:
    common = min(piece.x1, core[1]) - max(piece.x0, core[0])
    return common > _OVERLAP_SHARE * min(piece.x1 - piece.x0, core[1] - core[0])


def labels_of(pieces: Sequence[PrintedPiece], columns: Sequence[int], rows: Sequence[float]) -> list[Label]:
    """Return the labels that pieces make, for rows of figures at given heights, from top to bottom."""
    tried = [_assigned(pieces, columns, rows, middle=middle) for middle in (True, False)]
    return sorted(min(tried, key=lambda one: one[0])[1], key=lambda label: label.y)


def _assigned(
    pieces: Sequence[PrintedPiece], columns: Sequence[int], rows: Sequence[float], *, middle: bool
) -> tuple[float, list[Label]]:
    """Return the labels where all stand in the middle of their rows, or all at the top; and how far that is off.

    The column next to the figures names the rows first.
    """
    bare = list(range(len(rows)))
    labels: list[Label] = []
    total = 0.0
    for column in sorted(set(columns), reverse=True):
        own = sorted((piece for piece, at in zip(pieces, columns, strict=True) if at == column), key=lambda one: one.y)
        right = max(piece.x1 for piece in own)
        for block in _blocks(own):
            size = block[0].size
            near = [row for row in bare if block[0].y - _REACH_EM * size <= rows[row] <= block[-1].y + _REACH_EM * size]
            cost, cells = _fitted(block, [rows[row] for row in near], right, middle=middle)
            total += cost
            for lines, at in cells:
                row = None if at is None else near[at]
                y = sum(line.y for line in lines) / len(lines) if row is None else rows[row]
                full = right - lines[-1].x1 < _FULL_EM * size
                labels.append(Label(together([line.words for line in lines]), column, y, row, full))
                bare = [other for other in bare if other != row]
    return total, labels


def _blocks(pieces: Sequence[PrintedPiece]) -> Iterator[Sequence[PrintedPiece]]:
    """Yield the lines of a column that may be of one cell: those as near to one another as any are."""
    pitch = min((after.y - before.y for before, after in pairwise(pieces) if after.y > before.y), default=0.0)
    block: list[PrintedPiece] = []
    for piece in pieces:
        near = min(pitch * _PITCH_RATIO, _LEADING_EM * piece.size)
        if block and (piece.y - block[-1].y > near or len(block) >= _MAX_BLOCK_LINES):
            yield block
            block = []
        block.append(piece)
    if block:
        yield block


Cells = tuple[tuple[Sequence[PrintedPiece], int | None], ...]


def _fitted(lines: Sequence[PrintedPiece], rows: Sequence[float], right: float, *, middle: bool) -> tuple[float, Cells]:
    """Return the best way to make cells of lines, in order, each the label of one of the rows or of none.

    ``right`` is where the longest line of the column ends.
    """
    best: dict[tuple[int, int], tuple[float, Cells]] = {(0, 0): (0.0, ())}
    for end in range(len(lines) + 1):
        for used in range(len(rows) + 1):
            found = [best[end, used]] if (end, used) in best else []
            if used and (end, used - 1) in best:
                cost, cells = best[end, used - 1]
                found.append((cost + _BARE_COST_EM, cells))
            found += _ending(lines, rows, best, end, used, right, middle=middle)
            if found:
                best[end, used] = min(found, key=lambda one: one[0])
    return best[len(lines), len(rows)]


def _ending(
    lines: Sequence[PrintedPiece],
    rows: Sequence[float],
    best: dict[tuple[int, int], tuple[float, Cells]],
    end: int,
    used: int,
    right: float,
    *,
    middle: bool,
) -> Iterable[tuple[float, Cells]]:
    """Yield the ways in which the lines before ``end`` end with a cell, with their costs."""
    size = max(lines[0].size, 1.0)
    for begin in range(end - 1, max(end - _MAX_CELL_LINES, 0) - 1, -1):
        cell = lines[begin:end]
        if len(cell) > 1 and BEGINS.match(cell[1].words.text):
            break  # what begins with an ordinal goes on with nothing
        if (begin, used) in best:
            cost, cells = best[begin, used]
            yield cost + _LOOSE_COST_EM, (*cells, (cell, None))
        if used and (begin, used - 1) in best:
            at = (cell[0].y + cell[-1].y) / 2 if middle else cell[0].y
            off = abs(at - rows[used - 1]) / size
            if off <= _MAX_MISS_EM:
                cost, cells = best[begin, used - 1]
                short = sum(right - line.x1 > _ROOM_EM * size for line in cell[:-1])
                yield cost + off + _SHORT_COST_EM * short, (*cells, (cell, used - 1))
