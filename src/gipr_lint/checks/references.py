"""What the names of an equation refer to: cells of the tables of this report, or of last year's.

Down each column a name is a row, along each row it is a column; elsewhere it is written ``table.row.column``. A row or
column of another table is ``table.name``, and ``previous.`` before any of these means last year's report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from gipr_lint.equation import Equation
from gipr_lint.formats import Editions, TableFormat
from gipr_lint.yamlfile import unknown

Axis = Literal["row", "column"]

PREVIOUS = "previous"
_KIND = {"row": "列", "column": "行"}
_RANGE_WORD = {"row": "columns", "column": "rows"}


class Reference(NamedTuple):
    """A cell by its names; ``previous`` where it stands in last year's report."""

    previous: bool
    table: str
    row: str
    column: str


class Along(NamedTuple):
    """Where an equation is computed: along ``each`` row or column of ``table``, or nowhere in particular."""

    table: str | None
    each: Axis | None


def refer(name: str, along: Along, fixed: str = "") -> Reference | None:
    """Return what a name means where ``fixed`` is the row or column; None for a name of the wrong form."""
    parts = name.split(".")
    previous = len(parts) > 1 and parts[0] == PREVIOUS
    parts = parts[previous:]
    if len(parts) == 3:
        return Reference(previous, *parts)
    if along.each is None:
        return Reference(previous, along.table, *parts) if len(parts) == 2 and along.table else None
    table = parts[0] if len(parts) == 2 else along.table
    if len(parts) > 2 or table is None:
        return None
    own = parts[-1]
    return Reference(previous, table, *((own, fixed) if along.each == "column" else (fixed, own)))


def mistakes(
    key: str, equation: Equation, along: Along, editions: Editions, *, own: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the names of an equation, which is the option ``key``: no edition knows them.

    ``own`` are names that the check itself gives a figure.
    """
    if along.each and not _tables(along.table or "", editions):
        yield "table", unknown("表格", along.table or "", _all_tables(editions))
        return
    for name in equation.names():
        wrong = None if name in own else wrong_name(name, along, editions)
        if wrong:
            yield key, wrong + equation.caret(name)
            return
    if not any(True for _ in equation.names()):
        yield key, f"等式里没有任何{_KIND.get(along.each or '', '行列')}名" + equation.caret("")
    for first, last in equation.ranges():
        if _is_reversed(first, last, along, editions):
            yield key, f"区间“{first}..{last}”的起止颠倒了" + equation.caret(first)
    for word in equation.range_words():
        if along.each and word != _RANGE_WORD[along.each]:
            axis = "行" if along.each == "row" else "列"
            told = f"逐{axis}的等式里，求和的区间是 {_RANGE_WORD[along.each]}，不是 {word}"
            yield key, told + equation.caret(word)


def wrong_name(name: str, along: Along, editions: Editions) -> str | None:
    """Say in Chinese what is wrong with a name, if anything is."""
    reference = refer(name, along)
    if reference is None:
        if along.each:
            return f"名称“{name}”应写作“{_KIND[along.each]}名”“表格.{_KIND[along.each]}名”或“表格.行.列”"
        return f"没有写 each 的等式，名称“{name}”应写作“表格.行.列”"
    tables = _tables(reference.table, editions)
    if not tables:
        return unknown("表格", reference.table, _all_tables(editions))
    rows = sorted({one for table in tables for one in (*table.row, *table.group)})
    columns = sorted({one for table in tables for one in table.column})
    if reference.row and reference.row not in rows:
        return unknown("行", reference.row, rows)
    if reference.column and reference.column not in columns:
        return unknown("列", reference.column, columns)
    if reference.row and reference.column and not any(_has(table, reference) for table in tables):
        return f"“{reference.row}”这一行没有“{reference.column}”这一列"
    return None


def _has(table: TableFormat, reference: Reference) -> bool:
    if reference.row in table.group:
        return reference.column in table.column
    return reference.row in table.row and reference.column in table.columns_of(reference.row)


def _is_reversed(first: str, last: str, along: Along, editions: Editions) -> bool:
    """Tell whether a range runs against the order of the format, in every edition that has both ends."""
    start, stop = refer(first, along), refer(last, along)
    if start is None or stop is None:
        return False
    orders = [
        (order.index(one), order.index(other))
        for table in _tables(start.table, editions)
        for order, one, other in (
            (list(table.row), start.row, stop.row),
            (list(table.column), start.column, stop.column),
        )
        if one in order and other in order and one != other
    ]
    return bool(orders) and all(one > other for one, other in orders)


def _tables(name: str, editions: Editions) -> list[TableFormat]:
    return [one.table[name] for one in editions if name in one.table]


def _all_tables(editions: Editions) -> list[str]:
    return list(dict.fromkeys(table.id for one in editions for table in one.tables))
