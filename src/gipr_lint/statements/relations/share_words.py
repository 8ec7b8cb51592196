"""The words around a share: 占申请总量的, 予以公开率为, 九成来自."""

from __future__ import annotations

import re
from functools import cache

from gipr_lint.limits.expressions import expression


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
