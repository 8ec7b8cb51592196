"""The layout of a report: what each of its lines is, so that a page can show it as it reads, without its model.

Words of running text are told by their places alone, in lines in which personal data is masked; the words of cells,
which may go over several lines beside other cells, are here, masked as well.
"""

from typing import Literal, TypeAlias

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span

TextKind: TypeAlias = Literal["title", "section", "heading", "paragraph", "furniture", "sign-off"]
"""``section`` is the heading of a statutory section, ``heading`` any other; ``furniture`` are page numbers."""


class TextLayout(NamedTuple):
    """Words that are read in one go: the stretches of lines that they stand on, each within one line."""

    kind: TextKind
    spans: tuple[Span, ...]


class CellLayout(NamedTuple):
    """A cell as it is printed. ``figure`` tells whether it is one of the figures of a statutory table."""

    span: Span
    text: str
    figure: bool = False


class TableLayout(NamedTuple):
    """The rows of a table as they are printed. ``known`` tells whether it is, or has in it, a statutory table.

    In such a one an empty cell that is no figure belongs to the one on its left or above it.
    """

    rows: tuple[tuple[CellLayout, ...], ...]
    known: bool = False


LayoutItem: TypeAlias = TextLayout | TableLayout


class Layout(NamedTuple):
    """A report: ``organ``, masked, and ``year``, as far as they are known, and all that it says, in order."""

    organ: str
    year: int | None
    items: tuple[LayoutItem, ...]
