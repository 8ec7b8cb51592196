"""A file to ink: opened, and its pages taken down one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2_raw as pdfium

from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.pdfium import intact
from gipr_lint.readers.pdf.pdfium.notes import about, comments_of, own_notes, title_of
from gipr_lint.readers.pdf.pdfium.page_objects import MAX_STROKES, Handle, objects_of
from gipr_lint.readers.pdf.pdfium.page_text import MAX_GLYPHS, PageText, text_of
from gipr_lint.readers.pdf.pdfium.transform import Box, Matrix, shown
from gipr_lint.readers.pdf.printed_page import PICTURED_SHARE, Glyph, Ink, Picture, PrintedPage, turned

MAX_PAGES = 200
"""The most pages of a file: a long report has forty."""
_MIN_PICTURE_SHARE = 0.02
"""The share of a page from which a picture may show a table: smaller ones are marks."""
_MAX_PICTURE_SHARE = 0.8
"""The share of a page up to which a picture may show a table: larger ones are backgrounds."""
_MAX_PICTURES = 200
"""The most pictures of a page that are noted: more are pieces of one."""
_BROKEN = "PDF 已损坏或不完整，请用 PDF 阅读器或 WPS 打开，另存后再检查"
_LOCKED = "PDF 已加密，请取消密码后另存，再检查"


def ink_of(content: bytes) -> Ink:
    """Return what a PDF holds. Raises ReadError for what cannot be opened, and for more than any report has."""
    intact.check(content)
    with opened(content) as document:
        return Ink(tuple(_pages(document)), title_of(document), tuple(about(document)))


@contextmanager
def opened(content: bytes) -> Iterator[Handle]:
    """Give an open file. Raises ReadError for one that cannot be opened."""
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise ReadError(_LOCKED if locked else _BROKEN)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def shown_page(document: Handle, number: int) -> Iterator[Handle]:
    """Give a page, from 1. Raises ReadError for one that cannot be loaded."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise ReadError(_BROKEN)
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


def place_of(page: Handle) -> tuple[Matrix, float, float]:
    """Return the way from the space of a page to the page as shown, its width and its height."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    return shown(Box(rect.left, rect.bottom, rect.right, rect.top), pdfium.FPDFPage_GetRotation(page))


def _pages(document: Handle) -> Iterator[PrintedPage]:
    count = pdfium.FPDF_GetPageCount(document)
    if count > MAX_PAGES:
        raise ReadError(f"PDF 超过 {MAX_PAGES} 页，不像一份年度报告，未读取")
    glyphs, strokes = MAX_GLYPHS, MAX_STROKES
    for number in range(1, count + 1):
        with shown_page(document, number) as page:
            printed = _page(document, page, number, glyphs, strokes)
        glyphs -= len(printed.glyphs)
        strokes -= len(printed.strokes)
        yield printed


def _page(document: Handle, page: Handle, number: int, glyphs_left: int, strokes_left: int) -> PrintedPage:
    """Return a page as it is shown, the right way up."""
    place, width, height = place_of(page)
    whole = Box(0, 0, width, height)
    objects = objects_of(document, page, place, whole, strokes_left)
    text = text_of(page, place, objects.texts, whole, glyphs_left)
    seen, unseen, layer = _told_apart(text)
    area = max(width * height, 1.0)
    shares = [(picture, _size(picture) / area) for picture in objects.pictures]
    pictured = sum(share for _, share in shares)
    printed = PrintedPage(
        number,
        width,
        height,
        tuple(seen),
        tuple(objects.strokes),
        pictured,
        "".join(glyph.text for glyph in unseen),
        tuple(comments_of(page)),
        tuple(
            Picture(one.y0, one.y1, one.x0, one.x1)
            for one, share in shares
            if _MIN_PICTURE_SHARE < share < _MAX_PICTURE_SHARE
        )[:_MAX_PICTURES],
        own_marks=len(own_notes(page)),
        layer=layer and pictured > PICTURED_SHARE,
    )
    turns = Counter(glyph.turn for glyph in seen)
    return turned(printed, turns.most_common(1)[0][0]) if turns else printed


def _told_apart(text: PageText) -> tuple[Sequence[Glyph], Sequence[Glyph], bool]:
    """Return what is read of a page and what is not seen on it, and whether what is read is not seen either.

    Characters without ink are hidden beside others; where they are most of a page, they are what was recognised in
    its picture.
    """
    if len(text.inkless) > len(text.shown):
        return text.shown + text.inkless, text.outside, True
    return text.shown, text.inkless + text.outside, False


def _size(box: Box) -> float:
    return max(box.x1 - box.x0, 0) * max(box.y1 - box.y0, 0)
