"""A sentence with a mark for each of its numbers: what is left are the words that relate them.

自然人提出的是法人的2.5倍 becomes 自然人提出的是法人的×, 较上年的71件增加15件 becomes 较@的#增加#.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import DIGITS
from gipr_lint.statements.relations.comparing.bounds import LEADS, TAILS, Bounds, bounds_of, share_bounds
from gipr_lint.statements.relations.percentages import percentages_in, unit_of
from gipr_lint.statements.words.amounts import Amount, amounts_in, number_of

COUNT, SHARE, TIMES, POINTS, FORMER, EACH = "#%×^@&"
"""The marks: a count, a percentage, a multiple, percentage points, the year before, every so many."""
MARKS = "#%×^@&"
_POINTS = frozenset({"个百分点", "百分点"})
_SMALL = frozenset({"项", "类", "种"})
"""What counts how many are named, where its number is spelt: 许可、处罚、强制三项."""
_LIKE = "一个样"
"""What is no number: 跟上年一个样."""
_CLOSED = frozenset({"", *",;。:!?)、的"})
"""What may stand behind 多."""
_PROPORTION_PARTS = 8
"""By an eighth a proportion of small numbers may be off."""
_MAX_LEAD_CHARS = max(map(len, LEADS))
"""So long is what stands before a number and leaves it open."""


class Slot(NamedTuple):
    """A number of a sentence: it stands from ``start`` to ``stop`` of the folded text."""

    mark: str
    value: Decimal
    bounds: Bounds
    unit: str
    start: int
    stop: int
    exact: bool = True


class Skeleton(NamedTuple):
    """The words of a sentence with marks for its numbers; ``places`` are where each character stands in the text."""

    text: str
    places: Sequence[int]
    slots: Sequence[Slot]

    def slot(self, at: int) -> Slot:
        """Return the number for which a mark stands."""
        return self.slots[sum(char in MARKS for char in self.text[:at])]

    def slots_in(self, start: int, end: int) -> Sequence[Slot]:
        """Return the numbers of a stretch."""
        before = sum(char in MARKS for char in self.text[:start])
        return self.slots[before : before + sum(char in MARKS for char in self.text[start:end])]


@cache
def _multiples() -> re.Pattern[str]:
    """Takes 2.5倍, 近三倍, 三倍还多, 3:2, 每三件; not 加倍."""
    return expression(
        rf"(?P<lead>{'|'.join(sorted(LEADS, key=len, reverse=True))})?(?:"
        rf"(?P<times>\d+(?:\.\d+)?|[两{DIGITS}十]{{1,3}})倍(?P<tail>{'|'.join(TAILS)})?"
        r"|(?P<one>\d+(?:\.\d+)?)[:比](?P<other>[1-9]\d*)(?![\d:.])"
        rf"|每(?P<each>\d+|[两{DIGITS}十]{{1,2}})[件宗起份个条](?=[^,;。]))"
    )


@cache
def _bracket() -> re.Pattern[str]:
    return expression(r"\([^()]{0,60}\)")


@cache
def _former() -> re.Pattern[str]:
    """Takes 上年同期, 去年, 2024年度全年; not 上年结转. Which year is the one before depends on the report."""
    return expression(
        r"(?:上一?年度?|去年|前一年度?|(?P<year>\d{4})年度?)(?:同期|全年)?(?![末底]|结转|接?转|遗留|未结|滚存|留)"
    )


def skeleton(text: str, first: int, last: int, year: int | None) -> Skeleton:
    """Return the skeleton of the sentence from ``first`` to ``last``; brackets in it are left out."""
    slots: list[Slot] = []
    stop = first
    for slot in sorted(_slots(text, first, last, year), key=lambda one: (one.start, -one.stop)):
        if slot.start >= stop:
            slots.append(slot)
            stop = slot.stop
    dropped = [span for match in _bracket().finditer(text, first, last) for span in _dropped(match, slots)]
    parts: list[str] = []
    places: list[int] = []
    kept: list[Slot] = []
    at = first
    for start, end, known in sorted([*((*span, None) for span in dropped), *((s.start, s.stop, s) for s in slots)]):
        if start < at:
            continue
        parts.append(text[at:start])
        places.extend(range(at, start))
        if known is None and end - start == 1 and text[start] == "(":
            parts.append(",")
            places.append(start)
        if known is not None:
            parts.append(known.mark)
            places.append(start)
            kept.append(known)
        at = end
    parts.append(text[at:last])
    places.extend(range(at, last))
    return Skeleton("".join(parts), places, kept)


def _dropped(match: re.Match[str], slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """Yield what is left out of a bracket: all, unless it tells the number of the year before, or what adds up."""
    start, end = match.span()
    own = any(one.mark == FORMER and one.stop == start for one in slots)
    if "加" in match[0] or (own and any((one.start, one.stop) == (start + 1, end - 1) for one in slots)):
        yield from ((start, start + 1), (end - 1, end))
    else:
        yield start, end


def _slots(text: str, first: int, last: int, year: int | None) -> Iterator[Slot]:
    for match in _multiples().finditer(text, first, last):
        if match["one"]:
            yield _proportion(match)
            continue
        told = match["times"] or match["each"]
        number = number_of(told)
        if number is not None:
            mark = TIMES if match["times"] else EACH
            bounds = bounds_of(number, unit_of(number), match["lead"] or "", match["tail"] or "")
            yield Slot(mark, number, bounds, "", match.start(), match.end())
    for match in _former().finditer(text, first, last):
        if match["year"] is None or (year is not None and int(match["year"]) == year - 1):
            yield Slot(FORMER, Decimal(0), Bounds(Decimal(0), Decimal(0)), "", *match.span())
    for one in percentages_in(text, first, last):
        yield Slot(SHARE, one.value, share_bounds(one, text), "%", one.start, one.stop, exact=one.bounds is None)
    for amount in amounts_in(text, first, last):
        small = amount.unit in _SMALL and not text[amount.start].isdigit()
        if not small and amount.unit != "%" and not text.startswith(_LIKE, amount.start):
            yield _count(text, first, amount)


def _proportion(match: re.Match[str]) -> Slot:
    """Return how many times as many one is of the other: 3:2."""
    value = Decimal(match["one"]) / Decimal(match["other"])
    off = value / _PROPORTION_PARTS
    return Slot(TIMES, value, Bounds(value - off, value + off), "", match.start(), match.end())


def _count(text: str, first: int, amount: Amount) -> Slot:
    lead = _lead(text, first, amount.start)
    tail = _tail(text, amount.stop) or _within(text, amount.end, amount.stop)
    start = amount.start - len(lead)
    stop = amount.stop + (len(tail) if text.startswith(tail, amount.stop) else 0)
    step = amount.step if amount.step >= 1 and amount.rounded else unit_of(amount.value)
    bounds = bounds_of(amount.value, step, lead, tail)
    if not (lead or tail) and not amount.rounded:
        bounds = Bounds(amount.value, amount.value)
    mark = POINTS if amount.unit in _POINTS else COUNT
    return Slot(mark, amount.value, bounds, amount.unit, start, stop, exact=not (lead or tail))


def _tail(text: str, stop: int) -> str:
    """Return what stands behind a unit and leaves its number open; 71件多收 is something else."""
    word = next((word for word in TAILS if text.startswith(word, stop)), "")
    behind = text[stop + len(word) : stop + len(word) + 1]
    return "" if word in {"多", "余"} and behind not in _CLOSED else word


def _lead(text: str, first: int, start: int) -> str:
    ahead = text[max(first, start - _MAX_LEAD_CHARS) : start]
    return next((word for word in sorted(LEADS, key=len, reverse=True) if ahead.endswith(word)), "")


def _within(text: str, end: int, stop: int) -> str:
    """Return what stands between a number and its unit: 40多件."""
    inner = text[end:stop]
    return next((word for word in ("左右", "多", "余", "几") if inner.startswith(word)), "")
