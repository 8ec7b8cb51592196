"""Tables without upright lines: rows of figures that stand below one another, with their labels and the head above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from gipr_lint.readers.pdf.lines import TextLine
from gipr_lint.readers.pdf.tables import PageRow, PageTable, Words, is_figure

_ROWS = 3
_FLAT = 8
"""So many figures in one line are a table of their own."""
_NAME = 12
"""The most characters of a column's name."""
_LABEL = 45
_WITHIN = 0.4
"""Lines that are less than this share of the size apart stand in one cell."""
_PITCH = 3.0
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
        widest = max(sum(is_figure(text) for text, _, _ in line.parts) for line in figures)
        if (len(figures) >= _ROWS and widest > 1) or widest >= _FLAT:
            rest += lines[at:start]
            tables.append(_table(run, figures, page))
            at = end
    return tables, [*rest, *lines[at:]]


def _has_figures(line: TextLine) -> bool:
    """Tell whether a line is a label with figures, or figures alone."""
    texts = [text for text, _, _ in line.parts]
    labels = list(takewhile(lambda text: not is_figure(text), texts))
    figures = texts[len(labels) :]
    return len(figures) > 0 and len(texts) > 1 and len("".join(labels)) <= _LABEL and all(map(is_figure, figures))


def _is_part(line: TextLine) -> bool:
    """Tell whether a line may stand between two rows of figures: a label, or names of columns."""
    return len(line.text) <= _LABEL and (len(line.parts) == 1 or all(len(text) <= _NAME for text, _, _ in line.parts))


def _runs(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Yield where lines of a table may begin and end: from its head to its last row of figures."""
    index = floor = 0
    while index < len(lines):
        if not _has_figures(lines[index]):
            index += 1
            continue
        start = end = index
        while start > floor and _is_part(lines[start - 1]) and _belongs(lines[start - 1], lines[start]):
            start -= 1
        index += 1
        while index < len(lines) and _near(lines[index - 1], lines[index]):
            if _has_figures(lines[index]):
                end = index
            elif not _is_part(lines[index]) or index > end + 2:
                break
            index += 1
        while end + 1 < len(lines) and _is_part(lines[end + 1]) and _in_one_cell(lines[end], lines[end + 1]):
            end += 1
        yield start, end + 1
        floor = end + 1
        index = max(index, floor)


def _belongs(line: TextLine, below: TextLine) -> bool:
    """Tell whether a line above a row of figures belongs to it: names of columns, or the start of its label."""
    return len(line.parts) > 1 or _in_one_cell(line, below)


def _in_one_cell(line: TextLine, below: TextLine) -> bool:
    return below.top - line.bottom < _WITHIN * max(below.size, 1)


def _near(line: TextLine, after: TextLine) -> bool:
    return after.top - line.bottom < _PITCH * max(line.size, 1)


def _table(run: Sequence[TextLine], figures: Sequence[TextLine], page: int) -> PageTable:
    """Return lines as a table with the columns in which its figures stand."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((left, right) for line in figures for _, left, right in line.parts):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    rows = [_cells(group, columns) for group in _grouped(run)]
    made = (PageRow(page, {column: Words(text) for column, text in cells.items()}, drawn=False) for cells in rows)
    edges = (*(left for left, _ in columns), columns[-1][1])
    return PageTable(edges, tuple(made), run[0].top, run[-1].bottom)


def _grouped(run: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Yield the lines of each row: those of one cell are nearer to one another than rows are."""
    group: list[TextLine] = []
    for line in run:
        if group and not _in_one_cell(group[-1], line):
            yield from _rows(group)
            group = []
        group.append(line)
    yield from _rows(group)


def _rows(group: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Yield lines that stand near one another as one row; each as its own where there are figures in several."""
    if sum(any(is_figure(text) for text, _, _ in line.parts) for line in group) > 1:
        yield from ((line,) for line in group)
    else:
        yield group


def _cells(lines: Sequence[TextLine], columns: Sequence[tuple[float, float]]) -> dict[int, str]:
    cells: dict[int, str] = {}
    for line in lines:
        for text, left, right in line.parts:
            middle = (left + right) / 2
            column = min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))
            if left < columns[0][1] and len(line.parts) == 1:
                column = 0
            cells[column] = cells.get(column, "") + text
    return cells
