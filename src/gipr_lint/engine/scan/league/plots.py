"""Plots as data for the page: where bars, points and cells stand, so that the template only writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt

from gipr_lint.engine.scan.league.counts import Standing, Year
from gipr_lint.limits.tuples import NamedTuple

HEIGHT_PIXELS = 160
"""How high a plot over years is."""
STEP_PIXELS = 90
"""How wide each year is in it."""
_SHADE_LEVELS = 5
"""The shades of a heat map, without that of nothing: by the root of the share, since most shares are small."""


class Mark(NamedTuple):
    """A bar of a year: where it stands, how high it is, and what it says."""

    x: float
    y: float
    height: float
    label: str
    told: str


class Plot(NamedTuple):
    """A plot over years."""

    title: str
    width: int
    marks: tuple[Mark, ...]


class Cell(NamedTuple):
    """A cell of a heat map: how dark it is, from 0, and what it says."""

    shade: int
    told: str
    reports: int


class Heat(NamedTuple):
    """A heat map of organs by rules, which have titles and ids; ``legend`` says up to which percentage a shade goes."""

    rules: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    legend: tuple[tuple[int, int], ...]


def over_years(years: Sequence[Year]) -> tuple[Plot, ...]:
    """Return the plots over years: reports, errors a report, the share that was on time."""
    shown = [
        ("报告份数", [(one.year, float(one.reports), str(one.reports)) for one in years]),
        ("每份报告的错误", [(one.year, one.errors_each, f"{one.errors_each:.2f}") for one in years]),
        ("按时发布（%）", [(one.year, one.on_time, f"{one.on_time:.1f}") for one in years if one.on_time is not None]),
    ]
    return tuple(_plot(title, values) for title, values in shown if values)


def _plot(title: str, values: Sequence[tuple[int, float, str]]) -> Plot:
    most = max(value for _, value, _ in values) or 1.0
    marks = []
    for place, (year, value, told) in enumerate(values):
        height = round(HEIGHT_PIXELS * value / most, 1)
        marks.append(
            Mark(place * STEP_PIXELS + STEP_PIXELS / 4, round(HEIGHT_PIXELS - height, 1), height, str(year), told)
        )
    return Plot(title, len(values) * STEP_PIXELS, tuple(marks))


def heat(standings: Sequence[Standing], rules: Mapping[str, str], counts: Mapping[tuple[str, str], int]) -> Heat:
    """Return the heat map of some organs by some rules: in how many of its reports the rule found something.

    ``rules`` are the titles by the ids.
    """
    rows = []
    for one in standings:
        cells = []
        for rule, title in rules.items():
            count = counts.get((one.name, rule), 0)
            shade = min(_SHADE_LEVELS, ceil(_SHADE_LEVELS * sqrt(count / one.reports)))
            cells.append(Cell(shade, f"{one.name}，{title}：{one.reports} 份中 {count} 份", count))
        rows.append((one.name, tuple(cells)))
    legend = tuple((shade, round(100 * (shade / _SHADE_LEVELS) ** 2)) for shade in range(1, _SHADE_LEVELS + 1))
    return Heat(tuple((title, rule) for rule, title in rules.items()), tuple(rows), legend)
