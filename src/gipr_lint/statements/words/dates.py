"""Dates and years in running text: whether a word means the reporting year, one beside it, or something else."""

from __future__ import annotations

import re
from functools import cache

from gipr_lint.limits.expressions import expression
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.statements.words.kinds import Kind

BEGINNINGS = frozenset(f"0123456789{NUMERALS}第截至到过最近这前")
"""What a date begins with."""
_CENTURY_YEAR = 2000
"""What a year of two digits leaves out."""
_MAX_SHORT_YEAR = 99
"""A larger number is written in full."""
_STATUTORY_DAYS = frozenset({"20", "二十"})
"""Within so many working days all are to be answered; within fewer, some are."""
_DISTANCES = {-1: Kind.PRIOR_YEAR, 0: Kind.THIS_YEAR, 1: Kind.NEXT_YEAR}


@cache
def _date() -> re.Pattern[str]:
    return expression(
        rf"(?P<within>(?P<days>\d{{1,3}}|[{NUMERALS}两]{{1,3}})(?:个?工作日|个?自然日|日|天|个?小时|周|个星期|个月)(?:以|之)?内)"
        r"|(?P<range>1月1日起?[至到~—－-]+(?:(?P<until>\d{4})年)?(?:度)?12月31日(?:止|期间)?)"
        r"|(?P<months>1月?份?[至到~—－-]+12月份?(?!\d))"
        r"|(?P<span>(?!(?:过去|这)一年)(?:过去|最近|近|这|前)[一二两三四五六七八九十几\d]{1,2}年(?:间|来|度)?)"
        r"|(?P<whole>(?:截至|截止|至|到)?12月(?:31日|底|末)(?:止|前|为止)?)"
        r"|(?P<years>\d{4}年?[至到~—－-]+\d{4}年度?)"
        r"|(?P<listed>20\d\d)(?=[、,和](?:20\d\d[、,和])*20\d\d年)"
        r"|(?P<year>\d{4}|\d{2})年(?P<tail>度?(?:以来|来|期间|内|全年|底|末|末尾)?)"
        r"|(?P<period>\d{1,2}月份?(?:\d{1,2}日)?|\d{1,2}日|第?[1-4一二三四]季度|"
        rf"[{NUMERALS}]+月份?)"
    )


def date_at(text: str, place: int, reporting_year: int | None) -> tuple[Kind, int] | None:
    """Return the kind and the end of the date that begins at a place of folded text."""
    match = _date().match(text, place)
    if match is None:
        return None
    kind = Kind.PART_OF_YEAR if match["period"] else Kind.PERIOD
    if match["within"]:
        kind = Kind.TIMELY if match["days"] in _STATUTORY_DAYS and "工作日" in match[0] else Kind.MANNER
    elif match["range"]:
        kind = Kind.THIS_YEAR if match["until"] in {None, str(reporting_year)} else Kind.PERIOD
    elif match["months"]:
        kind = Kind.THIS_YEAR
    elif match["whole"]:
        kind = Kind.FILL
    elif (match["year"] or match["listed"]) and reporting_year is not None:
        year = int(match["year"] or match["listed"])
        distance = (year if year > _MAX_SHORT_YEAR else _CENTURY_YEAR + year) - reporting_year
        since = (match["tail"] or "").endswith("来") and distance != 0
        kind = Kind.PERIOD if since else _DISTANCES.get(distance, Kind.PERIOD)
    return kind, match.end()
