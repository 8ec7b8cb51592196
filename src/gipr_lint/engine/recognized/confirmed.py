"""Sums decide which recognised figures are right: those of which all sums hold; never is another figure put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from msgspec.structs import replace

from gipr_lint.checks import CHECKS
from gipr_lint.checks.tables.equation import Options
from gipr_lint.checks.tables.failures import side_names
from gipr_lint.checks.tables.figures import Figures
from gipr_lint.checks.tables.references import Along
from gipr_lint.files.resources import folder
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Level
from gipr_lint.model.official_format import national
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReadingDoubt, ReportCell, ReportRow, ReportTable
from gipr_lint.parse.tables.values import parse_value
from gipr_lint.rulefiles.equation_language import Equation
from gipr_lint.rulefiles.loader import Context, load_rules

_LOOKALIKES: Mapping[str, str] = {
    "0": "689",
    "1": "74",
    "2": "7",
    "3": "85",
    "4": "19",
    "5": "368",
    "6": "508",
    "7": "12",
    "8": "3690",
    "9": "480",
}
"""Digits as which a digit is read in bad print."""
_MIN_FAILURES = 2
"""A sure figure is only doubted where so many sums contradict it."""

Place = tuple[str, str, str]
"""A cell: its table, row and column."""


class _Sum(NamedTuple):
    """A sum of the official tables in one row or column, and the cells that it uses."""

    figures: Figures
    equation: Equation
    cells: Mapping[str, Place]

    def holds(self, place: Place | None = None, number: Decimal | None = None) -> bool | None:
        """Tell whether it holds, with another figure at a place; None where a figure is missing."""

        def value(name: str) -> Decimal | None:
            return number if self.cells.get(name) == place else self.figures.value(name)

        outcome = self.equation.evaluate(value, self.figures.between)
        return None if outcome is None else outcome.holds


def confirmed(report: Report) -> Report:
    """Return a report of which the recognised figures are sure where sums say so, and doubtful where they do not."""
    sums: dict[Place, list[_Sum]] = {}
    for one in _sums(report):
        for place in one.cells.values():
            sums.setdefault(place, []).append(one)
    open_ = _left_open(report, sums)
    tables = {
        table.id: replace(
            table,
            rows=MappingProxyType({row.id: _weighed(table, row, report, sums, open_) for row in table.rows.values()}),
        )
        for table in report.tables.values()
    }
    return replace(report, tables=MappingProxyType(tables))


def _left_open(report: Report, sums: Mapping[Place, list[_Sum]]) -> set[Place]:
    """Return the cells in doubt that no sum confirms: one has to hold of which all other cells are sure.

    What is confirmed so may confirm others in its turn.
    """
    left = {
        (table.id, row.id, column)
        for table in report.tables.values()
        for row in table.rows.values()
        for column, cell in row.cells.items()
        if cell.doubt is not None
    }
    holding = {place for place in left if place in sums and all(one.holds() for one in sums[place])}
    while sure := {
        place
        for place in holding & left
        if any(left.isdisjoint({*one.cells.values()} - {place}) for one in sums[place])
    }:
        left -= sure
    return left


def _weighed(
    table: ReportTable, row: ReportRow, report: Report, sums: Mapping[Place, list[_Sum]], left: set[Place]
) -> ReportRow:
    lines = report.document.recognized
    cells = {
        column: _decided(cell, sums.get((table.id, row.id, column), []), (table.id, row.id, column), row, left)
        if cell.span.line in lines
        else cell
        for column, cell in row.cells.items()
    }
    return row._replace(cells=cells)


def _decided(cell: ReportCell, sums: list[_Sum], place: Place, row: ReportRow, left: set[Place]) -> ReportCell:
    """Return a cell as its sums leave it."""
    outcomes = [one.holds() for one in sums]
    if cell.doubt is not None:
        if place not in left:
            return cell._replace(certain=row.certain, doubt=None)
        fitting = [text for text in cell.doubt.readings if _fits(text, sums, place)]
        return cell._replace(doubt=cell.doubt._replace(perhaps=fitting[0])) if len(fitting) == 1 else cell
    if len(outcomes) < _MIN_FAILURES or any(one is not False for one in outcomes):
        return cell
    fitting = [text for text in _alike(cell.value.raw) if _fits(text, sums, place)]
    return cell._replace(certain=False, doubt=ReadingDoubt(tuple(fitting), fitting[0])) if fitting else cell


def _fits(text: str, sums: list[_Sum], place: Place) -> bool:
    number = parse_value(text).number
    return number is not None and bool(sums) and all(one.holds(place, number) for one in sums)


def _alike(text: str) -> Iterator[str]:
    """Yield the figures as which a figure may have been read: one digit is another, one too many, or lost."""
    for at, digit in enumerate(text):
        for other in _LOOKALIKES.get(digit, ""):
            yield text[:at] + other + text[at + 1 :]
        if digit == "1" and len(text) > 1:
            yield text[:at] + text[at + 1 :]
    if text.isdigit():
        yield from (f"1{text}", f"{text}1")


def _sums(report: Report) -> Iterator[_Sum]:
    """Yield the sums of the official tables of a report."""
    for along, equation in _equations():
        table = report.tables.get(along.table or "")
        if table is None or table.foreign:
            continue
        first = Figures(report, along)
        for fixed in table.rows if along.each == "row" else table.format.column:
            figures = first.beside(fixed)
            cells = {}
            for name in (name for side in (equation.left, equation.right) for name in side_names(side, figures)):
                if (cell := figures.cell(name)) is not None:
                    cells[name] = (table.id, cell.row, cell.column)
            if cells:
                yield _Sum(figures, equation, cells)


@cache
def _equations() -> tuple[tuple[Along, Equation], ...]:
    """Return the sums that each row or column of an official table has to keep, as the national rules have them."""
    rules = load_rules(folder("gipr_lint.rules"), Context(CHECKS, national()))
    options = (rule.options for rule in rules if rule.level is Level.ERROR and "arithmetic" in rule.tags)
    return tuple(
        (one.along, one.equals)
        for one in options
        if isinstance(one, Options)
        and one.table
        and one.each
        and one.fault == "unequal"
        and "previous" not in one.equals.source
    )
