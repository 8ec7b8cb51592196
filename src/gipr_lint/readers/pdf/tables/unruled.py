"""Tables without upright lines: rows of figures that stand below one another, with their labels and the head above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from gipr_lint.limits.expressions import expression
from gipr_lint.model.printed import Print
from gipr_lint.readers.pdf.lines import Part, TextLine, Words, together
from gipr_lint.readers.pdf.tables.labels import PrintedPiece, columns_of, labels_of
from gipr_lint.readers.pdf.tables.ruled import CellText, PageRow, PageTable, is_figure

_TOUCHING = expression(r"(.*[、，；：。）])(\d[\d.,，]*)")
"""A label with a figure behind its last sign. Takes ``逾期不补正、0``, not ``其他0``."""
_MIN_ROWS = 3
"""So many rows of figures are a table."""
_MIN_LINE_FIGURES = 8
"""So many figures in one line are a table of their own."""
_MAX_LABEL_CHARS = 45
"""A longer line is a sentence: the longest official label has forty characters."""
_CELL_GAP_EM = 0.4
"""Lines that are less than this share of the size apart stand in one cell."""
_MAX_LABEL_LINES = 5
"""So many lines of labels may stand between two rows of figures."""
_LARGER_RATIO = 1.4
"""Print larger than the figures by this factor is none of their labels."""
_MAX_ROW_GAP_EM = 3.0
"""So many sizes may lie between two rows."""


def aligned(lines: Sequence[TextLine], page: int) -> tuple[list[PageTable], list[TextLine]]:
    """Return the tables among the lines of a page, and the other lines.

    A list of contents, whose rows have one figure each, is none.
    """
    tables: list[PageTable] = []
    rest: list[TextLine] = []
    at = 0
    for start, end in _runs(lines):
        run = lines[start:end]
        figures = [line for line in run if _has_figures(line)]
        widest = max(sum(is_figure(part.text) for part in line.parts) for line in figures)
        if (len(figures) >= _MIN_ROWS and widest > 1) or widest >= _MIN_LINE_FIGURES:
            rest += lines[at:start]
            tables.append(_table(run, figures, page))
            at = end
    return tables, [*rest, *lines[at:]]


def _has_figures(line: TextLine) -> bool:
    """Tell whether a line is a label with figures, or figures alone."""
    texts = [part.text for part in line.parts]
    labels = list(takewhile(lambda text: not is_figure(text), texts))
    figures = texts[len(labels) :]
    return (
        len(figures) > 0
        and len(texts) > 1
        and len("".join(labels)) <= _MAX_LABEL_CHARS
        and all(map(is_figure, figures))
    )


def _is_part(line: TextLine) -> bool:
    """Tell whether a line may stand between two rows of figures: a label, or names of columns."""
    return len(line.text) <= _MAX_LABEL_CHARS and "。" not in line.text


def _runs(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Yield where lines of a table may begin and end: from its head to its last row of figures."""
    index = floor = 0
    while index < len(lines):
        if not _has_figures(lines[index]):
            index += 1
            continue
        start = end = index
        while start > floor and _is_part(lines[start - 1]) and _belongs(lines[start - 1], lines[start], lines[index]):
            start -= 1
        index += 1
        while index < len(lines) and _near(lines[index - 1], lines[index]):
            if _has_figures(lines[index]):
                end = index
            elif (
                not _is_part(lines[index])
                or index > end + _MAX_LABEL_LINES
                or lines[index].size > _LARGER_RATIO * lines[end].size
            ):
                break
            index += 1
        while end + 1 < len(lines) and _is_part(lines[end + 1]) and _in_one_cell(lines[end], lines[end + 1]):
            end += 1
        yield start, end + 1
        floor = end + 1
        index = max(index, floor)


def _belongs(line: TextLine, below: TextLine, figures: TextLine) -> bool:
    """Tell whether a line above a row of figures belongs to it: names of columns, or the start of its label."""
    return _near(line, below) and line.size <= _LARGER_RATIO * figures.size


def _in_one_cell(line: TextLine, below: TextLine) -> bool:
    return below.top - line.bottom < _CELL_GAP_EM * max(below.size, 1)


def _near(line: TextLine, after: TextLine) -> bool:
    return after.top - line.bottom < _MAX_ROW_GAP_EM * max(line.size, 1)


