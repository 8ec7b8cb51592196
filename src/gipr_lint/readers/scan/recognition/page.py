"""A picture to pages: put upright, its lines and its print found, read, and each reading weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from gipr_lint.readers.pdf.printed_page import Doubt, Glyph, Stroke
from gipr_lint.readers.pdf.tables.grids import Grid, grids_of
from gipr_lint.readers.scan.recognition import places, reading, ruling, upright
from gipr_lint.readers.scan.recognition.figures import Weighed, weighed
from gipr_lint.readers.scan.recognition.models import Models
from gipr_lint.readers.scan.recognition.pixels import POINT_PX, WHITE_LEVELS, Pixels, ink_of, with_pale_ink
from gipr_lint.readers.scan.recognition.places import Place
from gipr_lint.readers.scan.recognition.reading import Reading
from gipr_lint.readers.scan.recognized import RecognizedPage

_TURN_SHARE = 0.3
"""The share of its size at which it is seen which way up a page lies."""
_USUAL_SIGN_PX = 24.0
"""So high is print of nine points."""
_SMALL_SIGN_PX = 15.0
"""Print that is lower is made larger before it is read."""
_LARGE_SIGN_PX = 60.0
"""Print that is higher is made smaller."""
_MAX_ENLARGED_RATIO = 3.0
"""A picture is made larger by no more than this factor: print that is smaller is not to be read."""
_LOOKED_OVER_PX = 1500
"""The longer side of a picture in which it is seen how large its print is."""
_MAX_SIDE_PX = 3600
"""The longer side of the largest picture that is read."""
_MIN_TABLE_WIDTH_PT = 90.0
"""A table is at least so wide."""
_MIN_TABLE_HEIGHT_PT = 14.0
"""And so high: one row of it may stand at the end of a page."""
_MIN_PAGE_PX = 700
"""A picture of a page is at least so wide and high."""
_MIN_TABLE_LINES = 5
"""A table of two rows and two columns has so many lines, and more."""
_PAPER_LEVELS = 180
"""From this grey on it is paper."""
_MIN_PAPER_SHARE = 0.7
"""A page of print is paper to this share; a photograph is not."""
_EDGE_PX = 4
"""So far around a table nothing else is read."""
_WIDE_GAP_RATIO = 1.6
"""A gap wider than this, in heights of the print, is between two pieces and not within one."""
_SURE_LETTER_SCORE = 0.75
"""A digit of running text that was read less surely is doubtful."""
_SURE_IN_CELL_SCORE = 0.9
"""The same of one in a cell."""


def shows_print(picture: Pixels) -> bool:
    """Tell whether a picture may show a table or a page: it has the lines of one, or is mostly paper, and large."""
    grey = upright.without_seals(picture)
    if min(grey.shape) < _MIN_PAGE_PX:
        lines, _ = ruling.lines_of(ink_of(grey))
        return len(lines) >= _MIN_TABLE_LINES
    paper = float((grey > _PAPER_LEVELS).mean())
    return paper > _MIN_PAPER_SHARE or len(ruling.lines_of(ink_of(grey))[0]) >= _MIN_TABLE_LINES


def pages_of(picture: Pixels, models: Models, *, any_size: bool = False) -> list[RecognizedPage]:
    """Return the pages that a picture shows: one, or the two of a sheet.

    With ``any_size`` nothing is known of its size: it is made such that its print is as large as that of a page.
    """
    scale = 1.0
    if any_size:
        scale = _scale(picture, models)
        if scale != 1.0:
            shrunk = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
            picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=shrunk)
    grey = upright.without_seals(picture)

    def surely_read(cuts: Sequence[Pixels]) -> float:
        return sum(one.sure + sum(letter.sure for letter in one.letters) for one in reading.readings(cuts, models))

    quarters = upright.quarters_of(grey, [one[:4] for one in places.outside(grey, models, _TURN_SHARE)], surely_read)
    turned = np.ascontiguousarray(np.rot90(grey, quarters))
    to_turned = _turn(quarters, grey.shape[1], grey.shape[0])
    made = []
    for first, last in upright.halves_of(turned):
        half = np.ascontiguousarray(turned[:, first:last])
        degrees = upright.skew_of(ink_of(half))
        straight = upright.turned_by(half, degrees) if degrees else half
        shift = np.array([[1, 0, -first], [0, 1, 0], [0, 0, 1]], np.float64)
        leaning = np.vstack([upright.matrix_of(half, degrees), [0, 0, 1]])
        back = np.linalg.inv(leaning @ shift @ to_turned)
        made.append(_page(straight, models, back, scale))
    return made


def _scale(picture: Pixels, models: Models) -> float:
    """Return by which factor a picture is made larger or smaller."""
    grey = upright.without_seals(picture)
    found = places.outside(grey, models, min(_LOOKED_OVER_PX / max(grey.shape), 1.0))
    heights = [min(one.x1 - one.x0, one.y1 - one.y0) / 1.5 for one in found]
    usual = float(median(heights)) if heights else _USUAL_SIGN_PX
    if _SMALL_SIGN_PX <= usual <= _LARGE_SIGN_PX:
        return min(1.0, _MAX_SIDE_PX / int(max(grey.shape)))
    return min(_USUAL_SIGN_PX / usual, _MAX_ENLARGED_RATIO, _MAX_SIDE_PX / int(max(grey.shape)))


def _turn(quarters: int, width: int, height: int) -> Pixels:
    """Return how points move when a picture so wide and high is turned to the left by quarters."""
    moves = {
        0: [[1, 0, 0], [0, 1, 0]],
        1: [[0, 1, 0], [-1, 0, width]],
        2: [[-1, 0, width], [0, -1, height]],
        3: [[0, -1, height], [1, 0, 0]],
    }
    return np.array([*moves[quarters], [0, 0, 1]], np.float64)


def _page(grey: Pixels, models: Models, back: Pixels, scale: float) -> RecognizedPage:
    """Return what stands on a straight page; ``back`` leads to the picture that was read."""
    ink = ink_of(grey)
    lines, mask = ruling.lines_of(ink)
    mask = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    strokes = tuple(Stroke(one.upright, *(value / POINT_PX for value in one[1:4])) for one in lines)
    grids = [grid for grid in grids_of(strokes) if len(grid.areas) > 1 and _is_table(grid)]
    wiped = np.where(mask > 0, WHITE_LEVELS, grey).astype(np.uint8)
    ink[mask > 0] = 0
    ink = with_pale_ink(ink, wiped, mask)
    cells = [_pixels(grid.box_of(area)) for grid in grids for area in grid.areas]
    found = places.in_cells(ink, cells)
    inside = len(found)
    found += _free(wiped, grids, models)
    read = weighed(wiped, ink, found, inside, models)
    glyphs: list[Glyph] = []
    doubts: list[Doubt] = []
    for place, one in zip(found, read, strict=True):
        first = len(glyphs)
        glyphs += _glyphs(place, one.reading)
        doubts += _doubts(one, first, inside=place.cell >= 0)
    height, width = grey.shape
    a, b, c, d, e, f = (float(value) for value in back[:2].ravel())
    way = (a / scale, b / scale, c / POINT_PX / scale, d / scale, e / scale, f / POINT_PX / scale)
    return RecognizedPage(width / POINT_PX, height / POINT_PX, tuple(glyphs), strokes, tuple(doubts), way)


def _is_table(grid: Grid) -> bool:
    """Tell whether lines enclose enough for a table: strokes of signs that meet are none."""
    return grid.xs[-1] - grid.xs[0] >= _MIN_TABLE_WIDTH_PT and grid.ys[-1] - grid.ys[0] >= _MIN_TABLE_HEIGHT_PT


def _pixels(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = (round(value * POINT_PX) for value in box)
    return x0, y0, x1, y1


def _free(wiped: Pixels, grids: Sequence[Grid], models: Models) -> list[Place]:
    """Return the lines of print outside of tables."""
    rest = wiped.copy()
    for grid in grids:
        x0, y0, x1, y1 = _pixels((grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]))
        rest[max(y0 - _EDGE_PX, 0) : y1 + _EDGE_PX, max(x0 - _EDGE_PX, 0) : x1 + _EDGE_PX] = WHITE_LEVELS
    return _together(places.outside(rest, models))


def _together(found: Sequence[Place]) -> list[Place]:
    """Return pieces of print with those that stand right behind one another as one."""
    made: list[Place] = []
    for place in sorted(found):
        at = next((at for at, one in enumerate(made) if _goes_on(one, place)), None)
        if at is None:
            made.append(place)
        else:
            one = made[at]
            made[at] = Place(one.x0, min(one.y0, place.y0), max(one.x1, place.x1), max(one.y1, place.y1))
    return made


def _goes_on(one: Place, place: Place) -> bool:
    height, own = one.y1 - one.y0, place.y1 - place.y0
    common = min(one.y1, place.y1) - max(one.y0, place.y0)
    near = place.x0 - one.x1 < 0.6 * min(height, own)
    return near and common > 0.6 * min(height, own) and max(height, own) < 1.6 * min(height, own)


def _glyphs(place: Place, read: Reading) -> Iterator[Glyph]:
    """Yield the letters of a piece at their places: each reaches to the middle between it and the next."""
    letters = read.letters
    if not letters:
        return
    height = (place.y1 - place.y0) / POINT_PX
    width = place.x1 - place.x0
    middles = [(place.x0 + (one.x0 + one.x1) / 2 * width) / POINT_PX for one in letters]
    pitch = median(after - before for before, after in pairwise(middles)) if len(middles) > 1 else height
    half = max(min(pitch, 1.2 * height) / 2, 0.1)
    left = place.x0 / POINT_PX
    for at, (letter, middle) in enumerate(zip(letters, middles, strict=True)):
        after = middles[at + 1] if at + 1 < len(middles) else None
        if after is None:
            right = max(place.x1 / POINT_PX, left + 0.1)
        elif after - middle > _WIDE_GAP_RATIO * max(pitch, height):
            right = middle + half
        else:
            right = (middle + after) / 2
        yield Glyph(letter.text, left, place.y0 / POINT_PX, max(right, left + 0.1), place.y1 / POINT_PX)
        left = right if after is None or right != middle + half else max(after - half, right)


def _doubts(one: Weighed, first: int, *, inside: bool) -> Iterator[Doubt]:
    """Yield the digits of a reading that are not sure; a figure in a cell is one doubt as a whole."""
    letters = one.reading.letters
    if one.figure:
        if not one.sure:
            yield Doubt(first, first + len(letters), one.readings)
        return
    least = _SURE_IN_CELL_SCORE if inside else _SURE_LETTER_SCORE
    for at, letter in enumerate(letters):
        if letter.sure < least and letter.text.isdigit():
            yield Doubt(first + at, first + at + 1)
