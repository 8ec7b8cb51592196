"""The grid of a table on a web page: cells that span rows and columns put where they belong."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.readers import ReadError
from gipr_lint.readers.web.text_flow import NOTHING, Set, text_of
from gipr_lint.readers.web.tree import CELLS, CharacterData, Element

_MAX_COLUMNS = 200
"""The most columns of a table: the widest official one has sixteen."""
_MAX_CELLS = 100_000
"""The most cells that spans make of one table: the largest official one has some three hundred."""
_MAX_CELL_CHARS = 400
"""A cell with more characters than this holds an article: the table is there for the layout."""
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_ROWS = _SECTIONS | {"tr", "colgroup"}

GridRow = list[Element | None]
"""Cells at their first places, and None where one goes on or there is none."""


def grid(table: Element) -> list[GridRow] | None:
    """Return the rows of a table, all of one length, with each cell at its first place.

    None for a table that only places things, which has a single column. A span reaches no further than the table.
    Raises ReadError for more columns or cells than any report has.
    """
    rows = [_cells(row) for row in _rows(table)]
    if all(len(cells) < 2 for cells in rows):
        return None
    drawn: list[GridRow] = []
    below: dict[int, int] = {}
    width = 0
    for cells in rows:
        line: GridRow = []
        going = {column: left - 1 for column, left in below.items() if left > 1}
        for cell in cells:
            while below.get(len(line)):
                line.append(None)
            wide, high = _spans(cell)
            if len(line) + wide > _MAX_COLUMNS:
                raise ReadError(f"一个表格超过 {_MAX_COLUMNS} 列，不像一份年度报告，未读取")
            if high > 1:
                going |= dict.fromkeys(range(len(line), len(line) + wide), high - 1)
            line += [cell, *[None] * (wide - 1)]
        while below.get(len(line)):
            line.append(None)
        below = going
        drawn.append(line)
        width = max(width, len(line))
        if width * len(drawn) > _MAX_CELLS:
            raise ReadError(f"一个表格超过 {_MAX_CELLS} 个单元格，不像一份年度报告，未读取")
    return [line + [None] * (width - len(line)) for line in drawn]


def filled(rows: list[GridRow]) -> list[list[Set | None]] | None:
    """Return what stands in the cells of a grid; None where one holds an article."""
    texts = [[_text_in(cell) if cell is not None else None for cell in row] for row in rows]
    return None if any(cell and len(cell.text) > _MAX_CELL_CHARS for row in texts for cell in row) else texts


def _text_in(cell: Element) -> Set:
    return NOTHING if cell.struck else text_of(cell)


def outside_cells(table: Element) -> Iterator[Element | CharacterData]:
    """Yield what is shown of a table, but in no cell of it: its caption, and stray text."""
    for child in table.children:
        if isinstance(child, CharacterData):
            yield child
        elif child.tag in _ROWS and not child.hidden:
            yield from outside_cells(child)
        elif child.tag not in CELLS and not child.hidden:
            yield child


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table, those of its head first; not those of tables in its cells."""
    found: dict[str, list[Element]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table.elements:
        if child.tag == "tr":
            found["tbody"].append(child)
        elif child.tag in _SECTIONS and not child.hidden:
            found[child.tag] += [row for row in child.elements if row.tag == "tr"]
    return [row for part in found.values() for row in part if not row.hidden]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.elements if cell.tag in CELLS and not cell.hidden]


def _spans(cell: Element) -> tuple[int, int]:
    """Return how many columns and rows a cell takes."""
    if "span" not in cell.written.lower():
        return 1, 1
    attributes = cell.attributes
    wide, high = (attributes.get(name, "").strip() for name in ("colspan", "rowspan"))
    return _number(wide), _number(high)


def _number(written: str) -> int:
    return max(1, min(int(written), _MAX_CELLS)) if written.isdecimal() and len(written) < 9 else 1
