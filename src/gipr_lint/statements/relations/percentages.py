"""Percentages of any writing: 32%, 百分之三十二, 三成, 一半, 四分之三."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple

from gipr_lint.statements.words.amounts import amounts, number_of

HUNDRED, _TENTH, _HALF = Decimal(100), Decimal(10), Decimal(50)
_ROUGH_STEP = Decimal(5)
"""Per cent: how roughly a fraction is told; 三分之一 is said of 32 in 100 as well."""


class Percentage(NamedTuple):
    """A percentage in folded text, from ``start`` to ``stop``; its last digit counts ``step``.

    ``rough`` is set where it is told in tenths, halves or another fraction.
    """

    value: Decimal
    step: Decimal
    start: int
    stop: int
    rough: bool = False


@cache
def _in_words() -> re.Pattern[str]:
    """Takes 百分之32.5, 百分之三十二点五, 三成, 一半, 四分之三; not 近三成, 三成以上, 第一成员, 一成不变."""
    return re.compile(
        r"(?<![第之近约逾超过足大每零一二两三四五六七八九十百千\d.])(?:"
        r"百分之(?P<hundredth>\d+(?:\.\d+)?|[零一二三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)"
        r"|(?P<tenths>[一二两三四五六七八九\d])成(?![立员效果本就品年功绩长分交都不])(?P<half>半?)"
        r"|(?P<even>一半|半数)"
        r"|(?P<under>[二三四五六七八九十])分之(?P<over>[一二两三四五六七八九]))"
        r"(?!左右|[以之][上下内外]|[多余强弱几点\d])"
    )


def percentages(text: str) -> Iterator[Percentage]:
    """Yield the percentages of folded text that are told exactly, in order of writing."""
    for amount in amounts(text):
        if amount.unit == "%" and amount.exact:
            yield Percentage(amount.value, unit_of(amount.value), amount.start, amount.stop)
    if any(mark in text for mark in ("百分之", "成", "半", "分之")):
        for match in _in_words().finditer(text):
            value, step = _value(match)
            yield Percentage(value, step, match.start(), match.end(), rough=match["hundredth"] is None)


def unit_of(value: Decimal) -> Decimal:
    """Return what the last digit of a number counts, at most one."""
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    if match["hundredth"]:
        value = _spelled(match["hundredth"])
        return value, unit_of(value)
    if match["tenths"]:
        half = Decimal(5) if match["half"] else 0
        return _spelled(match["tenths"]) * _TENTH + half, _ROUGH_STEP if half else _TENTH
    if match["even"]:
        return _HALF, _TENTH
    return _spelled(match["over"]) / _spelled(match["under"]) * HUNDRED, _ROUGH_STEP


def _spelled(text: str) -> Decimal:
    """Return the number that digits or numerals tell, with decimals behind 点."""
    whole, _, decimals = text.partition("点")
    digits = "".join(str(number_of(one)) for one in decimals)
    return Decimal(f"{number_of(whole) or 0}.{digits}") if digits else number_of(whole) or Decimal(0)


def has_percentage(text: str) -> bool:
    """Tell at once whether a text, folded or not, may tell a percentage."""
    return any(mark in text for mark in ("%", "％", "百分之", "成", "半", "分之"))


def follows(told: Decimal, step: Decimal, exact: Decimal) -> bool:
    """Tell whether a number is another one rounded, or cut, to its last digit, with the same sign."""
    return -step / 2 <= abs(exact) - abs(told) < step and (not exact or told * exact >= 0)


def shown(told: Decimal, exact: Decimal) -> str:
    """Return a percentage with as many decimals as the text has, and at least as many as tell it from the text's."""
    rounded = abs(exact).quantize(min(unit_of(told), Decimal("0.1")), ROUND_HALF_UP)
    return f"{rounded.normalize():f}%"
