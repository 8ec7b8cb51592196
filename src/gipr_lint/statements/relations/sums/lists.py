"""Lists with their sum: N 条，其中：甲 A 条、乙 B 条、丙 C 条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import DIGITS, NUMERALS
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.relations.sums.breakdown import Breakdown, BreakdownPart, Complete, are_opposites, overlap
from gipr_lint.statements.syntax.clause import MAX_CHARS as LONGEST
from gipr_lint.statements.words.amounts import Amount, amounts, amounts_in, is_told, slack_of

_MARKS = expression("[:(：（]|按|看[,，]|其中|中[,，]|组成|构成|包括|分别|分为|具体|即")
"""Without one of these a text lists no parts. Finds ``公开[|其中|]网站``, not ``公开9条``."""
_STOPS = "。!?！？"
_OPEN = (
    rf"等|其余|剩余|主要|不含|大部分|部分为|包含|^含|约|^余|若干|多数|[{DIGITS}]是|第[{DIGITS[:5]}](?![期批场轮])"
    r"|一方面|同步"
)
_COPIES = "转发|转载"
"""Takes what makes of an item the copies of another's; beside 原创 they are a part of their own."""
_OWN_WORKS = "原创|自主|自采|首发"
"""Takes what stands beside those: 原创145篇、转载105篇."""
"""Takes an item that leaves something open, or is another's copy: 等, 主要, 一是, 同步微信; not 第一期."""
_NEXT = r"其中|共计?|合计|累计|总计|此外|同时|另|还|全年|截至"
"""Takes what begins something else behind a list: 共, 此外; not 其他."""
_HANDLING = r"(?:已|均|共)*(?:办结|办理|答复|回复|处理|解决|采纳|整改|化解)(?![的率类件])"
"""Takes what turns from kinds of things to what was done with them: 办结涉及征地的5件; not 办理类, 处理件."""
_CHANGE = r"[较比]|增长|增加|减少|下降|上升|提高|占|率"
"""Takes a remark beside an item: 较上年增加, 占; not its name."""
_ELSE = r"^(?:其[他它]|另外)|(?:[及和与]|以及)其[他它][^,;、。\d]{0,4}$"
"""Takes the name of an item that holds what remains: 其他, 惠民补贴及其他类; not 其他类型文件解读."""
_REST = ("其余", "剩余", "余下", "剩下")
"""How an item begins that holds what remains."""
_AND = frozenset({"和", "及", "与", "以及"})
"""What joins two items where it stands right behind a number."""
_NUMBERED = rf"^[{DIGITS}]是"
"""Takes the number of an item: 一是; not 第一."""
_MIN_ITEMS = 2
"""Fewer are no list."""
_SURE_ITEMS = 3
"""Of so many parts the second is no number of its own."""
_EVENTS = frozenset({"条", "件", "篇", "份", "次", "期", "场"})
"""What is counted, not listed as a task: 一是机构职能90条, not 一是制度2项."""
_MADE = r"(?:[一二两三四五六七八九十\d]{1,3}[类部个项大]?(?:部分|方面)?)?[组构]成"
"""Takes what ends the list of 由…组成: 三部分组成; not 组织."""
_NO_LIST = r"等$|以上|主要|方面|措施|问题|原则|任务|内容|要求|如下"
"""Takes the noun of a number that its list does not sum up: 以下3个方面; not 信息."""
_PERIOD = rf"季度|半年|\d月|[{NUMERALS}]月"
"""Takes a part of the year: 一季度, 3月; not 三类."""


class _Items(NamedTuple):
    """The parts of a list and the mark between them.

    ``closed`` is set where the list ends with its sentence or bracket, ``joined`` where 和 joins the last part.
    """

    parts: Sequence[BreakdownPart]
    between: str
    closed: bool
    joined: bool = False
    counted: Sequence[Amount] = ()


_NO_ITEMS = _Items((), "", closed=False)


@cache
def _lead() -> re.Pattern[str]:
    return expression(
        r"(?P<noun>[\u4e00-\u9fff]{0,12}?)(?:(?P<sorted>,?按[^,;。:\d]{1,8}?(?:(?:划分|统计|分类?|来分|来看|看|区分|归类)[,:]|(?P<into>(?:划分|区分|归类|分)(?:为|成))[,:]?)|,?从[^,;。:\d]{1,8}?[来上]?看[,:])|(?P<among>中)[,:]|(?P<mark>[,;。:]?)(?P<bracket>\(?)"
        r"(?:(?P<of>其中)[:,]?(?:(?P<exact>分别[为是有]?|分为|具体[为是])|主要?包括|包括|包含|[有为是])?|"
        r"(?P<only>(?:申请)?(?:来源|渠道|途径|方式|构成|分布|类型)(?:上|情况)?(?:分别)?[为是有]?(?=:)|分别[为是有]?|分为|具体[为是]|具体包括|即)|(?P<with>主要?包括|包括|包含)|(?P<made>由)|(?<=[:(]))(?P<colon>:?),?)"
    )


