"""Which part of a workbook holds which sheet, and the names of cells."""

from __future__ import annotations

from gipr_lint.limits.expressions import expression
from gipr_lint.readers.office.ooxml import related, root_of
from gipr_lint.readers.office.zip_parts import Parts

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = expression(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
"""The name of a cell. Takes ``B12`` and ``$B$12``, not ``B`` or ``12``."""


def sheets_of(parts: Parts) -> dict[str, str]:
    """Return the names of the parts that hold sheets, by the names of the sheets."""
    top = next((name for kind, name, _ in related(parts, "") if kind == "officeDocument"), "xl/workbook.xml")
    workbook = root_of(parts, top)
    named = {id_: (kind, name) for kind, name, id_ in related(parts, top)}
    found = {}
    for sheet in () if workbook is None else workbook.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        kind, name = named.get(sheet.get(_ID, ""), ("", ""))
        if kind == "worksheet" and name in parts:
            found[sheet.get("name", "")] = name
    return found


def reference(row: int, column: int) -> str:
    """Return the name of a cell; both count from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def row_and_column(name: str) -> tuple[int, int] | None:
    """Return row and column of a cell from its name, both from 1; None where it is none."""
    found = _REFERENCE.fullmatch(name.upper())
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
