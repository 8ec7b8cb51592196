"""Money that is told twice, in units of another size: 3100元（0.31万元）."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gipr_lint.limits.expressions import expression

_SIZES = {"": 1, "万": 10**4, "亿": 10**8}
"""How many yuan each unit has."""
_BRACKET = "元("


class Money(NamedTuple):
    """An amount and what it is told to be in other words, both in yuan, from ``start`` to ``stop`` of folded text.

    ``slack`` is what the last digit of the rougher one counts.
    """

    one: Decimal
    other: Decimal
    slack: Decimal
    start: int
    stop: int

    @property
    def is_kept(self) -> bool:
        """Whether both say the same."""
        return self.one == self.other or abs(self.one - self.other) < self.slack


@cache
def _told_twice() -> re.Pattern[str]:
    """Takes 3100元(0.31万元), 1.2万元(即12000元); not 3100元(含押金100元), 0.3万元(约3千元)."""
    number = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?"
    return expression(
        rf"(?<![\d.,])(?P<one>{number})(?P<unit>[万亿]?)元\((?:即|合|折合|共|共计|计)?(?:人民币)?"
        rf"(?P<other>{number})(?P<other_unit>[万亿]?)元\)"
    )


def told_twice(text: str) -> Iterator[Money]:
    """Yield the money of folded text that is told in two units, rightly or not."""
    for match in _told_twice().finditer(text) if _BRACKET in text else ():
        if match["unit"] != match["other_unit"]:
            one, step = _yuan(match["one"], match["unit"])
            other, other_step = _yuan(match["other"], match["other_unit"])
            yield Money(one, other, max(step, other_step), match.start(), match.end())


def _yuan(number: str, unit: str) -> tuple[Decimal, Decimal]:
    """Return how many yuan a number is, and how many its last digit counts."""
    told = Decimal(number.replace(",", ""))
    return told * _SIZES[unit], Decimal(1).scaleb(-len(number.partition(".")[2])) * _SIZES[unit]
