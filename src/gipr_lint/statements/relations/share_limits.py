"""Percentages that cannot be: a share or a rate over 100 %, and shares of one whole that are more than it together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.relations.changes import is_of_change
from gipr_lint.statements.relations.comparing.bounds import share_bounds
from gipr_lint.statements.relations.percentages import WHOLE_PERCENT, PercentageContext, percentage_contexts
from gipr_lint.statements.relations.rates import rate_words

_ELSEWHERE = r"上一?年|去年|\d{4}年|同期|计划|目标|任务|预算|超额|全[国省市县]"
"""Takes what makes of a share one of another year, or of what was planned: 占上年的; not 占申请总量."""
_SEVERAL = r"同步|转[发载]|问卷|调查|受访|多选|同时|交叉|重复|较|比上|增|降"
"""Takes what makes parts overlap, or one a change: 同步微信, 问卷; not 其中网上."""


_HEADED = r"(?:占比|比重|所占比例)(?:依次|分别)?[为是]?:?(?=[^%占])"
"""Finds what says that shares of one whole follow: 各类答复所占比重分别为; not 占比40%."""
_NEXT_SHARE = r"[、,;][^,;:()。\d]{1,16}?(?:占[^,;:。\d]{0,4})?\d+(?:\.\d+)?%"
"""Takes the next share of a list: 、信函占20%; not 。"""
_MAX_LABEL_CHARS = 30
"""So long is the name of a part, with what leads to the list."""


class Limit(NamedTuple):
    """Percentages that are more than all: their ``sum`` where they are several, and where the last one stands."""

    sum: Decimal
    parts: Sequence[str]
    start: int
    end: int
    words: str


@cache
def _share() -> re.Pattern[str]:
    """Takes the words of a share up to its number: 信函占, 占比达; not 同比增长."""
    return expression(r"(?P<label>[^,;:()。\d占]{0,16}?)占(?:比例?|到了?)?(?:约?为|达到?|的)?")


@cache
def _rate() -> re.Pattern[str]:
    """Takes the words of a rate up to its number: 按时办结率达; not 增长率为."""
    return expression(r"(?P<rate>[\u4e00-\u9fff]{2})(?:率|度)(?:均?为|均?达到?了?|高达|保持在?|是|实现|均)?$")


@cache
def _portion() -> re.Pattern[str]:
    """Takes the words of a share, however its whole is told: 占申请总量的, 占比高达."""
    return expression(r"占(?:[^,;:。\d()]{0,14}的|比例?|比重)?(?:约?为|高?达到?)?$")


def limits(text: Folded) -> Iterator[Limit]:
    """Yield what is more than all in a paragraph."""
    found = list(percentage_contexts(text.text))
    for context in found:
        if context.one.value > WHOLE_PERCENT and not context.one.rough and _is_bounded(context):
            yield _limit(text, [context], (), context.one.value)
    run: list[tuple[PercentageContext, str]] = []
    for context in found:
        label = _label(context)
        run = [*run, (context, label)] if label and run and _goes_on(run[-1][0], context) else [(context, label)]
        if len(run) < 2 or not all(label for _, label in run):
            continue
        together = sum((one.one.value for one, _ in run), Decimal(0))
        least = sum((_least(one) for one, _ in run), Decimal(0))
        labels = [label for _, label in run]
        ends = _ends(context)
        if least > WHOLE_PERCENT and ends and (_are_alike(labels) or (_is_headed(run[0][0]) and _are_apart(labels))):
            yield _limit(text, [one for one, _ in run], labels, together)


def _least(context: PercentageContext) -> Decimal:
    """Return what a share is at least: one that is told in tenths is less exact."""
    if context.one.rough:
        return share_bounds(context.one, context.text).low
    return context.one.value - context.one.step


def _ends(context: PercentageContext) -> bool:
    """Tell whether a list does not go on behind a share: it is told once, with all its parts."""
    return not kept(r"[、,;][^,;:()。\d]{1,16}?(?:占[^,;:。\d]{0,4})?\d+(?:\.\d+)?%").match(
        context.text, context.one.stop
    )


def _is_headed(context: PercentageContext) -> bool:
    """Tell whether the words before a list say that shares of one whole follow."""
    return kept(_HEADED).search(context.said) is not None


def _is_bounded(context: PercentageContext) -> bool:
    if is_of_change(context.clause) or kept(_ELSEWHERE).search(context.clause):
        return False
    rate = _rate().search(context.clause)
    words = rate_words()
    if rate is not None:
        return rate["rate"] in words.rates and rate["rate"] not in words.may_exceed
    return _portion().search(context.clause) is not None


def _label(context: PercentageContext) -> str:
    """Return what a share is told of; nothing where its whole or its number stands beside it."""
    own = context.text[context.told : context.one.start].lstrip(",(:")
    if kept(_SEVERAL).search(context.said):
        return ""
    match = _share().fullmatch(own.removeprefix("其中"))
    if match:
        return match["label"]
    headed = kept(_HEADED).search(context.said)
    return kept(_HEADED).sub("", own) if headed and len(own) <= _MAX_LABEL_CHARS else ""


def _goes_on(last: PercentageContext, context: PercentageContext) -> bool:
    """Tell whether a share stands in the list of the one before, with nothing but its own words between."""
    between = context.text[last.one.stop : context.one.start]
    return last.first == context.first and between[:1] in {",", "、", ";"} and "其中" not in between


def _are_alike(labels: Sequence[str]) -> bool:
    """Tell whether shares are of one sorting: by how requests came, by who asked, by what came of them."""
    return _are_apart(labels) and any(
        all(any(word in one for word in sort) for one in labels) for sort in rate_words().sorts
    )


def _are_apart(labels: Sequence[str]) -> bool:
    return len(set(labels)) == len(labels)


def _limit(text: Folded, found: Sequence[PercentageContext], labels: Sequence[str], together: Decimal) -> Limit:
    one = found[-1].one
    return Limit(together, labels, *text.source(one.start, one.stop), text.text[one.start : one.stop])
