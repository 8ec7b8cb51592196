"""What a PDF carries beside its pages: what it says of itself, and the comments that somebody put on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import c_ushort

import pypdfium2_raw as pdfium

from gipr_lint.model.document import MARKER
from gipr_lint.readers.pdf.pdfium.page_objects import Handle

_ABOUT = ("Author", "Subject", "Keywords", "Company", "Manager", "Comments")
_MAX_COMMENTS = 2000
"""The most notes that are read on a page: links are such notes too."""
_MAX_ASIDE_CHARS = 3000
"""How much of a note or property is read; nobody writes pages into one."""
_NO_WORDS = frozenset({pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET})
"""Notes on a page that are none of anybody's."""


def title_of(document: Handle) -> str:
    """Return the title that a file states of itself."""
    return _property(document, "Title")


def about(document: Handle) -> Iterator[tuple[str, str]]:
    """Yield what else a file says of itself: who made it when for whom."""
    for name in _ABOUT:
        if text := _property(document, name):
            yield name, text


def comments_of(page: Handle) -> Iterator[str]:
    """Yield the words of the comments on a page."""
    for _, note in _notes(page):
        if not _is_own(note) and pdfium.FPDFAnnot_GetSubtype(note) not in _NO_WORDS:
            text = _value(note, b"Contents")
            if text:
                yield text


def own_notes(page: Handle) -> list[int]:
    """Return the numbers of the notes that a former run of this program put on a page."""
    return [index for index, note in _notes(page) if _is_own(note)]


def _notes(page: Handle) -> Iterator[tuple[int, Handle]]:
    """Yield the notes on a page with their numbers; each is open until the next one."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MAX_COMMENTS)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if note:
            yield index, note
            pdfium.FPDFPage_CloseAnnot(note)


def _is_own(note: Handle) -> bool:
    return _value(note, b"T") == MARKER


def _value(note: Handle, key: bytes) -> str:
    return _text(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size))


def _property(document: Handle, name: str) -> str:
    return _text(lambda buffer, size: pdfium.FPDF_GetMetaText(document, name.encode(), buffer, size))


def _text(ask: Callable[[object, int], int]) -> str:
    """Return the text that a function of the library writes into a buffer, whose size it tells in bytes."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = (c_ushort * (size // 2 + 1))()
    ask(buffer, size)
    text = bytes(buffer)[: size - 2].decode("utf-16-le", "replace")[:_MAX_ASIDE_CHARS]
    return "".join(letter if letter.isprintable() else " " for letter in text)
