"""Months, quarters and halves of a year with their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.relations.sums.breakdown import Breakdown, BreakdownPart, Complete
from gipr_lint.statements.words.amounts import Amount, amounts_in

_SETS = (
    tuple("一二三四"),
    tuple("1234"),
    ("上半年", "下半年"),
    ("1", "7"),
    tuple(map(str, range(1, 13))),
)
"""The parts of a year that are all of it."""


@cache
def _period() -> re.Pattern[str]:
    return expression(
        r"第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下]半年)|(?P<months>1[-—~至到]6月|7[-—~至到]12月)|(?<!\d)(?P<month>\d{1,2})月份?(?!\d)"
    )


@cache
def _each_quarter() -> re.Pattern[str]:
    """Ends what stands before the four numbers of a year's quarters: 四个季度依次为; not 四个季度共."""
    return expression(r"(?:第?[一1](?:季度)?[至到—~-]第?[四4]|四个|各)季度[^,;。\d]{0,16}(?:分别|依次)[^,;。\d]{0,12}$")


_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


def may_sum_up(text: str) -> bool:
    """Tell at once whether a text, folded or not, may tell all parts of a year."""
    return "季度" in text or "半年" in text or "12月" in text or ("月" in text and len(kept(r"\d+").findall(text)) > 24)


def year_sums(text: Folded) -> Iterator[Breakdown]:
    """Yield the sums of all parts of a year that a sentence tells beside the year's own figure."""
    for sentence in kept(r"[^。!?]+").finditer(text.text):
        found = _sum(text, sentence.start(), sentence.end())
        if found is not None:
            yield found


def _sum(text: Folded, start: int, end: int) -> Breakdown | None:
    counted = [one for one in amounts_in(text.text, start, end) if one.unit != "%"]
    if counted and _each_quarter().search(text.text[start : counted[0].start]):
        return _of_quarters(text, counted, text.text[start:end])
    if len(counted) > 1 and _each_quarter().search(text.text[counted[0].stop : counted[1].start]):
        return _of_quarters(text, [*counted[1:], counted[0]], text.text[start:end])
    parts: dict[str, tuple[str, Amount]] = {}
    others: list[Amount] = []
    last = start
    for amount in counted:
        labels = list(_period().finditer(text.text, last, amount.start))
        last = amount.stop
        name = _name(labels[0]) if len(labels) == 1 else ""
        if len(labels) > 1 or name in parts or not amount.exact:
            return None
        if labels:
            parts[name] = (labels[0][0], amount)
        else:
            others.append(amount)
    units = {amount.unit for _, amount in parts.values()}
    wholes = [amount for amount in others if amount.unit in units]
    if _is_of_other_year(text.text[start:end]):
        return None
    if tuple(parts) not in _SETS or len(units) != 1 or len(wholes) != 1:
        return None
    whole = wholes[0]
    listed = [
        BreakdownPart(label, amount.value, *text.source(amount.start, amount.end)) for label, amount in parts.values()
    ]
    return Breakdown(whole.value, whole.unit, *text.source(whole.start, whole.end), listed, Complete.RESTED)


def _of_quarters(text: Folded, counted: Sequence[Amount], sentence: str) -> Breakdown | None:
    """Return the sum of quarters whose numbers stand side by side: 四个季度依次为3件、4件、2件、4件，全年共13件."""
    parts, rest = counted[: len(_QUARTERS)], counted[len(_QUARTERS) :]
    if len(rest) != 1 or len({one.unit for one in counted}) != 1 or not all(one.exact for one in counted):
        return None
    gaps = (text.text[one.stop : other.start] for one, other in pairwise(parts))
    if any(gap not in _BETWEEN for gap in gaps) or _is_of_other_year(sentence):
        return None
    listed = [
        BreakdownPart(label, one.value, *text.source(one.start, one.end))
        for label, one in zip(_QUARTERS, parts, strict=True)
    ]
    (whole,) = rest
    return Breakdown(whole.value, whole.unit, *text.source(whole.start, whole.end), listed, Complete.RESTED)


_BETWEEN = frozenset({"、", "和", ",", "及"})


def _is_of_other_year(sentence: str) -> bool:
    """Tell whether a sentence speaks of two years: which of both the whole is of is then open."""
    years = {
        *kept(r"\d{4}(?=年)").findall(sentence),
        *kept("上年|去年").findall(sentence),
        *kept("本年|今年").findall(sentence),
    }
    return len(years) > 1


def _name(label: re.Match[str]) -> str:
    return label["quarter"] or label["half"] or label["month"] or label["months"][0]
