"""Tables whose rows are all printed on one line: table four with its three times five figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.model.document import Cell
from gipr_lint.model.official_format import ColumnFormat
from gipr_lint.parse.normalize import key
from gipr_lint.parse.tables.columns import Placed, Shape, assign_columns
from gipr_lint.parse.tables.printed_row import PrintedRow
from gipr_lint.parse.tables.vocabulary import Vocabulary

_MAX_LOST_CELLS = 2
"""So many cells may have been lost from a row that conversion then padded."""


def assign_flat(
    rows: Sequence[PrintedRow], words: Vocabulary
) -> tuple[dict[tuple[str, str], Cell | None], Placed, tuple[str, ...]]:
    """Place the figures of a flat table.

    Returns the cells by row and column, the placement as a whole (its surplus and certainty), and the columns that
    both header and figures lack, as ``row.column``.
    """
    keys = [(row.id, column.id) for row in words.table.rows for column in _columns(rows, words)]
    with_figures = [row for row in rows if row.kind in {"values", "bare"}]
    blank = [row for row in rows if row.kind == "empty" and len(row.rest) >= len(keys)]
    if blank and not with_figures:
        return dict(zip(keys, blank[0].rest, strict=False)), Placed(()), ()
    labelled = _by_label(with_figures, words)
    if labelled is not None:
        return labelled, Placed(()), ()
    cells = tuple(cell for row in with_figures for cell in row.rest)
    filled = [cell for cell in cells if cell.text]
    named = dict.fromkeys(meaning.id for row in rows for cell in row.labels if (meaning := words.row(cell.text)))
    if len(filled) < len(keys) and len(filled) == len(named) * len(words.table.columns):
        own = [known for known in keys if known[0] in named]
        return dict(zip(own, filled, strict=True)), Placed(()), ()
    if len(filled) < len(keys):
        present = _printed_columns(rows, words, keys, len(filled))
        if present is not None:
            printed = {row for row, _ in present}
            missing = tuple(".".join(known) for known in keys if known not in present and known[0] in printed)
            return dict(zip(present, filled, strict=True)), Placed(()), missing
    placed = _assign_all(with_figures, cells, len(keys))
    return dict(zip(keys, placed.cells, strict=True)), placed, ()


def _columns(rows: Sequence[PrintedRow], words: Vocabulary) -> Sequence[ColumnFormat]:
    """Return the columns in the order of the header, where a table of one row names all of them."""
    named = dict.fromkeys(words.columns[key(cell.text)] for cell in _names(rows, words))
    if len(words.table.rows) > 1 or len(named) != len(words.table.columns):
        return words.table.columns
    return [words.table.column[name] for name in named]


def _names(rows: Sequence[PrintedRow], words: Vocabulary) -> Iterator[Cell]:
    """Yield the cells of the header that name a column."""
    return (cell for row in rows if row.kind == "header" for cell in row.labels if key(cell.text) in words.columns)


def _assign_all(rows: Sequence[PrintedRow], cells: tuple[Cell, ...], width: int) -> Placed:
    filled = tuple(cell for cell in cells if cell.text)
    if len(filled) == width:
        return Placed(filled)
    if len(rows) > 1 and len(cells) == width:
        return Placed(cells)
    if rows:
        fullest = max(rows, key=lambda row: len(row.filled))
        if width - _MAX_LOST_CELLS <= len(fullest.filled) < width and fullest.filled[-1] == len(fullest.filled) - 1:
            return Placed((None,) * width, certain=False)  # cells lost and the row padded, or blanks at its end
        return assign_columns(fullest, width, Shape((), width))
    return Placed((None,) * width)


def _by_label(rows: Sequence[PrintedRow], words: Vocabulary) -> dict[tuple[str, str], Cell | None] | None:
    """Place figures printed one row a line, each behind its label; None where they are not printed so."""
    columns = [column.id for column in words.table.columns]
    shape = Shape(rows, len(columns))
    cells: dict[tuple[str, str], Cell | None] = {}
    for row in rows:
        meanings = [words.row(label.text) for label in row.labels]
        meaning = next((known for known in reversed(meanings) if known), None)
        if meaning is None or len(row.filled) > len(columns):
            return None
        placed = assign_columns(row, len(columns), shape)
        cells |= {(meaning.id, column): cell for column, cell in zip(columns, placed.cells, strict=True)}
    return cells or None


def _printed_columns(
    rows: Sequence[PrintedRow], words: Vocabulary, keys: list[tuple[str, str]], figures: int
) -> list[tuple[str, str]] | None:
    """Return the columns named in the header, as many as there are figures.

    A cell that spans two lines of the header may be printed in both: then the lower line alone names them all.
    """
    headers = [row for row in rows if row.kind == "header"]
    for named in (headers, headers[-1:]):
        present = _named_columns([words.columns[key(cell.text)] for cell in _names(named, words)], keys)
        if present is not None and len(present) == figures:
            return present
    return None


def _named_columns(names: Sequence[str], keys: Sequence[tuple[str, str]]) -> list[tuple[str, str]] | None:
    """Return the columns of these names, where each block of them can be told by its closing total."""
    present: list[tuple[str, str]] = []
    rest = iter(names)
    name = next(rest, None)
    for known in keys:
        if name == known[1]:
            present.append(known)
            name = next(rest, None)
    return present if name is None else None
