"""The figures of a report as equations read them: along a row, down a column, or from any table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from gipr_lint.checks.tables.references import Along, Axis, refer
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Location
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportCell, ReportTable, short_label

Numbers = Mapping[tuple[str, str], Decimal | None]

_BLANK = frozenset({"blank", "placeholder"})
_ZERO = Decimal(0)
"""What a blank cell counts for where blanks are zeros."""
_TOTAL = "total"
_NOTHING: Mapping[str, Decimal | None] = {}


@once_per_report
def numbers_of(report: Report, table: str) -> Numbers:
    """Return the figures of a table, named by its id, by row and column; a group's row counts as a row.

    A cell that is blank counts as zero where blanks are this table's way to write zero (its column, or most of the
    table, is blank), but for a total left out beside figures. Otherwise it has no figure, as has a row with more
    figures than columns.
    """
    return _numbers(report.tables[table])


@once_per_report
def _lines_of(report: Report, table: str, each: Axis) -> Mapping[str, Mapping[str, Decimal | None]]:
    """Return the figures of each row by column, or of each column by row."""
    lines: dict[str, dict[str, Decimal | None]] = {}
    for (row, column), figure in numbers_of(report, table).items():
        fixed, name = (column, row) if each == "column" else (row, column)
        lines.setdefault(fixed, {})[name] = figure
    return lines


def _numbers(table: ReportTable) -> Numbers:
    rows = {**table.rows, **table.collapsed}
    cells = [cell for row in rows.values() if not row.surplus or row.certain for cell in row.cells.values()]
    blank = [cell for cell in cells if cell.value.kind in _BLANK]
    filled = {cell.column for cell in cells if cell.value.kind not in _BLANK}
    mostly = 2 * len(blank) > len(cells)
    counted = {cell.row for cell in cells if cell.value.number and cell.column != _TOTAL}
    zeros = {
        (cell.row, cell.column)
        for cell in blank
        if len(rows) > 1
        and (mostly or cell.column not in filled)
        and not (cell.column == _TOTAL and cell.row in counted)
    }
    return {
        (cell.row, cell.column): _ZERO if (cell.row, cell.column) in zeros else _figure(table, cell) for cell in cells
    }


def _figure(table: ReportTable, cell: ReportCell) -> Decimal | None:
    """Return what a cell counts; nothing where it holds what cannot be a count, which is a fault of its own."""
    number = cell.value.number
    if number is None or cell.row not in table.format.row or table.kind(cell.row, cell.column) != "count":
        return number
    return number if number >= 0 and number == int(number) else None


class Figures:
    """One row or column of a table, or the whole report: a name gives a figure (see ``references``).

    ``fixed`` is the row or column along which the names stand.
    """

    def __init__(self, report: Report, along: Along, fixed: str = "") -> None:
        self.report = report
        self.along = along
        self.fixed = fixed
        self._table = report.tables.get(along.table or "")
        self._lines = _lines_of(report, self._table.id, along.each) if self._table and along.each else {}
        self._ranges: dict[tuple[str, str], Sequence[str]] = {}

    def beside(self, fixed: str) -> "Figures":
        """Return another row or column of the same table, the spelt-out ranges with it."""
        other = Figures.__new__(Figures)
        other.__dict__ |= self.__dict__
        other.fixed = fixed
        return other

    def value(self, name: str) -> Decimal | None:
        """Return the figure that a name means; None where there is none to compute with."""
        if "." not in name and self.along.each:
            return self.along_line(name)
        place = self._place(name)
        return numbers_of(place.report, place.table.id).get((place.row, place.column)) if place else None

    @property
    def along_line(self) -> Callable[[str], Decimal | None]:
        """What gives the figures of this row or column alone: quicker, for names without dots."""
        return self._lines.get(self.fixed, _NOTHING).get

    def between(self, first: str, last: str) -> Sequence[str]:
        """Return the names from one to another in the format's order, a collapsed group in place of its members."""
        if (first, last) not in self._ranges:
            self._ranges[first, last] = tuple(self._spell_out(first, last))
        return self._ranges[first, last]

    def _spell_out(self, first: str, last: str) -> Iterator[str]:
        start, stop = self._place(first), self._place(last)
        if start is None or stop is None or start.table is not stop.table:
            return
        each = self.along.each
        parts = first.split(".")
        whole = each is None or len(parts) - start.previous == 3
        rows = start.row != stop.row if whole else each == "column"
        ends = (start.row, stop.row) if rows else (start.column, stop.column)
        own = -2 if rows and whole else -1
        for name in _names_between(start.table, *ends, rows=rows):
            yield ".".join([*parts[:own], name, *parts[len(parts) + own + 1 :]])

    def certain(self, name: str) -> bool:
        """Tell whether the place of a figure is sure, and that it is a figure."""
        cell = self.cell(name)
        return cell is not None and cell.certain and cell.value.number is not None

    def is_figure(self, name: str) -> bool:
        """Tell whether what a name means is printed as a figure."""
        cell = self.cell(name)
        return cell is not None and cell.value.number is not None

    def cell(self, name: str) -> ReportCell | None:
        """Return the cell that a name means; None where it is not printed."""
        place = self._place(name)
        return place.cell if place else None

    def label(self, name: str) -> str:
        """Return the Chinese name of what a name means, short where it stands in this row or column."""
        place = self._place(name)
        if place is None:
            return name
        year = "上年" if place.previous else ""
        if self.along.each is None or place.fixed(self.along.each) != self.fixed:
            return year + place.table.label(place.row, place.column)
        own = place.label(self.along.each)
        return year + (own if place.table.id == self.along.table else f"“{place.table.format.name}”“{own}”")

    def location(self, name: str) -> Location | None:
        """Return the place of a figure, with its file where that is last year's; None where there is no such place."""
        place = self._place(name)
        if place is None or not place.exists:
            return None
        location = place.table.location(place.row, place.column)
        return location._replace(path=place.report.document.path) if place.previous else location

    @property
    def line(self) -> str:
        """The row or column itself in Chinese, without its table."""
        if self.along.each is None or self._table is None:
            return ""
        return self.where().removeprefix(self._table.label())

    def where(self, name: str = "") -> str:
        """Return the row or column itself in Chinese; in the whole report the cell that a name means."""
        if self.along.each is None or self._table is None:
            return self.label(name)
        if self.along.each == "row":
            return self._table.label(self.fixed)
        return self._table.label(None, self.fixed)

    def _place(self, name: str) -> "_CellPlace | None":
        """Return where a name leads; None where this report, or last year's, has no such table."""
        reference = refer(name, self.along, self.fixed)
        report = self.report.previous if reference and reference.previous else self.report
        table = report.tables.get(reference.table) if reference and report else None
        if reference is None or report is None or table is None or table.foreign:
            return None
        return _CellPlace(report, table, reference.row, reference.column, reference.previous)


