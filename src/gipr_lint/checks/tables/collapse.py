"""One finding for a whole column or row of cells with the same fault, and one for the rest of those of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gipr_lint.checks.mending import zero
from gipr_lint.checks.places import quoted
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.report_table import ReportCell, ReportRow, ReportTable

FEW_ROWS = 3
"""A column of at most so many rows is not taken as a whole."""

MANY_CELLS = 8
"""More cells than this with one fault are told in one sentence: zeros left blank all over a table, say."""

_TOTAL, _HANDLED = "total", "handled"
"""The column and the row of totals."""

Faulty = Sequence[tuple[ReportCell, str]]
"""Cells, each with what is wrong with it in words."""


Places = Mapping[tuple[str, str], tuple[ReportCell, str]]
"""The same by row and column."""


def collapse(table: ReportTable, faulty: Faulty) -> Iterator[Hit]:
    """Yield one hit for all whole columns, one for each whole row, and one for each cell that remains."""
    if not faulty:
        return
    rest = _by_cell(faulty)
    if len(rest) == sum(len(row.cells) for row in table.rows.values()) > 1:
        cell, problem = faulty[0]
        yield _hit_of_many(table.location(None, None, cell.span), f"{table.label()}整表", problem, certain=cell.certain)
        return
    whole = whole_columns(table, faulty)
    if whole:
        names = quoted(table.format.column[column].label for column in whole)
        cell, problem = next(pair for (_, column), pair in rest.items() if column == whole[0])
        where = f"“{table.format.name}”{names}整列"
        yield _hit_of_many(table.location(None, whole[0], cell.span), where, problem, certain=cell.certain)
        rest = {place: pair for place, pair in rest.items() if place[1] not in whole}
    rows = [row for row in table.rows.values() if _is_whole_row(table, row, whole, rest)]
    also = f"等 {len(rows)} 行" if len(rows) > FEW_ROWS else "整行"
    for row in rows[:1] if len(rows) > FEW_ROWS else rows:
        problem = next(problem for (name, _), (_, problem) in rest.items() if name == row.id)
        yield _hit_of_many(table.location(row.id), f"{table.label(row.id)[:-1]}{also}", problem, certain=row.certain)
    rest = {place: pair for place, pair in rest.items() if place[0] not in {row.id for row in rows}}
    if len(rest) > MANY_CELLS:
        cell, problem = next(iter(rest.values()))
        where = f"{table.label(cell.row, cell.column)}等 {len(rest)} 格"
        certain = all(one.certain for one, _ in rest.values())
        yield _hit_of_many(table.location(cell.row, cell.column, cell.span), where, problem, certain=certain)
        return
    for row in table.rows.values():
        yield from _in_row(table, [pair for (name, _), pair in rest.items() if name == row.id])


def _in_row(table: ReportTable, faulty: Faulty) -> Iterator[Hit]:
    """Yield one hit for the cells of a row with one fault, and one for each where their faults differ."""
    if len(faulty) < 2 or len({problem for _, problem in faulty}) > 1:
        yield from (hit_at(table, cell, problem) for cell, problem in faulty)
        return
    cell, problem = faulty[0]
    names = quoted(table.format.column[one.column].label for one, _ in faulty)
    where = f"{table.label(cell.row)}{names}列"
    yield _hit_of_many(table.location(cell.row, cell.column, cell.span), where, problem, certain=cell.certain)


def whole_columns(table: ReportTable, faulty: Faulty) -> list[str]:
    """Return the columns all of whose cells have the fault."""
    rest = _by_cell(faulty)
    return [column.id for column in table.format.columns if _is_whole(table, column.id, rest)]


def _by_cell(faulty: Faulty) -> dict[tuple[str, str], tuple[ReportCell, str]]:
    return {(cell.row, cell.column): (cell, problem) for cell, problem in faulty}


def hit_at(table: ReportTable, cell: ReportCell, problem: str) -> Hit:
    """Return a hit about one cell."""
    fields = {"where": table.label(cell.row, cell.column), "problem": problem, "value": cell.value.raw}
    place = table.location(cell.row, cell.column, cell.span)
    fix = zero(cell) if cell.certain and not any(_parts(table, cell)) else None
    return Hit(place, fields, certain=cell.certain, values=(cell.value.raw,), fix=fix)


def _parts(table: ReportTable, cell: ReportCell) -> Iterator[bool]:
    """Tell of each part of what may be a total whether it forbids that the total is 0: it is not, or not told."""
    if cell.column == _TOTAL:
        columns = (column for column in table.format.columns_of(cell.row) if column != _TOTAL)
        yield from (_is_no_zero(table.cell(cell.row, column)) for column in columns)
    if cell.row == _HANDLED:
        results = (row.id for row in table.format.rows if row.group and row.id != _HANDLED)
        yield from (_is_no_zero(table.cell(row, cell.column)) for row in results)


def _is_no_zero(part: ReportCell | None) -> bool:
    return part is None or part.value.number != 0


def _hit_of_many(place: Location, where: str, problem: str, *, certain: bool) -> Hit:
    return Hit(place, {"where": where, "problem": problem, "value": ""}, certain=certain)


def _is_whole_row(table: ReportTable, row: ReportRow, whole: Sequence[str], rest: Places) -> bool:
    wanted = [column for column in table.format.columns_of(row.id) if column not in whole]
    return len(wanted) > 1 and all((row.id, column) in rest for column in wanted)


def _is_whole(table: ReportTable, column: str, faulty: Places) -> bool:
    rows = [row.id for row in table.rows.values() if column in table.format.columns_of(row.id)]
    return len(rows) > FEW_ROWS and all((row, column) in faulty for row in rows)
