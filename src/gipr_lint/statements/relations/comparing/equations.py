"""Sums that are written as equations: 29件新收＋4件结转＝31件, 435＋25＝439＋21."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.parse.folded_text import Folded

_SIGN = "="
_FEWEST_PARTS = 2
"""An equation of so many only says one number twice."""
_MIN_COUNT_ITEMS = 10
"""Smaller numbers alone are those of a slogan: 1+1=3."""


class Equation(NamedTuple):
    """Numbers that are told to come to as many as others, from ``start`` to ``stop`` of the folded text."""

    left: Sequence[Decimal]
    right: Sequence[Decimal]
    start: int
    stop: int

    @property
    def apart(self) -> Decimal:
        """By how much both sides differ."""
        return abs(sum(self.left, Decimal(0)) - sum(self.right, Decimal(0)))


@cache
def _equation() -> re.Pattern[str]:
    """Takes 29件新收+4件结转=31件; not 29件+4件."""
    term = r"(?<![\d.\-])(?<!\d,)\d{1,6}(?![\d.%年月日]|,\d)[^\d,;。:()+=%“”]{0,12}"
    return expression(rf"{term}(?:\+{term}){{0,5}}=(?:{term}\+){{0,5}}\d{{1,6}}(?![\d.%]|,\d|\+)")


def equations(text: Folded) -> Iterator[Equation]:
    """Yield the equations of a paragraph, right or wrong; those of small numbers alone are none."""
    if _SIGN not in text.text:
        return
    for match in _equation().finditer(text.text):
        left, right = ([Decimal(one) for one in kept(r"\d+").findall(side)] for side in match[0].split(_SIGN))
        if len(left) + len(right) > _FEWEST_PARTS and max((*left, *right)) >= _MIN_COUNT_ITEMS:
            yield Equation(left, right, *match.span())
