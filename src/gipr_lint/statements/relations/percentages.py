"""Percentages of any writing, 32%, 百分之三十二, 三成, 一半, 四分之三, and where they stand among numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import DIGITS, NUMERALS
from gipr_lint.statements.read import sentences
from gipr_lint.statements.syntax.clause import MAX_CHARS as LONGEST
from gipr_lint.statements.words.amounts import Amount, amounts, amounts_in, number_of

WHOLE_PERCENT = Decimal(100)
"""All of it."""
_TENTH_PERCENT = Decimal(10)
"""一成; so roughly 三成 and 一半 are told."""
_HALF_PERCENT = Decimal(50)
"""一半."""
_ROUGH_STEP_PERCENT = Decimal(5)
"""How roughly a fraction is told; 三分之一 is said of 32 in 100 as well."""
_OFF_PERCENT = Decimal(5)
"""How far 近 and 约 go from a percentage."""
_ROUGH_OFF_PERCENT = Decimal(10)
"""How far they go from tenths and other fractions."""
_AT_LEAST = frozenset({"以上", "超过", "超", "逾", "高于", "不低于", "至少"})
_AT_MOST = frozenset({"以下", "以内", "不到", "不足", "低于"})
_OVER = "超过"
"""How 过半 is meant."""
_NEARLY = frozenset({"近", "将近", "接近"})
_MORE = frozenset({"多", "余", "有余"})
_MARKS = ",;、()"
_MAX_BACK_ITEMS = 3
"""In how many sentences before the whole of a part is sought."""


Bounds = tuple[Decimal, Decimal]
"""From how many per cent to how many."""


class Percentage(NamedTuple):
    """A percentage in folded text, from ``start`` to ``stop``; its last digit counts ``step``.

    ``rough`` is set where it is told in tenths, halves or another fraction. ``bounds`` are between what it may be where
    the words leave that open: 八成以上, 近九成, 约80%.
    """

    value: Decimal
    step: Decimal
    start: int
    stop: int
    rough: bool = False
    bounds: Bounds | None = None


_LEADS = "将近|(?<!最)近|接近|超过|超|逾|高于|不低于|至少|不到|不足|低于|大约|约为|约"
_TAILS = "以上|以下|以内|左右|有余|[多余]"


@cache
def _in_words() -> re.Pattern[str]:
    """Takes 百分之32.5, 百分之三十二点五, 三成, 一半, 四分之三, 近三成, 三成以上, 80%左右; not 第一成员, 一成不变."""
    return expression(
        rf"(?<![第之大每零两{NUMERALS}百千\d.])(?P<lead>{_LEADS})?(?<![第之每零两{NUMERALS}百千\d.])(?:"
        rf"百分之(?P<hundredth>\d+(?:\.\d+)?|[零{NUMERALS}百]+(?:点[零{DIGITS}]+)?)"
        r"|(?P<percent>\d+(?:\.\d+)?)%"
        rf"|(?P<tenths>[两{DIGITS}\d])成(?![立员效果本就品年功绩长分交都不])(?P<half>[半{DIGITS}]?)"
        r"|(?P<even>一半|半数|(?P<over_half>(?<![不未难])过半数?|大半|多半))"
        rf"|(?P<under>[{NUMERALS[1:]}])分之(?P<over>[两{DIGITS}]))"
        rf"(?P<tail>{_TAILS})?(?![强弱几点\d]|[以之][外间])"
    )


@kept_by_text(entries=1024)
def percentages(text: str) -> Sequence[Percentage]:
    """Return the percentages of folded text, in order of writing."""
    return tuple(_percentages(text)) if has_percentage(text) else ()


def percentages_in(text: str, start: int, end: int) -> Sequence[Percentage]:
    """Return the percentages that begin in a stretch of folded text."""
    found = percentages(text)
    return found[bisect_left(found, start, key=_beginning) : bisect_left(found, end, key=_beginning)]


def _beginning(one: Percentage) -> int:
    return one.start


def _percentages(text: str) -> Iterator[Percentage]:
    exact = {amount.start for amount in amounts(text) if amount.unit == "%" and amount.exact}
    for match in _in_words().finditer(text):
        if match["percent"] and not (match["lead"] or match["tail"]) and match.start() not in exact:
            continue
        value, step = _value(match)
        rough = match["hundredth"] is None and match["percent"] is None
        bounds = bounded(value, match["lead"] or match["tail"] or (_OVER if match["over_half"] else ""), rough=rough)
        start = match.start() if bounds or not match["lead"] else match.end("lead")
        yield Percentage(value, step, start, match.end(), rough=rough or bounds is not None, bounds=bounds)


def bounded(value: Decimal, word: str | None, *, rough: bool) -> Bounds | None:
    """Return between what a percentage is that a word makes inexact; None where there is no such word."""
    if not word:
        return None
    off = _ROUGH_OFF_PERCENT if rough else _OFF_PERCENT
    for words, low, high in (
        (_AT_LEAST, value - 1, WHOLE_PERCENT),
        (_AT_MOST, Decimal(0), value + 1),
        (_NEARLY, value - off, value + Decimal("0.5")),
        (_MORE, value - 1, value + off + 1),
    ):
        if word in words:
            return low, high
    return value - off, value + off


def unit_of(value: Decimal) -> Decimal:
    """Return what the last digit of a number counts, at most one."""
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    if match["percent"]:
        value = Decimal(match["percent"])
        return value, unit_of(value)
    if match["hundredth"]:
        value = _spelled(match["hundredth"])
        return value, unit_of(value)
    if match["tenths"]:
        tenths = _spelled(match["tenths"]) * _TENTH_PERCENT
        if match["half"] == "半":
            return tenths + _ROUGH_STEP_PERCENT, _ROUGH_STEP_PERCENT
        return tenths + (_spelled(match["half"]) if match["half"] else 0), Decimal(1) if match[
            "half"
        ] else _TENTH_PERCENT
    if match["even"]:
        return _HALF_PERCENT, _TENTH_PERCENT
    return _spelled(match["over"]) / _spelled(match["under"]) * WHOLE_PERCENT, _ROUGH_STEP_PERCENT


def _spelled(text: str) -> Decimal:
    """Return the number that digits or numerals tell, with decimals behind 点."""
    whole, _, decimals = text.partition("点")
    digits = "".join(str(number_of(one)) for one in decimals)
    return Decimal(f"{number_of(whole) or 0}.{digits}") if digits else number_of(whole) or Decimal(0)


class PercentageContext(NamedTuple):
    """A percentage with its sentence, from ``first`` to ``last``; the percentage's own clause begins at ``cut``.

    ``before`` and ``after`` are the numbers of the sentence, ``earlier`` those of the sentences before, nothing where
    the last one of these has none.
    """

    text: str
    one: Percentage
    before: Sequence[Amount]
    after: Sequence[Amount]
    earlier: Sequence[Amount]
    first: int
    cut: int
    last: int

    @property
    def clause(self) -> str:
        """The words of the clause before the percentage."""
        return self.text[self.cut : self.one.start]

    @property
    def said(self) -> str:
        """The words of the sentence before the percentage."""
        return self.text[self.first : self.one.start]

    @property
    def told(self) -> int:
        """Where the words begin that stand between the last number, or the last mark, and the percentage."""
        return max([self.cut, *(other.stop for other in self.before)])


def percentage_contexts(text: str) -> Iterator[PercentageContext]:
    """Yield the percentages of folded text where they stand, those of very long sentences aside."""
    bounds = list(sentences(text))
    starts = [start for start, _ in bounds]
    known: Sequence[Amount] = ()
    sought = -1
    for one in percentages(text):
        number = bisect_right(starts, one.start) - 1
        first, last = bounds[number]
        if one.start - first > LONGEST:
            continue
        cut = max(text.rfind(mark, first, one.start) for mark in _MARKS) + 1 or first
        previous = starts[max(0, number - 1)]
        if number != sought:
            known = numbers(text, starts[max(0, number - _MAX_BACK_ITEMS)], first) if previous < first else ()
            sought = number
        near = bool(known) and known[-1].start >= previous and first - known[0].start <= LONGEST
        before, after = numbers(text, first, one.start), numbers(text, one.stop, min(last, one.stop + LONGEST))
        yield PercentageContext(text, one, before, after, known if near else (), first, cut, last)


def numbers(text: str, start: int, end: int) -> Sequence[Amount]:
    """Return the exact amounts of a stretch that are no percentages."""
    return [one for one in amounts_in(text, start, end) if one.exact and one.unit not in {"%", "个百分点", "百分点"}]


def clause_of(text: str, start: int, place: int) -> str:
    """Return the words between the last mark and a place; of a clause longer than a sentence is, the end."""
    start = max(start, place - LONGEST)
    return text[max(text.rfind(mark, start, place) for mark in ",;") + 1 or start : place] if place > start else ""


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
