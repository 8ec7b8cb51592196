"""The objects of a page in the order in which they are drawn: pieces of text, straight lines and pictures.

What is drawn by forms within forms stands among them, at its place on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import POINTER, c_float, c_int, c_ubyte, c_uint, c_void_p, cast
from itertools import pairwise
from typing import Any

import pypdfium2_raw as pdfium

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.pdfium.transform import Box, Matrix
from gipr_lint.readers.pdf.printed_page import Stroke

MAX_STROKES = 50_000
"""The most lines of a file: the statutory tables take some hundred, cell by cell a thousand."""
_MAX_LINE_PT = 3.0
"""A filled box at most this thick is a line."""
_MAX_SLANT_PT = 1.0
"""A line is upright or level if it leans by no more than the width of a pen."""
_MIN_STROKE_PT = 4.0
"""A shorter line is part of a sign: no row of a table is as low."""
_MAX_BOX_PARTS = 5
"""A path of no more parts is one box or one line."""
_INVISIBLE = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
"""The ways of drawing text that leave nothing on the page."""

_FILLED = frozenset({pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP})
"""The ways of drawing text that only fill it."""
_COVER_SHARE = 0.4
"""A picture that takes this share of a page may be that of the page, drawn over what was recognised in it."""
_MAX_COVER_ITEMS = 3
"""So many pictures of a page are looked at for that."""
_POINT_BYTES = 4
"""A point of a drawn picture: blue, green, red, and how much of it covers what is below."""
_ALPHA_BYTES = 3
"""How far behind the first of them stands how much it covers."""
_OPAQUE_LEVELS = 255
"""A point that covers all below it."""

Handle = Any
"""What the library calls an object; it has no types of its own."""


class TextPiece(NamedTuple):
    """How the characters of a text object are drawn: where it may be seen, and whether it can be."""

    clip: Box
    visible: bool


class PageObjects(NamedTuple):
    """What is drawn on a page; pieces of text by the address of their object."""

    texts: dict[int, TextPiece]
    strokes: list[Stroke]
    pictures: list[Box]


def objects_of(document: Handle, page: Handle, place: Matrix, page_box: Box, strokes_left: int) -> PageObjects:
    """Return what is drawn on a page; ``place`` leads to the page as shown. Raises ReadError for too many lines."""
    found = PageObjects({}, [], [])
    below: list[tuple[Handle, Matrix]] = []
    covers_left = _MAX_COVER_ITEMS
    for drawn, within, clip in _drawn(page, place, page_box):
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts[_address(drawn)] = TextPiece(clip, _is_inked(drawn))
            below.append((drawn, within))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = within.box(*_bounds(drawn)).within(clip)
            found.pictures.append(picture)
            if below and covers_left and _covers(picture, page_box):
                covers_left -= 1
                if _is_opaque(document, page, drawn):
                    _hide(found.texts, below, picture)
                    below = []
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.strokes.extend(_strokes(drawn, within, clip))
            if len(found.strokes) > strokes_left:
                raise ReadError(f"PDF 超过 {MAX_STROKES} 条线，不像一份年度报告，未读取")
    return found


def _address(drawn: Handle) -> int:
    return cast(drawn, c_void_p).value or 0


def _is_inked(text: Handle) -> bool:
    """Tell whether text leaves anything on the page: there are ways of drawing that do not, and paint like glass."""
    if pdfium.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE:
        return False
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    known = pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, alpha)
    return not known or alpha.value > 0 or pdfium.FPDFTextObj_GetTextRenderMode(text) not in _FILLED


def _covers(picture: Box, page: Box) -> bool:
    area = (page.x1 - page.x0) * (page.y1 - page.y0)
    return (picture.x1 - picture.x0) * (picture.y1 - picture.y0) > _COVER_SHARE * area


def _is_opaque(document: Handle, page: Handle, picture: Handle) -> bool:
    """Tell whether nothing below a picture is seen through it."""
    if pdfium.FPDFPageObj_HasTransparency(picture):
        return False
    drawn = pdfium.FPDFImageObj_GetRenderedBitmap(document, page, picture)
    if not drawn:
        return False
    try:
        width, height = pdfium.FPDFBitmap_GetWidth(drawn), pdfium.FPDFBitmap_GetHeight(drawn)
        stride = pdfium.FPDFBitmap_GetStride(drawn)
        points = cast(pdfium.FPDFBitmap_GetBuffer(drawn), POINTER(c_ubyte))
        rows, columns = (range(size // 4 // 2, size, max(size // 4, 1)) for size in (height, width))
        return all(
            points[y * stride + x * _POINT_BYTES + _ALPHA_BYTES] == _OPAQUE_LEVELS for y in rows for x in columns
        )
    finally:
        pdfium.FPDFBitmap_Destroy(drawn)


def _hide(texts: dict[int, TextPiece], below: list[tuple[Handle, Matrix]], picture: Box) -> None:
    """Note which pieces of text a picture covers that is drawn over them."""
    for drawn, within in below:
        box = within.box(*_bounds(drawn))
        if picture.holds((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2):
            piece = texts[_address(drawn)]
            texts[_address(drawn)] = piece._replace(visible=False)


def _drawn(page: Handle, place: Matrix, page_box: Box) -> Iterator[tuple[Handle, Matrix, Box]]:
    """Yield the objects of a page that draw, each with the way to the page as shown and the part that is shown."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page, index), place, page_box)


