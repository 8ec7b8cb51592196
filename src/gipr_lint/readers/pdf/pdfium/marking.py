"""Marks put on the pages of a file, and those of a former run taken off: what has to be written behind the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_ushort, string_at
from hashlib import sha256
from typing import TYPE_CHECKING

import pypdfium2_raw as pdfium

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import MARKER
from gipr_lint.model.printed import Box
from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.marks import Mark, Order
from gipr_lint.readers.pdf.pdfium.document import opened, place_of, shown_page
from gipr_lint.readers.pdf.pdfium.notes import own_notes
from gipr_lint.readers.pdf.pdfium.page_objects import Handle
from gipr_lint.readers.pdf.pdfium.transform import Matrix
from gipr_lint.readers.pdf.update import by_the_standard

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

_NOTE_PT = 20.0
"""The side of the sign for a note at the edge of a page."""
_NOTE_STEP_PT = 26.0
"""How far it is from one such sign to the next."""
_NOTE_EDGE_PT = 14.0
"""How far the first is from the edges of the page."""
_NAME = expression(rb"/ID\s*\[\s*<[0-9A-F]+>\s*<([0-9A-F]+)>\s*\]")
"""The two names of a file, of which the second is that of the copy. Finds ``<<[|/ID[<0A><1B>]|]>>``, not ``/ID[]``."""
_HEAD = b"%PDF-"
"""With this a file begins, and from here its places are counted, whatever a server or a mail program put before it."""
_MAX_HEAD_BYTES = 1024
"""So far into a file the library looks for it."""
_UNWRITABLE = "PDF 的内部结构写不进批注，请用 PDF 阅读器或 WPS 打开，另存后再试"


def appended(content: bytes, order: Order) -> bytes:
    """Return what is to stand behind a file so that its pages are marked. Raises ReadError where that cannot be.

    It ends with a remark that says how long the file is without it.
    """
    with opened(content) as document:
        marks: dict[int, list[Mark]] = {number: [] for number in order.cleaned}
        for mark in order.marks:
            marks.setdefault(mark.page, []).append(mark)
        for number, own in sorted(marks.items()):
            with shown_page(document, number) as page:
                for index in reversed(own_notes(page)):
                    pdfium.FPDFPage_RemoveAnnot(page, index)
                _put(page, own)
        copy = _saved(document)
    head = max(content.find(_HEAD, 0, _MAX_HEAD_BYTES), 0)
    if not copy.startswith(content[head:]):
        raise ReadError(_UNWRITABLE)
    behind = by_the_standard(copy[len(content) - head :], content, head)
    return _named(behind, sha256(content)) + f"%{MARKER} {len(content)}\n".encode()


def _named(behind: bytes, content: Hash) -> bytes:
    """Return what stands behind a file with a name by what is in it: the library's own is another one each time."""
    found = _NAME.search(behind)
    if found is None:
        return behind
    content.update(behind[: found.start(1)])
    return behind[: found.start(1)] + content.hexdigest().upper()[: len(found[1])].encode() + behind[found.end(1) :]


def _put(page: Handle, marks: list[Mark]) -> None:
    """Put marks on a page."""
    place, width, _ = place_of(page)
    back = place.inverse()
    columns = max(int((width - 2 * _NOTE_EDGE_PT) // _NOTE_STEP_PT), 1)
    kinds: Counter[bool] = Counter()
    for mark in marks:
        row, column = divmod(kinds[False], columns)
        kinds[bool(mark.boxes)] += 1
        with _annotation(page, pdfium.FPDF_ANNOT_HIGHLIGHT if mark.boxes else pdfium.FPDF_ANNOT_TEXT, mark) as note:
            x, y = _NOTE_EDGE_PT + column * _NOTE_STEP_PT, _NOTE_EDGE_PT + row * _NOTE_STEP_PT
            boxes = mark.boxes or ((x, y, x + _NOTE_PT, y + _NOTE_PT),)
            ends = [back.box(*box) for box in boxes]
            left, bottom = min(one.x0 for one in ends), min(one.y0 for one in ends)
            right, top = max(one.x1 for one in ends), max(one.y1 for one in ends)
            _done(pdfium.FPDFAnnot_SetRect(note, pdfium.FS_RECTF(left, top, right, bottom)))
            for box in mark.boxes:
                _done(pdfium.FPDFAnnot_AppendAttachmentPoints(note, _corners(box, back)))


def _corners(box: Box, back: Matrix) -> Handle:
    """Return a box as its upper left and right corner, then its lower ones, in the space of the page."""
    x0, y0, x1, y1 = box
    points = [back.point(x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    return pdfium.FS_QUADPOINTSF(*(end for point in points for end in point))


@contextmanager
def _annotation(page: Handle, kind: int, mark: Mark) -> Iterator[Handle]:
    """Give a new annotation with the words of a mark."""
    note = pdfium.FPDFPage_CreateAnnot(page, kind)
    _done(bool(note))
    try:
        yield note
        _done(pdfium.FPDFAnnot_SetColor(note, pdfium.FPDFANNOT_COLORTYPE_Color, *mark.color, 255))
        _done(pdfium.FPDFAnnot_SetStringValue(note, b"T", _text(MARKER)))
        _done(pdfium.FPDFAnnot_SetStringValue(note, b"Contents", _text(mark.words)))
        _done(pdfium.FPDFAnnot_SetFlags(note, pdfium.FPDF_ANNOT_FLAG_PRINT))
    finally:
        pdfium.FPDFPage_CloseAnnot(note)


def _text(words: str) -> Handle:
    """Return words as the library takes them."""
    written = words.encode("utf-16-le", "replace") + b"\0\0"
    return (c_ushort * (len(written) // 2)).from_buffer_copy(written)


def _saved(document: Handle) -> bytes:
    """Return the file with what was changed behind it."""
    copy = bytearray()

    def write(_this: object, block: int, size: int) -> int:
        copy.extend(string_at(block, size))
        return 1

    target = pdfium.FPDF_FILEWRITE()
    target.version = 1
    target.WriteBlock = type(target.WriteBlock)(write)
    _done(pdfium.FPDF_SaveAsCopy(document, target, pdfium.FPDF_INCREMENTAL))
    return bytes(copy)


def _done(done: object) -> None:
    if not done:
        raise ReadError(_UNWRITABLE)
