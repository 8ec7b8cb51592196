"""Check ``parts``: the items of a list add up to the number that it breaks down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.places import mentions, section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.claims.facts import Passage, decided, key, passages
from gipr_lint.claims import Breakdown, Part, breakdowns, may_break_down, may_sum_up, year_sums
from gipr_lint.model.finding import Fields, Hit, Level
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions

_CHANNELS = (
    "网",
    "微信",
    "微博",
    "公众号",
    "平台",
    "客户端",
    "公开栏",
    "公示栏",
    "公告栏",
    "新媒体",
    "专栏",
    "抖音",
    "短视频",
)
_EVENTS = frozenset("次场期")
_SHOWN = 8
_SHORT = ((0, 0, 5, 2, 1), (0, 10, 3, 2, 1))
"""By how much of the whole a list may fall short and still be meant to be complete: a fifth, a half; by how complete
it claims to be, for two parts and for more; 0 where nothing is certain."""


class Options(CheckOptions, frozen=True):
    """Which lists."""

    of: Annotated[
        Literal["list", "year"], Meta(description="list 正文的分项（其中：…），year 全年各季度、各月或上、下半年的数")
    ]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each list that does not add up and claims to leave nothing out."""
    may, find = (may_break_down, breakdowns) if options.of == "list" else (may_sum_up, year_sums)
    for passage in passages(report):
        for found in find(passage.text) if may(passage.source) else ():
            if _is_wrong(found) and not _is_decided(report, passage, found):
                yield _hit(report, passage, found)


def _is_wrong(found: Breakdown) -> bool:
    """Tell whether the parts exceed the whole, or fall short of it although the list seems to be complete.

    A part that is the whole is said in other words. Between commas, items behind those that complete the sum may be
    another way to break the number down.
    """
    if found.sum <= found.whole:
        least = _SHORT[len(found.parts) > 2][found.complete]
        return found.sum < found.whole and bool(least) and (found.whole - found.sum) * least <= found.whole
    if found.loose and found.complete < 2 and found.unit in _EVENTS:
        return False
    if (
        (found.loose or len(found.parts) == 2)
        and found.complete < 4
        and any(part.value == found.whole for part in found.parts)
    ):
        return False
    return not (found.loose and _filled(found.parts, found.whole) < len(found.parts) - 1)


def _filled(parts: Sequence[Part], whole: Decimal) -> int:
    """Return how many of the first parts add up to the whole; all where none do."""
    added = Decimal(0)
    for count, part in enumerate(parts, 1):
        added += part.value
        if added == whole:
            return count
    return len(parts)


def _is_decided(report: Report, passage: Passage, found: Breakdown) -> bool:
    """Tell whether a number of the list is wrong by the tables already."""
    wrong = decided(report)
    return bool(wrong) and any(key(passage, start) in wrong for start in (found.start, *(p.start for p in found.parts)))


def _hit(report: Report, passage: Passage, found: Breakdown) -> Hit:
    difference = found.sum - found.whole
    nested = next((part for part in found.parts if part.value == difference), None) if difference > 0 else None
    shared = difference > 0 and all(any(word in part.label for word in _CHANNELS) for part in found.parts)
    shown = [
        (f"{part.label} {plain_number(part.value)}", passage.place(report, part.start, part.end))
        for part in found.parts[:_SHOWN]
    ]
    rest = ("等",) if len(found.parts) > _SHOWN else ()
    said = f"（如“{nested.label}”已含在其他项中，应当写明）" if nested else ""
    fields: Fields = {
        "section": section_name(report, passage.section),
        "whole": f"{plain_number(found.whole)}{found.unit}",
        "sum": plain_number(found.sum),
        "parts": (*mentions(shown), *rest),
        "difference": f"{'多' if difference > 0 else '少'} {plain_number(abs(difference))}",
        "said": said,
    }
    values = (plain_number(found.whole), *(plain_number(part.value) for part in found.parts))
    unsure = nested or shared or (found.loose and found.complete < 2 and len(found.parts) == 2)
    level = Level.NOTE if unsure else None
    return Hit(passage.place(report, found.start, found.end), fields, level=level, values=values)


CHECK = Check(
    run,
    Options,
    {
        "section": "这句话所在的部分",
        "whole": "总数和单位",
        "sum": "各项之和",
        "parts": "各项和它们的数",
        "difference": "各项之和多多少或少多少",
        "said": "可能的原因，没有时为空",
    },
    "分项列出的数应当与总数相符。没有列全的（等、主要、其余）、单位不同的、约数不检查；"
    "多出的数正好等于其中一项的，或者各项是可以重复发布的渠道的，为提示。",
    needs="claims",
)
