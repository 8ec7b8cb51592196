"""Tables in text: rows of cells between tabs, bars or wide gaps; neighbouring rows of one kind are a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Block, Cell, Line, Row, Span, Table
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.readers import ReadError
from gipr_lint.readers.characters import EDGE, stripped

_BARS = "|｜│┃║"
_PIPE = expression(rf"[{_BARS}](?<![^\s{_BARS}]\\[{_BARS}])")
r"""A bar parts cells but behind a backslash, if that itself is not what stands in the cell. Finds ``甲|乙`` and
``\｜``, not ``甲\|乙``."""
_GAP = expression(r"[ \u3000]{2,}|\u3000")
"""A gap that is wide enough to part two cells. Finds ``新收[|  |]3`` and ``新收[|\u3000|]3``, not ``新收 3``."""
_TAB = expression(r"\t")
"""What parts the cells of a row that was pasted from a sheet. Finds ``新收[|\t|]3``, not ``新收 3``."""
_RULE = expression(rf"[\s:+\-=─━┄┈═{_BARS}┌-╋╔-╬]*(?:-{{3,}}|[─━═┼╋╬]|:-+|-+:)[\s:+\-=─━┄┈═{_BARS}┌-╋╔-╬]*")
"""A line under or between rows, with three dashes a cell. Takes ``|---|:--:|``, not ``| - | - |``."""
_GRID = expression(r"\s*[+|][\s|]*[+]?(?:[-=]{3,}\+)")
"""A border of a drawn grid. Begins ``+----+---+``, not ``|----|---|``."""
_DASHES = expression(rf"[\s:\-{_BARS}]*")
"""A delimiter with one dash a cell. Takes ``| - | :-: |``, not ``| 0 | - |``. Only the line under the header is one;
further down such cells mean "none"."""
_EDGE_OF_ROW = EDGE.replace("\t", "")
_S = r"[\ \u3000]{0,2}"
_NUMBERED = expression(
    rf"""^(?:\#{{1,6}}\s*)?
        (?:(?:第{_S})?[{NUMERALS}]{{1,3}}(?:{_S}部{_S}分)?{_S}[、.．]?
          |[（(]{_S}[{NUMERALS}\d]{{1,3}}{_S}[)）]|\d{{1,2}}{_S}[、.．])
        [\t\ \u3000]+""",
    re.VERBOSE,
)
"""An ordinal and the gap behind it, as Word writes its own numbering into text: no cell of a table. Begins
``一、 总体情况`` and ``（1）  个``, not ``一、总体情况``."""
_FIGURE = expression(
    r"""[+\-－＋]?[\d０-９][\d０-９,，.．]*(?:[（(].*[)）]|[件宗条起项万元]+)?
      | [/／\\—–-]{1,3}
      | 无|空|不涉及|不适用""",
    re.VERBOSE,
)
"""What stands in a cell for figures. Takes ``1,204件`` and ``/`` and ``不涉及``, not ``第3条`` or ``行政许可``."""
_SENTENCE = expression(r"[。；]")
"""What no label has: the end of a clause. Finds ``已答复[|。|]``, not ``予以公开，``."""
_MAX_LABEL_CHARS = 60
"""A longer line is a sentence: the longest official label has forty characters."""
_MARKS = '*_"'
_MARKED = expression(r"(?P<mark>\*{1,3}|_{2}|\")\s*(?P<text>[^*\"]*?)\s*(?P=mark)")
"""A cell that is set bold, slanted or between quotation marks. Takes ``**12**``, not ``**12*``."""
_MIN_BLANK_CELLS = 3
"""A line of tabs alone is a row of blank cells within a table, if there are as many of them."""
_MAX_CELLS = 500_000
"""The cells of all tables; a file may have all of its tables on one line."""
_PROSE = expression(r"[。；，]")
"""What cells of a row rarely have, and sentences do. Finds ``今年[|，|]共收到``, not ``本年新收``."""


def blocks(lines: Sequence[str], first: int = 1) -> Iterator[Block]:
    """Group neighbouring rows of one kind to tables; every line that is no row stays a line.

    ``first`` is the number of the first line.
    """
    rows: list[Row] = []
    kind: re.Pattern[str] | None = None
    ruled, grid, fresh = False, None, 0
    left = _MAX_CELLS
    for number, line in enumerate(lines, first):
        bare = line.strip(EDGE)
        blank = not bare or bare in _BARS  # a bar alone on its line parts cells that stand one on a line
        if blank and not (kind is _TAB and rows and line.count("\t") >= _MIN_BLANK_CELLS):
            ruled, fresh = False, len(rows)  # another table may begin here, with a delimiter under its first line
            continue
        separator = _TAB if blank else _separator(line) or (_TAB if rows and kind is _TAB and _goes_on(line) else None)
        if rows and separator is not kind:
            yield _table(rows, kind, lines, first)
            rows, ruled, grid, fresh = [], False, None, 0
        kind = separator
        if separator is None:
            yield _line(line, number)
        elif _GRID.match(line):
            grid = _close_row(rows, grid)
        elif _RULE.fullmatch(line) or (len(rows) == fresh + 1 and not ruled and _DASHES.fullmatch(line)):
            ruled = True
        else:
            rows.append(_row(line, number, separator, left))
            left -= len(rows[-1].cells)
    if rows:
        yield _table(rows, kind, lines, first)


def _row(line: str, number: int, separator: re.Pattern[str], most: int) -> Row:
    cells = tuple(islice(_cells(line, number, separator), most + 1))
    if len(cells) > most:
        raise ReadError(f"读到第 {number} 行，表格已超过 {_MAX_CELLS} 个单元格，不像一份年度报告，未读取")
    return Row(cells)


def _close_row(rows: list[Row], begun: int | None) -> int:
    """At a border of a drawn grid, put the lines since the border before it together to one row.

    Only between drawn borders can a line be known to go on with the row above. Lines with another number of cells
    (cells that span rows) stay as they are.
    """
    lines = rows[begun:] if begun is not None else []
    if len(lines) > 1 and len({len(row.cells) for row in lines}) == 1:
        rows[begun:] = [Row(tuple(_stacked(cells) for cells in zip(*(row.cells for row in lines), strict=True)))]
    return len(rows)


def _stacked(cells: tuple[Cell, ...]) -> Cell:
    """Return the parts of one cell as one, placed at the first that is filled."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) < 2:
        return filled[0] if filled else cells[0]
    return Cell("".join(cell.text for cell in filled), filled[0].span.to(filled[-1].span))


def _separator(line: str) -> re.Pattern[str] | None:
    """Return what separates the cells of a line, or None where the line is no row of a table."""
    if line.lstrip().count("\t") >= _MIN_BLANK_CELLS and not _PIPE.search(line):
        return _TAB
    body = _NUMBERED.sub("", line.strip(_EDGE_OF_ROW))
    bars = len(_PIPE.findall(body))
    if _GRID.match(body):
        return _PIPE
    if bars and (bars > 1 or not _stray_bar(body)):
        return _PIPE
    if "\t" in body and (body.rstrip() != body or "\t" in body.strip()):
        return _TAB
    cells = [cell for cell in _GAP.split(body) if cell]
    if len(cells) >= 2 and _spaced(cells):
        return _GAP
    return None


def _goes_on(line: str) -> bool:
    """Tell whether a line within a table is a row whose cells are blank but for the last: the rest of a cut label."""
    return line.lstrip(" ").startswith("\t") and len(line) <= _MAX_LABEL_CHARS and not _SENTENCE.search(line)


def _stray_bar(body: str) -> bool:
    """Tell whether the only bar is a slip before a heading (``|六、其他…``) or punctuation within a sentence."""
    if _PIPE.match(body):
        return not _FIGURE.fullmatch(body[1:].strip())
    return bool(_PROSE.search(body)) and not (_PIPE.match(body[-1]) and len(body) <= _MAX_LABEL_CHARS)


def _spaced(cells: list[str]) -> bool:
    """Tell whether cells between wide gaps are a row: a label with figures, or a row of column names."""
    if all(_FIGURE.fullmatch(cell) for cell in cells[1:]) and len(cells[0]) <= 60:
        return len(cells) > 2 or not _PROSE.search(cells[0])
    figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in cells)
    short = all(len(cell) <= 50 for cell in cells)
    return len(cells) >= 3 and short and (figures >= 2 or not any(_PROSE.search(cell) for cell in cells))


