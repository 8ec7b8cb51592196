"""A picture the right way up: seals taken out, turned by quarters, straightened, and cut where it shows two pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from gipr_lint.readers.scan.recognition.pixels import DPI, POINT_PX, WHITE_LEVELS, Pixels, grey_of, ink_of

_MIN_SEAL_PX = round(0.6 * DPI)
"""A seal is at least so wide and high."""
_MAX_SEAL_RATIO = 2.2
"""It is no longer, by this factor, than wide: an oval one is."""
_MIN_RED_VALUES = 35
"""So much more red than green and blue is what was stamped."""
_NOT_RED_VALUES = 132.0
"""The red of grey paper, of 255, by the way in which JPEG counts it."""
_STAMP_GRAIN_SHARE = 0.2
"""A stamp is darker by this share, here and there, and still no print."""
_RED_EDGE_PX = 3
"""So far around it its colour runs into the paper."""
_MAX_SKEW_DEGREES = 6.0
"""A page that leans by more was not laid on the glass for a scan."""
_COARSE_DEGREES = 0.5
"""In such steps it is first sought how far a page leans."""
_FINE_DEGREES = 0.05
"""And in such ones around the best of these."""
_SKEW_WIDTH_PX = 700
"""The width of the small picture by which it is seen how far a page leans."""
_MIN_TELLING_PX = 40 * POINT_PX
"""Longer print tells which way up a page lies."""
_TELLING_LINES = 6
"""So many of the longest lines are read for that."""
_TELLING_RATIO = 12
"""And of these no more than so many times their height."""
_SHEET_RATIO = 1.2
"""A sheet with two pages is wider than high by this factor."""
_GUTTER_SHARE = 0.08
"""The gutter lies so near the middle of the sheet."""
_GUTTER_PX = round(0.12 * DPI)
"""It is at least so wide."""
_MIN_HALF_SHARE = 0.15
"""Either page has this share of the ink of the sheet."""


def without_seals(picture: Pixels) -> Pixels:
    """Return a picture in grey, without what was stamped on it in red.

    Red print that is no seal is left as it is.
    """
    grey = grey_of(picture)
    if picture.ndim == 2:
        return grey
    blue, green, red = (picture[:, :, at].astype(np.int16) for at in range(3))
    stamped = ((red - np.maximum(blue, green)) > _MIN_RED_VALUES).astype(np.uint8)
    if not stamped.any():
        return grey
    near = cv2.dilate(stamped, np.ones((25, 25), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    seals = np.zeros_like(stamped)
    for number in range(1, count):
        _, _, width, height, _ = (int(one) for one in boxes[number])
        if min(width, height) >= _MIN_SEAL_PX and max(width, height) <= _MAX_SEAL_RATIO * min(width, height):
            seals |= (labels == number).astype(np.uint8)
    spot = cv2.dilate(seals, np.ones((2 * _RED_EDGE_PX + 1,) * 2, np.uint8)) > 0
    return _cleaned(picture, grey, spot, (stamped & seals) > 0) if spot.any() else grey


def _cleaned(picture: Pixels, grey: Pixels, spot: Pixels, stamped: Pixels) -> Pixels:
    """Return a picture in grey in which a spot is as bright as it is beside its stamp.

    How red a place is says how bright it would be without print. A JPEG keeps that more coarsely than brightness: the
    red of a stamp runs into the print that it touches, and of its colours none is to be trusted by itself.
    """
    light = grey[spot].astype(np.float32)
    near = cv2.dilate(cv2.cvtColor(picture, cv2.COLOR_BGR2YCrCb)[:, :, 1], np.ones((3, 3), np.uint8))
    redness = near[spot].astype(np.float32) - _NOT_RED_VALUES
    full = max(float(np.percentile(redness[stamped[spot]], 75)), 1.0)
    dark = float(np.percentile(grey[stamped], 60))
    share = np.clip(redness / full, 0, 1)
    expected = (WHITE_LEVELS * (1 - share) + dark * share) * (1 - _STAMP_GRAIN_SHARE * share)
    clean = grey.copy()
    clean[spot] = np.clip(light * (WHITE_LEVELS / np.maximum(expected, 1)), 0, WHITE_LEVELS).astype(np.uint8)
    return clean


def skew_of(ink: Pixels) -> float:
    """Return by how many degrees a page leans to the right: its lines of print make the sharpest shadow then."""
    scale = _SKEW_WIDTH_PX / max(ink.shape)
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

    def sharpness(degrees: float) -> float:
        shadow = turned_by(small, degrees, paper=0).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(shadow)).sum())

    coarse = max(np.arange(-_MAX_SKEW_DEGREES, _MAX_SKEW_DEGREES + 0.01, _COARSE_DEGREES), key=sharpness)
    fine = np.arange(coarse - _COARSE_DEGREES, coarse + _COARSE_DEGREES + 0.01, _FINE_DEGREES)
    return float(max(fine, key=sharpness))


def turned_by(picture: Pixels, degrees: float, paper: int = WHITE_LEVELS) -> Pixels:
    """Return a picture turned to the left by some degrees around its middle, what comes in at its corners as paper."""
    return cv2.warpAffine(
        picture, matrix_of(picture, degrees), picture.shape[1::-1], flags=cv2.INTER_LINEAR, borderValue=(paper,) * 3
    )


def matrix_of(picture: Pixels, degrees: float) -> Pixels:
    """Return how points move when a picture is turned to the left by some degrees."""
    height, width = picture.shape[:2]
    return cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)


def halves_of(grey: Pixels) -> Sequence[tuple[int, int]]:
    """Return from where to where the pages on a sheet reach: two where it is wide and nothing stands in its middle."""
    height, width = grey.shape
    if width < _SHEET_RATIO * height:
        return [(0, width)]
    ink = cv2.medianBlur(ink_of(grey), 3)
    edge = round(0.04 * height)
    columns = (ink[edge : height - edge] > 0).sum(axis=0)
    first, last = round((0.5 - _GUTTER_SHARE) * width), round((0.5 + _GUTTER_SHARE) * width)
    blank = np.concatenate(([0], (columns[first:last] <= 2).astype(np.int8), [0]))
    edges = np.flatnonzero(np.diff(blank))
    gaps = [(int(end - start), int(start + end) // 2) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    wide = [(size, middle) for size, middle in gaps if size >= _GUTTER_PX]
    if not wide:
        return [(0, width)]
    cut = first + max(wide)[1]
    total = max(int(columns.sum()), 1)
    if min(columns[:cut].sum(), columns[cut:].sum()) < _MIN_HALF_SHARE * total:
        return [(0, width)]
    return [(0, cut), (cut, width)]


def quarters_of(
    grey: Pixels, boxes: Sequence[tuple[int, int, int, int]], surely_read: Callable[[Sequence[Pixels]], float]
) -> int:
    """Return by how many quarters a picture is to be turned to the left, so that its print can be read.

    ``boxes`` are where print stands on it, ``surely_read`` tells how surely pictures of lines are read.
    """
    long = (one for one in boxes if max(one[2] - one[0], one[3] - one[1]) > _MIN_TELLING_PX)
    lines = sorted(long, key=_length)[-_TELLING_LINES:]
    if not lines:
        return 0
    upright = sum(one[3] - one[1] > 1.5 * (one[2] - one[0]) for one in lines) * 2 > len(lines)
    cuts = [np.rot90(grey[y0:y1, x0:x1], 1 if upright else 0) for x0, y0, x1, y1 in lines]
    cuts = [one[:, : _TELLING_RATIO * one.shape[0]] for one in cuts]
    right, over = surely_read(cuts), surely_read([np.rot90(one, 2) for one in cuts])
    return (1 if upright else 0) + (2 if over > right else 0)


def _length(box: tuple[int, int, int, int]) -> int:
    return max(box[2] - box[0], box[3] - box[1])
