"""Reports as workbooks: made with openpyxl, merged cells as in the official form, figures as numbers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl

from tests.support.generator.model import Model, Text, dice
from tests.support.generator.printing.grid import GridRow, grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def to_bytes(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def write_model(model: Model, *, text: bool = True, sheets: bool = False, airy: bool = False) -> bytes:
    """Return a generated report as a workbook; without ``text`` its title, headings and tables alone.

    With ``sheets``, each section has a sheet of its own; ``airy`` leaves a blank row before each heading.
    """
    rng = dice("xlsx", model.seed)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in model.title:
        sheet.append([line])
    for part in model.front if text else ():
        sheet.append([part.text])
    for number, section in enumerate(model.sections):
        if sheets:
            sheet = book.create_sheet(f"表{number}")
        at = sheet.max_row + 1 + airy
        sheet.cell(at, 1, section.ordinal + section.title)
        for item in section.body:
            if not isinstance(item, Text):
                draw(sheet, grid(item, rng))
            elif text:
                sheet.append([item.text])
    for part in model.end if text else ():
        sheet.append([part.text])
    return to_bytes(book)


def draw(sheet: Worksheet, rows: Sequence[GridRow]) -> None:
    """Add a table with its boxes merged over columns; those covered from above stay blank."""
    for row in rows:
        at, below = 1, sheet.max_row + 1
        for box in row.boxes:
            number = box.text.isdigit() and str(int(box.text)) == box.text
            sheet.cell(below, at, int(box.text) if number else box.text or None)
            if box.span > 1:
                sheet.merge_cells(start_row=below, end_row=below, start_column=at, end_column=at + box.span - 1)
            at += box.span
