"""The words around a share: 占申请总量的, 予以公开率为, 九成来自."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.statements.relations.percentages import PercentageContext


@cache
def share_of() -> re.Pattern[str]:
    """Takes 占, 占比为, 占申请总量的, 占全部申请的; not 占解读的, whose whole has to be named by a number."""
    return expression(
        r"[(,]?[仅约均各]?占(?:比|到了?|据?了|(?:申请|办结|办理|答复|受理|收件|新收)?总(?:申请)?[数量体]|申请(?:件数|数量|量)"
        r"|(?P<other>(?:全年|本年|年度)?(?:主动|公开|发布|政府|信息|推送|文章|推文|稿件|解读|问卷|来信|留言|意见|参训|人员|培训){1,4}总[数量])"
        r"|(?:全部|所有)(?:(?:政府信息公开|信息公开|公开)?申请(?:件数|总[数量]|数量|量)?)?)?(?:的|为|达|约为)?"
    )


@cache
def share_named() -> re.Pattern[str]:
    """Takes 予以公开的申请占办结总数的, 占全部答复的, 自然人占比; not words with digits or marks."""
    return expression(
        r"(?P<part>[^,;:()。\d占]{0,24}?)"
        r"(?:占(?:到了?|据了?)?|(?P<how>超过|达到?|接近|不足|不到)(?=[^,;:()。\d]+的$))"
        r"(?P<whole>(?!比例)[^,;:()。\d]{0,14}?)(?:的?比(?:例|重)?)?[的为达是]?"
    )


@cache
def rate_of() -> re.Pattern[str]:
    """Takes words that end in the rate of what they name: 政府信息公开申请予以公开率为; not 满意率."""
    return expression(r"(?P<part>[^,;:()。\d]{0,20}?(?:公开|提供|处理))率(?:均?为|达到?了?|仅为?|是)?")


@cache
def told_behind() -> re.Pattern[str]:
    """Takes what a share is of, behind it: 九成来自自然人; not 九成，."""
    return expression(
        r"(?:的?(?:政府信息公开)?申请)?(?:来自于?|为|是|系|由|属于?)"
        r"(?P<part>[^,;:()。\d]{2,14}?)(?:所?提[出交]的?)?[,;。]"
        r"|(?:均|都)?(?P<outcome>(?:予以|部分|不予)公开|无法提供|不予处理)[,;。]"
    )


@cache
def number_behind() -> re.Pattern[str]:
    """Takes what stands between a percentage and its number: 占32%，为50条; 占32%（50条; not 占32%，有50条."""
    return expression(
        r"\((?:共计?|计|即|为)?|的[^,;:()。\d%]{1,12}[为有共]|[^,;:()。\d%]{0,12},?(?:即为?|为|共计?|合计|计)"
    )


def summed_up(context: PercentageContext) -> PercentageContext:
    """Return a context in which numbers told together are one: 予以公开9件、部分公开3件，两项合计占30%."""
    lead = kept(_TOGETHER).match(context.clause)
    if lead is None or context.told != context.cut:
        return context
    among = context.text.rfind("其中", context.first, context.cut)
    listed = sum(one.start > among for one in context.before) if among >= 0 else 0
    count = _COUNTS.get(lead["count"] or "", listed)
    some = context.before[-count:] if count else ()
    if not 1 < count == len(some) or len({one.unit for one in some}) > 1:
        return context
    together = some[-1]._replace(value=sum((one.value for one in some), Decimal(0)))
    return context._replace(before=(*context.before[:-count], together), cut=context.cut + lead.end())


_TOGETHER = (
    r"(?:上述|以上)?(?:(?P<count>[两二三四])(?:项|者|类|种)(?:结果|情形|申请)?|二者)?"
    r"(?:之和|合计|共计?|总计|总共|一共)(?=占)"
)
"""Takes what sums up the numbers before a share: 两项合计占."""
SUMS = ("之和", "合计", "共", "共计", "总计", "一共")
"""How the words end that sum up the numbers before a share."""
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4}
ANY_TOTAL = frozenset({"总数", "总量", "总体", "总件数", "全部", "申请总体"})
"""Words for a whole that do not say of what it is: 自然人申请占总数的81%."""
