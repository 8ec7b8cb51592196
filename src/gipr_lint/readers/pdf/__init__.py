"""PDF files: the printed lines and the drawn tables, page by page; pages that are pictures are recognised."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gipr_lint.limits.time_limit import TimeLimitError, limit
from gipr_lint.model.document import Document
from gipr_lint.readers import ReadError

if TYPE_CHECKING:
    from gipr_lint.readers.pdf.printed_page import Ink

_IN_PAGE = "网页里不能识别扫描件；请改用报告的 Word 文件，或者由 Word 直接另存的、文字能选中的 PDF"
"""What to say of a scan to whoever has nothing but the page."""
_SECONDS = 8.0
"""How long putting the print in order may take, so that a hostile file leaves time for the others."""


def read(content: bytes, path: str) -> Document:
    """Read a PDF; see ``gipr_lint.readers.read`` for the errors."""
    if sys.platform == "emscripten":
        from gipr_lint.readers.pdf.pdfium.in_page import ink_of
        from gipr_lint.readers.pdf.readable import check, doubted

        ink = ink_of(content)
        check(ink.pages, _IN_PAGE)
        ink = ink._replace(pages=doubted(ink.pages))
    else:
        from gipr_lint.readers.pdf.pdfium.client import ink_of
        from gipr_lint.readers.scan.pdf_pages import readable_ink

        ink = readable_ink(ink_of(content), content)
    return written(ink, path)


def written(ink: Ink, path: str) -> Document:
    """Return the document of pages. Raises ReadError where putting them in order takes too long."""
    from gipr_lint.readers.pdf.reading_order import write

    try:
        with limit(_SECONDS):
            return write(ink, path)
    except TimeLimitError as error:
        if error.seconds != _SECONDS:  # that of the whole file is shorter
            raise
        raise ReadError(f"读取 PDF 超过 {_SECONDS:g} 秒，不像一份年度报告，未读取") from None
