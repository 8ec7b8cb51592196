"""Workbooks: a comment on the cell of each finding, and nothing else changed."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.model.document import Document, Span
from gipr_lint.readers.workbook import sheet
from gipr_lint.reporters.annotate import AnnotateError
from gipr_lint.reporters.annotate.changes import Changes
from gipr_lint.reporters.annotate.note import Note
from gipr_lint.reporters.annotate.workbook.cell_comments import SheetComments
from gipr_lint.reporters.annotate.workbook.sheets import sheets_of

Cell = tuple[int, int]
"""Row and column, from 1."""
_NOTHING = "工作簿里没有可以写批注的工作表"


def annotate(content: bytes, path: str, notes: Sequence[Note]) -> bytes:
    """Return a workbook with notes as comments, in place of those of a former run."""
    changes = Changes(content)
    found = {name: SheetComments(changes, part) for name, part in sheets_of(changes.parts).items()}
    if not found:
        raise AnnotateError(_NOTHING)
    document = sheet.read(content, path)
    start = next((place for block in document.blocks if (place := _place(document, block.span))), None)
    name, cell = start or (next(iter(found)), (1, 1))
    for note in notes:
        place = _place(document, note.span) if note.span else None
        if place and place[0] in found:
            found[place[0]].add(place[1], note)
        else:
            found[name].add(cell, note.moved())
    for one in found.values():
        one.write()
    return changes.file()


def _place(document: Document, span: Span) -> tuple[str, Cell] | None:
    """Return sheet and cell of a stretch of the lines: of a row its first cell that is not blank."""
    if span.line > len(document.origins):
        return None
    origin = document.origins[span.line - 1]
    properties = origin.cell(span).properties
    if "sheet" not in properties:
        return None
    filled = (number for number, text in enumerate(document.lines[span.line - 1].split("\t"), 1) if text)
    column = properties.get("cell") or (next(filled, 1) if origin.cells else 1)
    return str(properties["sheet"]), (int(properties["row"]), int(column))