def may_break_down(text: str) -> bool:
    """Tell at once whether a text, folded or not, may hold a list with its sum."""
    return kept(r"\d\D+\d").search(text) is not None and _MARKS.search(text) is not None


def breakdowns(text: Folded) -> Iterator[Breakdown]:
    """Yield the lists of a paragraph whose parts are all understood."""
    counted = [amount for amount in amounts(text.text) if amount.unit != "%"]
    for index, whole in enumerate(counted[:-2]):
        lead = _leading(text.text, counted, index) if is_told(whole) else None
        bounds = _bounds_of(text.text, lead) if lead else None
        if lead is None or bounds is None:
            continue
        items = _parts(text, *bounds, whole.unit)
        if (
            len(items.parts) < _MIN_ITEMS
            or overlap(items.parts)
            or kept(_NO_LIST).search(lead["noun"] + (lead["with"] or ""))
        ):
            continue
        if items.between == ";" and lead[0].endswith("其中,") and len(items.parts) < _SURE_ITEMS:
            continue  # the second may stand beside the whole
        opposed = are_opposites([part.label for part in items.parts])
        complete = max(_completeness(lead, items), Complete.HELD if opposed else Complete.OPEN)
        bracketed = lead["bracket"] and not lead["of"]
        sure = items.joined or len(items.parts) >= _SURE_ITEMS or bracketed or complete >= Complete.ANNOUNCED
        yield Breakdown(
            whole.value,
            whole.unit,
            *text.source(whole.start, whole.end),
            items.parts,
            complete,
            loose=items.between == ",",
            closed=items.closed and bool(sure),
            slack=slack_of([whole, *items.counted]),
            opposed=opposed,
        )


def _leading(text: str, counted: Sequence[Amount], index: int) -> re.Match[str] | None:
    """Return what leads from a number to the list of its parts."""
    lead = _lead().match(text, counted[index].stop)
    if lead is None or counted[index + 1].start < lead.end():
        return None
    if lead["mark"] == "。" and not _alone(text, index, counted):
        return None
    if index and not lead["bracket"] and _is_joined(text, counted[index - 1], counted[index]):
        return None  # it may be both of which the parts follow
    return lead


def _bounds_of(text: str, lead: re.Match[str]) -> tuple[int, int] | None:
    """Return where the list behind its lead begins and ends; None where it is too long, or ends otherwise."""
    start, end = lead.end(), _end(text, lead.end(), bracket=bool(lead["bracket"]))
    if end - start > LONGEST:
        return None
    if lead["sorted"] and (other := kept("[,;](?:按|从)").search(text[start:end])):
        return start, start + other.start()  # …；按内容分：
    if lead["made"]:
        made = kept(_MADE).search(text[start:end])
        return (start, start + made.start()) if made else None
    return start, end


def _completeness(lead: re.Match[str], items: _Items) -> Complete:
    """Return how far the words that lead to a list, and its last part, claim that nothing is left out."""
    if items.between == "、,":
        return Complete.OPEN
    if items.parts[-1].label.startswith(_REST) or kept(_ELSE).search(items.parts[-1].label):
        return Complete.RESTED
    among = lead["of"] or lead["with"] or lead["bracket"] or lead["among"]
    if lead["sorted"]:
        return Complete.HELD if lead["into"] else Complete.OPEN
    if lead["exact"] or lead["only"] or not among:
        return Complete.ANNOUNCED
    return Complete.HELD if ":" in lead[0] or (lead["bracket"] and not lead["of"]) else Complete.UNSAID


def _alone(text: str, index: int, counted: Sequence[Amount]) -> bool:
    """Tell whether an amount is the only one in its sentence: then the next sentence may break it down."""
    return not index or any(mark in text[counted[index - 1].stop : counted[index].start] for mark in _STOPS)


def _is_joined(text: str, before: Amount, whole: Amount) -> bool:
    """Tell whether an amount is the second of two of a kind: 复议4件和诉讼3件."""
    between = text[before.stop : whole.start]
    return before.unit == whole.unit and between.startswith(("和", "及", "与", "、", "以及")) and "," not in between


def _end(text: str, start: int, *, bracket: bool) -> int:
    """Return where a list ends: at its bracket, or with its sentence; beyond the longest, anywhere."""
    depth = 0
    for mark in _bounds().finditer(text, start, start + LONGEST):
        depth += (mark[0] == "(") - (mark[0] == ")")
        if depth < 0 or (not depth and mark[0] in _STOPS and not bracket):
            return mark.start()
        if depth > _MAX_DEPTH:
            break
    return len(text)


_MAX_DEPTH = 8
"""So deep no brackets of a list stand in each other; what opens more is no list."""


