"""Where the text and the tables speak of the same: from a number of a sentence to its cells, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from gipr_lint.authoring.text_words import family_name, name
from gipr_lint.checks.text.statements.stated import Stated, stated, vocabulary_of
from gipr_lint.checks.text.statements.sums import readings
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportCell, ReportTable
from gipr_lint.server.reports.places import place_of, range_of, touches
from gipr_lint.server.session import CheckedReport
from gipr_lint.statements.statement import Quantity


class CellPlace(NamedTuple):
    """A cell of a statutory table, by the ids of its row and column."""

    table: str
    row: str
    column: str
    span: Span


class Link(NamedTuple):
    """What is ``said`` in a stretch of the text, ``about`` which matter in words, and the ``cells`` that say it too."""

    said: Span
    about: str
    cells: Sequence[CellPlace]


def links(checked: CheckedReport) -> Sequence[Link]:
    """Return all that the text states of which the tables have cells, in order."""
    return _links(checked.report) if checked.report else ()


@once_per_report
def _links(report: Report) -> Sequence[Link]:
    return tuple(link for link in (_link(report, one) for one in stated(report)) if link.cells)


def _link(report: Report, said: Stated) -> Link:
    place = said.passage.item.span(said.statement.start, said.statement.end)
    cells = dict.fromkeys(cell for about in said.statement.about for cell in _cells_of(report, about))
    about = said.statement.about
    told = "、".join(name(one, report) for one in about)
    return Link(place, f"{family_name(about[0], report)}：{told}" if about else "", tuple(cells))


def _cells_of(report: Report, about: Quantity) -> Iterator[CellPlace]:
    """Yield the cells that a quantity may mean, by any of its readings."""
    for reading in readings(about.subject, vocabulary_of(report)):
        for term in reading:
            table = report.tables.get(term.table)
            for cell in _cells_in(table, term.row, about.part) if table else ():
                yield CellPlace(term.table, cell.row, cell.column, cell.span)


def _cells_in(table: ReportTable, row: str, part: str) -> Iterator[ReportCell]:
    """Yield the cells of a row, or of the rows of a group: that of a part, or else all of them."""
    own = table.rows.get(row) or table.collapsed.get(row)
    members = table.format.rows_in(row) if row in table.format.group else ()
    for one in (own, *(table.rows.get(member) for member in members)) if own is None else (own,):
        if one is not None:
            yield from [one.cells[part]] if part in one.cells else one.cells.values()


def cell_at(checked: CheckedReport, place: Span) -> CellPlace | None:
    """Return the cell of a statutory table at a place of the text."""
    if checked.report is None:
        return None
    for table in checked.report.tables.values():
        for row in (*table.rows.values(), *table.collapsed.values()):
            for cell in row.cells.values():
                if touches(checked, cell.span, place):
                    return CellPlace(table.id, cell.row, cell.column, cell.span)
    return None


def label_of(checked: CheckedReport, cell: CellPlace) -> str:
    """Return the Chinese name of a cell."""
    return checked.report.tables[cell.table].label(cell.row, cell.column) if checked.report else ""


def definition(checked: CheckedReport, position: types.Position) -> list[types.Location]:
    """Return the cells of which the number at a place of the text speaks."""
    place = place_of(checked, types.Range(position, position))
    cells = [cell for link in links(checked) if touches(checked, link.said, place) for cell in link.cells]
    return [types.Location(checked.text.uri, range_of(checked, cell.span)) for cell in dict.fromkeys(cells)]


def references(checked: CheckedReport, position: types.Position) -> list[types.Location]:
    """Return where the text speaks of the cell at a place; at a number, where else it speaks of the same."""
    place = place_of(checked, types.Range(position, position))
    cell = cell_at(checked, place)
    wanted = (
        {cell} if cell else {one for link in links(checked) if touches(checked, link.said, place) for one in link.cells}
    )
    found = [link.said for link in links(checked) if wanted & set(link.cells)]
    return [types.Location(checked.text.uri, range_of(checked, span)) for span in dict.fromkeys(found)]
