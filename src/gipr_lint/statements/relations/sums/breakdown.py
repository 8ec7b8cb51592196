"""A number and the parts that it is broken down into."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.relations.rates import rate_words


class Complete(IntEnum):
    """How far the words claim that a list leaves nothing out."""

    OPEN = 0
    """more may belong to it"""
    UNSAID = 1
    HELD = 2
    """a colon or a bracket holds it"""
    ANNOUNCED = 3
    """they say so: 分别为"""
    RESTED = 4
    """the last part is what remains"""
    SUMMED = 5
    """the number is told to be the sum"""


class BreakdownPart(NamedTuple):
    """An item of a list: its digits stand from ``start`` to ``end`` in the source, ``mark`` behind it."""

    label: str
    value: Decimal
    start: int
    end: int
    mark: str = ""


class Breakdown(NamedTuple):
    """A number and the list of its parts.

    ``start`` and ``end`` are the digits of the whole in the source, as are the places of the parts. ``loose`` is set
    where the last parts may be something else, ``closed`` where nothing follows the list in its sentence or bracket.
    ``slack`` is how far rounding may keep the sum from the whole: 2.4万条 and its parts. ``opposed`` is set where the
    two parts are opposites, which make up the whole.
    """

    whole: Decimal
    unit: str
    start: int
    end: int
    parts: Sequence[BreakdownPart]
    complete: Complete
    loose: bool = False
    closed: bool = False
    slack: Decimal = Decimal(0)
    opposed: bool = False

    @property
    def sum(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))


_PAIR_PARTS = 2
"""So many parts a pair of opposites has."""


def are_opposites(labels: Sequence[str]) -> bool:
    """Tell whether two parts are opposites, which make up all: 原创, 转载."""
    if len(labels) != _PAIR_PARTS:
        return False
    return any(
        all(
            word in label and len(label) <= len(word) + _MAX_BESIDE_CHARS
            for word, label in zip(pair, order, strict=True)
        )
        for pair in rate_words().opposites
        for order in (labels, labels[::-1])
    )


_MAX_BESIDE_CHARS = 2
"""So much more than its word the name of such a part is: 转载稿件, not 转载上级信息."""


def overlap(parts: Sequence[BreakdownPart]) -> bool:
    """Tell whether parts may be told of the same things: 网上办理567件，即时办结193件."""
    return any(word in part.label for part in parts for word in rate_words().overlapping)