def _parts(text: Folded, start: int, end: int, unit: str) -> _Items:
    """Return the parts of a list, none where one of them is not clear, and the mark between them.

    Behind parts with 、 between them a comma ends the list; another part behind it may still belong to it.
    """
    parts: list[BreakdownPart] = []
    counted: list[Amount] = []
    between, closed, joint = "", True, ""
    copies = kept(_OWN_WORKS).search(text.text, start, end) is not None
    for first, last, joint_here in _items(text.text, start, end):
        mark = "、" if joint_here in _AND else joint_here
        words = text.text[first:last]
        inside = list(_level(text.text, first, last))
        role = _role(words, first, inside, unit, bound=not parts or mark == "、", begun=bool(parts), copies=copies)
        if role == "unclear":
            return _NO_ITEMS
        if parts and kept(_HANDLING).match(words) and not kept(_HANDLING).search(parts[0].label):
            role = "end"  # 自然人11件、组织4件，办结5件
        if role == "end" or (between == "、" and parts and parts[-1].mark != "、" and role == "part"):
            rest = role == "part" and words.startswith(_REST)
            if not rest:
                return _Items(parts, "、," if role == "part" else between, closed=False, counted=counted)
        closed = closed and role == "part"
        if role == "part":
            amount = inside[0]
            label = words[: amount.start - first] or _unbracketed(words[amount.stop - first :])
            counted.append(amount)
            parts.append(BreakdownPart(label, amount.value, *text.source(amount.start, amount.end), mark))
            held = between or text.text[start - 1] in ":(" or text.text.endswith("其中,", 0, start)
            if mark == ";" and (between in {",", "、"} or not held):
                return _Items(parts, between, closed=False, counted=counted) if between else _NO_ITEMS
            between, joint = between or mark, joint_here or joint
            if words.startswith(_REST) and not any(one.unit == unit for one in amounts_in(text.text, last, end)):
                return _Items(parts, between, closed, joint in _AND, counted)  # 其余9件为人事、财政等信息
    return _Items(parts, between, closed, joint in _AND, counted)


def _role(
    words: str, first: int, inside: Sequence[Amount], unit: str, *, bound: bool, begun: bool, copies: bool
) -> Literal["part", "beside", "end", "unclear"]:
    """Tell what an item of a list is: a part, a remark beside one, the end of the list, or nothing that is clear.

    ``bound`` is set where the list cannot end here, as before 、.
    """
    if words.startswith(_REST) and len(inside) == 1 and inside[0].exact and inside[0].unit == unit:
        return "part"
    if not copies and kept(_COPIES).search(_unbracketed(words)):
        return "unclear"
    if kept(_OPEN).search(kept(_NUMBERED).sub("", _unbracketed(words)) if unit in _EVENTS else _unbracketed(words)):
        return "unclear"
    if not inside:
        return "beside" if not words else "unclear" if bound or "、" in words else "end"
    label, rest = words[: inside[0].start - first], _unbracketed(words[inside[0].stop - first :])
    if begun and kept(_NEXT).match(label):
        return "end"
    if kept(_PERIOD).search(label):
        return "unclear"
    if kept(_CHANGE).search(label) or all(amount.unit in {"个百分点", "百分点"} for amount in inside):
        return "beside"
    if len(inside) > 1 or not is_told(inside[0]) or (rest and label and inside[0].unit == unit):
        return "unclear"
    if inside[0].unit != unit:
        return "unclear" if bound else "end"
    return "part"


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the items of a list with the mark that ends each; marks in brackets do not count.

    、 before the number of an item is a mark within its name: 政策、文件类4条.
    """
    depth, first = 0, start
    counted = amounts_in(text, start, end)
    stops, starts = {amount.stop for amount in counted}, {amount.start for amount in counted}
    for mark in _marks().finditer(text, start, end):
        depth += (mark[0] == "(") - (mark[0] == ")")
        named = mark[0] == "、" and not any(True for _ in _level(text, first, mark.start()))
        joins = mark[0] in _AND and (mark.start() in stops or (mark.end() in starts and first in starts))
        if not depth and (joins or (mark[0] in ",、;" and not named)):
            yield first, mark.start(), mark[0]
            first = mark.end()
    yield first, end, ""


@cache
def _bounds() -> re.Pattern[str]:
    return expression(f"[(){_STOPS}]")


@cache
def _marks() -> re.Pattern[str]:
    return expression("[(),、;]|以及|[和及与]")


def _level(text: str, start: int, end: int) -> Iterator[Amount]:
    """Yield the amounts of an item before which no bracket is open."""
    depth, place = 0, start
    for amount in amounts_in(text, start, end):
        depth += text.count("(", place, amount.start) - text.count(")", place, amount.start)
        place = amount.start
        if not depth and amount.unit != "%":
            yield amount


def _unbracketed(text: str) -> str:
    return kept(r"\([^()]*\)").sub("", text) if "(" in text else text
