"""What a PDF carries beside its pages: what it says of itself, and the comments that somebody put on a page."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pdfminer.pdftypes import dict_value, list_value, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import decode_text

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage

_ABOUT = ("Author", "Subject", "Keywords", "Company", "Manager", "Comments")
_MAX_COMMENTS = 2000
"""The most notes that are read on a page: links are such notes too."""
_MAX_ASIDE_BYTES = 6000
"""How much of a note or property is read; nobody writes pages into one."""
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig"))
"""How texts begin that are in Unicode; the first is none that the standard knows, but is common."""
_NO_WORDS = frozenset({"Link", "Popup", "Widget"})
"""Notes on a page that are none of anybody's."""


def title_of(document: PDFDocument) -> str:
    """Return the title that a file states of itself."""
    return next((text for info in document.info if (text := _text(info.get("Title")))), "")


def about(document: PDFDocument) -> Iterator[tuple[str, str]]:
    """Yield what else a file says of itself: who made it when for whom."""
    for info in document.info:
        for name in _ABOUT:
            if text := _text(info.get(name)):
                yield name, text


def comments_of(page: PDFPage) -> Iterator[str]:
    """Yield the words of the comments on a page."""
    for reference in list_value(page.annots or [])[:_MAX_COMMENTS]:
        note = dict_value(reference)
        kind = resolve1(note.get("Subtype"))
        if kind is not None and literal_name(kind) not in _NO_WORDS and (text := _text(note.get("Contents"))):
            yield text


def _text(value: object) -> str:
    raw = resolve1(value)
    if not isinstance(raw, bytes):
        return ""
    decoder = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    text = raw[:_MAX_ASIDE_BYTES].decode(decoder, "replace") if decoder else decode_text(raw[:_MAX_ASIDE_BYTES])
    return "".join(letter if letter.isprintable() else " " for letter in text)
