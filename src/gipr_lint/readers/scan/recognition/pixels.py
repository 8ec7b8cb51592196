"""What pictures are made of: numbers from 0, black, to 255, white."""

from __future__ import annotations

from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[Any]
"""A picture: rows of points, each a grey, or blue, green and red."""

DPI = 200
"""The points to the inch at which pages are read: figures of nine points are then 25 points high."""
POINT_PX = DPI / 72
"""The points of such a picture to a point of print."""
WHITE_LEVELS = 255
"""The number of white paper: so many greys are darker."""
_PALE_LEVELS = 222
"""What is darker than this, and joins ink, is ink."""


def grey_of(picture: Pixels) -> Pixels:
    """Return a picture in grey."""
    made: Pixels = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return made


def ink_of(grey: Pixels) -> Pixels:
    """Return where there is ink, as 255, on paper that may be grey and darker at one side."""
    lighter = _on_white(grey)
    level, _ = cv2.threshold(lighter, 0, WHITE_LEVELS, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    ink: Pixels = cv2.threshold(lighter, min(max(level, 120), 200), WHITE_LEVELS, cv2.THRESH_BINARY_INV)[1]
    return ink


def with_pale_ink(ink: Pixels, grey: Pixels, lines: Pixels) -> Pixels:
    """Return ink with what is pale and goes on from it, as thin strokes of small print do; ``lines`` are no print."""
    pale = (_on_white(grey) < _PALE_LEVELS).astype(np.uint8) * WHITE_LEVELS
    pale = np.where(cv2.dilate(lines, np.ones((3, 3), np.uint8)) > 0, ink, pale | ink)
    _, labels = cv2.connectedComponents(pale, connectivity=8)
    made: Pixels = np.isin(labels, np.unique(labels[ink > 0])).astype(np.uint8) * WHITE_LEVELS
    return made


def _on_white(grey: Pixels) -> Pixels:
    """Return a picture as it is on white paper."""
    paper = cv2.medianBlur(cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA), 21)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    lighter: Pixels = np.clip(grey.astype(np.int16) - paper + WHITE_LEVELS, 0, WHITE_LEVELS).astype(np.uint8)
    return lighter