def _cells(line: str, number: int, separator: re.Pattern[str]) -> Iterator[Cell]:
    """Split a line into cells; outer pipes and the indentation of spaced rows delimit nothing."""
    start, end = 0, len(line)
    if separator is _PIPE:
        body = line.strip(EDGE)
        start = line.index(body) + bool(_PIPE.match(body))
        end = len(line.rstrip(EDGE)) - (bool(_PIPE.match(body[-1])) and len(body) > 1)
    elif separator is _GAP:
        start, end = len(line) - len(line.lstrip(EDGE)), len(line.rstrip(EDGE))
    column = start + 1
    if separator is _TAB:
        for raw in line[start:end].split("\t"):  # most rows are such, and most of their cells plain words or figures
            after = column + len(raw)
            if not raw or raw.isalnum():
                yield Cell(raw, Span(number, column, number, after))
            else:
                yield _cell(raw, number, column)
            column = after + 1
        return
    position = start
    for match in separator.finditer(line, start, end):
        first, last = match.span()
        yield _cell(line[position:first], number, position + 1)
        position = last
    yield _cell(line[position:end], number, position + 1)


def _cell(raw: str, number: int, column: int) -> Cell:
    """Return the cell whose words stand at a column, white space around them."""
    if not raw or raw.isalnum():
        return Cell(raw, Span(number, column, number, column + len(raw)))
    text = stripped(raw)
    if text and text != raw:
        column += raw.index(text)
    if text and text[0] in _MARKS:
        marked = _MARKED.fullmatch(text)
        if marked:
            column, text = column + marked.start("text"), marked["text"]
    span = Span(number, column, number, column + len(text))
    return Cell(text, span)


def _line(line: str, number: int) -> Line:
    text = stripped(line)
    column = line.index(text) + 1
    return Line(text, Span(number, column, number, column + len(text)))


def _table(rows: list[Row], kind: re.Pattern[str] | None, lines: Sequence[str], first: int) -> Block:
    """Return the rows as a table; a single line that only looks like a row is a line again."""
    if len(rows) == 1 and not _stands_alone(rows[0], kind):
        number = rows[0].span.line
        return _line(lines[number - first], number)
    return Table(tuple(rows))


def _stands_alone(row: Row, kind: re.Pattern[str] | None) -> bool:
    """Tell whether a single row is a table of its own and not a sentence with a separator in it."""
    filled = [cell.text for cell in row.cells if cell.text]
    if any(_PROSE.search(text) and len(text) > 30 for text in filled):
        return False
    return kind is _GAP or len(row.cells) >= 4 or any(_FIGURE.fullmatch(text) for text in filled)
