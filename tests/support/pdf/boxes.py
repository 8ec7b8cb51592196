"""What stands in a box of a page, found by PDFium's own coordinates and not by those of the reader."""

from __future__ import annotations

from ctypes import byref, c_double

import pypdfium2
import pypdfium2.raw as pdfium

from gipr_lint.model.printed import Box

_SCALE = 100
"""So many units of a device for a point: the library takes whole ones."""


class Printed:
    """The characters of a file, page by page, each with its middle in the space of its page."""

    def __init__(self, content: bytes) -> None:
        self.pages = list(pypdfium2.PdfDocument(content))
        self._characters = [_characters(page) for page in self.pages]

    def words_in(self, page: int, box: Box) -> str:
        """Return the characters whose middle lies in a box of a page as it is shown, without white space."""
        ends = (corner(self.pages[page - 1], box[at], box[at + 1]) for at in (0, 2))
        (left, right), (low, high) = map(sorted, zip(*ends, strict=True))
        return self.words_between(page, (left, low, right, high))

    def words_between(self, page: int, ends: tuple[float, float, float, float]) -> str:
        """Return the same of a box in the space of the page: from left to right, from the lower end to the upper."""
        left, low, right, high = ends
        return "".join(one for one, x, y in self._characters[page - 1] if left < x < right and low < y < high)


def corner(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """Return a point of the page as it is shown, from its top left, in the space of the page."""
    width, height = (round(one * _SCALE) for one in page.get_size())
    found = c_double(), c_double()
    at = round(x * _SCALE), round(y * _SCALE)
    assert pdfium.FPDF_DeviceToPage(page, 0, 0, width, height, 0, *at, byref(found[0]), byref(found[1]))
    return found[0].value, found[1].value


def _characters(page: pypdfium2.PdfPage) -> list[tuple[str, float, float]]:
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        x0, y0, x1, y1 = text.get_charbox(index, loose=True)
        found.append((text.get_text_range(index, 1).strip(), (x0 + x1) / 2, (y0 + y1) / 2))
    return found
