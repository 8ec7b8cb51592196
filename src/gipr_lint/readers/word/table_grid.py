"""The grid of a Word table: where each cell of each row begins, over merged cells and columns too thin to be any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from xml.etree.ElementTree import Element

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers import ReadError
from gipr_lint.readers.word.runs import removed
from gipr_lint.readers.word.xml_names import TC, TR, VAL, WRAPPERS, W, is_on, number, value

_MAX_COLUMNS = 200
"""The most columns of a table, before merged ones are put together: the widest official table has sixteen."""
_MAX_CELLS = 100_000
"""The most cells that spans make of one table: the largest official one has some three hundred."""
_COLUMN_TOLERANCE_TWIPS = 130
"""Twentieths of a point: two edges nearer than this (two millimetres) are one edge, drawn carelessly."""
_PROPERTIES = f"{W}tcPr"
_SPAN, _MERGED, _DELETED = f"{W}gridSpan", f"{W}vMerge", f"{W}cellDel"


class Box(NamedTuple):
    """A cell as the file has it: the column of the grid at which it begins; whether it goes on with the one above."""

    start: int
    element: Element
    covered: bool


class Drawn(NamedTuple):
    """A row as the file has it. ``gone`` says what became of it, if it is not printed."""

    element: Element
    boxes: tuple[Box, ...]
    gone: str = ""


def unwrapped(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, out of the elements that may stand around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from unwrapped(child, tag)


def rows_of(table: Element) -> list[Drawn]:
    """Return the rows of a table. Raises ReadError for more columns or cells than any report has."""
    rows, total = [], 0
    for element in unwrapped(table, TR):
        row = _row(element)
        total += len(row.boxes) + 1
        if total > _MAX_CELLS:
            raise ReadError(f"一个表格超过 {_MAX_CELLS} 个单元格，不像一份年度报告，未读取")
        rows.append(row)
    return rows


def _row(element: Element) -> Drawn:
    properties = element.find(f"{W}trPr")
    at = max(number(value(properties, "gridBefore")), 0)
    boxes = []
    for cell in unwrapped(element, TC):
        about = {child.tag: child.get(VAL) for held in cell.findall(_PROPERTIES) for child in held}
        if _DELETED in about:
            continue
        boxes.append(Box(at, cell, _MERGED in about and about[_MERGED] != "restart"))
        at += max(number(about.get(_SPAN), 1), 1) if _SPAN in about else 1
        if at > _MAX_COLUMNS:
            raise ReadError(f"一个表格超过 {_MAX_COLUMNS} 列，不像一份年度报告，未读取")
    gone = "deletion" if removed(properties) else "hidden" if is_on(properties, "hidden") else ""
    return Drawn(element, tuple(boxes), gone)


def columns_of(table: Element, rows: Sequence[Drawn]) -> dict[int, int]:
    """Return for each column of the grid at which some cell begins its number in the table, from 0."""
    starts = sorted({box.start for row in rows for box in row.boxes} | {0})
    edges = [0, *accumulate(number(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol"))]
    columns: dict[int, int] = {}
    last = first = -1
    for start in starts:
        thin = first >= 0 and start < len(edges) and edges[start] - edges[first] < _COLUMN_TOLERANCE_TWIPS
        if not thin or _meet(rows, columns, start, last):
            last, first = last + 1, start
        columns[start] = last
    return columns


def _meet(rows: Sequence[Drawn], columns: dict[int, int], start: int, column: int) -> bool:
    """Tell whether a row has two cells in a column, if it began at ``start`` as well."""
    return any(
        any(box.start == start for box in row.boxes) and any(columns.get(box.start) == column for box in row.boxes)
        for row in rows
    )
