"""Changes from one year to another against the numbers now and before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.refuted import decided
from gipr_lint.checks.text.statements.stated import SourceParagraph
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.changes import Change, changes
from gipr_lint.statements.relations.percentages import WHOLE_PERCENT, follows, shown

_WHAT = {"percent": "百分比", "amount": "增减数", "times": "倍数", "over": "倍数", "grown": "倍数"}
_DOUBLED_RATIO = (Decimal("1.8"), Decimal("2.3"))
"""Between which multiples 翻一番 is said."""
_EXACTLY = "完全"
_SAME_WITHIN_PARTS = 50
"""A fiftieth more or less is still told to be the same."""


def wrong_changes(report: Report, passage: SourceParagraph) -> Iterator[Hit]:
    """Yield a hit for each change of a passage that follows from no pair of its numbers."""
    for change in changes(passage.text, report.year):
        right = any(_follows(change, *pair) for pair in change.pairs) or _may_follow(change)
        if not right and not any(passage.key(start) in decided(report) for start in change.places):
            fields: Fields = {
                "section": section_name(report, passage.section),
                "what": _WHAT.get(change.told, "说法"),
                "match": change.words,
                "reason": (_reason(change),),
            }
            values = (plain_number(abs(change.value)), *(plain_number(one) for pair in change.pairs for one in pair))
            yield Hit(passage.place(report, change.start, change.end), fields, values=values)


def _follows(change: Change, now: Decimal, before: Decimal) -> bool:
    match change.told:
        case "percent":
            return follows(change.value, change.step, (now - before) / before * WHOLE_PERCENT)
        case "amount":
            return now - before == change.value
        case "times":
            return follows(change.value, change.step, now / before)
        case "over":
            return change.value <= now / before
        case "grown":  # some mean by how much it grew, some what it became
            return any(follows(change.value, change.step, (now - left) / before) for left in (0, before))
        case "double":
            return _DOUBLED_RATIO[0] <= now / before <= _DOUBLED_RATIO[1]
        case "same":
            exactly = change.words.startswith(_EXACTLY)
            return now == before if exactly else abs(now - before) * _SAME_WITHIN_PARTS <= before
    return (now > before) == (change.value > 0)


def _may_follow(change: Change) -> bool:
    """Tell whether a change follows from some numbers that its own ones may be rounded from: 120万次，比100万次."""
    if len(change.spread) < 2 or any(before <= 0 for _, before in change.spread):
        return bool(change.spread)
    high, low = (_measured(change, *pair) for pair in change.spread)
    step = change.step if change.told == "percent" else change.step / 2
    return low - step <= change.value <= high + step


def _measured(change: Change, now: Decimal, before: Decimal) -> Decimal:
    match change.told:
        case "percent":
            return (now - before) / before * WHOLE_PERCENT
        case "amount" | "direction":
            return now - before
    return now / before


def _reason(change: Change) -> str:
    now, before = change.pairs[-1]
    told = f"由 {plain_number(before)} 到 {plain_number(now)} 是"
    if change.told in {"times", "over", "grown"}:
        return f"{plain_number(now)} 是 {plain_number(before)} 的 {plain_number(round(now / before, 2))} 倍"
    if change.told in {"percent", "double"}:
        exact = (now - before) / before * WHOLE_PERCENT
        return f"{told}{'增长' if exact >= 0 else '下降'} {shown(change.value, exact)}"
    return f"{told}{'增加' if now >= before else '减少'} {plain_number(abs(now - before))}"
