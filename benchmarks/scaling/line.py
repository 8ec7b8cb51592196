"""A straight line through what was measured at several sizes, each as weighty as the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Line(NamedTuple):
    """``start`` and ``slope`` of the line, and by which share of the line each measurement is off it."""

    start: float
    slope: float
    off: tuple[float, ...]

    @property
    def most(self) -> float:
        """Return the greatest distance from the line, as a share of it."""
        return max(map(abs, self.off), default=0.0)


def line(sizes: Sequence[int], measured: Sequence[float]) -> Line:
    """Return the line from which the relative distances are least; of a single measurement that from nought."""
    if len(sizes) == 1:
        return Line(0.0, measured[0] / sizes[0], (0.0,))
    slope, start = np.polyfit(sizes, measured, 1, w=[1 / one for one in measured])
    on_it = [start + slope * size for size in sizes]
    return Line(float(start), float(slope), tuple(float(one / by - 1) for one, by in zip(measured, on_it, strict=True)))
