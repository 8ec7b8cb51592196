"""The document: what a reader makes of one input file. Blocks of lines and tables, each with its position.

The small parts, of which a report has a thousand, are named tuples: they are made three times as fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text. Lines and columns count from 1, columns in Unicode characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def to(self, end: Span) -> Span:
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


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together in the document."""

    rows: tuple[Row, ...]

    @property
    def span(self) -> Span:
        """From the first row to the last."""
        return self.rows[0].span.to(self.rows[-1].span)


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Document:
    """One file after reading.

    ``path`` is the name to print, ``encoding`` the one it was decoded from, ``lines`` every line of the source
    without its line end, ``blocks`` what is not blank, in order. ``remarks`` are sentences about the file itself
    that the user has to know (control characters in it, say).
    """

    path: str
    encoding: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
