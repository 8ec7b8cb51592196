"""Figures read twice over, and weighed: what both readings agree on, and the ink bears out, is sure."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.scan.recognition import places
from gipr_lint.readers.scan.recognition.models import Models
from gipr_lint.readers.scan.recognition.pixels import Pixels
from gipr_lint.readers.scan.recognition.places import Place
from gipr_lint.readers.scan.recognition.reading import Reading, readings

_SURE_SCORE = 0.9
"""A figure is sure where its least sure digit was read so surely, each time."""
_STRETCH_RATIO = 1.3
"""By this factor pictures are widened when they are read once more."""
_SIGNS = frozenset("0123456789.,-")
"""What figures are written with."""
_MIN_DIGIT_SHARE = 0.55
"""A digit is no lower than this share of the height of its line; what is lower is a point or a dash."""
_MAX_READING_PLACES = 6
"""So many other readings of a figure are kept."""


class Weighed(NamedTuple):
    """A reading, whether it is a figure, whether it is sure, and as what else it may be read."""

    reading: Reading
    figure: bool
    sure: bool
    readings: tuple[str, ...] = ()


def weighed(grey: Pixels, ink: Pixels, found: Sequence[Place], inside: int, models: Models) -> list[Weighed]:
    """Return what is read at places, of which the first ``inside`` stand in cells of tables."""
    cuts = [places.cut(grey, one, spare=3 if at < inside else 0) for at, one in enumerate(found)]
    first = readings(cuts, models, in_cells=inside)
    figures = [at for at in range(len(found)) if _is_figure(first[at].text)]
    again = readings(
        [places.cut(grey, found[at], spare=6) for at in figures], models, _STRETCH_RATIO, in_cells=len(figures)
    )
    other = dict(zip(figures, again, strict=True))
    made = []
    for at, one in enumerate(first):
        if at not in other:
            made.append(Weighed(one, False, one.sure >= _SURE_SCORE))
            continue
        borne_out = _borne_out(ink, found[at], one.text)
        made.append(_figure(one, other[at], borne_out=borne_out))
    return made


def _is_figure(text: str) -> bool:
    return bool(text) and set(text) <= _SIGNS and any(letter.isdigit() for letter in text)


def _figure(one: Reading, other: Reading, *, borne_out: bool) -> Weighed:
    """Return a figure by its two readings; where they differ, the surer one counts."""
    best, rest = (one, other) if one.sure >= other.sure or not _is_figure(other.text) else (other, one)
    others = [rest.text, *_seconds(best), *_seconds(rest), *best.maybe, *rest.maybe]
    kept = tuple(dict.fromkeys(text for text in others if _is_figure(text) and text != best.text))[:_MAX_READING_PLACES]
    agreed = one.text == other.text
    return Weighed(
        best, True, agreed and borne_out and min(one.sure, other.sure) >= _SURE_SCORE and not best.maybe, kept
    )


def _seconds(read: Reading) -> list[str]:
    """Return the texts with one letter read as what else it may be."""
    text = [letter.text for letter in read.letters]
    return ["".join([*text[:at], one.second, *text[at + 1 :]]) for at, one in enumerate(read.letters) if one.second]


def _borne_out(ink: Pixels, place: Place, text: str) -> bool:
    """Tell whether there are as many pieces of ink as digits, and as many points.

    Digits that touch are one piece, and pale ones several: then nothing is sure.
    """
    own = ink[place.y0 : place.y1, place.x0 : place.x1]
    closed = cv2.morphologyEx(own, cv2.MORPH_CLOSE, np.ones((3, 2), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    height = max(place.y1 - place.y0, 1)
    tall = sum(int(box[3]) >= _MIN_DIGIT_SHARE * height for box in boxes[1:count])
    low = sum(2 <= int(box[3]) < _MIN_DIGIT_SHARE * height and int(box[2]) >= 2 for box in boxes[1:count])
    return tall == sum(letter.isdigit() for letter in text) and low == sum(not letter.isdigit() for letter in text)
