"""Markdown that lost its line ends, as copies of web pages do: one line with all sections and tables in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Block, Cell, Line, Row, Span, Table
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.official_format import Format

_MIN_SECTIONS = 3
"""So many titles of sections on one line are those of a report, not words of a sentence."""
_MIN_LINE_CHARS = 300
"""A shorter line has not lost its line ends: the titles of the sections and the tables alone are longer."""
_MAX_BARS = 3
"""Fewer bars are marks between words."""
_RULE = expression(r":?-{3,}:?")
"""What stands in a cell of the delimiter row. Takes ``:---:``, not ``--``."""
_CELL = expression(r"\|([^|]*)")
"""A bar and the cell behind it. Finds ``甲|乙``, not ``甲``."""
_MARKED = expression(r"(?<!#)(?=#{1,6}\s)")
"""Where the mark of a heading begins. Finds ``情况 ## 二、``, not ``##二、``."""
_TITLE = expression(r"#\s.{0,60}?政府信息公开(?:工作)?年度报告")
"""The title at the start. Finds ``[|# 某县2024年政府信息公开工作年度报告|] ## 一``, not ``政府信息公开年度报告``."""
_SENTENCES = expression(rf"(?<=[。；])(?=[（(][{NUMERALS}]{{1,2}}[）)])")
"""Where an item begins behind a sentence. Finds ``公开。（二）``, not ``公开（二）``."""


def unfold(blocks: Sequence[Block], official: Format) -> Sequence[Block]:
    """Return the blocks with such lines taken apart again, each piece in its place."""
    if not any(_is_folded(block, official) for block in blocks):
        return blocks
    return [
        part
        for block in blocks
        for part in (_parts(block, official) if isinstance(block, Line) and _is_folded(block, official) else [block])
    ]


def _is_folded(block: Block, official: Format) -> bool:
    if not isinstance(block, Line) or len(block.text) < _MIN_LINE_CHARS:
        return False
    return len({match["title"] for match in _heading(official).finditer(block.text)}) >= _MIN_SECTIONS


@cache
def _heading(official: Format) -> re.Pattern[str]:
    titles = sorted((title for one in official.sections for title in (one.title, *one.accepted)), key=len, reverse=True)
    return expression(rf"#{{1,6}}\s+[{NUMERALS[:8]}]、\s*(?P<title>{'|'.join(map(re.escape, titles))})")


def _parts(line: Line, official: Format) -> Iterator[Block]:
    """Yield the lines and tables of a folded line in order."""
    cuts = {0, len(line.text)}
    cuts |= {match.start() for pattern in (_MARKED, _SENTENCES) for match in pattern.finditer(line.text)}
    cuts |= {match.end() for pattern in (_TITLE, _heading(official)) for match in pattern.finditer(line.text)}
    for start, end in pairwise(sorted(cuts)):
        bar = line.text.find("|", start, end)
        if bar >= 0 and line.text.count("|", bar, end) > _MAX_BARS:
            yield from (Line(*one) for one in _piece(line, start, bar))
            yield from _tables(list(_cells(line, bar, end)))
        else:
            yield from (Line(*one) for one in _piece(line, start, end))


def _piece(line: Line, start: int, end: int) -> Iterator[Cell]:
    """Yield a stretch of a line without the white space around it, if there is more in it."""
    text = line.text[start:end]
    if bare := text.strip():
        column = line.span.column + start + len(text) - len(text.lstrip())
        yield Cell(bare, Span(line.span.line, column, line.span.line, column + len(bare)))


def _cells(line: Line, start: int, end: int) -> Iterator[Cell]:
    """Yield what stands between the bars, blank cells too."""
    for part in _CELL.finditer(line.text, start, end):
        column = line.span.column + part.start(1)
        blank = Cell("", Span(line.span.line, column, line.span.line, column))
        yield next(_piece(line, *part.span(1)), blank)


def _tables(cells: Sequence[Cell]) -> Iterator[Table]:
    """Yield the tables of a run of cells: each begins with a header, of as many cells as there are rules under it."""
    for (start, width), (end, _) in pairwise([*_headers(cells), (len(cells), 0)]):
        rows = list(_rows(cells[start:end], width))
        if rows:
            yield Table(tuple(rows))


def _headers(cells: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yield where each header begins, and how many cells it has."""
    width = 0
    for at, cell in enumerate([*cells, None]):
        if cell is not None and _RULE.fullmatch(cell.text):
            width += 1
            continue
        if width:
            yield max(0, at - 2 * width - 1), width
        width = 0


def _rows(cells: Sequence[Cell], width: int) -> Iterator[Row]:
    """Yield the rows of a table: between two of them, the bars leave a blank cell."""
    for start in range(0, len(cells), width + 1):
        row = cells[start : start + width]
        if any(cell.text for cell in row) and not any(_RULE.fullmatch(cell.text) for cell in row):
            yield Row(tuple(row))
