"""The characters of a page, each with its place on the page as it is shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from ctypes import CFUNCTYPE, byref, c_double, c_int, c_uint, c_void_p, cast
from math import hypot, inf

import pypdfium2_raw as pdfium

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.pdfium.page_objects import Handle, TextPiece
from gipr_lint.readers.pdf.pdfium.transform import Box, Matrix
from gipr_lint.readers.pdf.printed_page import UNKNOWN, Glyph, Turn

MAX_GLYPHS = 200_000
"""The most characters of a file: a long report has thirty thousand."""
_CLIP_SPARE_PT = 1.0
"""A character is cut off where its middle lies outside of what is shown by more than this."""
_SPACES = frozenset(map(ord, " \r\n\u3000"))
_HYPHEN_CODE = 2
"""What the library makes of a hyphen at the end of a line."""
_NO_CHARACTERS = frozenset({0, 0xFFFE, 0xFFFF})
"""The codes for which there is no character."""
_MIN_HEIGHT_EM = 0.7
"""A character is no lower than this share of its size."""
_MAX_HEIGHT_EM = 1.9
"""It is no higher than this share, its accents included."""
_DESCENT_EM = 0.12
"""The share of the size by which a Chinese character reaches below its line."""
_WHOLE = TextPiece(Box(-inf, -inf, inf, inf), visible=True)


def _prototype(function: Handle, result: Handle, *arguments: Handle) -> Handle:
    """Return a function of the library that takes and gives plain numbers: it is called once a character.

    In a browser they do anyway.
    """
    if sys.platform == "emscripten":
        return function
    return CFUNCTYPE(result, *arguments)(cast(function, c_void_p).value or 0)


_code_of = _prototype(pdfium.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_has_no_meaning = _prototype(pdfium.FPDFText_HasUnicodeMapError, c_int, c_void_p, c_int)
_object_of = _prototype(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_box_of = _prototype(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)


class PageText(NamedTuple):
    """The characters of a page: those that are shown, those drawn without ink, and those outside of what is shown."""

    shown: list[Glyph]
    inkless: list[Glyph]
    outside: list[Glyph]


class _Hand(NamedTuple):
    """How the characters of an object are drawn: turned, in which space, of what size there, how high on the page."""

    turn: Turn
    matrix: Matrix
    size: float
    lowest: float
    highest: float


def text_of(page: Handle, place: Matrix, pieces: Mapping[int, TextPiece], page_box: Box, left: int) -> PageText:
    """Return the characters of a page. Raises ReadError for more than ``left``."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        found = PageText([], [], [])
        last: tuple[int, tuple[float, float], list[Glyph]] | None = None
        for piece, corner, glyph in _characters(text, place):
            kept = _kept(found, pieces.get(piece, _WHOLE), page_box, glyph)
            if last and last[0] == piece and last[2] is kept:
                if last[1] == corner:  # several characters are drawn by one sign, or stand for words
                    kept[-1] = _joined(kept[-1], glyph)
                    continue
                kept[-1] = _ending_before(kept[-1], glyph)
            kept.append(glyph)
            left -= 1
            if left < 0:
                raise ReadError(f"PDF 超过 {MAX_GLYPHS} 个字，不像一份年度报告，未读取")
            last = piece, corner, kept
        return PageText(*map(_without_halves, found))
    finally:
        pdfium.FPDFText_ClosePage(text)


def _kept(found: PageText, piece: TextPiece, page_box: Box, glyph: Glyph) -> list[Glyph]:
    """Return where a character belongs: to those that are shown, or to which others."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    if glyph.bottom <= glyph.top or not page_box.holds(x, y) or not piece.clip.holds(x, y, _CLIP_SPARE_PT):
        return found.outside
    return found.shown if piece.visible else found.inkless


def _characters(text: Handle, place: Matrix) -> Iterator[tuple[int, tuple[float, float], Glyph]]:
    """Yield the characters, each with the address of its object and the corner where it begins.

    Left out are spaces, which the library adds as well, and ends of lines.
    """
    rect = pdfium.FS_RECTF()
    pointer = byref(rect)
    hands: dict[int, _Hand] = {}
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = _code_of(text, index)
        if code in _SPACES:
            continue
        letter = _letter(text, index, code)
        if letter.isspace():
            continue
        piece = _object_of(text, index) or 0
        hand = hands.get(piece)
        if hand is None:
            hand = hands[piece] = _hand(text, index, place)
        _box_of(text, index, pointer)
        left, bottom = rect.left, rect.bottom
        x0, y0, x1, y1 = place.box(left, bottom, rect.right, rect.top)
        if hand.lowest <= (x1 - x0 if hand.turn % 2 else y1 - y0) <= hand.highest:
            yield piece, (left, bottom), Glyph(letter, x0, y0, x1, y1, hand.turn)
        else:  # fonts that are written downwards or squeezed, which the library measures by other scales
            yield piece, (left, bottom), Glyph(letter, *_square(text, index, place, hand), hand.turn)


def _letter(text: Handle, index: int, code: int) -> str:
    if code == _HYPHEN_CODE and pdfium.FPDFText_IsHyphen(text, index) == 1:
        return "-"
    if code in _NO_CHARACTERS or code > sys.maxunicode or _has_no_meaning(text, index) == 1:
        return UNKNOWN
    return chr(code)


def _hand(text: Handle, index: int, place: Matrix) -> _Hand:
    """Return how the characters of an object are drawn, of which one is given."""
    found = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, found)
    matrix = Matrix(found.a, found.b, found.c, found.d)
    way = matrix.then(place)
    turn: Turn = (0 if way.a >= 0 else 2) if abs(way.a) >= abs(way.b) else (1 if way.b < 0 else 3)
    size = float(pdfium.FPDFText_GetFontSize(text, index))
    height = abs(size) * hypot(matrix.c, matrix.d)
    return _Hand(turn, matrix, size, _MIN_HEIGHT_EM * height, _MAX_HEIGHT_EM * height)


def _square(text: Handle, index: int, place: Matrix, hand: _Hand) -> Box:
    """Return the square in which a character is drawn."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    square = hand.matrix.then(Matrix(e=x.value, f=y.value)).then(place)
    return square.box(0, -_DESCENT_EM * hand.size, hand.size, (1 - _DESCENT_EM) * hand.size)


def _joined(glyph: Glyph, more: Glyph) -> Glyph:
    """Return one glyph for two characters of one sign; halves of a character of two codes are put together."""
    text = _put_together(glyph.text + more.text)
    box = (min(glyph.x0, more.x0), min(glyph.top, more.top), max(glyph.x1, more.x1), max(glyph.bottom, more.bottom))
    return Glyph(text, *box, glyph.turn)


def _without_halves(glyphs: list[Glyph]) -> list[Glyph]:
    """Return characters of which none is half of one: such halves belong to nothing."""
    try:
        "".join(glyph.text for glyph in glyphs).encode()
    except UnicodeEncodeError:
        return [glyph._replace(text=_put_together(glyph.text)) for glyph in glyphs]
    return glyphs


def _put_together(text: str) -> str:
    """Return a text of whole characters: two halves make one, a single half is none."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _ending_before(glyph: Glyph, after: Glyph) -> Glyph:
    """Return a glyph no wider than the way to the next: where a font is missing, the one in its place may be wider."""
    if glyph.turn == 0 and glyph.x0 < after.x0 < glyph.x1:
        return glyph._replace(x1=after.x0)
    if glyph.turn == 1 and glyph.top < after.bottom < glyph.bottom:
        return glyph._replace(top=after.bottom)
    return glyph
