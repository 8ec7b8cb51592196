"""Lists: the items add up to the number that they break down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gipr_lint.checks.places import mentions, section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.comparing.listed import wrong_listings
from gipr_lint.checks.text.statements.options import Options
from gipr_lint.checks.text.statements.refuted import decided
from gipr_lint.checks.text.statements.stated import SourceParagraph, source_paragraphs, stated
from gipr_lint.model.finding import Fields, Hit, Level
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.sums.breakdown import Breakdown, BreakdownPart, Complete
from gipr_lint.statements.relations.sums.closing_sums import closing_sums, may_close
from gipr_lint.statements.relations.sums.exceeding import exceeding, may_exceed
from gipr_lint.statements.relations.sums.lists import breakdowns, may_break_down
from gipr_lint.statements.relations.sums.periods import may_sum_up, year_sums
from gipr_lint.statements.statement import Scope

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
_MAX_SHOWN_ITEMS = 8
"""The parts that a message names, of a longer list."""
_SHORT_PARTS = ((0, 0, 5, 2, 1), (0, 10, 3, 2, 1))
"""By how much of the whole a list may fall short and still be meant to be complete: a fifth, a half; by how complete
it claims to be, for two parts and for more; 0 where nothing is certain."""


def wrong_sums(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each list that does not add up and claims to leave nothing out."""
    yield from _told_sums(report, options)
    if options.asks("list"):
        yield from wrong_listings(report, _broken_down)


@once_per_report
def _broken_down(report: Report) -> frozenset[tuple[str, int, int]]:
    """Return the numbers of lists whose whole stands beside them: those are added up by themselves."""
    return frozenset(
        passage.key(part.start)
        for passage in source_paragraphs(report)
        for lists, may in ((breakdowns, may_break_down), (closing_sums, may_close), (year_sums, may_sum_up))
        if may(passage.source)
        for found in lists(passage.text)
        for part in found.parts
    )


