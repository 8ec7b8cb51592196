"""The rows of the statutory tables: that they are there, once, in order, by their official names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from gipr_lint.checks.mending import put
from gipr_lint.checks.places import mentions, quoted
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Fields, Hit, Location
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportTable, short_label

Must = Literal["exist", "be-unique", "be-in-order", "be-labelled", "be-known"]


def rows(report: Report, must: Must) -> Iterator[Hit]:
    """Yield a hit for each row, or run of rows, that is not as it must be; tables of another edition are left out."""
    tests: Mapping[Must, Callable[[ReportTable], Iterator[Hit]]] = {
        "exist": _exist,
        "be-unique": partial(_unique, report),
        "be-in-order": _in_order,
        "be-labelled": partial(_labelled, report),
        "be-known": _known,
    }
    for table in report.tables.values():
        if table.foreign is None:
            yield from tests[must](table)


def _exist(table: ReportTable) -> Iterator[Hit]:
    absent = [row.id for row in table.format.rows if row.id not in table.rows]
    guessed = any(not row.certain for row in (*table.rows.values(), *table.extra))
    unsure = guessed and not (2 * len(absent) > len(table.format.rows) and _is_printed_whole(table))
    for group, printed in table.collapsed.items():
        rows = [row for row in table.format.rows_in(group) if row in absent]
        absent = [row for row in absent if row not in rows]
        if rows:
            place = Location(printed.label_span, (table.id, group), table.label(group))
            yield Hit(
                place,
                {
                    "table": table.format.name,
                    "rows": _labels(table, rows),
                    "detail": f"（合并成了一行“{printed.label}”）",
                },
            )
    for run_of_rows in _runs(table, absent):
        place = Location(_where(table, run_of_rows[0]), (table.id, run_of_rows[0]), table.label(run_of_rows[0]))
        yield Hit(
            place,
            {"table": table.format.name, "rows": _labels(table, run_of_rows), "detail": ""},
            certain=not unsure,
        )


def _is_printed_whole(table: ReportTable) -> bool:
    """Tell whether no row was guessed, only the columns of rows that all have equally few: they are all there is."""
    return not table.extra and all(row.is_printed_whole for row in table.rows.values())


def _labels(table: ReportTable, rows: Sequence[str]) -> str:
    return quoted(short_label(table.format.row[row].label) for row in rows)


def _runs(table: ReportTable, absent: Sequence[str]) -> Iterator[list[str]]:
    """Yield the absent rows in runs of neighbours."""
    order = [row.id for row in table.format.rows]
    current: list[str] = []
    for row in absent:
        if current and order.index(row) != order.index(current[-1]) + 1:
            yield current
            current = []
        current.append(row)
    if current:
        yield current


def _where(table: ReportTable, row: str) -> Span:
    """Return the row behind the gap, else the last row of the table."""
    order = [known.id for known in table.format.rows]
    behind = next((known for known in order[order.index(row) :] if known in table.rows), None)
    return table.rows[behind].label_span if behind else table.span


def _unique(report: Report, table: ReportTable) -> Iterator[Hit]:
    for row in table.duplicates:
        first = table.location(row.id)
        place = Location(row.label_span, (table.id, row.id), table.label(row.id))
        fields: Fields = {
            "table": table.format.name,
            "row": short_label(table.format.row[row.id].label),
            "first": mentions([(f"前一处在{report.document.line_name(table.rows[row.id].label_span)}", first)]),
        }
        yield Hit(place, fields, certain=row.certain)


def _in_order(table: ReportTable) -> Iterator[Hit]:
    order = [row.id for row in table.format.rows]
    ranks = [order.index(row) for row in dict.fromkeys(table.order)]
    if ranks == sorted(ranks):
        return
    kept = _longest_increase(ranks)
    moved = [order[rank] for rank in ranks if rank not in kept]
    fields = {"table": table.format.name, "rows": _labels(table, moved)}
    yield Hit(table.location(moved[0]), fields, certain=all(table.rows[row].certain for row in moved))


def _longest_increase(ranks: Sequence[int]) -> set[int]:
    """Return the longest increasing subsequence: the rows that stand in order."""
    tails: list[int] = []
    chains: list[list[int]] = []
    for rank in ranks:
        at = bisect_left(tails, rank)
        chain = [*(chains[at - 1] if at else []), rank]
        tails[at : at + 1] = [rank]
        chains[at : at + 1] = [chain]
    return set(chains[-1]) if chains else set()


def _labelled(report: Report, table: ReportTable) -> Iterator[Hit]:
    for row in (*table.rows.values(), *table.duplicates):
        if not row.official:
            official = table.format.row[row.id].label
            place = Location(row.label_span, (table.id, row.id), table.label(row.id))
            fields = {"table": table.format.name, "label": _told(row.label, official), "official": official}
            fix = put(report, row.label_span, row.label, official) if row.certain else None
            yield Hit(place, fields, fix=fix)


def _told(label: str, official: str) -> str:
    """Return what of a label is like the official one: what somebody typed behind it may be anything, a name too."""
    end = len(label)
    while end and not (label[end - 1].isalnum() and label[end - 1] in official):
        end -= 1
    return f"{label[:end]}…" if end and len(label) - end > 1 else label


def _known(table: ReportTable) -> Iterator[Hit]:
    for row in table.extra:
        place = Location(row.label_span, (table.id,), table.label())
        yield Hit(place, {"table": table.format.name, "label": row.label})
