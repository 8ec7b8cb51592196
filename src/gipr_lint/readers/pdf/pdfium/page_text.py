"""The characters of a page, each with its place on the page as it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from ctypes import CFUNCTYPE, byref, c_double, c_int, c_uint, c_void_p, cast
from math import hypot, isfinite
from typing import NamedTuple

import pypdfium2_raw as pdfium

from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.pdfium.page_objects import Handle, TextPiece
from gipr_lint.readers.pdf.pdfium.transform import Box, Matrix
from gipr_lint.readers.pdf.printed_page import UNKNOWN, Glyph, Turn

MAX_GLYPHS = 200_000
"""The most characters of a file: a long report has thirty thousand."""
_CLIP_SPARE_PT = 1.0
"""A character is cut off where its middle lies outside of what is shown by more than this."""
_HYPHEN = 2
"""What the library makes of a hyphen at the end of a line."""
_NO_CHARACTERS = frozenset({0, 0xFFFE, 0xFFFF})
"""The codes for which there is no character."""
_MIN_HEIGHT_EM, _MAX_HEIGHT_EM = 0.7, 1.9
"""Between these shares of the size lies the height of a character, its accents included."""
_DESCENT_EM = 0.12
"""The share of the size by which a Chinese character reaches below its line."""
_WHOLE = TextPiece(None, visible=True)


def _prototype(function: Handle, result: Handle, *arguments: Handle) -> Handle:
    """Return a function of the library that takes and gives plain numbers: it is called once a character."""
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
    """How the characters of an object are drawn: turned, in which space, of what size there and on the page."""

    turn: Turn
    matrix: Matrix
    size: float
    height: float


class _Character(NamedTuple):
    """A character as the library tells it: its text, the address of its object, its box in the space of the page."""

    text: str
    piece: int
    x0: float
    y0: float
    x1: float
    y1: float


def text_of(page: Handle, place: Matrix, pieces: Mapping[int, TextPiece], page_box: Box, left: int) -> PageText:
    """Return the characters of a page. Raises ReadError for more than ``left``."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        found = PageText([], [], [])
        if pdfium.FPDFText_CountChars(text) > 2 * left:  # with spaces, which do not count
            raise _too_many()
        hands: dict[int, _Hand] = {}
        before: tuple[_Character, list[Glyph]] | None = None
        for index, character in _characters(text):
            if character.piece not in hands:
                hands[character.piece] = _hand(text, index, place)
            glyph = _glyph(character, place, hands[character.piece])
            if glyph is None:
                glyph = _by_origin(text, index, character.text, place, hands[character.piece])
            piece = pieces.get(character.piece, _WHOLE)
            middle = glyph.middle
            if not page_box.holds(*middle) or (piece.clip and not piece.clip.holds(*middle, _CLIP_SPARE_PT)):
                kept = found.outside
            else:
                kept = found.shown if piece.visible else found.inkless
            if before and before[0].piece == character.piece and before[1] is kept:
                if _is_more_of(before[0], character):
                    kept[-1] = _joined(kept[-1], glyph)
                    continue
                kept[-1] = _ending_before(kept[-1], glyph)
            kept.append(glyph)
            left -= 1
            if left < 0:
                raise _too_many()
            before = character, kept
        return found
    finally:
        pdfium.FPDFText_ClosePage(text)


def _too_many() -> ReadError:
    return ReadError(f"PDF 超过 {MAX_GLYPHS} 个字，不像一份年度报告，未读取")


def _characters(text: Handle) -> Iterator[tuple[int, _Character]]:
    """Yield the characters with their numbers; no spaces, which the library adds as well, nor ends of lines."""
    rect = pdfium.FS_RECTF()
    pointer = byref(rect)
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = _code_of(text, index)
        letter = _letter(text, index, code)
        if letter.isspace():
            continue
        _box_of(text, index, pointer)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        if all(map(isfinite, box)):
            yield index, _Character(letter, _object_of(text, index) or 0, *box)


def _letter(text: Handle, index: int, code: int) -> str:
    if code == _HYPHEN and pdfium.FPDFText_IsHyphen(text, index) == 1:
        return "-"
    if code in _NO_CHARACTERS or code > 0x10FFFF or _has_no_meaning(text, index) == 1:
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
    return _Hand(turn, matrix, size, abs(size) * hypot(matrix.c, matrix.d))


def _glyph(character: _Character, place: Matrix, hand: _Hand) -> Glyph | None:
    """Return a character on the page; None where its height is not that of its print.

    So it is with fonts that are written downwards or squeezed, since the library measures these by other scales.
    """
    box = place.box(character.x0, character.y0, character.x1, character.y1)
    height = box.x1 - box.x0 if hand.turn % 2 else box.y1 - box.y0
    if not _MIN_HEIGHT_EM * hand.height <= height <= _MAX_HEIGHT_EM * hand.height:
        return None
    return Glyph(character.text, *box, hand.turn)


def _by_origin(text: Handle, index: int, letter: str, place: Matrix, hand: _Hand) -> Glyph:
    """Return a character as the square in which it is drawn."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    square = hand.matrix.then(Matrix(e=x.value, f=y.value)).then(place)
    box = square.box(0, -_DESCENT_EM * hand.size, hand.size, (1 - _DESCENT_EM) * hand.size)
    return Glyph(letter, *box, hand.turn)


def _is_more_of(before: _Character, character: _Character) -> bool:
    """Tell whether a character begins where the one before does: several are drawn by one sign, or stand for words."""
    return (before.x0, before.y0) == (character.x0, character.y0)


def _joined(glyph: Glyph, more: Glyph) -> Glyph:
    """Return one glyph for two characters of one sign; halves of a character of two codes are put together."""
    text = (glyph.text + more.text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    box = (min(glyph.x0, more.x0), min(glyph.top, more.top), max(glyph.x1, more.x1), max(glyph.bottom, more.bottom))
    return Glyph(text, *box, glyph.turn)


def _ending_before(glyph: Glyph, after: Glyph) -> Glyph:
    """Return a glyph no wider than the way to the next: where a font is missing, the one in its place may be wider."""
    if glyph.turn == 0 and glyph.x0 < after.x0 < glyph.x1:
        return glyph._replace(x1=after.x0)
    if glyph.turn == 1 and glyph.top < after.bottom < glyph.bottom:
        return glyph._replace(top=after.bottom)
    return glyph
