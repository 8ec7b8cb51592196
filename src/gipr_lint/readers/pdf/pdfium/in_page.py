"""PDFium in a browser: within the worker that checks, which the page ends where it takes too long.

``pypdfium2_raw`` is there what the page puts in its place: the same functions, over a PDFium with a memory of its own.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pypdfium2_raw as pdfium

from gipr_lint.readers.pdf.marks import Order
from gipr_lint.readers.pdf.pdfium import document
from gipr_lint.readers.pdf.pdfium.substitute_font import EAST_ASIAN, font_file
from gipr_lint.readers.pdf.printed_page import Ink


def ink_of(content: bytes) -> Ink:
    """Return what a PDF holds. Raises ReadError."""
    _ready()
    return document.ink_of(content)


def marked(content: bytes, order: Order) -> bytes:
    """Return a PDF with marks: the file as it was, and behind it what marks its pages. Raises ReadError."""
    from gipr_lint.readers.pdf.pdfium.marking import appended

    _ready()
    return content + appended(content, order)


@cache
def _ready() -> None:
    page: Any = pdfium
    page.FPDF_InitLibrary()
    page.substitute_font(font_file(), sorted(EAST_ASIAN))
