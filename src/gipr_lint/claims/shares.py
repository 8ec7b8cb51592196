"""Percentages with the numbers beside them from which they follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from gipr_lint.claims.amounts import Amount, amounts
from gipr_lint.claims.folded import Folded

_UP = ("增长", "增加", "上升", "提高", "增幅", "升幅", "涨幅", "多")


class Share(NamedTuple):
    """A percentage.

    ``part``: each of ``figures`` is a part with its whole. ``growth``: a number with the one a year before, one of the
    pairs is meant. ``handled``: of the requests, those dealt with; the text gives no numbers. ``places`` are where
    the numbers begin in the source, ``start`` to ``end`` is what was said.
    """

    kind: Literal["part", "growth", "handled"]
    percent: Decimal
    figures: Sequence[tuple[Decimal, Decimal]]
    places: Sequence[int]
    start: int
    end: int
    words: str


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        r"占(?:比|到|了|总数|总量|总体|全部|申请总量|申请总数|全部申请|总申请量|申请量)?(?:的|为|达|约为)?$"
    )


@cache
def _change() -> re.Pattern[str]:
    return re.compile(r"(增长|增加|上升|提高|增幅|升幅|涨幅|下降|减少|降低|降幅)(?:了|为|达|达到)?$")


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(
        r"(?P<rate>(?P<how>[\u4e00-\u9fff]{0,4}?)(?:办结|答复|办理|回复|办复)率)(?:均?为|达到?|保持在?|是|实现)?$"
    )


_TIMELY = re.compile(r"按时|按期|及时|法定|依法|时限|期限|限期|准时|如期|规范|网上|电话|满意")
_ELSEWHERE = re.compile(r"建议|提案|工单|信访|热线|留言|诉求|来信|投诉|咨询|问政|事项|许可|涉及")
_BEFORE_YEAR = re.compile(r"(?:[较比]|同比)[^,;。]*$")


def shares(text: Folded) -> Iterator[Share]:
    """Yield the percentages of a paragraph that numbers beside them decide."""
    if "%" not in text.text:
        return
    counted = list(amounts(text.text))
    for index, amount in enumerate(counted):
        if amount.unit == "%" and amount.exact:
            first = max((text.text.rfind(mark, 0, amount.start) for mark in "。!?"), default=-1) + 1
            before = [one for one in counted[:index] if one.start >= first and one.unit != "%" and one.exact]
            found = _share(text, amount, before, first)
            if found is not None:
                yield found


def _share(text: Folded, amount: Amount, before: Sequence[Amount], first: int) -> Share | None:
    places = [text.source(one.start, one.end)[0] for one in before]
    cut = max(text.text.rfind(mark, first, amount.start) for mark in ",;、()") + 1 or first
    piece = text.text[cut : amount.start]
    place = text.source(amount.start, amount.stop)
    if _of().search(piece):
        figures = _parts(text.text, amount, before, first)
        return (
            Share("part", amount.value, figures, places, *place, text.text[amount.start : amount.stop])
            if figures
            else None
        )
    if (change := _change().search(piece)) and before:
        figures = _growth(text.text, before, cut, piece)
        value = amount.value if change[1] in _UP else -amount.value
        words = text.text[amount.start : amount.stop]
        return Share("growth", value, figures, places, *place, words) if figures else None
    rate = _rate().search(piece)
    sentence = text.text[first : amount.start]
    if rate and "申请" in sentence and not _TIMELY.search(piece) and not _ELSEWHERE.search(sentence):
        start = cut + rate.start("rate") + len(rate["how"])
        return Share("handled", amount.value, (), (), *text.source(start, amount.stop), text.text[start : amount.stop])
    return None


def _parts(text: str, amount: Amount, before: Sequence[Amount], first: int) -> Sequence[tuple[Decimal, Decimal]]:
    """Return part and whole: the number right before, and the one that the list behind 其中 breaks down."""
    if len(before) < 2:
        return ()
    part = before[-1]
    between = text[part.stop : amount.start]
    among = text.rfind("其中", first, part.start)
    others = [one for one in before[:-1] if one.unit == part.unit and (among < 0 or one.start < among)]
    if not others or between.count(",") > 1 or ";" in between:
        return ()
    whole = others[-1] if among >= 0 else others[0]
    if whole.value < part.value or not whole.value or (among < 0 and whole is not before[0]):
        return ()
    return ((part.value, whole.value),)


def _growth(text: str, before: Sequence[Amount], cut: int, piece: str) -> Sequence[tuple[Decimal, Decimal]]:
    """Return what the figures are now, each with what it was in the year compared with."""
    last = before[-1]
    nows = [one for one in before[:-1] if one.unit == last.unit]
    if last.start >= cut and _BEFORE_YEAR.search(text[cut : last.start]):
        return tuple((one.value, last.value) for one in nows if last.value)
    lead = text[max(0, last.start - 3) : last.start]
    more = 1 if lead.endswith(("增加", "增加了", "多")) else -1 if lead.endswith(("减少", "减少了", "少")) else 0
    if more and text.count(",", last.stop, cut) <= 1 and not re.search(r"\d年|同比|[较比]", piece):
        was = [(one.value, one.value - more * last.value) for one in nows]
        return tuple(pair for pair in was if pair[1] > 0)
    return ()
