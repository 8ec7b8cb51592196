"""Days and hours that do not exist, and dates that lost their 年 or 月."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from gipr_lint.checks.places import in_text
from gipr_lint.limits.expressions import expression
from gipr_lint.model.finding import Hit, Level
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.parse.folded_text import folded
from gipr_lint.parse.heading import number_of

_LEAP_YEAR = 2024
"""The year of a date that names none: 29 February may be right."""
_NUMERAL = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})"
_DAY = expression(
    rf"(?<![\d{NUMERALS}])(?:(?P<year>20\d\d)年)?(?<!农历)(?<!阴历)(?P<month>{_NUMERAL})月(?P<day>{_NUMERAL})[日号]"
)
"""A day with its month. Finds ``[|2024年2月30日|]`` and ``[|二月三十日|]``, not ``农历2月30日``."""
_MARK = expression("[月日时:：]")
"""What stands in every date and hour: other paragraphs are not read. Finds ``2[|月|]`` and ``9[|:|]30``, not
``2024年``."""
_SAID = expression(rf"月{_NUMERAL}[日号]")
"""What every day has in it, sought first: few paragraphs have one. Finds ``2[|月30日|]``, not ``12月``."""
_MONTH = expression(rf"20(?<!\d20)\d\d年(?P<month>{_NUMERAL})月(?!{_NUMERAL}[日号])")
"""A month with its year. Finds ``[|2024年13月|]底``, not ``2024年2月30日``."""
_HOUR = r"\d{1,2}:\d{2}(?![\d:])"
_TIME = expression(
    rf"""(?<![\d:第])(?:(?:{_HOUR})(?=[-—–~至到]{{1,2}}\d)
      | (?:(?<=[-—–~至到午晨晚])|(?<=时间)|(?<=时间[为是])|(?<=\d[日号])|(?<=\d[日号]\s)){_HOUR}
      | (?:1?\d|2[0-4])时\d{{2}}分(?!钟))""",
    re.VERBOSE,
)
"""An hour: a span of hours, behind a word or a day, or in words. Finds ``上午[|25:00|]`` and ``[|8:70|]-12:00`` and
``5日[|24:61|]`` and ``[|9时75分|]``, not ``比例1:25`` or ``耗时36时20分``."""
_CLOCK = expression(r"\d[:时]\d\d")
"""What every hour has in it, sought first: few paragraphs have one. Finds ``2[|5:00|]``, not ``及时``."""
_M, _D = r"(?:1[0-2]|0?[1-9])", r"(?:[12]\d|3[01]|0?[1-9])"
_LOST = expression(
    rf"""(?<!\d)20\d\d(?:{_M}月(?:\d{{1,2}}[日号])?|年(?!36[56])(?:1[0-2]|[1-9]){_D}日)(?!\d)
      | (?<!\d)20\d\d年(?:{_M}日|月){_D}日
      | (?<=[至到])月{_D}日
      | (?<!\d)20\d\d年{_M}月{_D}(?=[,;。)止]|[-—–~至到]{{1,2}}(?:20\d\d年)?\d{{1,2}}月|$)""",
    re.VERBOSE,
)
"""A date that lost its 年 or 月. Finds ``[|20241月1日|]`` and ``[|2024年131日|]`` and ``[|2024年12日31日|]`` and
``[|2024年月31日|]`` and ``至[|月31日|]`` and ``[|2024年12月31|]。``, not ``2024年12月31日`` or ``2024年365日``."""


def impossible(report: Report) -> Iterator[Hit]:
    """Yield a hit for each day or hour that cannot be, and one a paragraph for dates that lack a character."""
    for section, raw, item in report.texts:
        if not isinstance(item, Paragraph) or not _MARK.search(raw):
            continue
        text = folded(raw)
        wrong = [*_days(text.text), *_months(text.text), *_times(text.text)]
        lost = [(match, _PROBLEM, _level(match[0])) for match in _LOST.finditer(text.text)]
        for match, problem, level in [*sorted(wrong, key=lambda one: one[0].start()), *lost[:1]]:
            place = in_text(report, section, item, *text.source(*match.span()))
            yield Hit(place, {"match": match[0], "problem": problem}, level=level)


_PROBLEM = "可能漏了或写错了“年”“月”“日”中的一个字"


def _level(date: str) -> Level:
    """Return how sure it is that a date lacks a character: 20241月1日 is no date whatever was meant."""
    return Level.NOTE if "年" in date or not date.startswith("20") else Level.WARNING


_Wrong = Iterator[tuple[re.Match[str], str, Level]]


def _days(text: str) -> _Wrong:
    for match in _DAY.finditer(text) if _SAID.search(text) else ():
        try:
            datetime.date(int(match["year"] or _LEAP_YEAR), number_of(match["month"]), number_of(match["day"]))
        except ValueError:
            yield match, "这一天不存在", Level.WARNING


def _months(text: str) -> _Wrong:
    for match in _MONTH.finditer(text):
        if not 1 <= number_of(match["month"]) <= 12:
            yield match, "这个月份不存在", Level.WARNING


def _times(text: str) -> _Wrong:
    for match in _TIME.finditer(text) if _CLOCK.search(text) else ():
        hour, minute = map(int, match[0].removesuffix("分").replace("时", ":").split(":"))
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            yield match, "这一时刻不存在", Level.WARNING
