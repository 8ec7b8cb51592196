"""Grids with their text: the rows of a table as they stand on a page, and tables that go on over a page break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.printed import Box, Print, moved
from gipr_lint.readers.pdf.lines import TextLine, Words, behind, lines_of, together
from gipr_lint.readers.pdf.printed_page import Glyph
from gipr_lint.readers.pdf.tables.grids import Area, Grid

_COLUMN_TOLERANCE_PT = 6.0
"""How far apart two edges of one column may be on two pages; and the usual margins of a cell."""
_MIN_ROW_CELLS = 3
"""So many boxes in a row are cells of a table, even where all of them but one are blank."""
_MIN_COLUMN_PT = 12.0
"""A narrower strip has no room for a figure with its margins, and is no column."""
_FIGURE = expression(r"[-－—/]{1,3}|[-－+＋]?\d[\d,，.．]*(?:%|％|万元|件|元)?")
"""What stands in a cell for figures. Takes ``1,204`` and ``35.6万元`` and ``——``, not ``第3条`` or ``行政许可``."""
BEGINS = expression(rf"[（(]?[{NUMERALS}]{{1,3}}[）)、.．]|[（(]?\d{{1,2}}[）)、.．]|第[{NUMERALS}]{{1,4}}条")
"""The start of a row's label, or of a group's. Begins ``（一）予以公开`` and ``第二十条``, not ``予以公开``."""


class CellText(NamedTuple):
    """The text of a cell; whether its last line goes to the edge, so that it may go on; where it is printed."""

    text: str = ""
    full: bool = False
    prints: tuple[Print, ...] = ()


class PageRow(NamedTuple):
    """A row: the page it stands on, and the text of its cells by the column at which they begin.

    ``drawn`` says that lines show where it and its cells end. ``table`` and ``number`` are those of the table on the
    page, and of the row in what of the table stands there, as people count them.
    """

    page: int
    cells: Mapping[int, CellText]
    drawn: bool = True
    table: int = 0
    number: int = 0

    @property
    def texts(self) -> dict[int, str]:
        """The text of the cells that are not blank."""
        return {column: words.text for column, words in self.cells.items() if words.text}

    @property
    def figures(self) -> bool:
        """Whether there are figures in it."""
        return any(is_figure(text) for text in self.texts.values())


class PageTable(NamedTuple):
    """A table: the edges of its columns from the left, its rows, its upper and lower end."""

    xs: tuple[float, ...]
    rows: tuple[PageRow, ...]
    top: float
    bottom: float


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a number, or a sign in the place of one."""
    return bool(_FIGURE.fullmatch(text))


def read_table(grid: Grid, glyphs: Iterable[Glyph], page: int) -> PageTable | None:
    """Return a grid with the characters that stand in it.

    None where it is a frame around text, or has several figures beside one another in one cell: its lines are not
    those of the cells.
    """
    inside: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        box = grid.box(*glyph.middle)
        if box is not None:
            inside.setdefault(box, []).append(glyph)
    filled = {area: _glyphs(area, inside) for area in grid.areas}
    if len({area.column for area, own in filled.items() if own}) < 2 and not _is_drawn_as_table(grid):
        return None
    rows: list[dict[int, list[TextLine]]] = [{} for _ in grid.ys[1:]]
    boxes: dict[tuple[int, int], Box] = {}
    for area, own in filled.items():
        rows[area.row][area.column] = lines_of(own)
        boxes[area.row, area.column] = grid.box_of(area)
    if any(_is_row(line) for row in rows for lines in row.values() for line in lines):
        return None
    first, last = _outer(filled, grid)
    made = []
    for index, row in enumerate(rows):
        parts = _parted(row) if len(row) == len(grid.xs) - 1 else [row]
        for part in parts:
            cells = {
                column - first: _cell(lines, boxes[index, column], page, whole=len(parts) == 1)
                for column, lines in part.items()
            }
            if any(words.text for words in cells.values()) or len(row) == len(grid.xs) - 1:
                kept = {column: words for column, words in cells.items() if column >= 0}
                stacked = any(_is_stack(lines, boxes[index, column][2]) for column, lines in row.items())
                made.append(PageRow(page, kept, drawn=len(parts) == 1 and not stacked))
    return PageTable(grid.xs[first : last + 1], tuple(made), grid.ys[0], grid.ys[-1])


