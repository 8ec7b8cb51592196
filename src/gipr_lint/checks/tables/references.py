"""What the names of an equation refer to: cells of the tables of this report, or of last year's.

Down each column a name is a row, along each row it is a column; elsewhere it is written ``table.row.column``. A row or
column of another table is ``table.name``, and ``previous.`` before any of these means last year's report.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from gipr_lint.files.names import unknown
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.official_format import Editions, TableFormat
from gipr_lint.rulefiles.equation_language import Equation

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
    return _wrong_part(reference, tables)


def _wrong_part(reference: Reference, tables: Sequence[TableFormat]) -> str | None:
    """Say what is wrong with the row or column of a reference; what may be meant instead is one of its table."""
    row, column = reference.row, reference.column
    rows = sorted({one for table in tables for one in (*table.row, *table.group)})
    every = {one for table in tables for one in table.column}
    columns = sorted({one for table in tables for one in _columns_of(table, row)} if row in rows else every)
    if row and row not in rows:
        return f"“{row}”是列名，这里应写行名；可用的行：{'、'.join(rows)}" if row in every else unknown("行", row, rows)
    if not column or column in columns:
        return None
    if column in rows and not row:
        return f"“{column}”是行名，这里应写列名；可用的列：{'、'.join(columns)}"
    if column in every:
        return f"“{row}”这一行没有“{column}”这一列；可用的列：{'、'.join(columns)}"
    return unknown("列", column, columns)


def _columns_of(table: TableFormat, row: str) -> Collection[str]:
    if row in table.group:
        return table.column
    return table.columns_of(row) if row in table.row else ()


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
