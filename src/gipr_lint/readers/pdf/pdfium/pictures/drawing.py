"""Pages drawn as pictures, with the fonts of the machine for those that a file does not hold."""

from __future__ import annotations

from ctypes import POINTER, c_ubyte, cast

import pypdfium2_raw as pdfium

from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.pdfium.document import opened, shown_page

MAX_PIXELS = 12_000_000
"""The largest picture: a sheet of two pages at 200 points to the inch has eight millions."""
HEAD_BYTES = 4
"""In so many bytes the width of a picture stands before it, and the height behind that."""
_POINTS_AN_INCH = 72
"""The points of print to an inch."""


def drawn(content: bytes, number: int, dpi: int) -> bytes:
    """Return a page as a picture: width, height, and row by row the blue, green and red of each point.

    A page that is too large for that is drawn smaller. Raises ReadError for a file that cannot be opened.
    """
    with opened(content) as document, shown_page(document, number) as page:
        wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = dpi / _POINTS_AN_INCH
        if not wide * high * scale * scale <= MAX_PIXELS:
            scale = (MAX_PIXELS / (wide * high)) ** 0.5
        width, height = max(int(wide * scale), 1), max(int(high * scale), 1)
        if width * height > MAX_PIXELS:
            raise ReadError(f"PDF 第 {number} 页的大小不像一份年度报告，未读取")
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
        if not bitmap:
            raise ReadError(f"PDF 第 {number} 页画不出来，请用 PDF 阅读器或 WPS 打开，另存后再检查")
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            points = cast(pdfium.FPDFBitmap_GetBuffer(bitmap), POINTER(c_ubyte * (stride * height))).contents
            rows = memoryview(points).cast("B")
            body = b"".join(rows[at * stride : at * stride + 3 * width] for at in range(height))
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
    return width.to_bytes(HEAD_BYTES, "big") + height.to_bytes(HEAD_BYTES, "big") + body
