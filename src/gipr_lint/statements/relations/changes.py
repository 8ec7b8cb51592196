"""What changed from one year to another: percentages, differences, multiples, with the numbers now and before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.relations.former import Former, formers
from gipr_lint.statements.relations.percentages import (
    PercentageContext,
    clause_of,
    numbers,
    percentage_contexts,
    unit_of,
)
from gipr_lint.statements.words.amounts import amounts_in, is_told, number_of

Told = Literal["percent", "amount", "times", "over", "grown", "double", "same", "direction"]
Pairs = Sequence[tuple[Decimal, Decimal]]

_RISES = frozenset({"增长", "增加", "上升", "提高", "增幅", "升幅", "涨幅", "增", "多", "多出", "多收", "多办", "净增"})
_YEAR = r"(?:上一?年度?|去年|\d{4}年度?)"
"""Takes a year before: 上年, 去年, 2023年; not 今年."""
_COMPARED = r"(?:[较比]|同比)[^,;。]*$"
"""Takes a comparison up to a number: 较上年的; not 其中."""
_YEAR_BEFORE = r"^(?:\d{4}年度?|上年度?|去年|上一年度?)(?:同期)?(?:共?收到|同期|数量|仅)?[为是有]?$"
"""Takes a clause that only names a year before: 2023年收到; not 2023年解读政策."""
_OTHER_YEAR = r"\d年|同比|[较比]"
"""Takes a clause that compares with another year: 比2023年; not 增长."""
_MORE, _LESS = ("增加", "增加了", "多"), ("减少", "减少了", "少")
_NEXT = r"[,(][^,;。\d]{0,6}(?:\d{4}年)?[^,;。\d]{0,6}"
"""Takes what leads to a number in the next clause: ，由2023年的; not another number between."""
_DEGREE = "同比|有所|略有|稍有|明显|显著|大幅度?|小幅|持续|逐步|稳步|有一定|有较大"
_SAID_OF = (
    r"[,(]?[^,;。、()\d]{0,6}?(?:数量?|总?量|件数|次数|人次|条数|总体)?"
    r"(?:同比|[较比](?:上年|去年|\d{4}年)度?(?:同期)?|与上年相比)?"
)
"""Takes what stands between two numbers and the words that say which is larger: ，次数有所; not ，办理难度有所."""
_CUES = ("增", "减", "升", "降", "倍", "番", "持平", "高", "低", "少", "多", "涨")
"""Without one of these a text tells no change."""


class Change(NamedTuple):
    """What the text says of a change; one of ``pairs``, a number now with the one before, is meant.

    ``spread`` are the pairs between which the numbers may be where some of them are rounded.

    ``value`` is signed: below zero where the text tells a decline. A change told as ``direction`` has no number:
    the words say which of both is larger. ``places`` are where the numbers begin in the source, ``start`` to ``end``
    is what was said.
    """

    told: Told
    value: Decimal
    step: Decimal
    pairs: Pairs
    places: Sequence[int]
    start: int
    end: int
    words: str
    spread: Pairs = ()


@cache
def _change() -> re.Pattern[str]:
    """Takes the words before a percentage of a change: 同比增长, 增幅达; not 占, 完成."""
    return expression(r"(增长|增加|上升|提高|[增升涨降]幅|下降|减少|降低)(?:率|比例|幅度)?(?:了|为|达|达到|约为)?$")


@cache
def _right_behind() -> re.Pattern[str]:
    """Takes what may stand between both numbers and what is said of their change: ，增加; ）同比减少了."""
    return expression(
        rf"\)?[^,;。\d]{{0,4}}?,?(?:同比|[较比]{_YEAR}(?:同期)?)?(?:共|净|实际|分别)?"
        r"(?P<verb>增加|增长|上升|提高|净增|增|多出|多[收办]?|减少|下降|降低|净减|减|少[收办]?)了?"
    )


@cache
def _multiples() -> re.Pattern[str]:
    """Takes 是上年的2.5倍, 上年100条的2.5倍, 翻了一番, 持平; 增长3倍; not 翻两番, 基本持平, 近两倍."""
    return expression(
        rf"(?:(?P<of>{_YEAR}(?:同期)?)?的(?P<times>\d+(?:\.\d+)?|[两二三四五六七八九十])倍(?P<over>多|以上)?(?!左右))"
        r"|(?:增长|增加)了?(?P<grown>\d+(?:\.\d+)?|[两二三四五六七八九])倍(?!多|以上|左右)"
        r"|(?P<double>(?<![近约逾超])(?:翻了?一[番倍]|翻番|(?:增长|增加)了?一倍)(?![多左以]))"
        r"|(?P<same>(?<!基本)(?<!大致)(?<!大体)(?:完全)?持平)"
        rf"|(?:{_DEGREE})(?:增多|增加|增长|上升|提高|提升)(?P<up>)(?![率幅到至了\d])"
        rf"|(?:{_DEGREE})(?:减少|下降|降低|回落|下滑)(?P<down>)(?![率幅到至了\d])"
    )


def is_of_change(clause: str) -> bool:
    """Tell whether the words before a percentage say that it is one of a change."""
    return _change().search(clause) is not None


def changes(text: Folded, year: int | None) -> Iterator[Change]:
    """Yield what a paragraph says of changes, where it gives the numbers."""
    if not any(cue in text.text for cue in _CUES):
        return
    pairs = list(formers(text.text, year))
    turned = [one for one in pairs if one.rising is not None and one.nows[0].value != one.before.value]
    turned = [one for one in turned if one.rising != (one.nows[0].value > one.before.value) and one.plain]
    for one in turned:
        yield _made(text, "direction", Decimal(1 if one.rising else -1), one, (one.before.start, one.nows[0].stop))
    sound = [one for one in pairs if one not in turned]
    broken = [(one.first, one.last) for one in turned]
    for context in percentage_contexts(text.text):
        if not any(first <= context.one.start < last for first, last in broken):
            yield from _percentage(text, context, sound)
    for one in sound:
        yield from _difference(text, one)
    yield from _in_words(text, sound)


def _made(text: Folded, told: Told, value: Decimal, one: Former, span: tuple[int, int]) -> Change:
    pairs = [(now.value, one.before.value) for now in one.nows]
    spots = [text.source(amount.start, amount.end)[0] for amount in (one.before, *one.nows)]
    words = text.text[span[0] : span[1]]
    return Change(told, value, unit_of(value), pairs, spots, *text.source(*span), words, _spread(one))


def _spread(one: Former) -> Pairs:
    """Return the pairs between which a number now and the one before may be, where one of them is rounded."""
    now = one.nows[0]
    if now.exact and one.before.exact:
        return ()
    up, down = (Decimal(0) if amount.exact else amount.step / 2 for amount in (now, one.before))
    return ((now.value + up, one.before.value - down), (now.value - up, one.before.value + down))


def _percentage(text: Folded, context: PercentageContext, pairs: Sequence[Former]) -> Iterator[Change]:
    change = _change().search(context.clause)
    if change is None or context.one.bounds or "分别" in context.said:
        return
    if kept(r"(?:[、,和](?=\d+(?:\.\d+)?%))").match(text.text[context.one.stop :]):
        return
    one = _nearest(text.text, pairs, context.one.start, context.one.stop) if context.told == context.cut else None
    own = context.text[context.told : context.one.start]
    one = one or _beside(pairs, context.one.start, own)
    found = [(now.value, one.before.value) for now in one.nows] if one else _compared(context)
    if found:
        value = context.one.value if change[1] in _RISES else -context.one.value
        spots = [text.source(other.start, other.end)[0] for other in context.before]
        where = text.source(context.one.start, context.one.stop)
        words = context.text[context.one.start : context.one.stop]
        yield Change("percent", value, context.one.step, found, spots, *where, words, _spread(one) if one else ())


def _nearest(text: str, pairs: Sequence[Former], start: int, stop: int) -> Former | None:
    """Return the numbers whose change is told from ``start`` to ``stop``: right before it, or right behind."""
    for one in reversed(pairs):
        between = text[one.end : start]
        if one.first <= start < one.last and one.end <= start and _is_near(text, one, start, between):
            return one
    for one in pairs:
        between = text[stop : one.start]
        if one.start >= stop and one.first <= start and kept(_NEXT).fullmatch(between):
            return one
    return None


def _is_near(text: str, pair: Former, end: int, between: str) -> bool:
    """Tell whether nothing is counted between two places but by how much something changed."""
    if between.count(",") > 2 or ";" in between or "其中" in between or between.startswith("、"):
        return False
    told = [one for one in numbers(text, pair.end, end) if one not in pair.nows]
    return all(_right_behind().fullmatch(clause_of(text, pair.end, one.start)) for one in told)


def _beside(pairs: Sequence[Former], start: int, own: str) -> Former | None:
    """Return the numbers of which the one before stands in the clause of a change: 比上年的120条增长."""
    for one in pairs:
        if one.end <= start and one.end == start - len(own) and _right_behind().match(own):
            return one
    return None


def _compared(context: PercentageContext) -> Pairs:
    """Return what the figures are now, each with what it was in the year compared with."""
    if not context.before:
        return ()
    last = context.before[-1]
    nows = [other.value for other in context.before[:-1] if other.unit == last.unit]
    if last.start >= context.cut and kept(_COMPARED).search(context.text[context.cut : last.start]):
        return [(now, last.value) for now in nows if last.value]
    clause = clause_of(context.text, context.first, last.start)
    if kept(_YEAR_BEFORE).search(clause) and kept("同比|[较比]").match(context.clause):
        return [(now, last.value) for now in nows if last.value]
    lead = context.text[max(0, last.start - 3) : last.start]
    more = 1 if lead.endswith(_MORE) else -1 if lead.endswith(_LESS) else 0
    commas = context.text.count(",", last.stop, context.cut)
    if not more or commas > 1 or kept(_OTHER_YEAR).search(context.clause):
        return ()
    former = context.before[-2] if len(context.before) > 1 else None
    if former and former.unit == last.unit and former.start >= last.start - len(clause):
        compared = clause_of(context.text, context.first, former.start)
        if kept(_COMPARED).search(compared):
            return [(former.value + more * last.value, former.value)]  # 较上年的71件增加15件，增长21%
    return [(now, now - more * last.value) for now in nows if now > more * last.value]


def _difference(text: Folded, one: Former) -> Iterator[Change]:
    """Yield by how many things a number is told to have changed: 由120条增加到150条，增加30条; or told before it."""
    end = max([one.end, *(now.stop for now in one.nows)])
    for amount in amounts_in(text.text, one.first, one.last):
        if not is_told(amount) or amount.unit != one.before.unit or amount in (one.before, *one.nows):
            continue
        match = None
        if amount.start >= one.end:
            matches = (_right_behind().fullmatch(text.text, place, amount.start) for place in (one.end, end))
            match = next((found for found in matches if found), None)
        elif kept(_NEXT).fullmatch(text.text[amount.stop : one.start]):
            match = _right_behind().fullmatch(clause_of(text.text, one.first, amount.start))
        if match is not None:
            value = amount.value if match["verb"] in _RISES else -amount.value
            yield _made(text, "amount", value, one, (amount.start, amount.stop))
            return


def _in_words(text: Folded, pairs: Sequence[Former]) -> Iterator[Change]:
    """Yield multiples, doublings and what is told to have stayed the same."""
    for match in _multiples().finditer(text.text):
        one = _nearest(text.text, pairs, match.start(), match.end())
        if one is None and match["same"]:
            one = next((pair for pair in pairs if pair.first <= match.start() < pair.last), None)
        if match["up"] is not None or match["down"] is not None:
            yield from _in_general(text, match, one)
            continue
        if one is None or not one.before.value or (match["times"] and not match["of"] and one.end != match.start()):
            continue
        told: Told = "times" if match["times"] else "grown"
        number = number_of(match["times"] or match["grown"] or "1")
        if match["times"] or match["grown"]:
            if number is not None:
                found = _made(text, told, number, one, match.span())
                yield found._replace(told="over") if match["over"] else found
        else:
            yield _made(
                text, "double" if match["double"] else "same", Decimal(2 if match["double"] else 1), one, match.span()
            )


def _in_general(text: Folded, match: re.Match[str], one: Former | None) -> Iterator[Change]:
    """Yield what is told to have grown or declined without a number, right behind both numbers: ，次数有所增加."""
    if one is None or len(one.nows) != 1:
        return
    end = max(one.end, one.nows[0].stop)
    ahead = one.first <= match.start() and match.end() <= one.start
    if ahead and one.turned and kept(_NEXT).fullmatch(text.text[match.end() : one.start]):
        value = Decimal(1 if match["up"] is not None else -1)
        yield _made(text, "direction", value, one, match.span())
        return
    if end <= match.start() and kept(_SAID_OF).fullmatch(text.text[end : match.start()]):
        value = Decimal(1 if match["up"] is not None else -1)
        yield _made(text, "direction", value, one, match.span())
