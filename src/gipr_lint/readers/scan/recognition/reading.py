"""Pictures of lines to letters: what each is, how surely, what else it may be, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.scan.recognition.models import Models
from gipr_lint.readers.scan.recognition.pixels import WHITE_LEVELS, Pixels

_HEIGHT_PX = 48
"""The height of the pictures that the network reads."""
_STEP_PX = 8
"""It says something of every so many points along them."""
_MIN_WIDTH_PX = 48
"""A narrower picture is filled up to this."""
_PAPER_PERCENT = 90
"""Of the greys of a line of print, so many hundredths are darker than the paper around it, or are it."""
_WIDTHS_PX = 32
"""Pictures are filled up to several times this width, so that many go at once."""
_MAX_WIDTH_PX = 3200
"""A longer line is squeezed."""
_MAX_BATCH_PX = 4800
"""So wide are the pictures together that are read at once."""
_MIN_SECOND_SCORE = 0.02
"""A letter less likely than this is no second reading."""
_LOOKALIKES = {"0": "Oo〇○Q", "1": "lI|i!丨", "2": "Zz", "5": "Ss", "8": "B", ".": "·・", ",": "，", "-": "—–－_"}
"""The letters that are read in the place of a digit."""
_MAX_FIGURE_CHARS = 8
"""What is longer and has other letters than figures is a label."""
_FIRST_SIGN = "\u2e80"
"""The first of the Chinese signs: labels have such."""
_FIGURE = frozenset("0123456789" + "".join(_LOOKALIKES) + "".join(_LOOKALIKES.values())) - set("—–－-_")
"""What a figure is read as."""


class Letter(NamedTuple):
    """A letter, how surely it was read, what else it may be, and its left and right end as shares of the picture."""

    text: str
    sure: float
    second: str
    x0: float
    x1: float


class Reading(NamedTuple):
    """What was read in a picture of a line."""

    letters: tuple[Letter, ...] = ()
    maybe: tuple[str, ...] = ()
    """Where a letter may stand besides: the texts that there would be with it."""

    @property
    def text(self) -> str:
        """The letters."""
        return "".join(one.text for one in self.letters)

    @property
    def sure(self) -> float:
        """How surely the least sure letter was read."""
        return min((one.sure for one in self.letters), default=0.0)


def readings(pictures: Sequence[Pixels], models: Models, stretch: float = 1.0, *, in_cells: int = 0) -> list[Reading]:
    """Return what is read in pictures of lines, widened by a factor, in grey.

    In the first ``in_cells`` of them a letter that looks like a digit is that digit, where nothing else is written.
    """
    widths = [_width(one, stretch) for one in pictures]
    prepared = [_prepared(one, width) for one, width in zip(pictures, widths, strict=True)]
    order = sorted(range(len(prepared)), key=lambda at: prepared[at].shape[1])
    found: list[Reading] = [Reading()] * len(prepared)
    while order:
        batch = _batch(order, prepared)
        width = -(-prepared[batch[-1]].shape[1] // _WIDTHS_PX) * _WIDTHS_PX
        block = np.zeros((len(batch), 3, _HEIGHT_PX, width), np.float32)
        for row, at in enumerate(batch):
            block[row, :, :, : prepared[at].shape[1]] = prepared[at].astype(np.float32) / (WHITE_LEVELS / 2) - 1
        likely = models.run(models.reader, block)
        for row, at in enumerate(batch):
            found[at] = _reading(likely[row], models.letters, widths[at])
            if at < in_cells and found[at].letters:
                found[at] = _in_cell(found[at], likely[row], models, widths[at])
        del order[: len(batch)]
    return found


def _batch(order: Sequence[int], prepared: Sequence[Pixels]) -> list[int]:
    """Return the first of some pictures, from the narrowest on, that are read at once."""
    size = 1
    while size < len(order) and (size + 1) * prepared[order[size]].shape[1] <= _MAX_BATCH_PX:
        if prepared[order[size]].shape[1] > 2 * prepared[order[0]].shape[1]:
            break
        size += 1
    return list(order[:size])


def _width(picture: Pixels, stretch: float) -> int:
    """Return how wide a picture is when it is as high as the network takes it."""
    height, width = picture.shape
    return int(min(max(round(width * _HEIGHT_PX / max(height, 1) * stretch), 1), _MAX_WIDTH_PX))


def _prepared(picture: Pixels, wanted: int) -> Pixels:
    """Return a picture so wide, and as high as the network takes it; a narrow one has more paper behind it."""
    height = picture.shape[0]
    shrunk = cv2.INTER_AREA if height > _HEIGHT_PX else cv2.INTER_CUBIC
    made = cv2.resize(picture, (wanted, _HEIGHT_PX), interpolation=shrunk)
    if wanted < _MIN_WIDTH_PX:
        paper = float(np.percentile(made, _PAPER_PERCENT))
        made = cv2.copyMakeBorder(made, 0, 0, 0, _MIN_WIDTH_PX - wanted, cv2.BORDER_CONSTANT, value=paper)
    return made


def _reading(likely: Pixels, letters: Sequence[str], width: int) -> Reading:
    """Return what the likelihoods of letters, step by step, say of a picture so wide."""
    steps = min(likely.shape[0], -(-width // _STEP_PX))
    best = likely[:steps].argmax(axis=1)
    found: list[Letter] = []
    at = 0
    while at < steps:
        end = at + 1
        while end < steps and best[end] == best[at]:
            end += 1
        if best[at] and letters[best[at]].strip():
            found.append(_letter(likely[at:end], int(best[at]), letters, (at, end, steps)))
        at = end
    return Reading(tuple(found), tuple(_maybe(likely[:steps], best, letters)))


def _in_cell(read: Reading, likely: Pixels, models: Models, width: int) -> Reading:
    """Return what is read in a cell: what looks like a figure is one.

    Where the network saw another letter that is no Chinese sign, the digit that is likeliest there counts, without
    being sure.
    """
    if set(read.text) <= _FIGURE:
        return _reading(_as_digits(likely, models), models.letters, width)
    if len(read.text) > _MAX_FIGURE_CHARS or max(read.text) >= _FIRST_SIGN:
        return read
    made = _as_digits(likely, models)
    figures = [0, *(models.number[sign] for sign in "0123456789.,-")]
    only = np.zeros_like(made)
    only[:, figures] = made[:, figures]
    others = np.flatnonzero(~np.isin(made.argmax(axis=1), figures))
    only[others, 0] = 0
    if only[others].max(axis=1).min(initial=1.0) < _MIN_SECOND_SCORE:
        return read
    forced = _reading(only, models.letters, width)
    return forced._replace(letters=tuple(one._replace(sure=one.sure / 2) for one in forced.letters))


def _as_digits(likely: Pixels, models: Models) -> Pixels:
    """Return the likelihoods with those of letters that look like a digit added to the digit's."""
    made = likely.copy()
    for digit, letters in _LOOKALIKES.items():
        for letter in letters:
            if (number := models.number.get(letter)) is not None:
                made[:, models.number[digit]] += made[:, number]
                made[:, number] = 0
    return made


def _letter(likely: Pixels, best: int, letters: Sequence[str], steps: tuple[int, int, int]) -> Letter:
    own = likely[likely[:, best].argmax()].copy()
    sure = float(own[best])
    own[best] = own[0] = 0
    second = int(own.argmax())
    at, end, all_ = steps
    return Letter(
        letters[best],
        sure,
        letters[second] if own[second] >= _MIN_SECOND_SCORE else "",
        at / all_,
        min(end / all_, 1.0),
    )


def _maybe(likely: Pixels, best: Pixels, letters: Sequence[str]) -> list[str]:
    """Return the texts with one letter more, where it is likely enough that one stands where none was read."""
    more = []
    for at in np.flatnonzero(best == 0):
        own = likely[at].copy()
        own[0] = 0
        second = int(own.argmax())
        beside = {int(best[one]) for one in (at - 1, at + 1) if 0 <= one < len(best)}
        if own[second] >= 10 * _MIN_SECOND_SCORE and second not in beside:
            changed = best.copy()
            changed[at] = second
            kept = [one for index, one in enumerate(changed) if one and (index == 0 or changed[index - 1] != one)]
            more.append("".join(letters[one] for one in kept).replace(" ", ""))
    return more
