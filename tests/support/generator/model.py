"""The frozen model of one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

Level = Literal["province", "city", "county", "town", "subdistrict"]


def dice(*key: object) -> Random:
    """Return a random source that depends on the key alone."""
    return Random("/".join(str(part) for part in key))  # noqa: S311 - tests want repeatable, not secret


@dataclass(frozen=True, slots=True)
class Organ:
    """The organ that reports: its full name, what it calls itself, its level, and what the law lets it do."""

    name: str
    own: str
    seat: str
    level: Level
    government: bool
    makes_rules: bool = False

    @property
    def deadline(self) -> tuple[int, int]:
        """Return month and day by which its report is due."""
        if not self.government:
            return 1, 31
        return {"province": (3, 31), "city": (3, 10), "county": (2, 20)}.get(self.level, (1, 31))


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph (depth 0) or a sub-heading on its own line (depth 1 or 2).

    ``mark`` are words of it whose place is to be remembered; of a sub-heading, the whole. ``at`` says where they
    stand, for words that stand there more than once.
    """

    text: str
    depth: int = 0
    mark: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its label, the group it is printed in, and its cells as pairs of column id and text."""

    id: str
    label: str
    group: str
    cells: tuple[tuple[str, str], ...]

    def value(self, column: str) -> str:
        """Return the text of a cell."""
        return dict(self.cells)[column]

    def put(self, column: str, text: str) -> Row:
        """Return the row with another text in a cell."""
        return replace(self, cells=tuple((each, text if each == column else old) for each, old in self.cells))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One statutory table in the form of an edition."""

    id: str
    edition: str
    rows: tuple[Row, ...]

    def row(self, id: str) -> Row:  # noqa: A002 - the field's own word
        """Return a row by its id."""
        return next(row for row in self.rows if row.id == id)

    def swap(self, id: str, *rows: Row) -> Sheet:  # noqa: A002
        """Return the table with a row replaced by others, or by none."""
        return replace(self, rows=tuple(new for row in self.rows for new in (rows if row.id == id else (row,))))


@dataclass(frozen=True, slots=True)
class Section:
    """A statutory section: ordinal and title as printed, then paragraphs and its table."""

    id: str
    ordinal: str
    title: str
    body: tuple[Text | Sheet, ...]
    deeper: int = 0

    @property
    def words(self) -> str:
        """All running text of the section."""
        return "\n".join(part.text for part in self.body if isinstance(part, Text))


@dataclass(frozen=True, slots=True)
class Model:
    """A whole report.

    ``title`` has one or two lines; ``front`` stands before the sections, ``end`` after them; ``fee`` is in yuan.
    """

    seed: int
    organ: Organ
    year: int
    edition: str
    title: tuple[str, ...]
    front: tuple[Text, ...]
    sections: tuple[Section, ...]
    end: tuple[Text, ...]
    fee: int = 0

    def section(self, id: str) -> Section:  # noqa: A002
        """Return a section by its id."""
        return next(section for section in self.sections if section.id == id)

    def sheet(self, id: str) -> Sheet:  # noqa: A002
        """Return a table by its id."""
        return next(part for part in self.section(id).body if isinstance(part, Sheet))

    def value(self, table: str, row: str, column: str) -> str:
        """Return the text of a table cell."""
        return self.sheet(table).row(row).value(column)

    def number(self, table: str, row: str, column: str) -> int:
        """Return the count in a table cell."""
        return int(self.value(table, row, column))

    def edit(self, id: str, change: Callable[[Section], Section]) -> Model:  # noqa: A002
        """Return the report with one section changed."""
        return replace(self, sections=tuple(change(each) if each.id == id else each for each in self.sections))

    def edit_sheet(self, id: str, change: Callable[[Sheet], Sheet]) -> Model:  # noqa: A002
        """Return the report with one table changed."""
        return self.edit(
            id,
            lambda section: replace(
                section, body=tuple(change(part) if isinstance(part, Sheet) else part for part in section.body)
            ),
        )

    def put(self, path: str, text: str) -> Model:
        """Return the report with another text in the cell at ``table.row.column``."""
        table, row, column = path.split(".")
        return self.edit_sheet(table, lambda sheet: sheet.swap(row, sheet.row(row).put(column, text)))

    def add(self, path: str, amount: int) -> Model:
        """Return the report with ``amount`` added to the count at ``table.row.column``."""
        return self.put(path, str(self.number(*path.split(".")) + amount))
