"""Table rows that lost their separators: one cell a line, or a label and its figures with single spaces between."""

from collections.abc import Iterator, Sequence
from typing import Literal

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Block, Cell, Line, Row, Span, Table
from gipr_lint.model.official_format import Format
from gipr_lint.parse.heading import read_heading
from gipr_lint.parse.normalize import key
from gipr_lint.parse.page_furniture import is_furniture
from gipr_lint.parse.tables.values import looks_like_value
from gipr_lint.parse.tables.vocabulary import Vocabulary, all_words, row_labels, words_of

_MIN_WORDS = 3
"""So many words of a table, with figures, are the table."""
_MIN_VALUES = 2
"""So many figures, with words of a table, are the table."""
_LONG_LABEL_CHARS = 4
"""A label from this length on stands for its table alone; shorter ones are words of any text."""
_PAIR_CELLS = 2
"""A label and its figure."""
_MAX_LABEL_CHARS = 45
"""A longer line is a sentence: the longest official label has 37 characters."""
_MAX_ROW_CHARS = 150
"""A longer line is a paragraph: the longest label and seven figures come to half of it."""
_MAX_WORD_CHARS = 8
"""What stands for a figure is a word, not a sentence."""
_MIN_PIECE_CHARS = 2
"""A shorter piece of a line is a piece of every label."""
_WORD = expression(r"\S+")
"""What stands between spaces. Finds ``[|规章|]`` and ``[|12|]``, not ``  ``."""
_PROSE = expression(r"[。；，,;]")
"""What sentences have and labels rarely. Finds ``今年[|，|]收到``, not ``本年新收``."""


class _Part(NamedTuple):
    """A block that may belong to a table.

    ``rows`` is a table as it is, ``row`` a line with label and figures, ``word`` and ``value`` a line with one cell,
    ``cells`` a table with one cell a row. A ``pending`` line belongs to a table only if one goes on behind it;
    so does a ``page`` mark, which stays a line of its own.
    """

    block: Block
    cells: tuple[Cell, ...]
    kind: Literal["rows", "row", "word", "value", "cells", "pending", "page"]


def tighten(blocks: Sequence[Block], official: Format) -> list[Block]:
    """Return the blocks with runs of lines that are cells of a statutory table made into tables."""
    result: list[Block] = []
    run: list[_Part] = []
    last: str | None = None
    for block in blocks:
        part = _part(block, official)
        if part is not None and run and _holds_words(part, official):
            part = part._replace(kind="row")
        if part is not None and run and (part.kind == "page" or (part.kind == "pending" and last != "pending")):
            run.append(part)
        elif part is None or part.kind in {"pending", "page"} or (part.kind == "value" and not run):
            result += [*_close(run, official), block]
            run, last = [], None
            continue
        else:
            run.append(part)
        last = last if part.kind == "page" else part.kind
    return result + _close(run, official)


def _holds_words(part: _Part, official: Format) -> bool:
    """Tell whether a line is the label of a row with words where a figure should be."""
    if part.kind != "pending" or isinstance(part.block, Table):
        return False
    label, *rest = part.block.text.split()
    return key(label) in row_labels(official.family) and len(rest) == 1 and len(rest[0]) <= _MAX_WORD_CHARS


def _part(block: Block, official: Format) -> _Part | None:
    if isinstance(block, Table):
        return _of_table(block)
    return None if _is_sentence(block.text) else _of_line(block, official)


def _of_table(block: Table) -> _Part | None:
    if all(sum(bool(cell.text) for cell in row.cells) <= 1 for row in block.rows):
        filled = tuple(cell for row in block.rows for cell in row.cells if cell.text)
        return _Part(block, filled, "cells") if filled else None
    return _Part(block, (), "rows")


def _is_sentence(text: str) -> bool:
    """Tell whether a line can be no part of a table, as most lines."""
    if len(text) > _MAX_ROW_CHARS:
        return True
    return len(text) > _MAX_LABEL_CHARS and len(text.split()) == 1 and _PROSE.search(text) is not None


def _of_line(block: Line, official: Format) -> _Part | None:
    cells = tuple(_split(block))
    whole = (Cell(block.text, block.span),)
    if key(block.text) in all_words(official.family) and not any(looks_like_value(cell.text) for cell in cells[1:]):
        return _Part(block, whole, "word")
    if len(cells) == 1 and looks_like_value(block.text):
        return _Part(block, cells, "value")
    if is_furniture(block.text):
        return _Part(block, (), "page")
    row = _row(block, cells, official)
    if row is None or row.kind == "pending":
        heading = read_heading(block, official)
        if heading is not None and (heading.section is not None or heading.style == "chapter" or heading.depth):
            return None
    if row is not None:
        return row
    return (
        _Part(block, cells if len(cells) == _PAIR_CELLS else whole, "pending")
        if _may_be_label(block.text, official)
        else None
    )


