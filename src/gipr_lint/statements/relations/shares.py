"""Percentages with the numbers beside them from which they follow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import sentences
from gipr_lint.statements.syntax.clause import MAX_CHARS as LONGEST
from gipr_lint.statements.words.amounts import Amount, amounts, amounts_in

_OF = (
    r"^[仅约均各]?占(?:比|到|了|(?:申请|办结|办理|答复|受理|收件|新收)?总(?:申请)?[数量体]|申请(?:件数|数量|量)"
    r"|(?:全部|所有)(?:(?:政府信息公开|信息公开|公开)?申请(?:件数|总[数量]|数量|量)?)?)?(?:的|为|达|约为)?$"
)
_CHANGE = r"(增长|增加|上升|提高|[增升涨降]幅|下降|减少|降低)率?(?:了|为|达|达到)?$"
_UP = frozenset({"增长", "增加", "上升", "提高", "增幅", "升幅", "涨幅"})
_MORE, _LESS = ("增加", "增加了", "多"), ("减少", "减少了", "少")
_SHARED = r"[^,;]{0,6},?[^,;]*占[^,;]*%"
_OF_WHOLE = r"占[^,;。\d]{0,14}$"
_YEAR_BEFORE = r"^(?:\d{4}年度?|上年度?|去年|上一年度?)(?:同期)?(?:共?收到|同期|数量|仅)?[为是有]?$"
_DONE = {
    "办结率": ("办结", "办理", "办复", "答复", "回复"),
    "办理率": ("办结", "办理", "办复"),
    "办复率": ("办结", "办理", "办复", "答复", "回复"),
    "答复率": ("答复", "回复", "办结"),
    "回复率": ("答复", "回复"),
    "回收率": ("回收", "收回"),
    "采纳率": ("采纳",),
}
_RATE_OF = r"(?P<rate>(?:办结|办理|办复|答复|回复|回收|采纳)率)(?:均?为|达到?|保持在?|是|实现)?$"
_RATE = r"(?P<how>[\u4e00-\u9fff]{0,4}?)(?P<rate>(?:办结|答复|办理|回复|办复)率)(?:均?为|达到?|保持在?|是|实现)?$"
_TIMELY = r"按时|按期|及时|法定|依法|时限|期限|限期|准时|如期|规范|网上|电话|满意"
_ELSEWHERE = r"建议|提案|工单|信访|热线|留言|诉求|来信|投诉|咨询|问政|事项|许可|涉及"
_COMPARED = r"(?:[较比]|同比)[^,;。]*$"
_SEVERAL = r"[、,和]\d+(?:\.\d+)?%"
_BACK = 3
"""In how many sentences before the whole of a part is sought."""
_OTHER_YEAR = r"\d年|同比|[较比]"


class Share(NamedTuple):
    """A percentage.

    ``part``: each of ``figures`` is a part with its whole. ``growth``: a number with the one a year before, one of the
    pairs is meant. ``handled``: of the requests, those dealt with; the text gives no numbers. ``places`` are where
    the numbers begin in the source, ``start`` to ``end`` is what was said. ``apart`` is set where the whole is
    sought in sentences before: it may then be a figure of the tables too.
    """

    kind: Literal["part", "growth", "handled"]
    percent: Decimal
    figures: Sequence[tuple[Decimal, Decimal]]
    places: Sequence[int]
    start: int
    end: int
    words: str
    apart: bool = False


class _Percentage(NamedTuple):
    """A percentage with its sentence: it begins at ``first``, the percentage's own clause at ``cut``.

    ``earlier`` are the numbers of the sentences before, nothing where the last one of these has none.
    """

    text: str
    amount: Amount
    before: Sequence[Amount]
    earlier: Sequence[Amount]
    first: int
    cut: int

    @property
    def clause(self) -> str:
        return self.text[self.cut : self.amount.start]


def shares(text: Folded) -> Iterator[Share]:
    """Yield the percentages of a paragraph that numbers beside them decide."""
    starts = [start for start, _ in sentences(text.text)]
    for amount in amounts(text.text):
        sentence = bisect_right(starts, amount.start) - 1
        first = starts[sentence]
        if amount.unit == "%" and amount.exact and amount.start - first <= LONGEST:
            cut = max(text.text.rfind(mark, first, amount.start) for mark in ",;、()") + 1 or first
            before = _numbers(text.text, first, amount.start)
            last, *_ = *starts[max(0, sentence - 1) : sentence], first
            known = _numbers(text.text, starts[max(0, sentence - _BACK)], first) if last < first else ()
            known = known if known and known[-1].start >= last and first - known[0].start <= LONGEST else ()
            found = _share(text, _Percentage(text.text, amount, before, known, first, cut))
            if found is not None:
                yield found


def _numbers(text: str, start: int, end: int) -> Sequence[Amount]:
    return [one for one in amounts_in(text, start, end) if one.unit != "%" and one.exact]


def _share(text: Folded, one: _Percentage) -> Share | None:
    if "分别" in one.text[one.first : one.amount.start] or re.match(_SEVERAL, one.text[one.amount.stop :]):
        return None
    kind: Literal["part", "growth"] = "part"
    percent, figures = one.amount.value, ()  # type: tuple[Decimal, Sequence[tuple[Decimal, Decimal]]]
    own = max([one.cut, *(other.stop for other in one.before)])
    if re.search(_OF, one.text[own : one.amount.start]):
        figures = _part(one)
    elif whole := _whole(one):
        figures = whole
    elif change := re.search(_CHANGE, one.clause):
        kind, figures = "growth", _growth(one)
        percent = percent if change[1] in _UP else -percent
    else:
        figures = _rate(one)
        if not figures:
            return _handled(text, one)
    if not figures:
        return None
    apart = kind == "part" and bool(one.earlier) and "其中" not in one.text[one.first : one.amount.start]
    places = [text.source(other.start, other.end)[0] for other in one.before]
    words = one.text[one.amount.start : one.amount.stop]
    return Share(kind, percent, figures, places, *text.source(one.amount.start, one.amount.stop), words, apart)


def _part(one: _Percentage) -> Sequence[tuple[Decimal, Decimal]]:
    """Return part and whole: the number right before, and the one that the list behind 其中 breaks down.

    Without 其中 the whole may also stand in the sentences before: 答复10件。予以公开4件，占40%.
    """
    if not one.before:
        return ()
    *earlier, part = one.before
    between = one.text[part.stop : one.amount.start]
    if between.count(",") > 1 or ";" in between:
        return ()
    among = one.text.rfind("其中", one.first, part.start)
    wholes = [other for other in earlier if other.unit == part.unit and (among < 0 or other.start < among)]
    figures = _beside(one, wholes, part, among)
    return figures if among >= 0 and wholes else (*figures, *_before(one, part))


def _beside(one: _Percentage, wholes: Sequence[Amount], part: Amount, among: int) -> Sequence[tuple[Decimal, Decimal]]:
    """Return part and whole in one sentence."""
    if not wholes:
        return ()
    whole = wholes[-1] if among >= 0 else wholes[0]
    if among < 0 and re.match(_SHARED, one.text[whole.stop : part.start]):  # itself a part, of what is not told
        return ()
    if whole.value < part.value or not whole.value or (among < 0 and whole is not one.before[0]):
        return ()
    return ((part.value, whole.value),)


def _before(one: _Percentage, part: Amount) -> Sequence[tuple[Decimal, Decimal]]:
    """Return part and whole where the sentences before may tell the whole: any of their numbers, or their sum.

    A number beside the part may be the whole as well, of whatever it is.
    """
    wholes = [other.value for other in one.earlier if other.unit == part.unit]
    if not wholes:
        return ()
    wholes = [*(other.value for other in one.before[:-1]), sum(wholes, Decimal(0)), *wholes]
    return [(part.value, whole) for whole in wholes if whole >= part.value and whole]


def _whole(one: _Percentage) -> Sequence[tuple[Decimal, Decimal]]:
    """Return part and whole where the whole stands before the percentage: 占解读材料372条的19%."""
    if len(one.before) < 2:
        return ()
    part, whole = one.before[-2:]
    if whole.start < one.cut or one.text[whole.stop : one.amount.start] != "的" or part.unit != whole.unit:
        return ()
    return ((part.value, whole.value),) if re.search(_OF_WHOLE, one.text[part.stop : whole.start]) else ()


def _rate(one: _Percentage) -> Sequence[tuple[Decimal, Decimal]]:
    """Return what was done with each number that it may be done of: 收到206条，办结183条，办结率88.8%."""
    rate = re.search(_RATE_OF, one.clause)
    if rate is None or len(one.before) < 2:
        return ()
    *earlier, done = one.before
    said = one.text[earlier[-1].stop : done.start]
    if (timely := re.search(_TIMELY, one.clause)) and timely[0] not in said:
        return ()
    wholes = [other.value for other in earlier if other.unit == done.unit]
    if one.text.count(",", done.stop, one.amount.start) > 1 or not any(word in said for word in _DONE[rate["rate"]]):
        return ()
    wholes += [sum(wholes, Decimal(0))] if len(wholes) > 1 else []
    return [(done.value, whole) for whole in wholes if whole] if wholes and max(wholes) >= done.value else ()


def _growth(one: _Percentage) -> Sequence[tuple[Decimal, Decimal]]:
    """Return what the figures are now, each with what it was in the year compared with."""
    if not one.before:
        return ()
    last = one.before[-1]
    nows = [other.value for other in one.before[:-1] if other.unit == last.unit]
    if last.start >= one.cut and re.search(_COMPARED, one.text[one.cut : last.start]):
        return [(now, last.value) for now in nows if last.value]
    clause = one.text[max(one.text.rfind(mark, one.first, last.start) for mark in ",;") + 1 : last.start]
    if re.search(_YEAR_BEFORE, clause) and re.match("同比|[较比]", one.clause):
        return [(now, last.value) for now in nows if last.value]
    lead = one.text[max(0, last.start - 3) : last.start]
    more = 1 if lead.endswith(_MORE) else -1 if lead.endswith(_LESS) else 0
    if not more or one.text.count(",", last.stop, one.cut) > 1 or re.search(_OTHER_YEAR, one.clause):
        return ()
    return [(now, now - more * last.value) for now in nows if now > more * last.value]


def _handled(text: Folded, one: _Percentage) -> Share | None:
    """Return the share of requests dealt with, if it is said of these and not of what was due."""
    rate = re.search(_RATE, one.clause)
    sentence = one.text[one.first : one.amount.start]
    if rate is None or "申请" not in sentence or re.search(_TIMELY, one.clause) or re.search(_ELSEWHERE, sentence):
        return None
    start = one.cut + rate.start("rate")
    words = one.text[start : one.amount.stop]
    return Share("handled", one.amount.value, (), (), *text.source(start, one.amount.stop), words)
