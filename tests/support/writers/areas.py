"""The cells of a table that is drawn, merged ones as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.generator.printing.grid import GridRow


@dataclass(slots=True)
class Area:
    """A cell of the table: its boxes from top left to bottom right, ends left out; its lines, and those yet to draw."""

    row: int
    column: int
    end_row: int
    end_column: int
    text: str
    lines: list[str]


def areas_of(rows: Sequence[GridRow]) -> list[Area]:
    """Return the cells; boxes covered by the one above make that higher."""
    areas: list[Area] = []
    above: list[Area] = []
    for index, row in enumerate(rows):
        now: list[Area] = []
        for box in row.boxes:
            if box.covered:
                area = above[len(now)]
                area.end_row = index + 1
            else:
                area = Area(index, len(now), index + 1, len(now) + box.span, box.text, [])
                areas.append(area)
            now += [area] * box.span
        above = now
    return areas