def _table(run: Sequence[TextLine], figures: Sequence[TextLine], page: int) -> PageTable:
    """Return lines as a table with the columns in which its figures stand."""
    columns = _columns([part for line in figures for part in line.pieces if is_figure(part.text)])
    told_apart = {line: _label_told_apart(line, columns[0][0]) for line in figures}
    run, figures = [told_apart.get(line, line) for line in run], list(told_apart.values())
    heads = [line for line in run if line not in figures and any(piece.x1 > columns[0][0] for piece in line.pieces)]
    pieces = [
        PrintedPiece(piece.words, piece.x0, piece.x1, (line.top + line.bottom) / 2, line.size)
        for line in run
        if line not in heads
        for piece in line.pieces
        if piece.x1 <= columns[0][0] or not is_figure(piece.text)
    ]
    heights = [(line.top + line.bottom) / 2 for line in figures]
    lefts, own = columns_of(pieces)
    cells: list[dict[int, Words]] = [{} for _ in figures]
    rest: list[tuple[float, dict[int, Words]]] = []
    full: set[tuple[int, int]] = set()
    for label in labels_of(pieces, own, heights):
        if label.row is None:
            rest.append((label.y, {label.column: label.words}))
        else:
            cells[label.row][label.column] = label.words
            full |= {(label.row, label.column)} if label.full else set()
    for line, row in zip(figures, cells, strict=True):
        _assign([part for part in line.pieces if is_figure(part.text) and part.x1 > columns[0][0]], columns, lefts, row)
    rest += _heads(heads, columns, lefts, heights[0])
    named = [
        (heights[number], {at: _cell(words, page, full=(number, at) in full) for at, words in row.items()})
        for number, row in enumerate(cells)
    ]
    others = [(y, {at: _cell(words, page, full=False) for at, words in row.items()}) for y, row in rest]
    rows = tuple(PageRow(page, row, drawn=False) for _, row in sorted([*named, *others], key=lambda one: one[0]))
    edges = (*lefts, *(left for left, _ in columns), columns[-1][1])
    return PageTable(edges, rows, run[0].top, run[-1].bottom)


def _cell(words: Words, page: int, *, full: bool) -> CellText:
    return CellText(words.text, full, (Print(0, page, words.boxes),))


def _label_told_apart(line: TextLine, first: float) -> TextLine:
    """Return a row whose label, at its end a sign that hangs over, touches the figure in the first column."""
    pieces: list[Part] = []
    for piece in line.pieces:
        text, left, right, boxes = piece
        touching = _TOUCHING.fullmatch(text) if left < first < right else None
        if touching:
            end = touching.end(1)
            pieces += [Part(text[:end], left, first, boxes[:end]), Part(text[end:], first, right, boxes[end:])]
        else:
            pieces.append(piece)
    return line._replace(pieces=tuple(pieces))


def _heads(
    heads: Sequence[TextLine], columns: Sequence[tuple[float, float]], lefts: Sequence[float], first: float
) -> Iterator[tuple[float, dict[int, Words]]]:
    """Yield the rows of names of columns with their heights: those above the first figures put together by column.

    What reaches over several columns stands in a row above.
    """
    middles = [sum(column) / 2 for column in columns]
    names: dict[int, Words] = {}
    lowest: TextLine | None = None
    for line in heads:
        y = (line.top + line.bottom) / 2
        wide = [part for part in line.pieces if sum(part.x0 < middle < part.x1 for middle in middles) > 1]
        narrow = [part for part in line.pieces if part not in wide]
        row: dict[int, Words] = {}
        _assign(wide, columns, lefts, row)
        if y < first and narrow:
            if lowest is not None and not _in_one_cell(lowest, line):
                yield (lowest.top + lowest.bottom) / 2, names
                names = {}
            lowest = line
        _assign(narrow, columns, lefts, names if y < first else row)
        if row:
            yield y, row
    if names and lowest is not None:
        yield (lowest.top + lowest.bottom) / 2, names


def _columns(parts: Sequence[Part]) -> list[tuple[float, float]]:
    """Return from where to where the figures that stand below one another reach."""
    columns: list[tuple[float, float]] = []
    for _, left, right, _ in sorted(parts, key=lambda part: part.x0):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _assign(
    parts: Sequence[Part], columns: Sequence[tuple[float, float]], lefts: Sequence[float], row: dict[int, Words]
) -> None:
    """Put parts of a line where they stand: in the columns of figures, or in those of the labels before them."""
    for part in parts:
        left, right = part.x0, part.x1
        if right <= columns[0][0] and lefts:
            at = min(range(len(lefts)), key=lambda index: abs(lefts[index] - left))
        else:
            middle = (left + right) / 2
            at = len(lefts) + min(range(len(columns)), key=lambda index: abs(sum(columns[index]) / 2 - middle))
        row[at] = together([row.get(at, Words()), part.words])
