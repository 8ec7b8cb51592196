"""Whether the stated reporting period is the whole of the reporting year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_text
from gipr_lint.model.finding import Hit
from gipr_lint.model.numerals import DIGITS, NUMERALS
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.parse.folded_text import folded
from gipr_lint.parse.heading import number_of

_WORD = re.compile(r"统\s*计|数\s*据|起\s*止|报\s*告\s*期")
"""What every statement of the period has in it, sought first. Finds ``[|统计|]期限``, not ``总体情况``."""
_STATED = (
    r"(?:统计(?:的)?(?:起止)?(?:期限|时限|时段|时间|周期|区间|期间|年度|时点)|起止(?:时间|日期|期限)|报告期"
    r"|数据(?:的)?(?:统计)?(?:的)?(?:期限|时限|时间|周期|区间|期间)|(?:所列|涉及|有关|相关|统计|各项)(?:的)?数据|年度?\()"
)
_OWN = re.compile(r"本报告|年度报告|年报|报告(?:中|期)|所列")
"""After the preface other data have periods too: there the sentence has to speak of the report. Finds
``[|本报告|]统计``, not ``财政数据``."""
_YEAR = rf"(?:20\d\d|二[〇○零o0][〇○零{DIGITS}]{{2}})"
_NUMERAL = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})"
_BY = r"[年月./-]"


def _date(number: int) -> str:
    optional = "" if number == 1 else "?"
    return (
        rf"(?:(?P<year{number}>{_YEAR}){_BY}){optional}(?P<month{number}>{_NUMERAL})"
        rf"(?:{_BY}(?:(?P<day{number}>{_NUMERAL})(?:日|号)?)?)?"
    )


_PERIOD = re.compile(
    rf"{_STATED}[^。;\d二]{{0,12}}(?P<period>{_date(1)}(?:零时|0时)?起?,?(?:至|到|[-—–~]+){_date(2)}(?:24时)?止?)"
)
"""A period from one day to another. Finds ``统计期限为2024年1月1日至12月31日``, not ``2024年1月1日至12月31日``."""
_UNTIL = re.compile(rf"{_STATED}[^。;\d二]{{0,8}}截[至止]到?(?P<period>{_date(1)}止?)")
"""A period that only has an end. Finds ``统计期限截至2024年12月31日``, not ``截至2024年12月31日``."""
_CIPHERS = str.maketrans(f"〇○零o{DIGITS}", "0000123456789")


class _Day(NamedTuple):
    year: int
    month: int
    day: int | None


def periods(report: Report) -> Iterator[Hit]:
    """Yield a hit for each period that is another one; without a year in the title, its own last year counts."""
    if not _WORD.search(words(report)):
        return
    for section, raw, item in report.texts:
        if not isinstance(item, Paragraph) or item is report.title:
            continue
        text = folded(raw)
        for match in _PERIOD.finditer(text.text):
            start, end = _day(match, 1), _day(match, 2)
            year = _year(report, end)
            if not _is(start, year, 1, 1) or not _is(end, year, 12, 31):
                yield from _hit(report, section, item, match, year)
        for match in _UNTIL.finditer(text.text):
            year = _year(report, _day(match, 1))
            if not _is(_day(match, 1), year, 12, 31):
                yield from _hit(report, section, item, match, year)


def _year(report: Report, end: _Day) -> int:
    known = report.year if report.year_source == "title" else None
    return known or end.year


def _day(match: re.Match[str], number: int) -> _Day:
    parts = match.groupdict()
    year = parts[f"year{number}"] or parts["year1"]
    day = parts[f"day{number}"]
    return _Day(int(year.translate(_CIPHERS)), number_of(parts[f"month{number}"]), number_of(day) if day else None)


def _is(day: _Day, year: int, month: int, of_month: int) -> bool:
    """Tell whether it is that day; a month alone is all of it."""
    return (day.year, day.month) == (year, month) and day.day in {None, of_month}


def _hit(report: Report, section: str | None, item: Paragraph, match: re.Match[str], year: int) -> Iterator[Hit]:
    """Yield the hit, unless the sentence behind the preface speaks of something else."""
    sentence = match.string[match.string.rfind("。", 0, match.start()) + 1 : match.end()]
    if section is None or _OWN.search(sentence):
        text = folded(item.text)
        place = in_text(report, section, item, *text.source(*match.span("period")))
        yield Hit(place, {"period": match["period"], "year": year}, values=(match["period"],))
