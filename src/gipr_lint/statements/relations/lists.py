"""Lists with their sum: N 条，其中：甲 A 条、乙 B 条、丙 C 条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.syntax.clause import MAX_CHARS as LONGEST
from gipr_lint.statements.words.amounts import Amount, amounts, amounts_in

_MARKS = ("其中", "中，", "中,", "组成", "构成", "包括", "分别", "分为", "具体", "：", ":", "（", "(")
_STOPS = "。!?！？"
_OPEN = r"等|其余|剩余|主要|不含|大部分|部分为|包含|^含|约|^余|若干|多数|[一二三四五六七八九]是|第[一二三四五]|一方面"
_NEXT = r"其中|共计?|合计|累计|总计|此外|同时|另|还|全年|截至"
_CHANGE = r"[较比]|增长|增加|减少|下降|上升|提高|占|率"
_ELSE = ("其他", "其它", "另外")
_MADE = r"(?:[一二两三四五六七八九十\d]{1,3}[类部个项大]?(?:部分|方面)?)?[组构]成"
_NO_LIST = r"等$|以上|主要|方面|措施|问题|原则|任务|内容|要求|如下"
_PERIOD = r"季度|半年|\d月|[一二三四五六七八九十]月"


class Breakdown(NamedTuple):
    """A number and the list of its parts.

    ``start`` and ``end`` are the digits of the whole in the source, as are the places of the parts. ``complete``
    says how far the words claim that nothing is left out: 4 the last part is what remains, 3 they say so, 2 a colon or
    a bracket holds a list, 1 they do not, 0 more may belong to it. ``loose`` is set where the last parts may be
    something else.
    """

    whole: Decimal
    unit: str
    start: int
    end: int
    parts: Sequence[Part]
    complete: int
    loose: bool = False

    @property
    def sum(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))


class Part(NamedTuple):
    """An item of a list: its digits stand from ``start`` to ``end`` in the source, ``mark`` behind it."""

    label: str
    value: Decimal
    start: int
    end: int
    mark: str = ""


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"(?P<noun>[\u4e00-\u9fff]{0,12}?)(?:(?P<among>中)[,:]|(?P<mark>[,;。:]?)(?P<bracket>\(?)"
        r"(?:(?P<of>其中)[:,]?(?:(?P<exact>分别[为是有]?|分为|具体[为是])|主要?包括|包括|包含|[有为是])?|"
        r"(?P<only>分别[为是有]?|分为|具体[为是]|具体包括|即)|(?P<with>主要?包括|包括|包含)|(?P<made>由)|(?<=[:(]))(?P<colon>:?),?)"
    )


def may_break_down(text: str) -> bool:
    """Tell at once whether a text, folded or not, may hold a list with its sum."""
    return any(mark in text for mark in _MARKS) and len(re.findall(r"\d+", text)) > 1


def breakdowns(text: Folded) -> Iterator[Breakdown]:
    """Yield the lists of a paragraph whose parts are all understood."""
    counted = [amount for amount in amounts(text.text) if amount.unit != "%"]
    for index, whole in enumerate(counted[:-2]):
        if not whole.exact:
            continue
        lead = _lead().match(text.text, whole.stop)
        if lead is None or counted[index + 1].start < lead.end():
            continue
        if lead["mark"] == "。" and not _alone(text.text, index, counted):
            continue
        if index and not lead["bracket"] and _is_joined(text.text, counted[index - 1], whole):
            continue  # it may be both of which the parts follow
        start, end = lead.end(), _end(text.text, lead.end(), bracket=bool(lead["bracket"]))
        if end - start > LONGEST:
            continue
        if lead["made"]:
            made = re.search(_MADE, text.text[start:end])
            if made is None:
                continue
            end = start + made.start()
        found, marks = _parts(text, start, end, whole.unit)
        if len(found) > 1 and not re.search(_NO_LIST, lead["noun"] + (lead["with"] or "")):
            announced = (
                lead["exact"] or lead["only"] or not (lead["of"] or lead["with"] or lead["bracket"] or lead["among"])
            )
            held = ":" in lead[0] or (lead["bracket"] and not lead["of"])
            complete = 0 if marks == "、," else 3 if announced else 2 if held else 1
            complete = 4 if complete and found[-1].label.startswith(_ELSE) else complete
            place = text.source(whole.start, whole.end)
            yield Breakdown(whole.value, whole.unit, *place, found, complete, loose=marks == ",")


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
    return len(text)


def _parts(text: Folded, start: int, end: int, unit: str) -> tuple[Sequence[Part], str]:
    """Return the parts of a list, none where one of them is not clear, and the mark between them.

    Behind parts with 、 between them a comma ends the list; another part behind it may still belong to it.
    """
    parts: list[Part] = []
    between = ""
    for first, last, mark in _items(text.text, start, end):
        words = text.text[first:last]
        inside = list(_level(text.text, first, last))
        role = _role(words, first, inside, unit, bound=not parts or mark == "、", begun=bool(parts))
        if role == "unclear":
            return (), ""
        if role == "end" or (between == "、" and parts and parts[-1].mark != "、" and role == "part"):
            return parts, "、," if role == "part" else between
        if role == "part":
            amount = inside[0]
            label = words[: amount.start - first] or _unbracketed(words[amount.stop - first :])
            parts.append(Part(label, amount.value, *text.source(amount.start, amount.end), mark))
            if mark == ";" and (between in {",", "、"} or not (between or text.text[start - 1] in ":(")):
                return (parts, between) if between else ((), "")
            between = between or mark
    return parts, between


def _role(
    words: str, first: int, inside: Sequence[Amount], unit: str, *, bound: bool, begun: bool
) -> Literal["part", "beside", "end", "unclear"]:
    """Tell what an item of a list is: a part, a remark beside one, the end of the list, or nothing that is clear.

    ``bound`` is set where the list cannot end here, as before 、.
    """
    if re.search(_OPEN, _unbracketed(words)):
        return "unclear"
    if not inside:
        return "beside" if not words else "unclear" if bound or "、" in words else "end"
    label, rest = words[: inside[0].start - first], _unbracketed(words[inside[0].stop - first :])
    if begun and re.match(_NEXT, label):
        return "end"
    if re.search(_PERIOD, label):
        return "unclear"
    if re.search(_CHANGE, label) or all(amount.unit in {"个百分点", "百分点"} for amount in inside):
        return "beside"
    if len(inside) > 1 or not inside[0].exact or (rest and label and inside[0].unit == unit):
        return "unclear"
    if inside[0].unit != unit:
        return "unclear" if bound else "end"
    return "part"


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the items of a list with the mark that ends each; marks in brackets do not count.

    、 before the number of an item is a mark within its name: 政策、文件类4条.
    """
    depth, first = 0, start
    for mark in _marks().finditer(text, start, end):
        depth += (mark[0] == "(") - (mark[0] == ")")
        named = mark[0] == "、" and not any(True for _ in _level(text, first, mark.start()))
        if not depth and mark[0] in ",、;" and not named:
            yield first, mark.start(), mark[0]
            first = mark.end()
    yield first, end, ""


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(f"[(){_STOPS}]")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[(),、;]")


def _level(text: str, start: int, end: int) -> Iterator[Amount]:
    """Yield the amounts of an item before which no bracket is open."""
    depth, place = 0, start
    for amount in amounts_in(text, start, end):
        depth += text.count("(", place, amount.start) - text.count(")", place, amount.start)
        place = amount.start
        if not depth and amount.unit != "%":
            yield amount


def _unbracketed(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text) if "(" in text else text
