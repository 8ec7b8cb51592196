"""Pages of a PDF that are pictures, or all of its pages: what was recognised takes the place of what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf import readable
from gipr_lint.readers.pdf.printed_page import Ink, PrintedPage
from gipr_lint.readers.scan.mode import INSTALL, mode
from gipr_lint.readers.scan.recognized import RecognizedPage

NO_PRINT = "图片里没有认出文字，请改用 Word 文件检查"
"""What is said of pictures without print."""


def readable_ink(ink: Ink, content: bytes) -> Ink:
    """Return the ink of a PDF, recognised where that is wanted. Raises ReadError where there is none to check."""
    wanted = _wanted(ink.pages)
    if not wanted:
        readable.check(ink.pages)
        return ink._replace(pages=readable.doubted(ink.pages))
    from gipr_lint.readers.scan import client

    if not client.is_installed():
        if mode() == "always":
            client.require()
        readable.check(ink.pages, f"请改用 Word 文件检查；要直接读扫描件，{INSTALL}")
        return ink._replace(pages=readable.doubted(ink.pages))
    found = client.pages_of_pdf(content, wanted)
    read = ink._replace(pages=tuple(_numbered(ink.pages, found)))
    if not any(page.glyphs for page in read.pages):
        raise ReadError(f"PDF 的{NO_PRINT}")
    return read


def printed(page: RecognizedPage, number: int, sheet: int) -> PrintedPage:
    """Return a recognised page as one that is printed."""
    return PrintedPage(
        number,
        page.width,
        page.height,
        page.glyphs,
        page.strokes,
        0.0,
        sheet=sheet,
        recognized=True,
        way=page.way,
        doubts=page.doubts,
    )


def _wanted(pages: Sequence[PrintedPage]) -> list[int]:
    """Return the numbers of the pages that are to be recognised."""
    if mode() == "always":
        return [page.number for page in pages]
    if mode() == "never":
        return []
    return sorted({*readable.unreadable_pages(pages), *readable.layered_pages(pages)})


def _numbered(pages: Sequence[PrintedPage], found: dict[int, tuple[RecognizedPage, ...]]) -> Iterator[PrintedPage]:
    """Yield all pages in order, numbered anew: a sheet may show two."""
    number = 0
    for page in pages:
        for at, one in enumerate(found.get(page.number, ())):
            number += 1
            made = printed(one, number, page.number)
            if at == 0:
                hidden = "".join(glyph.text for glyph in page.glyphs)
                made = made._replace(unseen=page.unseen + hidden, comments=page.comments, own_marks=page.own_marks)
            yield made
        if page.number not in found:
            number += 1
            yield page._replace(number=number, sheet=page.number) if number != page.number else page
