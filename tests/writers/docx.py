"""Reports as Word files: made with python-docx, merged cells as in the official form, headings typed or numbered."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.grid import Box, GridRow, grid
from generator.model import Model, Text, dice
from gipr_lint.document import Document as Read
from gipr_lint.document import Line

if TYPE_CHECKING:
    from docx.document import Document

Style = Literal["plain", "split"]
"""How text is typed: in one run a paragraph, or in runs of a few characters, as a long life of editing leaves it."""


def to_bytes(document: Document) -> bytes:
    """Return a document as a file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def write(read: Read) -> bytes:
    """Return the blocks of a text as a Word file: lines as paragraphs, tables cell by cell."""
    document = docx.Document()
    for block in read.blocks:
        if isinstance(block, Line):
            document.add_paragraph(block.text)
            continue
        width = max(len(row.cells) for row in block.rows)
        table = document.add_table(len(block.rows), width)
        for index, row in enumerate(block.rows):
            cells = table.rows[index].cells
            for cell, box in zip(row.cells, cells, strict=False):
                box.text = cell.text
    return to_bytes(document)


def write_model(model: Model, style: Style = "plain") -> bytes:
    """Return a generated report as a Word file in the official form."""
    rng = dice("docx", model.seed)
    document = docx.Document()
    for line in model.title:
        type_in(document, line, style)
    for text in model.front:
        type_in(document, text.text, style)
    for section in model.sections:
        type_in(document, section.ordinal + section.title, style)
        for part in section.body:
            if isinstance(part, Text):
                type_in(document, "　　" * (part.depth == 0) + part.text, style)
            else:
                draw(document, grid(part, rng))
    for text in model.end:
        type_in(document, text.text, style)
    return to_bytes(document)


def type_in(document: Document, text: str, style: Style) -> None:
    """Add a paragraph."""
    paragraph = document.add_paragraph()
    size = 3 if style == "split" else len(text)
    for start in range(0, len(text), size):
        paragraph.add_run(text[start : start + size])


def draw(document: Document, rows: Sequence[GridRow]) -> None:
    """Add a table with its boxes merged over columns and rows."""
    width = max(sum(box.span for box in row.boxes) for row in rows)
    table = document.add_table(0, width)
    below = [(at, row) for row in rows for at in (list(_placed(row)),)]
    for index, (places, _) in enumerate(below):
        after = {at for at, box in below[index + 1][0] if box.covered} if index + 1 < len(below) else set()
        cells = "".join(_cell(box, starts=at in after) for at, box in places)
        table._tbl.append(parse_xml(f"<w:tr {nsdecls('w')}>{cells}</w:tr>"))  # noqa: SLF001 - the way to own cells


def _placed(row: GridRow) -> Iterator[tuple[int, Box]]:
    """Yield each box with its column; covered boxes beside one another may be one merged box."""
    at = 0
    for box in row.boxes:
        yield at, box
        at += box.span


def _cell(box: Box, *, starts: bool) -> str:
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    merged = "<w:vMerge/>" if box.covered else '<w:vMerge w:val="restart"/>' if starts else ""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{"".join(part)}</w:t></w:r></w:p>'
        for _, part in groupby(box.text, lambda char: char == "（")
    )
    return f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{paragraphs or '<w:p/>'}</w:tc>"