def _told_sums(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each list whose whole stands beside it."""
    for passage in source_paragraphs(report):
        for found in _lists(passage, options):
            if _is_of_tables(report, passage, found):
                continue
            if len(found.parts) == 1:
                yield from _alone(report, passage, found)
                continue
            if (
                _is_wrong(found)
                and not _is_decided(report, passage, found)
                and not _is_pair_of_tables(report, passage, found)
            ):
                yield _hit(report, passage, found)
            elif _seems_short(found) and not _is_told(report, passage, found):
                yield _hit(report, passage, found, Level.NOTE)


def _lists(passage: SourceParagraph, options: Options) -> Iterator[Breakdown]:
    if options.asks("list") and may_break_down(passage.source):
        yield from breakdowns(passage.text)
    if options.asks("sum") and may_close(passage.source):
        yield from closing_sums(passage.text)
    if options.asks("year") and may_sum_up(passage.source):
        yield from year_sums(passage.text)
    if options.asks("alone") and may_exceed(passage.source):
        yield from exceeding(passage.text)


@once_per_report
def _with_lists(report: Report) -> frozenset[tuple[str, int, int]]:
    """Return the numbers behind which a list of their parts stands."""
    return frozenset(
        passage.key(found.start)
        for passage in source_paragraphs(report)
        if may_break_down(passage.source)
        for found in breakdowns(passage.text)
    )


def _alone(report: Report, passage: SourceParagraph, found: Breakdown) -> Iterator[Hit]:
    """Yield a hit for one part that is more than its whole, unless a list, or the tables, tell more of both."""
    listed = passage.key(found.start) in _with_lists(report)
    places = [found.start, found.parts[0].start]
    told = any(passage.key(start) in _compared(report) for start in places)
    if not listed and not told and not _is_decided(report, passage, found):
        yield _hit(report, passage, found, Level.NOTE if found.loose else None)


def _is_wrong(found: Breakdown) -> bool:
    """Tell whether the parts exceed the whole, or fall short of it although the list seems to be complete.

    A part that is the whole is said in other words. Between commas, items behind those that complete the sum may be
    another way to break the number down.
    """
    if found.complete is Complete.SUMMED:
        return abs(found.sum - found.whole) > found.slack
    if found.sum <= found.whole + found.slack:
        least = _SHORT_PARTS[len(found.parts) > 2][found.complete]
        short = found.whole - found.sum
        return short > found.slack and bool(least) and short * least <= found.whole
    if found.loose and found.complete < Complete.HELD and found.unit in _EVENTS:
        return False
    if (
        (found.loose or len(found.parts) == 2)
        and found.complete < Complete.RESTED
        and not found.opposed
        and any(part.value == found.whole for part in found.parts)
    ):
        return False
    return not (found.loose and _filled(found.parts, found.whole) < len(found.parts) - 1)


def _seems_short(found: Breakdown) -> bool:
    """Tell whether the parts fall short of the whole although nothing says that some are left out."""
    if not found.closed or found.sum + found.slack >= found.whole or found.complete is Complete.OPEN:
        return False
    return not found.loose


def _is_of_tables(report: Report, passage: SourceParagraph, found: Breakdown) -> bool:
    """Tell whether the tables have every number of a list that names but some of the parts: 复议9件中，纠正3件."""
    if found.sum >= found.whole or _is_decided(report, passage, found):
        return False
    places = [found.start, *(part.start for part in found.parts)]
    return all(passage.key(start) in _compared(report) for start in places)


@once_per_report
def _compared(report: Report) -> frozenset[tuple[str, int, int]]:
    """Return the numbers that are compared with the tables."""
    return frozenset(one.key for one in stated(report) if one.statement.scope is Scope.WHOLE and one.statement.value)


def _is_pair_of_tables(report: Report, passage: SourceParagraph, found: Breakdown) -> bool:
    """Tell whether a part and its opposite, in words alone, are outcomes of which the tables tell more."""
    opposed = found.complete is Complete.SUMMED and found.start < found.parts[0].start
    return opposed and _is_told(report, passage, found)


def _is_told(report: Report, passage: SourceParagraph, found: Breakdown) -> bool:
    """Tell whether the tables, or another rule, answer for a part or for the whole."""
    told = {one.key for one in stated(report)}
    return any(passage.key(start) in told for start in (found.start, *(part.start for part in found.parts)))


def _filled(parts: Sequence[BreakdownPart], whole: Decimal) -> int:
    """Return how many of the first parts add up to the whole; all where none do."""
    added = Decimal(0)
    for count, part in enumerate(parts, 1):
        added += part.value
        if added == whole:
            return count
    return len(parts)


def _is_decided(report: Report, passage: SourceParagraph, found: Breakdown) -> bool:
    """Tell whether a number of the list is wrong by the tables already."""
    wrong = decided(report)
    return bool(wrong) and any(passage.key(start) in wrong for start in (found.start, *(p.start for p in found.parts)))


def _hit(report: Report, passage: SourceParagraph, found: Breakdown, level: Level | None = None) -> Hit:
    difference = found.sum - found.whole
    several = difference > 0 and len(found.parts) > 1
    nested = next((p for p in found.parts if p.value == difference), None) if several and not found.opposed else None
    shared = several and all(any(word in part.label for word in _CHANNELS) for part in found.parts)
    shown = [
        (f"{part.label} {plain_number(part.value)}", passage.place(report, part.start, part.end))
        for part in found.parts[:_MAX_SHOWN_ITEMS]
    ]
    rest = ("等",) if len(found.parts) > _MAX_SHOWN_ITEMS else ()
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
    pair = found.loose and found.complete < Complete.HELD and len(found.parts) == 2
    if nested or shared or pair or (found.loose and found.complete is Complete.SUMMED):
        level = Level.NOTE
    return Hit(passage.place(report, found.start, found.end), fields, level=level, values=values)
