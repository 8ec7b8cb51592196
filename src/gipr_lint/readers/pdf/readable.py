"""Whether the pages of a PDF can be read at all: scanned ones and those with fonts of no meaning are told."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.printed_page import PICTURED_SHARE, UNKNOWN, Doubt, Glyph, PrintedPage

CONVERT = "请先用 OCR（文字识别）转换，或改用 Word 文件检查"
"""What to do with a scan."""
_MAX_STAMP_GLYPHS = 30
"""So few characters on a page full of picture are a stamp or a page number."""
_UNKNOWN_SHARE = 0.1
"""The share of characters without a meaning from which a text is none."""
_NO_CHARACTERS = rf"{UNKNOWN}\x00-\x1f\x7f-\x9f"
_SCRIPTS = r"\u0100-\u05ff\u0700-\u0eff\u1000-\u10ff\u1200-\u17ff\u1900-\u1fff\ua4d0-\uabff\ufb00-\ufdff"
"""Those that nobody in China writes."""
_RARE = r"\u3400-\u4dbf\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Characters that only dictionaries have, and those that each font has for itself."""
_STRANGE = expression(f"[{_NO_CHARACTERS}{_SCRIPTS}{_RARE}]")
"""What a font that does not name its characters makes of them. Finds ``ƒ`` and ``Җ``, not ``年`` or ``2``."""


def check(pages: Sequence[PrintedPage], instead: str = CONVERT) -> None:
    """Raise ReadError where there is no text to check, or pages of it are pictures; ``instead`` says what to do."""
    scanned = scanned_pages(pages)
    if scanned:
        where = "PDF " if len(scanned) == len(pages) else f"PDF 第 {_listed(scanned)} 页"
        raise ReadError(f"{where}没有文字层（扫描件），{instead}")
    glyphs = [glyph for page in pages for glyph in page.glyphs]
    if _is_strange(glyphs):
        raise ReadError("PDF 的文字取不出来（字体没有说明哪个字形是哪个字），请提供 Word 版，或用 OCR（文字识别）转换")


def scanned_pages(pages: Sequence[PrintedPage]) -> list[int]:
    """Return the numbers of the pages that are pictures: all of them, where there is no text in the file at all."""
    found = [page.number for page in pages if len(page.glyphs) < _MAX_STAMP_GLYPHS and page.pictured > PICTURED_SHARE]
    if found or any(page.glyphs for page in pages):
        return found
    return [page.number for page in pages]


def unreadable_pages(pages: Sequence[PrintedPage]) -> list[int]:
    """Return the numbers of the pages without text that could be read: of scans, and of fonts without meaning.

    What is written all over a picture again and again, as a watermark, is not the text of the page.
    """
    scanned = {
        page.number
        for page in pages
        if page.pictured > PICTURED_SHARE and len({glyph.text for glyph in page.glyphs}) < _MAX_STAMP_GLYPHS
    }
    strange = {page.number for page in pages if _is_strange(page.glyphs)}
    return sorted({*scanned_pages(pages), *scanned, *strange})


def layered_pages(pages: Sequence[PrintedPage]) -> list[int]:
    """Return the numbers of the pages whose text other programs recognised in a picture."""
    return [page.number for page in pages if page.layer]


def doubted(pages: Sequence[PrintedPage]) -> tuple[PrintedPage, ...]:
    """Return pages of which nothing is sure that other programs recognised: how sure they were is not written down."""
    return tuple(
        page._replace(recognized=True, doubts=(Doubt(0, len(page.glyphs)),)) if page.layer else page for page in pages
    )


def _is_strange(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether characters are mostly those of a font that does not name them."""
    return sum(bool(_STRANGE.match(glyph.text)) for glyph in glyphs) > len(glyphs) * _UNKNOWN_SHARE


def _listed(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers[:10])) + ("等" if len(numbers) > 10 else "")