def _with_inner(drawn: Handle, place: Matrix, outer: Box) -> Iterator[tuple[Handle, Matrix, Box]]:
    """Yield an object, or those of a form; the library lets forms be forty levels deep."""
    clip = _clip(drawn, place, outer)
    if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_FORM:
        yield drawn, place, clip
        return
    within = _matrix(drawn).then(place)
    for index in range(pdfium.FPDFFormObj_CountObjects(drawn)):
        yield from _with_inner(pdfium.FPDFFormObj_GetObject(drawn, index), within, clip)


def _clip(drawn: Handle, place: Matrix, outer: Box) -> Box:
    """Return the box of the page in which an object is shown."""
    path = pdfium.FPDFPageObj_GetClipPath(drawn)
    box = outer
    for index in range(pdfium.FPDFClipPath_CountPaths(path)):
        segments = pdfium.FPDFClipPath_CountPathSegments(path, index)
        points = [_point(pdfium.FPDFClipPath_GetPathSegment(path, index, number)) for number in range(segments)]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = place.box(min(xs), min(ys), max(xs), max(ys)).within(box)
    return box


def _strokes(path: Handle, within: Matrix, clip: Box) -> Iterator[Stroke]:
    """Yield the straight lines of a path: those that it draws, and thin boxes that it fills."""
    filled, stroked = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    if not filled.value and not stroked.value:
        return
    count = pdfium.FPDFPath_CountSegments(path)
    if not stroked.value:
        box = within.box(*_bounds(path))
        thin = min(box.x1 - box.x0, box.y1 - box.y0) <= _MAX_LINE_PT
        if thin or count <= _MAX_BOX_PARTS:
            yield from _line_of(box, clip)
            return
    for points, curved in _subpaths(path, count, _matrix(path).then(within)):
        if stroked.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                yield from _line(x0, y0, x1, y1, clip)
        elif not curved:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            yield from _line_of(Box(min(xs), min(ys), max(xs), max(ys)), clip)


def _line_of(box: Box, clip: Box) -> Iterator[Stroke]:
    """Yield the line that a filled box is, if it is one."""
    if box.y1 - box.y0 <= _MAX_LINE_PT < box.x1 - box.x0:
        middle = (box.y0 + box.y1) / 2
        yield from _line(box.x0, middle, box.x1, middle, clip)
    elif box.x1 - box.x0 <= _MAX_LINE_PT < box.y1 - box.y0:
        middle = (box.x0 + box.x1) / 2
        yield from _line(middle, box.y0, middle, box.y1, clip)


def _line(x0: float, y0: float, x1: float, y1: float, clip: Box) -> Iterator[Stroke]:
    """Yield a straight line, as much of it as is shown, where it is upright or level and long enough."""
    across, down = abs(x1 - x0), abs(y1 - y0)
    if not max(across, down) >= _MIN_STROKE_PT or min(across, down) > _MAX_SLANT_PT:
        return
    upright = down > across
    at, start, end = ((x0 + x1) / 2, *sorted((y0, y1))) if upright else ((y0 + y1) / 2, *sorted((x0, x1)))
    low, high, first, last = (clip.x0, clip.x1, clip.y0, clip.y1) if upright else (clip.y0, clip.y1, clip.x0, clip.x1)
    start, end = max(start, first), min(end, last)
    if end - start >= _MIN_STROKE_PT and low - _MAX_LINE_PT <= at <= high + _MAX_LINE_PT:
        yield Stroke(upright, at, start, end)


def _subpaths(path: Handle, count: int, place: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Yield the points of each part of a path that is drawn in one go, and whether it is curved."""
    points: list[tuple[float, float]] = []
    curved = False
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(place.point(*_point(segment)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points, curved


def _point(segment: Handle) -> tuple[float, float]:
    x, y = c_float(), c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _matrix(drawn: Handle) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, found)
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _bounds(drawn: Handle) -> tuple[float, float, float, float]:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value
