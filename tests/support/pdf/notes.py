"""The annotations of a PDF, as PDFium shows them: what they say, whose they are, and what they colour."""

from __future__ import annotations

import io
from ctypes import byref, c_ushort
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

KINDS = {pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight", pdfium.FPDF_ANNOT_TEXT: "note"}


class PdfNote(NamedTuple):
    page: int
    kind: str
    author: str
    words: str
    quads: tuple[tuple[float, float, float, float], ...]
    """From left to right and from the lower end to the upper one, in the space of the page."""


def notes(content: bytes) -> list[PdfNote]:
    """Return the annotations of a file in order."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for number, page in enumerate(document, 1):
        for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
            note = pdfium.FPDFPage_GetAnnot(page, index)
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            quads = tuple(_quad(note, at) for at in range(pdfium.FPDFAnnot_CountAttachmentPoints(note)))
            found.append(
                PdfNote(number, KINDS.get(kind, str(kind)), _value(note, b"T"), _value(note, b"Contents"), quads)
            )
            pdfium.FPDFPage_CloseAnnot(note)
    return found


def put(content: bytes, page: int, words: str, author: str) -> bytes:
    """Return a file in which somebody put a note on a page, saved anew."""
    document = pypdfium2.PdfDocument(content)
    own = document[page - 1]
    note = pdfium.FPDFPage_CreateAnnot(own, pdfium.FPDF_ANNOT_TEXT)
    assert pdfium.FPDFAnnot_SetRect(note, pdfium.FS_RECTF(10, 30, 30, 10))
    for key, text in ((b"Contents", words), (b"T", author)):
        written = text.encode("utf-16-le") + b"\0\0"
        assert pdfium.FPDFAnnot_SetStringValue(note, key, (c_ushort * (len(written) // 2)).from_buffer_copy(written))
    pdfium.FPDFPage_CloseAnnot(note)
    return saved(document)


def saved(document: pypdfium2.PdfDocument) -> bytes:
    """Return a file as another program saves it: all of it anew."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _quad(note: object, index: int) -> tuple[float, float, float, float]:
    points = pdfium.FS_QUADPOINTSF()
    assert pdfium.FPDFAnnot_GetAttachmentPoints(note, index, byref(points))
    xs, ys = (points.x1, points.x2, points.x3, points.x4), (points.y1, points.y2, points.y3, points.y4)
    return min(xs), min(ys), max(xs), max(ys)


def _value(note: object, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = (c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
