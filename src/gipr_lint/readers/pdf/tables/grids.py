"""Drawn lines to grids: the boxes between them, and which boxes are one cell because no line parts them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.printed import Box
from gipr_lint.readers import ReadError
from gipr_lint.readers.pdf.printed_page import Stroke

_TOUCHING_PT = 3.0
"""Lines nearer than this are one line or touch each other, in points (1 mm)."""
_COLUMN_TOLERANCE_PT = 5.0
"""Edges of columns nearer than this are one edge, drawn carelessly."""
_MAX_LINES = 3000
"""The most lines of a page: drawn cell by cell, a full page of tables has a thousand."""
_MAX_BOXES = 20_000
"""The most boxes of a grid: the largest official table has some three hundred."""


class Area(NamedTuple):
    """A cell: the boxes from row and column (from 0) up to the ends, which do not belong to it."""

    row: int
    column: int
    end_row: int
    end_column: int


class Grid(NamedTuple):
    """Where the lines of a table run, outer ones included, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]

    @property
    def size(self) -> float:
        """How much of the page it takes."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def box_of(self, area: Area) -> Box:
        """Return where a cell stands on the page."""
        return self.xs[area.column], self.ys[area.row], self.xs[area.end_column], self.ys[area.end_row]

    def box(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of the box around a point; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def grids_of(strokes: Iterable[Stroke]) -> list[Grid]:
    """Return the grids on a page, small ones before those around them. Raises ReadError for too many lines."""
    lines = [*_joined(one for one in strokes if one.upright), *_joined(one for one in strokes if not one.upright)]
    if len(lines) > _MAX_LINES:
        raise ReadError(f"PDF 的一页上超过 {_MAX_LINES} 条表格线，不像一份年度报告，未读取")
    grids = [grid for group in _connected(lines) if (grid := _grid(group)) is not None]
    return sorted(grids, key=lambda grid: grid.size)


def _joined(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    """Put pieces of one line together."""
    side_by_side: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda one: one.at):
        if side_by_side and stroke.at - side_by_side[-1][0].at <= 1:
            side_by_side[-1].append(stroke)
        else:
            side_by_side.append([stroke])
    for pieces in side_by_side:
        last, *others = sorted(pieces, key=lambda one: one.start)
        for stroke in others:
            if stroke.start <= last.end + _TOUCHING_PT:
                last = last._replace(end=max(last.end, stroke.end))
            else:
                yield last
                last = stroke
        yield last


def _connected(lines: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Yield lines that hang together, group by group."""
    level = sorted((one for one in lines if not one.upright), key=lambda one: one.at)
    heights = [one.at for one in level]
    parent = list(range(len(level)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    hung: list[tuple[int, Stroke]] = []
    for upright in (one for one in lines if one.upright):
        first, last = (
            bisect_left(heights, upright.start - _TOUCHING_PT),
            bisect_right(heights, upright.end + _TOUCHING_PT),
        )
        met = [index for index in range(first, last) if _meets(level[index], upright)]
        for index in met[1:]:
            parent[root(index)] = root(met[0])
        if met:
            hung.append((met[0], upright))
    groups: dict[int, list[Stroke]] = {}
    for index, upright in hung:
        groups.setdefault(root(index), []).append(upright)
    for index, one in enumerate(level):
        if root(index) in groups:
            groups[root(index)].append(one)
    yield from groups.values()


def _meets(level: Stroke, upright: Stroke) -> bool:
    return level.start - _TOUCHING_PT <= upright.at <= level.end + _TOUCHING_PT


def _edges(places: Iterable[float], near: float) -> tuple[float, ...]:
    """Return places with those that are too near left out."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > near:
            kept.append(place)
    return tuple(kept)


def _grid(lines: Sequence[Stroke]) -> Grid | None:
    """Return the grid of lines that hang together; outer edges may be missing, as at the end of a page."""
    uprights = [one for one in lines if one.upright]
    levels = [one for one in lines if not one.upright]
    xs = _edges(
        [one.at for one in uprights] + [min(one.start for one in levels), max(one.end for one in levels)],
        _COLUMN_TOLERANCE_PT,
    )
    ys = _edges(
        [one.at for one in levels] + [min(o.start for o in uprights), max(o.end for o in uprights)], _TOUCHING_PT
    )
    if len(xs) < 2 or len(ys) < 2:
        return None
    if (len(xs) - 1) * (len(ys) - 1) > _MAX_BOXES:
        raise ReadError(f"PDF 的一个表格超过 {_MAX_BOXES} 格，不像一份年度报告，未读取")
    return Grid(xs, ys, tuple(_areas(xs, ys, _walls(uprights, xs, ys), _walls(levels, ys, xs))))


def _walls(lines: Iterable[Stroke], across: Sequence[float], along: Sequence[float]) -> set[tuple[int, int]]:
    """Return which edges are drawn: number of the edge, number of the box along it."""
    middles = [(start + end) / 2 for start, end in pairwise(along)]
    walls = set()
    for line in lines:
        edge = min(range(len(across)), key=lambda index: abs(across[index] - line.at))
        boxes = range(bisect_left(middles, line.start), bisect_right(middles, line.end))
        walls |= {(edge, box) for box in boxes}
    return walls


def _areas(
    xs: Sequence[float], ys: Sequence[float], uprights: set[tuple[int, int]], levels: set[tuple[int, int]]
) -> Iterator[Area]:
    """Yield the cells, row by row: boxes without a line between them, where they make a rectangle."""
    rows, columns = len(ys) - 1, len(xs) - 1
    seen: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in seen:
                continue
            boxes = {(row, column)}
            border = [(row, column)]
            while border:
                y, x = border.pop()
                near = (
                    ((y, x - 1), (x, y) in uprights or x == 0),
                    ((y, x + 1), (x + 1, y) in uprights or x + 1 == columns),
                    ((y - 1, x), (y, x) in levels or y == 0),
                    ((y + 1, x), (y + 1, x) in levels or y + 1 == rows),
                )
                fresh = [box for box, walled in near if not walled and box not in boxes]
                boxes.update(fresh)
                border += fresh
            seen |= boxes
            area = Area(row, min(x for _, x in boxes), max(y for y, _ in boxes) + 1, max(x for _, x in boxes) + 1)
            whole = (area.end_row - area.row) * (area.end_column - area.column) == len(boxes)
            yield from [area] if whole else (Area(y, x, y + 1, x + 1) for y, x in sorted(boxes))
