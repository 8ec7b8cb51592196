"""One printed row taken apart: label cells before, value cells behind; and what kind of row it is."""

from collections.abc import Sequence
from typing import Literal

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Cell, Row
from gipr_lint.parse.tables.values import looks_like_value
from gipr_lint.parse.tables.vocabulary import Vocabulary

RowKind = Literal["header", "values", "label", "bare", "empty"]


class PrintedRow(NamedTuple):
    """A row before its meaning is known.

    ``labels`` are the filled label cells, ``rest`` all cells behind the last of them, padding included. ``kind``:
    ``values`` a label with figures, ``label`` a label without, ``bare`` figures without a label, ``header`` the names
    of columns, ``empty`` nothing. ``filled`` are the indexes of the filled cells in ``rest``.
    """

    row: Row
    labels: tuple[Cell, ...]
    rest: tuple[Cell, ...]
    kind: RowKind
    filled: tuple[int, ...]

    @property
    def start(self) -> int:
        """The index of the first cell of ``rest`` in the row."""
        return len(self.row.cells) - len(self.rest)

    @property
    def label(self) -> Cell:
        """The last label cell; the first cell of the row where there is none."""
        return self.labels[-1] if self.labels else self.row.cells[0]


def take_apart(row: Row, words: Vocabulary) -> PrintedRow:
    """Find out where the labels of a row end, by the words of its table first and by figures otherwise."""
    cells = row.cells
    filled = [index for index, cell in enumerate(cells) if cell.text]
    if not filled:
        return PrintedRow(row, (), cells, "empty", ())
    end = _label_end(cells, filled, words)
    labels = tuple(cells[index] for index in filled if index < end)
    figures = tuple(index - end for index in filled if index >= end)
    if figures:
        kind: RowKind = "values" if labels else "bare"
    else:
        kind = "header" if _is_header(labels, words) else "label"
    return PrintedRow(row, labels, cells[end:], kind, figures)


def _label_end(cells: Sequence[Cell], filled: Sequence[int], words: Vocabulary) -> int:
    """Return the index behind the last label cell."""
    if all(words.is_header(cells[index].text) for index in filled):
        return len(cells)
    flat = words.table.layout == "flat"
    known = words.knows if flat else words.row
    words_at = [index for index in filled if not cells[index].text.isdigit()]
    rows = [index for index in words_at if known(cells[index].text)]
    if rows:
        return rows[-1] + 1
    groups = [index for index in words_at if words.group(cells[index].text)]
    end = groups[-1] + 1 if groups else 0
    for index in filled:
        if index >= end:
            if looks_like_value(cells[index].text):
                break
            end = index + 1
    return end


def _is_header(labels: Sequence[Cell], words: Vocabulary) -> bool:
    known = sum(words.is_header(cell.text) for cell in labels)
    if words.table.layout == "flat":
        known += sum(words.row(cell.text) is not None for cell in labels if not words.is_header(cell.text))
    return known >= 2 or known == len(labels)
