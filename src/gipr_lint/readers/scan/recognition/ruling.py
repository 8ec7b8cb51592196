"""The straight lines of a picture that make its tables."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.scan.recognition.pixels import DPI, Pixels

_MIN_LEVEL_PX = round(0.34 * DPI)
"""A shorter line that is level is a stroke of a sign: a heading has such of a quarter of an inch."""
_MIN_UPRIGHT_PX = round(0.16 * DPI)
"""The same of an upright one: a row of a table is no lower."""
_MAX_WIDTH_PX = round(0.045 * DPI)
"""A line is no wider."""
_GAP_PX = 5
"""Gaps up to this, where the print is pale, do not end a line."""
_MIN_ROW_LINE_PX = 2 * DPI
"""A line that meets no other and is shorter lies under words."""
_MIN_ROW_LINES = 3
"""So many of them are those of a table without upright ones."""
_NEAR_PX = round(0.05 * DPI)
"""So near each other lines touch."""


class RuledLine(NamedTuple):
    """A line: ``at`` is its distance from the top, or from the left where it is upright; ``mark`` are its points."""

    upright: bool
    at: float
    start: float
    end: float
    number: int = 0


def lines_of(ink: Pixels) -> tuple[list[RuledLine], Pixels]:
    """Return the lines in a picture of ink that meet others, and where they are, as 255."""
    levels, level_marks = _along(ink, _MIN_LEVEL_PX, upright=False)
    uprights, upright_marks = _along(ink, _MIN_UPRIGHT_PX, upright=True)
    uprights = [one for one in uprights if any(_ends_at(one, level) for level in levels)]
    levels = [one for one in levels if any(_touch(one, upright) for upright in uprights) or _is_row_line(one, levels)]
    mask = np.zeros_like(ink)
    for lines, marks in ((levels, level_marks), (uprights, upright_marks)):
        kept = np.zeros(int(marks.max()) + 1, np.uint8)
        kept[[one.number for one in lines]] = 255
        mask |= kept[marks]
    return [*levels, *uprights], mask


def _is_row_line(level: RuledLine, levels: Sequence[RuledLine]) -> bool:
    """Tell whether a level line is one of several that begin and end below one another: those of a table's rows."""
    if level.end - level.start < _MIN_ROW_LINE_PX:
        return False
    alike = [one for one in levels if abs(one.start - level.start) <= _NEAR_PX and abs(one.end - level.end) <= _NEAR_PX]
    return len(alike) >= _MIN_ROW_LINES


def _ends_at(upright: RuledLine, level: RuledLine) -> bool:
    """Tell whether an upright line ends at a level one, or goes through it."""
    if not _touch(level, upright):
        return False
    ends = min(abs(upright.start - level.at), abs(upright.end - level.at)) <= _NEAR_PX
    return ends or upright.end - upright.start > 2 * _MIN_LEVEL_PX


def _touch(level: RuledLine, upright: RuledLine) -> bool:
    across = level.start - _NEAR_PX <= upright.at <= level.end + _NEAR_PX
    return across and upright.start - _NEAR_PX <= level.at <= upright.end + _NEAR_PX


def _along(ink: Pixels, least: int, *, upright: bool) -> tuple[list[RuledLine], Pixels]:
    """Return what may be lines, upright or level, and a picture with the number of each where it is."""

    def bar(length: int, width: int = 1) -> Pixels:
        return np.ones((length, width) if upright else (width, length), np.uint8)

    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bar(_GAP_PX))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar(least))  # one that leans goes on in the next row of points
    runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, bar(_GAP_PX, 3))
    count, marks, boxes, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    lines: list[RuledLine] = []
    for number in range(1, count):
        x, y, width, height, area = (int(one) for one in boxes[number])
        long = height if upright else width
        if long >= least and area / long <= _MAX_WIDTH_PX:
            own = marks[y : y + height, x : x + width] == number
            lines += _pieces(own, (x, y), number, upright=upright)
    return lines, marks


def _pieces(own: Pixels, corner: Sequence[int], number: int, *, upright: bool) -> list[RuledLine]:
    """Return a run of points as a line; one that is joined to another beside it, as several."""
    points = own if upright else own.T  # rows go along the line
    beside, start = corner if upright else reversed(corner)
    columns = points.sum(axis=0)
    if points.shape[1] <= _MAX_WIDTH_PX:
        spans = [(0, points.shape[1])]
    else:
        strong = np.concatenate(([0], (columns > 0.3 * columns.max()).astype(np.int8), [0]))
        edges = np.flatnonzero(np.diff(strong))
        spans = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    lines = []
    for first, last in spans:
        rows = np.flatnonzero(points[:, first:last].any(axis=1))
        at = beside + first + float(np.average(np.arange(last - first), weights=columns[first:last])) + 0.5
        lines.append(RuledLine(upright, at, float(start + rows[0]), float(start + rows[-1] + 1), number))
    return lines
