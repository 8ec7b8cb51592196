"""The comments of a Word file, read back by python-docx: on which words each is, and in which cell."""

from __future__ import annotations

import io
from typing import NamedTuple

import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOUCHED = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
"""The parts of a Word file in which something changes when it gets comments."""


class Held(NamedTuple):
    """A cell: the number of its table and row, and its words."""

    table: int
    row: int
    words: str


def marked(content: bytes) -> dict[int, str]:
    """Return the words between the marks of each comment, in their order."""
    found: dict[int, str] = {}
    open_: set[int] = set()
    for element in docx.Document(io.BytesIO(content)).element.body.iter():
        if element.tag == f"{W}commentRangeStart":
            open_.add(int(element.get(f"{W}id")))
            found[int(element.get(f"{W}id"))] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(int(element.get(f"{W}id")))
        elif element.tag == f"{W}t":
            for number in open_:
                found[number] += element.text or ""
    assert not open_
    return found


def held(content: bytes) -> dict[int, Held | None]:
    """Return the cell in which each comment begins: its table and row as they are counted, and what is shown in it."""
    found: dict[int, Held | None] = {}
    body = docx.Document(io.BytesIO(content)).element.body
    tables = list(body.iter(f"{W}tbl"))
    for start in body.iter(f"{W}commentRangeStart"):
        within = {element.tag: element for element in reversed(list(start.iterancestors()))}
        cell, row, table = (within.get(f"{W}{tag}") for tag in ("tc", "tr", "tbl"))
        found[int(start.get(f"{W}id"))] = None
        if cell is not None and table is not None:
            shown = "".join(text.text or "" for text in cell.iter(f"{W}t"))
            number = list(table.iter(f"{W}tr")).index(row) + 1
            found[int(start.get(f"{W}id"))] = Held(tables.index(table) + 1, number, shown)
    return found
