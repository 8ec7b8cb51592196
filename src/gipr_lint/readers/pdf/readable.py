"""Whether the pages of a PDF can be read at all: scanned ones and those with fonts of no meaning are told."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.printed_page import UNKNOWN, PrintedPage

_MAX_STAMP_GLYPHS = 30
"""So few characters on a page full of picture are a stamp or a page number."""
_PICTURED_SHARE = 0.4
"""A page is a scan from this share of picture on; one without its white margins covers no more."""
_UNKNOWN_SHARE = 0.1
"""The share of characters without a meaning from which a text is none."""


def check(pages: Sequence[PrintedPage]) -> None:
    """Raise ReadError where there is no text to check, or where pages of it are pictures."""
    scanned = [
        page.number for page in pages if len(page.glyphs) < _MAX_STAMP_GLYPHS and page.pictured > _PICTURED_SHARE
    ]
    glyphs = [glyph for page in pages for glyph in page.glyphs]
    if scanned or not glyphs:
        where = "PDF " if not scanned or len(scanned) == len(pages) else f"PDF 第 {_listed(scanned)} 页"
        raise ReadError(f"{where}没有文字层（扫描件），请先用 OCR（文字识别）转换，或改用 Word 文件检查")
    if sum(glyph.text == UNKNOWN for glyph in glyphs) > len(glyphs) * _UNKNOWN_SHARE:
        raise ReadError("PDF 的字体没有文字编码，读不出内容，请改用 Word 文件，或用 OCR（文字识别）转换后再检查")


def _listed(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers[:10])) + ("等" if len(numbers) > 10 else "")