def _glyphs(area: Area, inside: Mapping[tuple[int, int], list[Glyph]]) -> list[Glyph]:
    boxes = ((y, x) for y in range(area.row, area.end_row) for x in range(area.column, area.end_column))
    return [glyph for box in boxes for glyph in inside.get(box, ())]


def _is_drawn_as_table(grid: Grid) -> bool:
    """Tell whether boxes side by side are so many that they are cells, though there be text in one column alone."""
    beside = Counter(area.row for area in grid.areas)
    return max(beside.values()) >= _MIN_ROW_CELLS


def _outer(filled: Mapping[Area, list[Glyph]], grid: Grid) -> tuple[int, int]:
    """Return the numbers of the outermost edges; a strip without text that is too narrow for a figure is no column."""
    used = [area for area, own in filled.items() if own]
    first, last = min(area.column for area in used), max(area.end_column for area in used)
    while first and grid.xs[first] - grid.xs[first - 1] > _MIN_COLUMN_PT:
        first -= 1
    while last < len(grid.xs) - 1 and grid.xs[last + 1] - grid.xs[last] > _MIN_COLUMN_PT:
        last += 1
    return first, last


def _is_row(line: TextLine) -> bool:
    """Tell whether several figures stand in a line, with the room of cells between them."""
    return len(line.pieces) > 1 and sum(is_figure(piece.text) for piece in line.pieces) > 1


def _is_stack(lines: Sequence[TextLine], right: float) -> bool:
    """Tell whether figures stand below one another in a cell: they are those of several rows, if not one cut in two."""
    figures = [line for line in lines if is_figure(line.text)]
    return len(figures) > 2 or (len(figures) == 2 and not _full(figures[0], right))


def _parted(row: dict[int, list[TextLine]]) -> list[dict[int, list[TextLine]]]:
    """Part a row of the grid between whose rows of figures no lines are drawn."""
    columns = [lines for lines in row.values() if len(lines) > 1 and all(is_figure(line.text) for line in lines)]
    if len(columns) < 2 or len({len(lines) for lines in columns}) > 1:
        return [row]
    heights = [line.bottom for line in columns[0]]
    parts: list[dict[int, list[TextLine]]] = [{} for _ in heights]
    for column, lines in row.items():
        for part in parts:
            part[column] = []
        for line in lines:
            middle = (line.top + line.bottom) / 2
            at = next((index for index, end in enumerate(heights) if middle < end), len(heights) - 1)
            parts[at][column].append(line)
    return parts


def _cell(lines: Sequence[TextLine], box: Box, page: int, *, whole: bool) -> CellText:
    """Return the lines of a cell as one text; figures below one another are one only where the first fills its line.

    ``whole`` says that the box of the cell holds nothing else.
    """
    right, found = box[2], list[Words]()
    before: TextLine | None = None
    for line in lines:
        if before is not None and _apart(before, line, right):
            found.append(Words(" ", (behind(before.boxes[-1]),)))
        found.append(line.words)
        before = line
    words = together(found)
    own = Print(0, page, words.boxes, box if whole or not lines else None)
    return CellText(words.text, before is not None and _full(before, right), (own,))


def _apart(line: TextLine, after: TextLine, right: float) -> bool:
    """Tell whether there is a space between two lines of a cell: between Latin words, and between two figures.

    None is behind a line that is full: a figure or a mail address is cut there, and half of one is not known for it.
    """
    if _full(line, right):
        return False
    if is_figure(line.text) and is_figure(after.text):
        return True
    return all(letter.isascii() and letter.isalpha() for letter in (line.text[-1], after.text[0]))


def _full(line: TextLine, right: float) -> bool:
    """Tell whether one character more would not have had room on a line, between usual margins."""
    return right - line.x1 < line.size + _COLUMN_TOLERANCE_PT


