"""The grid of a table on a web page: cells that span rows and columns put where they belong."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.readers import ReadError
from gipr_lint.readers.web.tree import Element, Text

_WIDEST = 200
"""The most columns of a table: the widest official one has sixteen."""
_MOST_CELLS = 100_000
_LONG = 400
"""A cell with more characters than this holds an article: the table is there for the layout."""


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table, those of its head first; not those of tables in its cells."""
    found: dict[str, list[Element]] = {"thead": [], "": [], "tfoot": []}
    for child in _elements(table):
        if child.tag == "tr":
            found[""].append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            found[child.tag.replace("tbody", "")] += [row for row in _elements(child) if row.tag == "tr"]
    return [row for part in found.values() for row in part if not row.hidden]


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return [cell for cell in _elements(row) if cell.tag in {"td", "th"} and not cell.hidden]


def is_layout(table: Element) -> bool:
    """Tell whether a table only places things: it has other tables in it, a single column, or a whole article."""
    rows = [cells_of(row) for row in rows_of(table)]
    if all(len(cells) < 2 for cells in rows):
        return True
    return any(_holds_table(cell) or _length(cell) > _LONG for cells in rows for cell in cells)


def grid(table: Element) -> list[list[Element | None]]:
    """Return the rows of a table with each cell at its first place, and None where it goes on.

    A span reaches no further than the table. Raises ReadError for more columns or cells than any report has.
    """
    drawn: list[list[Element | None]] = []
    below: dict[int, int] = {}
    total = 0
    for row in rows_of(table):
        line: list[Element | None] = []
        going = {column: left - 1 for column, left in below.items() if left > 1}
        for cell in cells_of(row):
            while below.get(len(line)):
                line.append(None)
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            if len(line) + wide > _WIDEST:
                raise ReadError(f"一个表格超过 {_WIDEST} 列，不像一份年度报告，未读取")
            if high > 1:
                going |= dict.fromkeys(range(len(line), len(line) + wide), high - 1)
            line += [cell, *(None for _ in range(wide - 1))]
        while below.get(len(line)):
            line.append(None)
        below = going
        total += len(line)
        if total > _MOST_CELLS:
            raise ReadError(f"一个表格超过 {_MOST_CELLS} 个单元格，不像一份年度报告，未读取")
        drawn.append(line)
    return drawn


def _span(cell: Element, name: str) -> int:
    written = cell.attributes.get(name, "").strip()
    return max(1, min(int(written), _MOST_CELLS)) if written.isdecimal() and len(written) < 9 else 1


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _holds_table(element: Element) -> bool:
    stack = [element]
    while stack:
        for child in _elements(stack.pop()):
            if child.tag == "table":
                return True
            stack.append(child)
    return False


def _length(element: Element) -> int:
    stack: list[Element | Text] = [element]
    total = 0
    while stack:
        node = stack.pop()
        if isinstance(node, Text):
            total += len(node.characters.strip())
        else:
            stack += node.children
    return total
