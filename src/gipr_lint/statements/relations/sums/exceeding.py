"""Parts that are more than what they are a part of: 来信12件，其中涉及征地的15件; 发放问卷150份，收回180份."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import sentences
from gipr_lint.statements.relations.percentages import clause_of, numbers
from gipr_lint.statements.relations.rates import Within, rate_words
from gipr_lint.statements.relations.sums.breakdown import Breakdown, BreakdownPart, Complete
from gipr_lint.statements.words.amounts import Amount

_AMONG = ("其中", "中,", "中，", "中有")
"""Without one of these a text names no part of a number before it."""
_ELSE = (
    r"上年|去年|往年|历年|结转|累计|以来|[每约近较比增减占余]|[日月人]均|平均|转[发载]|同步|浏览|阅读|点击|播放|覆盖|惠及|涉及企业|"
    r"最[多高大]|\d{4}年|半年|季度|另|此外|连同|含"
)
"""Takes what makes a number another's, or one of another time: 上年, 转发, 较; not 涉及征地."""
_BEHIND = r"以上|以内|左右|多|\((?:含|包括|其中|连同)"
"""Takes what follows a number that is none of the part alone: （含上年6条."""
_SURE = frozenset({"件", "条", "篇", "期", "场", "家", "宗", "起", "名", "人", "户", "处", "例", "册", "次"})
"""What counts one sort of things; 个 and 项 may count others than those before: 村12个，其中公开栏20个."""

_REQUESTS = "申请"
"""Of these the tables tell how many came from the year before."""


@cache
def _among() -> re.Pattern[str]:
    """Takes what stands between a number and a part of it: 件，其中涉及征地的; 条动态信息中，图文类有; not ，办结."""
    return expression(
        r"[^,;。、()\d]{0,10}(?:[,;。:]?\(?其中[,:]?|中,?有?|\(其中[,:]?)(?P<label>[^,;。、()\d]{0,20}[,:]?[^,;。、()\d]{0,8})"
    )


def may_exceed(text: str) -> bool:
    """Tell at once whether a text, folded or not, may name a part of a number and how many it is."""
    told = any(mark in text for mark in _AMONG) or any(word in text for one in rate_words().within for word in one.part)
    return told and kept(r"\d\D+\d").search(text) is not None


def exceeding(text: Folded) -> Iterator[Breakdown]:
    """Yield the numbers of a paragraph with one part that is told to be more; ``loose`` where that may be true."""
    before: Sequence[Amount] = ()
    for first, last in sentences(text.text):
        counted = numbers(text.text, first, last)
        opened = text.text.startswith("其中", first) and len(before) == 1
        known = [*before, *counted] if opened else counted
        for index, part in enumerate(known):
            whole = _whole(known[:index], part)
            if whole is not None and whole.value < part.value and not _is_within_several(text.text, known, whole, part):
                found = _exceeding(text, whole, part, first if not opened else whole.start)
                if found is not None:
                    yield found
        before = counted


def _whole(before: Sequence[Amount], part: Amount) -> Amount | None:
    """Return the last number before a part that counts the same; what counts something else may stand between."""
    return next((one for one in reversed(before) if one.unit == part.unit), None) if part.unit else None


_MOST_BESIDE_ITEMS = 6
"""So many numbers that a part may be one of stand side by side."""


def _is_within_several(text: str, known: Sequence[Amount], whole: Amount, part: Amount) -> bool:
    """Tell whether a part may be one of several numbers that stand side by side: 建议5件、提案7件，其中主办8件."""
    together, behind = whole.value, whole
    place = bisect_left(known, whole.start, key=attrgetter("start"))
    for one in reversed(known[max(0, place - _MOST_BESIDE_ITEMS) : place]):
        if one.unit != whole.unit or not text.startswith(("、", "和", "及", "与", "以及", ","), one.stop):
            break
        if any(mark in text[one.stop + 1 : behind.start] for mark in ",;。、"):
            break
        together, behind = together + one.value, one
    return together >= part.value and behind is not whole


def _exceeding(text: Folded, whole: Amount, part: Amount, first: int) -> Breakdown | None:
    said = clause_of(text.text, first, whole.start)
    if kept(_ELSE).search(said) or kept(_BEHIND).match(text.text[part.stop :]):
        return None
    among = _among().fullmatch(text.text, whole.stop, part.start)
    if among:
        if kept(_ELSE).search(among["label"]):
            return None
        return _made(text, whole, part, among["label"], loose=whole.unit not in _SURE)
    between = text.text[whole.stop : part.start]
    within = next((one for one in rate_words().within if _is_within(one, said, between)), None)
    if within is None or kept(_ELSE).search(between) or (within.loose and _REQUESTS in said):
        return None
    return _made(text, whole, part, between.lstrip(","), loose=within.loose)


def _is_within(one: Within, said: str, between: str) -> bool:
    """Tell whether the second number is one of what was done with the first: 发放问卷…份，收回."""
    done = kept(rf"[,;]?(?:已|共|实际|现已|均)*(?:{'|'.join(one.part)})[^,;。、()\d]{{0,4}}").fullmatch(between)
    return done is not None and kept(rf"(?:{'|'.join(one.of)})[^,;。、()\d]{{0,12}}$").search(said) is not None


def _made(text: Folded, whole: Amount, part: Amount, label: str, *, loose: bool) -> Breakdown:
    told = BreakdownPart(label.strip(",:") or "一部分", part.value, *text.source(part.start, part.end))
    place = text.source(whole.start, whole.end)
    return Breakdown(whole.value, whole.unit, *place, [told], Complete.OPEN, loose=loose)
