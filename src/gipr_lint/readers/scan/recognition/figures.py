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
_MIN_DIGIT_PITCH_RATIO = 0.38
"""So wide is a digit at least, as a share of its height, where several touch."""
_MAX_DIGIT_PITCH_RATIO = 0.75
"""And so wide at most."""
_MAX_FIGURE_CHARS = 8
"""What is longer and has other letters than figures is a label."""
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
    figures = [at for at, one in enumerate(first) if _is_figure(one.text) or (at < inside and _is_nearly(one.text))]
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


def _is_nearly(text: str) -> bool:
    """Tell whether a text in a cell may be a figure that was read badly."""
    return len(text) <= _MAX_FIGURE_CHARS and any(letter.isdigit() for letter in text)


def _figure(one: Reading, other: Reading, *, borne_out: bool) -> Weighed:
    """Return a figure by its two readings; where they differ, the surer one counts."""
    first = (_is_figure(one.text), one.sure) >= (_is_figure(other.text), other.sure)
    best, rest = (one, other) if first else (other, one)
    others = [rest.text, *_seconds(best), *_seconds(rest), *best.maybe, *rest.maybe]
    kept = tuple(dict.fromkeys(text for text in others if _is_figure(text) and text != best.text))[:_MAX_READING_PLACES]
    agreed = one.text == other.text
    if not _is_figure(best.text):
        return Weighed(one, False, False)
    return Weighed(
        best, True, agreed and borne_out and min(one.sure, other.sure) >= _SURE_SCORE and not best.maybe, kept
    )


def _seconds(read: Reading) -> list[str]:
    """Return the texts with one letter read as what else it may be."""
    text = [letter.text for letter in read.letters]
    return ["".join([*text[:at], one.second, *text[at + 1 :]]) for at, one in enumerate(read.letters) if one.second]


def _borne_out(ink: Pixels, place: Place, text: str) -> bool:
    """Tell whether there are as many pieces of ink as digits, and as many points.

    Digits that touch are one piece: then they have to be as wide as so many.
    """
    own = ink[place.y0 : place.y1, place.x0 : place.x1]
    closed = cv2.morphologyEx(own, cv2.MORPH_CLOSE, np.ones((3, 2), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    height = max(place.y1 - place.y0, 1)
    digits = sum(letter.isdigit() for letter in text)
    tall = sum(int(box[3]) >= _MIN_DIGIT_SHARE * height for box in boxes[1:count])
    low = sum(2 <= int(box[3]) < _MIN_DIGIT_SHARE * height and int(box[2]) >= 2 for box in boxes[1:count])
    if low != len(text) - digits:
        return False
    pitch = (place.x1 - place.x0) / max(digits + low / 2, 1) / height
    return tall == digits or (0 < tall < digits and _MIN_DIGIT_PITCH_RATIO <= pitch <= _MAX_DIGIT_PITCH_RATIO)
