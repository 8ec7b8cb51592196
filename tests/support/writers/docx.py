"""Reports as Word files: made with python-docx, merged cells as in the official form, headings typed or numbered."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Literal
from zipfile import ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.support.generator.model import Model, Text, dice
from tests.support.generator.printing.grid import Box, GridRow, grid

if TYPE_CHECKING:
    from docx.document import Document

Style = Literal["plain", "split", "numbered", "tracked"]
"""How text is typed: in one run a paragraph; in runs of a few characters, as a long life of editing leaves it; with
the numbers of the sections made by Word; with each paragraph put in the place of another one, and both kept."""


_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_TOP = f'<Relationship Id="r1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:r="{_KINDS}"'
)


def to_bytes(document: Document) -> bytes:
    """Return a document as a file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def package(body: str, **parts: str) -> bytes:
    """Return a Word file with this mark-up as its body, and further parts by what they are for (``styles`` …)."""
    file = io.BytesIO()
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_KINDS}/{kind}" Target="{kind}.xml"/>' for kind in ("styles", *parts)
    )
    with ZipFile(file, "w") as archive:
        archive.writestr("_rels/.rels", _RELATIONS.format(_TOP))
        archive.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(relations))
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<w:{kind} {_SPACES}>{content}</w:{kind}>")
    return file.getvalue()


def with_picture(picture: bytes, *paragraphs: str) -> bytes:
    """Return a Word file with paragraphs and a picture behind them."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_picture(io.BytesIO(picture))
    return to_bytes(document)


def write_model(model: Model, style: Style = "plain") -> bytes:
    """Return a generated report as a Word file in the official form."""
    rng = dice("docx", model.seed)
    document = docx.Document()
    _define(document)
    for line in model.title:
        type_in(document, line, style)
    for text in model.front:
        type_in(document, text.text, style)
    for section in model.sections:
        if style == "numbered":
            _numbered(document, section.title)
        else:
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
    if style == "tracked":
        runs = f"<w:del><w:r><w:delText>旧稿。</w:delText></w:r></w:del><w:ins><w:r><w:t>{text}</w:t></w:r></w:ins>"
        for change in parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"):
            paragraph._p.append(change)  # noqa: SLF001 - the way to mark-up of one's own
        return
    size = 3 if style == "split" else len(text)
    for start in range(0, len(text), size):
        paragraph.add_run(text[start : start + size])


def _define(document: Document) -> None:
    """Define the list by which Word numbers sections."""
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def _numbered(document: Document, text: str) -> None:
    """Add a paragraph that Word numbers."""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
    properties = parse_xml(f"<w:pPr {nsdecls('w')}>{listed}</w:pPr>")
    document.add_paragraph(text)._p.insert(0, properties)  # noqa: SLF001 - the way to mark-up of one's own


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
