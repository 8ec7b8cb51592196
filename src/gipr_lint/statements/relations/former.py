"""Numbers that a text compares: what something was before, with what it is now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.read import sentences
from gipr_lint.statements.relations.percentages import clause_of
from gipr_lint.statements.words.amounts import Amount, amounts_in, is_told

_UP = ("增", "升", "提", "扩", "上", "涨")
"""How verbs of growth begin."""
_TURNS = (*_UP, "减", "降", "压", "缩", "下", "跌", "回落")
"""How verbs of growth and decline begin."""
_MAX_FIGURES = 100
"""In one sentence no more figures are compared with those of years before: a list, not a tale."""


_PERCENTS = frozenset({"%", "个百分点", "百分点"})
"""What counts no things."""


class Former(NamedTuple):
    """A number of a time before, with the ones that may be what it is now, from ``start`` to ``end``.

    ``rising`` tells whether the words say that it grew, None where they do not tell; ``plain`` whether nothing but
    that is said between both, ``turned`` whether they say that one became the other. Their sentence is ``first`` to
    ``last``.
    """

    before: Amount
    nows: Sequence[Amount]
    rising: bool | None
    first: int
    last: int
    plain: bool = False
    turned: bool = False

    @property
    def start(self) -> int:
        """Where the number of the time before begins."""
        return self.before.start

    @property
    def end(self) -> int:
        """Where the number of the time before ends, or the one that it turned into."""
        return self.nows[0].stop if self.turned else self.before.stop


@cache
def _from() -> re.Pattern[str]:
    """Takes what stands before a number that changed: 由2023年的, 从年初; not a clause before."""
    return expression(r"[由从自](?:\d{4}年)?[^,;。\d]{0,12}$")


@cache
def _to() -> re.Pattern[str]:
    """Takes what leads to the number that it became: 增至, 增加到2024年的, 降低为, 到; not 转至公众号."""
    return expression(
        r"(?:[到至]|变[为成至到])(?:今年|本年|\d{4}年)?度?的?|[^,;。\d]{0,4}?(?P<verb>升|增|减|降|压|缩|提|扩|上|下|跌|涨|回落)[^,;。\d]{0,4}?[至到为]了?(?:\d{4}年)?[^,;。\d]{0,6}"
    )


@cache
def _compared() -> re.Pattern[str]:
    """Takes what stands before a number that another is compared with: 比上年的, 较2023年（; not 比上年增加."""
    return expression(
        r"(?:相?[较比]于?|同|与)(?P<year>上一?年度?|去年|\d{4}年度?)(?:同期)?(?:总?数量?)?[的为是(]{0,2}$"
    )


@cache
def _of_year() -> re.Pattern[str]:
    """Takes a clause that counts in a year before, up to its number: 上年为, 2023年解读政策; not 较上年增加."""
    return expression(
        r"(?:而|其中|是|为)?(?P<year>上一?年度?|去年|\d{4}年度?)(?:同期|全年)?(?![^,;。\d]*(?:增|减|多|少|升|降|[较比]))[^,;。\d]{0,10}"
    )


def formers(text: str, year: int | None) -> Iterator[Former]:
    """Yield the numbers of times before in folded text, each with what it is now."""
    for first, last in sentences(text):
        counted = [one for one in amounts_in(text, first, last) if is_told(one) and one.unit not in _PERCENTS]
        if 1 < len(counted) <= _MAX_FIGURES:
            yield from _formers(text, counted, first, last, year)


def _formers(text: str, counted: Sequence[Amount], first: int, last: int, year: int | None) -> Iterator[Former]:
    for index, before in enumerate(counted):
        if not before.value:
            continue
        clause = clause_of(text, first, before.start)
        inner = clause.rpartition("(")[2]
        following = counted[index + 1] if index + 1 < len(counted) else None
        to = _turned(text, clause, before, following)
        if to is not None and following is not None:
            rising = to["verb"] in _UP if to["verb"] else None
            plain = text.startswith(_TURNS, before.stop)
            yield Former(before, [following], rising, first, last, plain, turned=True)
            continue
        compared = _compared().search(clause)
        told = compared or _of_year().fullmatch(inner)
        if told is None or not _is_before(told["year"], year):
            continue
        nows = [one for one in counted[:index] if one.unit == before.unit and not is_difference(text, one, first)]
        leads = compared and (compared.start() == 0 or text.startswith(("相比", "比较"), before.stop))
        if not nows and (leads or not compared):
            later = [one for one in counted[index + 1 :] if not is_difference(text, one, first)]
            nows = [
                one
                for one in (later[:1] if leads else later)
                if _is_now(text, one, before, first, year, led=bool(leads))
            ][:1]
        if nows:
            yield Former(before, nows, None, first, last)


def _turned(text: str, clause: str, before: Amount, following: Amount | None) -> re.Match[str] | None:
    """Return the words that say how a number turned into the next one; None where it did not."""
    if following is None or following.unit != before.unit or not _from().search(clause):
        return None
    return _to().fullmatch(text, before.stop, following.start)


def _is_before(told: str, year: int | None) -> bool:
    return not told[0].isdigit() or year is None or int(told[:4]) == year - 1


def _is_now(text: str, one: Amount, before: Amount, first: int, year: int | None, *, led: bool) -> bool:
    """Tell whether a number behind is what the one before has become: its clause names the year, or was led to."""
    labels = ("今年", "本年", "全年", "年内", "年度", str(year))
    clause = clause_of(text, first, one.start)
    named = clause.startswith(labels) or (led and bool(clause) and text.count(",", before.stop, one.start) <= 2)
    return one.unit == before.unit and named


def is_difference(text: str, one: Amount, first: int) -> bool:
    """Tell whether a number tells by how much something changed."""
    return bool(
        kept(r"(?:增加?|减少?|多[收办]?|少[收办]?|上升|下降|增长|降低|提高)了?$").search(
            clause_of(text, first, one.start)
        )
    )
