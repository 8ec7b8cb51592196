"""What a workbook says in its own XML that the library for its values does not tell: its size, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml.etree import _Element

from gipr_lint.readers import ReadError
from gipr_lint.readers.ooxml import related, root_of
from gipr_lint.readers.zipped import MAX_PART, Parts

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOST_ROWS = 5_000
_MOST_COLUMNS = 200
_ON = frozenset({"1", "true"})


class Hidden(NamedTuple):
    """Rows and columns of a sheet, from 0, that are not shown."""

    rows: frozenset[int]
    columns: frozenset[int]


def look_through(parts: Parts) -> dict[str, Hidden]:
    """Return what is hidden on each sheet by its name. Raises ReadError for sheets larger than any report."""
    if sum(parts.size(name) for name in parts.names() if "/media/" not in name) > MAX_PART:
        raise ReadError(f"文件的文字部分超过 {MAX_PART // 1024 // 1024} MB，不像一份年度报告，未读取")
    top = next((name for kind, name, _ in related(parts, "") if kind == "officeDocument"), "xl/workbook.xml")
    workbook = root_of(parts, top)
    if workbook is None:
        raise ReadError("不是 Excel 文件（内部没有工作簿），请用 Excel 或 WPS 另存为 .xlsx 后再检查")
    names = {id_: name for _, name, id_ in related(parts, top)}
    found = {}
    for sheet in workbook.iterfind(f"{_S}sheets/{_S}sheet"):
        root = root_of(parts, names.get(sheet.get(f"{_R}id", ""), ""))
        found[sheet.get("name", "")] = Hidden(frozenset(), frozenset()) if root is None else _look(root)
    return found


def _look(root: _Element) -> Hidden:
    rows, at = set(), -1
    for row in root.iterfind(f"{_S}sheetData/{_S}row"):
        at = _number(row.get("r"), at + 2) - 1
        if row.get("hidden") in _ON:
            rows.add(at)
        _refuse_large(row, at)
    columns = {
        column
        for group in islice(root.iterfind(f"{_S}cols/{_S}col"), _MOST_COLUMNS)
        if group.get("hidden") in _ON
        for column in range(_number(group.get("min"), 1) - 1, min(_number(group.get("max"), 1), _MOST_COLUMNS))
    }
    return Hidden(frozenset(rows), frozenset(columns))


def _refuse_large(row: _Element, at: int) -> None:
    """Refuse a sheet with a value far out: the library would make room for all cells up to it."""
    column = -1
    for cell in row:
        place = cell.get("r", "")
        column = _column(place) if place else column + 1
        down = _number(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), at + 1) - 1
        if len(cell) and (down >= _MOST_ROWS or at >= _MOST_ROWS or column >= _MOST_COLUMNS):
            raise ReadError(f"工作表超过 {_MOST_ROWS} 行或 {_MOST_COLUMNS} 列，不像一份年度报告，未读取")


def _column(place: str) -> int:
    """Return the column of a cell, from 0, by its name: ``B12`` is in column 1."""
    column = 0
    for letter in place[:8].upper():
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def comments(parts: Parts) -> Iterator[str]:
    """Yield the text of each comment on a cell."""
    for name in parts.names():
        if name.startswith(("xl/comments", "xl/threadedcomments/")) and (root := root_of(parts, name)) is not None:
            for comment in root.iter("{*}comment", "{*}threadedComment"):
                yield "".join(text.text or "" for text in comment.iter("{*}t", "{*}text") if not len(text))


def margins(parts: Parts) -> Iterator[str]:
    """Yield headers and footers of the printed sheets, their codes for fonts and numbers among them."""
    for name in parts.names():
        if name.startswith("xl/worksheets/") and name.endswith(".xml") and (root := root_of(parts, name)) is not None:
            for group in root.iter(f"{_S}headerFooter"):
                yield from (child.text or "" for child in group)