def _row(line: Line, cells: tuple[Cell, ...], official: Format) -> _Part | None:
    """Return a line as a row: a known label and figures, the names of columns, or figures alone."""
    words = all_words(official.family)
    count = next((index for index, cell in enumerate(cells) if looks_like_value(cell.text)), len(cells))
    labels, values = cells[:count], cells[count:]
    if not all(looks_like_value(cell.text) for cell in values):
        return None
    if not labels:
        return _Part(line, cells, "row" if len(values) > _MIN_VALUES else "value")
    joined = Cell(line.text[: labels[-1].span.end_column - line.span.column], labels[0].span.to(labels[-1].span))
    if all(key(cell.text) in words for cell in labels):
        return _Part(line, cells, "row")
    if values and key(joined.text) in words:
        return _Part(line, (joined, *values), "row")
    if values and key(labels[-1].text) in words:
        return _Part(line, cells, "row")
    return _Part(line, (joined, *values), "pending") if values and _may_be_label(joined.text, official) else None


def _may_be_label(text: str, official: Format) -> bool:
    return len(text) <= _MAX_LABEL_CHARS and (not _PROSE.search(text) or _is_piece(text, official))


def _is_piece(text: str, official: Format) -> bool:
    """Tell whether a line is a piece of the label of a row, cut off by a page break."""
    normal = key(text)
    return len(normal) >= _MIN_PIECE_CHARS and any(normal in label for label in row_labels(official.family))


def _split(line: Line) -> Iterator[Cell]:
    """Split a line at its spaces."""
    span = line.span
    for match in _WORD.finditer(line.text):
        column = span.column + match.start()
        yield Cell(match[0], Span(span.line, column, span.line, column + len(match[0])))


def _close(run: list[_Part], official: Format) -> list[Block]:
    """Return a finished run as blocks: tables where it holds enough words and values, unchanged otherwise."""
    end = len(run)
    while end and run[end - 1].kind in {"pending", "page"}:
        end -= 1
    behind = [part.block for part in run[end:]]
    return _made(run[:end], official) + behind


def _made(run: list[_Part], official: Format) -> list[Block]:
    if not _is_table(run, official):
        return [part.block for part in run]
    blocks: list[Block] = []
    loose: list[Cell] = []
    for part in run:
        row = part.kind == "row" or (part.kind == "pending" and len(part.cells) > 1)
        if row or part.kind in {"rows", "page"}:
            blocks += _table(loose, official)
            loose = []
            blocks.append(Table((Row(part.cells),)) if row else part.block)
        else:
            loose += part.cells
    return blocks + _table(loose, official)


def _is_table(run: Sequence[_Part], official: Format) -> bool:
    rows = [part for part in run if part.kind == "row"]
    cells = [cell.text for part in run if part.kind in {"word", "value", "cells"} for cell in part.cells]
    words = len(rows) + sum(key(text) in all_words(official.family) for text in cells)
    values = sum(map(looks_like_value, cells))
    pieces = any(
        part.kind == "pending" and _is_piece(part.block.text, official) for part in run if isinstance(part.block, Line)
    )
    if (words or pieces) and any(part.kind == "rows" for part in run):
        return True
    if len(rows) >= _MIN_VALUES or (words >= _MIN_WORDS and values >= _MIN_VALUES):
        return True
    return any(len(key(part.cells[0].text)) >= _LONG_LABEL_CHARS and len(part.cells) > 1 for part in rows)


def _table(cells: list[Cell], official: Format) -> list[Block]:
    """Put single cells in rows: a row begins with the label that follows a value, or with the label of a row."""
    if not cells:
        return []
    rows: list[list[Cell]] = [[]]
    closed, groups = False, True
    for cell in cells:
        value = looks_like_value(cell.text)
        begins = not value and (closed or _begins_row(cell.text, official))
        if rows[-1] and begins and not groups:
            rows.append([])
            groups = True
        rows[-1].append(cell)
        groups = groups and _is_group(cell.text, official)
        closed = value
    return [Table(tuple(Row(tuple(row)) for row in rows if row))]


def _begins_row(text: str, official: Format) -> bool:
    return any(_names_row(words, text) for words in words_of(official).values())


def _names_row(words: Vocabulary, text: str) -> bool:
    return words.table.layout == "rows" and not words.is_header(text) and bool(words.row(text) or words.group(text))


def _is_group(text: str, official: Format) -> bool:
    """Tell whether a cell is the label of a group, whose first member follows in its row."""
    return any(words.group(text) for words in words_of(official).values())
