"""Where print stands in a picture: line by line within the cells of its tables, and outside of them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.scan.recognition.models import Models
from gipr_lint.readers.scan.recognition.pixels import DPI, WHITE_LEVELS, Pixels

_MIN_SIGN_PX = round(0.045 * DPI)
"""Print is at least so high: figures of five points."""
_MIN_DOT_PX = 3
"""What is smaller in both directions is dirt, or a point of a sign."""
_ROW_GAP_PX = 2
"""So many rows of points without ink part two lines of print."""
_MAX_BROKEN_SHARE = 0.7
"""A band lower than this share of the usual height is a part of a line."""
_MAX_LINE_RATIO = 1.25
"""A line is no higher than this, in usual heights."""
_SPARE_PX = 3
"""So much of the paper around print is read with it."""
_LINE_EDGE_PX = 3
"""So near a drawn line there is the rest of it, and no print."""
_GRID_PX = 32
"""The network that finds print takes pictures of so many points, or of several times as many, in each direction."""
_FIND_SHARE = 0.6
"""The share of its size at which a page is looked over for print."""
_MAX_FOUND_PX = 1800
"""The longer side of the largest picture that it takes: the memory that it needs grows with it."""
_SURE_SCORE = 0.3
"""From this on a point belongs to print."""
_MIN_MEAN_SCORE = 0.45
"""A place is print where its points do so to this degree on the average."""
_GROWN_SHARE = 0.32
"""The network marks the middle of print: what is left out at each side, as a share of the height that it marks."""


class Place(NamedTuple):
    """A line of print, from left, top, to right and bottom; ``cell`` is the number of its cell, -1 outside of any."""

    x0: int
    y0: int
    x1: int
    y1: int
    cell: int = -1


def in_cells(ink: Pixels, cells: Sequence[tuple[int, int, int, int]]) -> list[Place]:
    """Return the lines of print in cells, by a picture of the ink without drawn lines."""
    edge = _LINE_EDGE_PX
    own = [_clean(ink[y0 + edge : y1 - edge, x0 + edge : x1 - edge]) for x0, y0, x1, y1 in cells]
    bands = [_bands(one) for one in own]
    heights = [bottom - top for some in bands for top, bottom in some if bottom - top >= _MIN_SIGN_PX]
    usual = round(median(heights)) if heights else 0
    found: list[Place] = []
    for number, ((x0, y0, _, _), filled, some) in enumerate(zip(cells, own, bands, strict=True)):
        found += [
            Place(left + x0 + edge, top + y0 + edge, right + x0 + edge, bottom + y0 + edge, number)
            for left, top, right, bottom in _without_specks(_lines(filled, _whole(some, usual)), usual)
        ]
    return found


def _clean(ink: Pixels) -> Pixels:
    """Return ink without specks of dirt."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = [at for at in range(1, count) if max(boxes[at][2], boxes[at][3]) < _MIN_DOT_PX]
    if not small:
        return ink
    clean = ink.copy()
    clean[np.isin(labels, small)] = 0
    return clean


def _bands(ink: Pixels) -> list[tuple[int, int]]:
    """Return from where to where there is ink in a cell, between rows of points without any."""
    filled = (ink > 0).any(axis=1)
    closed = cv2.morphologyEx(
        filled.astype(np.uint8).reshape(-1, 1), cv2.MORPH_CLOSE, np.ones((_ROW_GAP_PX + 1, 1), np.uint8)
    ).ravel()
    edges = np.flatnonzero(np.diff(np.concatenate(([0], closed.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _lines(ink: Pixels, bands: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Return the lines of print in a cell, which stand in bands of it."""
    lines = []
    for top, bottom in bands:
        columns = np.flatnonzero((ink[top:bottom] > 0).any(axis=0))
        if len(columns) and bottom - top >= _MIN_DOT_PX:
            lines.append((int(columns[0]), top, int(columns[-1]) + 1, bottom))
    return [line for line in lines if line[3] - line[1] >= _MIN_SIGN_PX or line[2] - line[0] >= _MIN_SIGN_PX]


def _without_specks(lines: list[tuple[int, int, int, int]], usual: int) -> list[tuple[int, int, int, int]]:
    """Return the lines of a cell; beside whole ones, what is low and short is what a stamp left."""
    if all(bottom - top < _MAX_BROKEN_SHARE * usual for _, top, _, bottom in lines):
        return lines
    return [one for one in lines if max(one[2] - one[0], one[3] - one[1]) >= _MAX_BROKEN_SHARE * usual]


def _whole(bands: Sequence[tuple[int, int]], usual: int) -> list[tuple[int, int]]:
    """Return bands in which what is low, as the upper stroke of 二 and the dash of 一, is put to what is nearest.

    ``usual`` is the height of the lines of a table: a figure whose print is broken is no higher.
    """
    usual = max([usual, *(bottom - top for top, bottom in bands)])
    made: list[tuple[int, int]] = []
    for top, bottom in bands:
        if made:
            above, end = made[-1]
            low = min(bottom - top, end - above) < _MAX_BROKEN_SHARE * usual
            if low and bottom - above <= _MAX_LINE_RATIO * usual:
                made[-1] = (above, bottom)
                continue
        made.append((top, bottom))
    return made


def outside(grey: Pixels, models: Models, share: float = _FIND_SHARE) -> list[Place]:
    """Return the lines of print in a picture as the network finds them."""
    height, width = grey.shape
    share = min(share, _MAX_FOUND_PX / max(height, width))
    size = [max(round(one * share / _GRID_PX), 1) * _GRID_PX for one in (width, height)]
    small = (
        cv2.resize(grey, (size[0], size[1]), interpolation=cv2.INTER_AREA).astype(np.float32) / (WHITE_LEVELS / 2) - 1
    )
    surely = models.run(models.finder, np.repeat(small[None, None], 3, axis=1))[0, 0]
    marked = cv2.dilate((surely > _SURE_SCORE).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, _labels, boxes, _ = cv2.connectedComponentsWithStats(marked, connectivity=8)
    fx, fy = width / size[0], height / size[1]
    places = []
    for x, y, across, down, _ in boxes[1:count]:
        if min(across, down) < 3 or surely[y : y + down, x : x + across].mean() < _MIN_MEAN_SCORE * 0.6:
            continue
        grown = _GROWN_SHARE * min(across, down) + 1
        x0, y0, x1, y1 = (x - grown) * fx, (y - grown) * fy, (x + across + grown) * fx, (y + down + grown) * fy
        places.append(Place(max(int(x0), 0), max(int(y0), 0), min(int(x1), width), min(int(y1), height)))
    return places


def tight(place: Place, ink: Pixels) -> Place:
    """Return a place no larger than its ink."""
    own = ink[place.y0 : place.y1, place.x0 : place.x1]
    columns, rows = np.flatnonzero((own > 0).any(axis=0)), np.flatnonzero((own > 0).any(axis=1))
    if not len(columns) or not len(rows):
        return place
    x0, y0 = place.x0 + int(columns[0]), place.y0 + int(rows[0])
    return Place(x0, y0, place.x0 + int(columns[-1]) + 1, place.y0 + int(rows[-1]) + 1, place.cell)


def cut(grey: Pixels, place: Place, spare: int = _SPARE_PX) -> Pixels:
    """Return the picture of a line of print with some paper around it."""
    x0, y0 = max(place.x0 - spare, 0), max(place.y0 - spare, 0)
    made: Pixels = grey[y0 : place.y1 + spare, x0 : place.x1 + spare]
    return made
