"""What is told to have been dealt with in time, all of it, beside a number of what was late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.read import sentences
from gipr_lint.statements.syntax.clause import MAX_CHARS
from gipr_lint.statements.words.amounts import amounts_in

_IN_TIME = "按时|按期|及时|如期|准时|(?:法定|规定|答复)(?:时限|期限|时间)内|时限内|期限内"
_DONE = "办结|答复|办复|办理|回复|办理完毕|反馈"
_LATE = "逾期|超期|超时|超时限|超期限"


class Lateness(NamedTuple):
    """What is told of all, from ``start`` to ``stop`` of folded text, and the words for what was late."""

    start: int
    stop: int
    late: str


@cache
def _all_in_time() -> re.Pattern[str]:
    """Takes 按期办结率为100%, 全部按时答复; not 应按期办结, 按期办结率98%."""
    return expression(
        rf"(?:{_IN_TIME})(?:{_DONE})?率(?:均|都)?(?:为|达到?了?|保持在?|实现了?|是)?(?:100(?:\.0+)?%|百分之百)"
        rf"|(?:无一|没有一件|没有一起|均未|未出现|未发生|没有|无)(?:件|起|宗)?(?:{_LATE})(?!的?[^,;。]{{0,4}}(?:除外|以外))"
        rf"|(?:均|全部|都|一律|全)(?:已|依法|能|已经)?(?:在)?(?:{_IN_TIME})(?:予以|作出|进行)?(?:{_DONE})"
    )


@cache
def _late() -> re.Pattern[str]:
    """Takes ，逾期答复的, ；其中超期办结 up to their number; not 逾期未缴费."""
    return expression(
        rf"[,;、:](?:其中|但|另|仅|只|还|另外|不过|存在)?(?:有|为)?(?:{_LATE})(?:{_DONE})?(?:的)?(?:申请)?(?:有|为|共|计|共计|仅)?"
    )


@cache
def _late_behind() -> re.Pattern[str]:
    """Takes 申请逾期答复 behind a number that a mark, or little else, leads to; not 件逾期未补正."""
    return expression(rf"(?:的?申请|是|为|系|属)?(?:{_LATE})(?:{_DONE}|[,;。])")


@cache
def _led() -> re.Pattern[str]:
    """Takes what may stand between a mark and such a number: 另有, 其中; not 信访."""
    return expression(r"[,;、:](?:其中|但|另|仅|只|还|另外|不过|存在)?(?:有|为)?")


def late_beside_all(text: str) -> Iterator[Lateness]:
    """Yield where a sentence says that all was dealt with in time, and counts what was not."""
    if not any(word in text for word in _CUES):
        return
    for first, last in sentences(text):
        said = text[first:last]
        apart = (
            last - first > MAX_CHARS or not any(word in said for word in _CUES) or any(word in said for word in _APART)
        )
        claim = None if apart else _all_in_time().search(text, first, last)
        if claim is None:
            continue
        for amount in amounts_in(text, first, last):
            lead = text[max(first, *(text.rfind(mark, first, amount.start) for mark in _MARKS)) : amount.start]
            if amount.exact and amount.value and _is_late(text, lead, amount.stop):
                yield Lateness(*claim.span(), f"{lead.lstrip(',;、:')}{text[amount.start : amount.stop]}")
                break


_MARKS = ",;、:"
_CUES = tuple(_LATE.split("|"))
_APART = ("其余", "其他", "除", "剩余", "余下", "上年", "去年")
"""What tells the late ones apart from those of which all were in time."""


def _is_late(text: str, lead: str, stop: int) -> bool:
    if _late().fullmatch(lead):
        return True
    return _led().fullmatch(lead) is not None and _late_behind().match(text, stop) is not None
