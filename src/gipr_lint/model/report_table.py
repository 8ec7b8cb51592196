"""The statutory tables of a report, aligned with their format: cells with their values, rows, tables."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import msgspec

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Cell, Span
from gipr_lint.model.finding import Location
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.official_format import TableFormat, ValueKind

_REMARK = expression(rf"（区分.*|^(?:[{NUMERALS}]、|（[{NUMERALS}]）|\d\.)")
"""What a label has beside its words. Finds ``[|（一）|]予以公开`` and ``部分公开[|（区分处理的）|]``, not
``予以公开``."""


class Value(NamedTuple):
    """What a cell says. ``number`` is None unless the cell holds exactly one number; nothing is ever guessed.

    ``unknown`` is a formula of which the file holds no result. ``style`` lists peculiarities of writing:
    ``thousands``, ``space``, ``leading-zero``, ``unit``, ``fullwidth``.
    """

    raw: str
    kind: Literal["integer", "decimal", "blank", "placeholder", "lookalike", "text", "unknown"]
    number: Decimal | None = None
    note: str = ""
    style: tuple[str, ...] = ()


class ReadingDoubt(NamedTuple):
    """A figure that was recognised in a picture and is not sure.

    ``readings`` are the other ways to read it; ``perhaps`` is the one with which all sums hold that the figure itself
    contradicts. It is never put in its place.
    """

    readings: tuple[str, ...] = ()
    perhaps: str = ""


class ReportCell(NamedTuple):
    """A cell of a statutory table.

    ``certain`` is false where its row or column had to be guessed, and where its figure was recognised in a picture
    and is in ``doubt``.
    """

    row: str
    column: str
    value: Value
    span: Span
    certain: bool = True
    doubt: ReadingDoubt | None = None


class ReportRow(NamedTuple):
    """A row of a statutory table as the report prints it.

    ``label`` is the printed label without ordinals of its groups, ``official`` tells whether it is the official
    wording. ``surplus`` are value cells beyond the last column. ``width`` counts the cells
    from the first filled one on.
    """

    id: str
    label: str
    label_span: Span
    span: Span
    cells: Mapping[str, ReportCell]
    official: bool = True
    certain: bool = True
    surplus: tuple[Cell, ...] = ()
    values: tuple[Cell, ...] = ()
    width: int = 0

    @property
    def is_printed_whole(self) -> bool:
        """Whether the row names itself in the official words and has a figure in each cell that it prints."""
        return self.official and bool(self.label) and 0 < self.width == len(self.values)


class ReportTable(msgspec.Struct, frozen=True):
    """A statutory table after alignment with its format.

    ``rows`` are the recognised rows by id; ``order`` their ids as printed; ``duplicates`` further rows of the same
    meaning; ``collapsed`` rows printed for a whole group, by group id; ``extra`` rows that the format does not know;
    ``missing_columns`` the columns that header and figures both lack; ``foreign`` is set where the table follows
    another edition than the report's year asks for (``format`` is then that edition's); ``leftovers`` are single
    column names of another edition, each with that edition. ``guessed`` says that the reader made out
    its rows and columns by the places of words alone, ``accounted`` that every printed row has a meaning.
    """

    id: str
    format: TableFormat
    span: Span
    rows: Mapping[str, ReportRow]
    order: tuple[str, ...]
    duplicates: tuple[ReportRow, ...] = ()
    collapsed: Mapping[str, ReportRow] = msgspec.field(default_factory=dict)
    extra: tuple[ReportRow, ...] = ()
    missing_columns: tuple[str, ...] = ()
    header_span: Span | None = None
    foreign: str | None = None
    leftovers: tuple[tuple[Cell, str], ...] = ()
    guessed: bool = False
    accounted: bool = True

    def cell(self, row: str, column: str) -> ReportCell | None:
        """Return a cell, or None where the report does not print it."""
        found = self.rows.get(row)
        return found.cells.get(column) if found else None

    def location(self, row: str | None = None, column: str | None = None, span: Span | None = None) -> Location:
        """Return the place of the table, of a row or of a cell, for findings."""
        logical = tuple(part for part in (self.id, row, column) if part is not None)
        return Location(span or self._span(row, column), logical, self.label(row, column))

    def label(self, row: str | None = None, column: str | None = None) -> str:
        """Return the Chinese name of the table, of a row or of a cell."""
        parts = [f"“{self.format.name}”"]
        if row is not None:
            known = self.format.row.get(row) or self.format.group.get(row)
            parts.append(f"“{known.label.partition('（区分')[0] if known else row}”行")
        if column is not None:
            parts.append(f"“{self.format.column[column].label}”列")
        return "".join(parts)

    def kind(self, row: str, column: str) -> ValueKind:
        """Return what a cell must hold."""
        return self.format.column[column].value or self.format.row[row].value

    def _span(self, row: str | None, column: str | None) -> Span:
        found = self.rows.get(row or "") or self.collapsed.get(row or "")
        if found is None:
            return self.span
        cell = found.cells.get(column or "")
        return cell.span if cell else found.label_span


def short_label(label: str) -> str:
    """Return a row label without its ordinal and without the remark in brackets that follows it."""
    return _REMARK.sub("", label)
