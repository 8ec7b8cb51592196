"""Table rows that lost their separators: one cell a line, or a label and its figures with single spaces between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gipr_lint.document import Block, Cell, Line, Row, Span, Table
from gipr_lint.formats import Format
from gipr_lint.parse.furniture import is_furniture
from gipr_lint.parse.normal import key
from gipr_lint.parse.values import looks_like_value
from gipr_lint.parse.vocabulary import Words, all_words, words_of

_MIN_WORDS, _MIN_VALUES, _LONG_LABEL = 3, 2, 4


class _Part(NamedTuple):
    """A block that may belong to a table: its cells, and whether they are words of a table, values or rows."""

    block: Block
    cells: tuple[Cell, ...]
    kind: str


def tighten(blocks: Sequence[Block], official: Format) -> list[Block]:
    """Return the blocks with runs of lines that are cells of a statutory table made into tables."""
    result: list[Block] = []
    run: list[_Part] = []
    for block in blocks:
        part = _part(block, official)
        if part is None or (part.kind == "value" and not run):
            result += _close(run, official)
            run = []
            result.append(block)
        else:
            run.append(part)
    return result + _close(run, official)


def _part(block: Block, official: Format) -> _Part | None:
    if isinstance(block, Table):
        if all(sum(bool(cell.text) for cell in row.cells) <= 1 for row in block.rows):
            cells = tuple(cell for row in block.rows for cell in row.cells if cell.text)
            return _Part(block, cells, "cells") if cells else None
        return _Part(block, (), "rows")
    words = all_words(official.edition)
    if key(block.text) in words:
        return _Part(block, (Cell(block.text, block.span),), "word")
    cells = tuple(_split(block))
    if len(cells) > 1 and is_furniture(block.text):
        return None
    if len(cells) == 1:
        return _Part(block, cells, "value") if looks_like_value(block.text) else None
    values = sum(looks_like_value(cell.text) for cell in cells)
    labels = cells[: len(cells) - values]
    if not all(looks_like_value(cell.text) for cell in cells[len(labels) :]):
        return None
    if values and labels and (key(" ".join(cell.text for cell in labels)) in words or key(labels[-1].text) in words):
        return _Part(block, (*_whole(labels, words), *cells[len(labels) :]), "row")
    if not labels or all(key(cell.text) in words for cell in labels):
        return _Part(block, cells, "row" if labels or values > 2 else "value")
    return None


def _whole(labels: tuple[Cell, ...], words: frozenset[str]) -> tuple[Cell, ...]:
    """Return the labels of a row, put together where spaces within one label had cut it."""
    if all(key(cell.text) in words for cell in labels):
        return labels
    joined = " ".join(cell.text for cell in labels)
    return (Cell(joined, labels[0].span.to(labels[-1].span)),) if key(joined) in words else labels


def _split(line: Line) -> Iterator[Cell]:
    """Split a line at its spaces."""
    span = line.span
    for match in re.finditer(r"\S+", line.text):
        column = span.column + match.start()
        yield Cell(match[0], Span(span.line, column, span.line, column + len(match[0])))


def _close(run: list[_Part], official: Format) -> list[Block]:
    """Return a finished run as blocks: tables where it holds enough words and values, unchanged otherwise."""
    words = sum(part.kind in {"word", "row"} for part in run)
    values = sum(part.kind == "value" for part in run)
    rows = sum(part.kind == "row" for part in run)
    solid = any(part.kind == "rows" for part in run)
    cells = [cell for part in run if part.kind == "cells" for cell in part.cells]
    words += sum(key(cell.text) in all_words(official.edition) for cell in cells)
    values += sum(looks_like_value(cell.text) for cell in cells)
    if not (solid and words) and not (words >= _MIN_WORDS and values >= _MIN_VALUES) and not _sure(run, rows):
        return [part.block for part in run]
    blocks: list[Block] = []
    loose: list[Cell] = []
    for part in run:
        if part.kind in {"rows", "row"}:
            blocks += _table(loose, official)
            loose = []
            blocks.append(part.block if isinstance(part.block, Table) else Table((Row(part.cells),)))
        else:
            loose += part.cells
    return blocks + _table(loose, official)


def _sure(run: Sequence[_Part], rows: int) -> bool:
    """Tell whether rows of label and figures are a table by themselves: two, or one with an unmistakable label."""
    lone = next((part for part in run if part.kind == "row"), None)
    return rows >= _MIN_VALUES or (lone is not None and len(key(lone.cells[0].text)) >= _LONG_LABEL)


def _table(cells: list[Cell], official: Format) -> list[Block]:
    """Put single cells in rows: a row begins with the label that follows a value, or with the label of a row."""
    if not cells:
        return []
    rows: list[list[Cell]] = [[]]
    closed = False
    for cell in cells:
        value = looks_like_value(cell.text)
        begins = not value and (closed or _begins_row(cell.text, official))
        if rows[-1] and begins and not _only_groups(rows[-1], official):
            rows.append([])
        rows[-1].append(cell)
        closed = value
    return [Table(tuple(Row(tuple(row)) for row in rows if row))]


def _begins_row(text: str, official: Format) -> bool:
    return any(_names_row(words, text) for words in words_of(official.edition).values())


def _names_row(words: Words, text: str) -> bool:
    return words.table.layout == "rows" and not words.is_header(text) and bool(words.row(text) or words.group(text))


def _only_groups(row: list[Cell], official: Format) -> bool:
    """Tell whether a row so far holds labels of groups alone, whose first member follows."""
    return all(any(words.group(cell.text) for words in words_of(official.edition).values()) for cell in row)