class _CellPlace(NamedTuple):
    """A cell with the table and the report in which it stands; it may not be printed."""

    report: Report
    table: ReportTable
    row: str
    column: str
    previous: bool

    @property
    def cell(self) -> ReportCell | None:
        found = self.table.rows.get(self.row) or self.table.collapsed.get(self.row)
        return found.cells.get(self.column) if found else None

    @property
    def exists(self) -> bool:
        """Whether the format of the table has such a row and column."""
        form = self.table.format
        return (self.row in form.row or self.row in form.group) and self.column in form.column

    def fixed(self, each: Axis) -> str:
        return self.column if each == "column" else self.row

    def label(self, each: Axis) -> str:
        if each == "row":
            return self.table.format.column[self.column].label
        known = self.table.format.row.get(self.row) or self.table.format.group[self.row]
        return short_label(known.label)


def _names_between(table: ReportTable, first: str, last: str, *, rows: bool) -> Sequence[str]:
    known = table.format.rows if rows else table.format.columns
    order = [one.id for one in known]
    if first not in order or last not in order:
        return ()
    names = order[order.index(first) : order.index(last) + 1]
    for group in table.collapsed if rows else ():
        members = table.format.rows_in(group)
        if any(name in members for name in names):
            names = [name for name in names if name not in members or name in table.rows] + [group]
    return names
