"""The document: what a reader makes of one input file. Blocks of lines and tables, each with its position.

The small parts, of which a report has a thousand, are named tuples; what consists of them are structs, as everywhere
in the model: their classes are made without compiling anything, which a dataclass needs half a millisecond for.
"""

import sys
from bisect import bisect_right
from collections.abc import Mapping
from typing import Literal

import msgspec

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.printed import Box, Print, places

WHITE = " \t\u3000"
"""The only white space in the lines of a document: ``readers.characters`` puts it in the place of any other."""
_UNSEEN_CODES = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x17B4, 0x17B5), (0x180E, 0x180E), (0x200B, 0x200F)),
    *((0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
)
"""Where such marks stand in Unicode, from and to."""
UNSEEN = "".join(chr(code) for first, last in _UNSEEN_CODES for code in range(first, last + 1))
"""Marks that nobody sees: they join, part and direct what stands beside them. No line or cell begins or ends so."""
MARKER = "gipr-lint"
"""The author of the comments and changes in an annotated copy: what this program noted is nobody's comment."""
UNSAVED = "（公式没有保存结果）"
"""What a reader writes for a cell whose formula has no result: neither a figure nor a blank."""


class Span(NamedTuple):
    """A stretch of text. Lines and columns count from 1, columns in Unicode characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def to(self, end: "Span") -> "Span":
        """Return the span from the start of this one to the end of ``end``."""
        return Span(self.line, self.column, end.end_line, end.end_column)


class Line(NamedTuple):
    """One line of running text: ``text`` without the white space at both ends."""

    text: str
    span: Span


class Cell(NamedTuple):
    """One cell of a table row: ``text`` without the white space at both ends."""

    text: str
    span: Span


class Row(NamedTuple):
    """One row of a table as it is printed, before anything is known of its meaning."""

    cells: tuple[Cell, ...]

    @property
    def span(self) -> Span:
        """From the first cell to the last."""
        return self.cells[0].span.to(self.cells[-1].span)


class Table(msgspec.Struct, frozen=True):
    """Rows that stand together in the document."""

    rows: tuple[Row, ...]

    @property
    def span(self) -> Span:
        """From the first row to the last."""
        return self.rows[0].span.to(self.rows[-1].span)


Block = Line | Table


class Piece(NamedTuple):
    """A stretch of a line: from character ``start`` (from 0) on, it stands one by one in the source."""

    start: int
    line: int
    column: int


_NO_PROPERTIES: dict[str, str | int] = {}  # a plain mapping, for it goes from one process to another


class LineOrigin(NamedTuple):
    """Where a line of a document came from, in a file that is no plain text.

    ``label`` says it to people (第 3 页, 第 12 段), ``properties`` to programs (``{"page": 3}``). ``pieces`` are there
    where the file has lines of its own, as a web page has; they are in order, and the first starts at 0. ``cells`` are
    there where it is a row that is counted: the columns of the line at which its cells begin. ``prints`` are there
    where the file has pages: where on them the line stands.
    """

    label: str = ""
    properties: Mapping[str, str | int] = _NO_PROPERTIES
    pieces: tuple[Piece, ...] = ()
    cells: tuple[int, ...] = ()
    prints: tuple[Print, ...] = ()

    def printed(self, span: Span) -> list[tuple[int, Box]]:
        """Return on which pages, and where there, a stretch that begins in this line stands, up to its end."""
        end = span.end_column - 1 if span.end_line == span.line else sys.maxsize
        return places(self.prints, span.column - 1, max(end, span.column - 1)) if self.prints else []

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """Return where on its page a stretch of the line stands, line by line of print, to a hundredth of a point."""
        page = self.properties.get("page")
        found = (box for number, box in self.printed(span) if number == page)
        return tuple((round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)) for x0, top, x1, bottom in found)

    def cell(self, span: Span) -> "LineOrigin":
        """Return the one cell in which a stretch of the line stands; the row where it is more, or where none counts."""
        number = bisect_right(self.cells, span.column)
        end = span.end_column - 1 if span.end_line == span.line else self.cells[-1] if self.cells else 0
        if not number or bisect_right(self.cells, max(end, span.column)) != number:
            return self
        return LineOrigin(f"{self.label}第 {number} 列", {**self.properties, "cell": number})

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at an offset (from 0) in the source; there must be pieces."""
        piece = self.pieces[bisect_right(self.pieces, offset, key=lambda one: one.start) - 1]
        return piece.line, piece.column + offset - piece.start


AsideKind = Literal["comment", "deletion", "insertion", "proposal", "hidden", "attribute", "margin", "property"]


class Aside(NamedTuple):
    """Text that a file carries beside the report: it is nobody's statement, but may hold personal data.

    ``comment``, ``deletion`` and ``insertion`` are what an office program keeps of the work on a text; an insertion
    also stands in the blocks, for changes are judged as if they were accepted. A ``proposal`` is what this program
    proposes to delete. ``hidden`` is text that is not shown,
    ``attribute`` a value in the mark-up, ``margin`` a header, footer or the like, ``property`` what the file says of
    itself.
    """

    kind: AsideKind
    text: str
    span: Span


class Doubtful(NamedTuple):
    """A stretch of a line that was recognised without being sure; ``readings`` are what it may say as well."""

    span: Span
    readings: tuple[str, ...] = ()


PropertyName = Literal["title", "publisher", "published"]


class Property(NamedTuple):
    """What a file says of the report apart from it: its title, who published it, and when."""

    name: PropertyName
    text: str
    span: Span


class Document(msgspec.Struct, frozen=True):
    """One file after reading.

    ``path`` is the name to print, ``encoding`` the one it was decoded from, ``lines`` every line of the source
    without its line end and with no white space but ``WHITE``, ``blocks`` what is not blank, in order. ``remarks`` are
    sentences about the file itself that the user has to know (control characters in it, say).

    A file that is no plain text is read into a text of its own: ``lines`` are then a line for each paragraph, for each
    row of a table (its cells with tabs between them) and for each aside, with a blank line wherever running text must
    not be joined. All spans count in these lines; ``origins``, as many as ``lines``, say where each came from.
    ``source`` are the lines of the file itself where origins speak of them. ``tables_only`` says that the file is there
    for the tables of a report, not for the whole of it. ``wrapped`` says of such a file that its lines are those that
    somebody typed: a blank one need not end a paragraph. ``guessed`` are the numbers of the lines of which the reader
    cannot see whether they are rows of a table, nor which cells they have. ``pictures`` are the numbers of the lines
    on or right behind which there is a picture. ``size`` counts the bytes of the file. ``recognized`` are the numbers
    of the lines that were recognised in pictures, ``doubts`` what in them is not sure, in order. ``others`` says that
    other files were read with it: pictures that lie beside a page.
    """

    path: str
    encoding: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
    origins: tuple[LineOrigin, ...] = ()
    asides: tuple[Aside, ...] = ()
    properties: tuple[Property, ...] = ()
    source: tuple[str, ...] = ()
    tables_only: bool = False
    wrapped: bool = False
    guessed: frozenset[int] = frozenset()
    pictures: tuple[int, ...] = ()
    size: int = 0
    recognized: frozenset[int] = frozenset()
    doubts: tuple[Doubtful, ...] = ()
    others: bool = False

    def line_name(self, span: Span) -> str:
        """Return what people call the line on which a span begins: 第 12 行, 第 3 页."""
        if not self.origins:
            return f"第 {span.line} 行"
        origin = self.origins[span.line - 1]
        return f"第 {origin.position(span.column - 1)[0]} 行" if origin.pieces else origin.label
