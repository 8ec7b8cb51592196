"""Files of pictures: PNG, JPEG, and TIFF with any number of pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf import written
from gipr_lint.readers.pdf.printed_page import Ink
from gipr_lint.readers.scan import client
from gipr_lint.readers.scan.mode import mode
from gipr_lint.readers.scan.pdf_pages import NO_PRINT, printed

if TYPE_CHECKING:
    from gipr_lint.model.document import Document
    from gipr_lint.readers.scan.recognized import RecognizedPage


def read(content: bytes, path: str) -> Document:
    """Read a file of pictures; see ``gipr_lint.readers.read`` for the errors."""
    if mode() == "never":
        raise ReadError("这是图片，要识别文字才能检查，而 ocr 设为 never")
    return document_of(client.pages_of_picture(content), path)


def document_of(sheets: Sequence[Sequence[RecognizedPage]], path: str) -> Document:
    """Return the document of recognised pictures, each one page or two. Raises ReadError where there is no print."""
    found = [(page, sheet) for sheet, pages in enumerate(sheets, 1) for page in pages]
    pages = tuple(printed(page, number, sheet) for number, (page, sheet) in enumerate(found, 1))
    if not any(page.glyphs for page in pages):
        raise ReadError(NO_PRINT)
    return written(Ink(pages, "", ()), path)
