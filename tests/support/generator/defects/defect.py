"""What a planted defect is, and the edits that several of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random

from tests.support.generator.form import APPLICANTS
from tests.support.generator.model import Model, Row, Section, Sheet, Text

ALL = ("tabs", "pipes", "markdown", "pagebreak", "halfwidth", "onecell", "spaces")
KEEPS_BLANKS = ("tabs", "pipes", "markdown", "pagebreak", "halfwidth")
"""The layouts that print a blank cell at all, and a number with a space in it as one cell."""
HAS_COLUMNS = (*KEEPS_BLANKS, "spaces")
"""All but one cell a line, where words in a cell look like a label and the blocks of table four like one."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to be found.

    ``logical`` is the path of the section, table, row or cell; ``key`` what stands at the place (a key of the printed
    places); ``exact`` asks for that very span. ``also`` are rules that may rightly speak as well, ``words`` what the
    message must say.
    """

    rule: str
    logical: tuple[str, ...] = ()
    key: str = ""
    exact: bool = False
    also: frozenset[str] = frozenset()
    words: str = ""
    level: str = ""


Planted = tuple[Model, Expected]
Plant = Callable[[Model, Random], Planted | None]


@dataclass(frozen=True, slots=True)
class Defect:
    """One way to spoil a report. ``plant`` returns None where the report is not fit for it."""

    name: str
    plant: Plant
    layouts: tuple[str, ...] = ALL
    edition: str = "2021"


def zero_rows(sheet: Sheet) -> list[Row]:
    """Return the rows of outcomes that have no case."""
    return [row for row in sheet.rows if row.group not in {"", "results"} and all(text == "0" for _, text in row.cells)]


def total(cells: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the cells with ``total`` as their sum."""
    parts = [(column, text) for column, text in cells if column != "total"]
    return (*parts, ("total", str(sum(int(text) for _, text in parts))))


def empty_column(sheet: Sheet, column: str) -> Sheet:
    """Return table three or four with zeros in one column, and totals that agree."""
    rows = (replace(row, cells=total(row.put(column, "0").cells)) for row in sheet.rows)
    return replace(sheet, rows=tuple(rows))


def without_column(sheet: Sheet, column: str) -> Sheet:
    """Return the table without a column."""
    rows = (replace(row, cells=tuple(cell for cell in row.cells if cell[0] != column)) for row in sheet.rows)
    return replace(sheet, rows=tuple(rows))


def insert(sheet: Sheet, after: str, new: Row) -> Sheet:
    """Return the table with a further row."""
    return sheet.swap(after, sheet.row(after), new)


def say(model: Model, section: str, *texts: Text) -> Model:
    """Return the report with another text in a section."""
    return model.edit(section, lambda old: replace(old, body=texts))


def add_text(model: Model, section: str, text: Text) -> Model:
    """Return the report with a further paragraph at the end of a section."""
    return model.edit(section, lambda old: replace(old, body=(*old.body, text)))


def retitle(model: Model, section: str, **changes: str) -> Model:
    """Return the report with another ordinal or title of a section."""
    return model.edit(
        section,
        lambda old: Section(old.id, changes.get("ordinal", old.ordinal), changes.get("title", old.title), old.body),
    )


def more_cases(model: Model, row: str, column: str, count: int) -> Model:
    """Return the report with cases added to a row of table three and its total."""
    assert column in APPLICANTS
    return model.add(f"requests.{row}.{column}", count).add(f"requests.{row}.total", count)