def joined(upper: PageTable, lower: PageTable) -> PageTable | None:
    """Return two tables, the end of one page and the start of the next, as one; None where they are two."""
    if not (_meet(upper.xs[:1], lower.xs[:1]) and _meet(upper.xs[-1:], lower.xs[-1:])):
        return None
    more, fewer = (upper.xs, lower.xs) if len(upper.xs) >= len(lower.xs) else (lower.xs, upper.xs)
    if not all(_meet((x,), more) for x in fewer):
        return None
    above, below = _moved(upper, more), _moved(lower, more)
    below = below[_repeated(above, below) :]
    head = below[: _head_rows(below)]
    if not _head_rows(above) and not any(row.drawn for row in head):  # it stands alone at the end of the page before
        above, below = [*head, *above], below[len(head) :]
    cut = _last_beside(above, below[:1])
    if cut is not None and (row := _one_row(above[cut], below[0])) is not None:
        above, below = [*above[:cut], row, *above[cut + 1 :]], below[1:]
    return PageTable(more, (*above, *below), upper.top, lower.bottom)


def _meet(some: Sequence[float], others: Sequence[float]) -> bool:
    return any(abs(x - other) < _COLUMN_TOLERANCE_PT for x in some for other in others)


def _moved(table: PageTable, xs: Sequence[float]) -> list[PageRow]:
    """Return the rows of a table with their columns counted by other edges."""
    number = [min(range(len(xs)), key=lambda index: abs(xs[index] - x)) for x in table.xs]
    return [row._replace(cells={number[at]: words for at, words in row.cells.items()}) for row in table.rows]


def _repeated(above: Sequence[PageRow], below: Sequence[PageRow]) -> int:
    """Return how many rows at the top of a page are the head of the table once more, word for word."""
    head = list(takewhile(lambda row: not row.figures, above))
    same = takewhile(lambda pair: pair[0].texts == pair[1].texts, zip(head, below, strict=False))
    return len(list(same))


def _last_beside(above: Sequence[PageRow], below: Sequence[PageRow]) -> int | None:
    """Return the number of the last row that may go on in the first of the next page.

    Behind it may stand, at the same height where no lines are drawn, the label of a group in a column of its own.
    """
    wanted = {column for row in below for column in row.texts}
    for number in range(len(above) - 1, -1, -1):
        row = above[number]
        if row.drawn or row.figures or not wanted.isdisjoint(row.texts):
            return number if below else None
    return None


def _head_rows(rows: Sequence[PageRow]) -> int:
    """Return how many rows at the top of a table name the columns in which its figures stand."""
    first = min((at for row in rows for at, text in row.texts.items() if is_figure(text)), default=0)
    above = list(takewhile(lambda row: not row.figures, rows))
    return max((number for number, row in enumerate(above, 1) if max(row.texts, default=-1) >= first), default=0)


def _one_row(upper: PageRow, lower: PageRow) -> PageRow | None:
    """Return a row that a page break cut in two: a label goes on, and only one half has figures."""
    if upper.figures == lower.figures:
        return None
    top, bottom = upper.texts, lower.texts
    bare = bottom if upper.figures else top
    common = [column for column in bare if column in top and column in bottom]
    if len(common) < len(bare) or not all(_goes_on(upper.cells[at], bottom[at]) for at in common):
        return None
    cells = {
        at: _one_cell(upper.cells.get(at, CellText()), lower.cells.get(at, CellText()))
        for at in sorted({*upper.cells, *lower.cells})
    }
    return (upper if upper.figures else lower)._replace(cells=cells, drawn=upper.drawn and lower.drawn)


def _one_cell(upper: CellText, lower: CellText) -> CellText:
    prints = (*upper.prints, *moved(lower.prints, len(upper.text)))
    with_text = tuple(one for one in prints if one.boxes)
    return CellText(upper.text + lower.text, lower.full, with_text or prints[:1])


def _goes_on(words: CellText, rest: str) -> bool:
    return words.full and not is_figure(words.text) and not is_figure(rest) and not BEGINS.match(rest)
