"""Whether the stated reporting period is the whole of the reporting year."""

from collections.abc import Iterator
from functools import lru_cache

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_text
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Match, Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Hit
from gipr_lint.model.numerals import DIGITS, NUMERALS
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.parse.folded_text import folded
from gipr_lint.parse.heading import number_of

_WORD = expression(r"统\s*计|数\s*据|起\s*止|报\s*告\s*期")
"""What every statement of the period has in it, sought first. Finds ``[|统计|]期限``, not ``总体情况``."""
_YEAR = rf"(?:20\d\d|二[〇○零o0][〇○零{DIGITS}]{{2}})"
_NUMERAL = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})"
_BY = r"[年月./-]"


def _date(number: int) -> str:
    optional = "" if number == 1 else "?"
    return (
        rf"(?:(?P<year{number}>{_YEAR}){_BY}){optional}(?P<month{number}>{_NUMERAL})"
        rf"(?:{_BY}(?:(?P<day{number}>{_NUMERAL})(?:日|号)?)?)?"
    )


_PERIOD = rf"[^。;\d二]{{0,12}}(?P<period>{_date(1)}(?:零时|0时)?起?,?(?:至|到|[-—–~]+){_date(2)}(?:24时)?止?)"
"""From one day to another, behind the words that state a period."""
_UNTIL = rf"[^。;\d二]{{0,8}}截[至止]到?(?P<period>{_date(1)}止?)"
"""An end alone."""
_CIPHERS = str.maketrans(f"〇○零o{DIGITS}", "0000123456789")


@lru_cache(maxsize=16)
def _expressions(stated: Pattern) -> tuple[Pattern, Pattern]:
    """Return what finds periods and ends alone."""
    return stated.within("", _PERIOD), stated.within("", _UNTIL)


class _Day(NamedTuple):
    year: int
    month: int
    day: int | None


def wrong_periods(report: Report, stated: Pattern, of_report: Pattern) -> Iterator[Hit]:
    """Yield a hit for each period that is another one; without a year in the title, its own last year counts.

    ``stated`` are the words before a period; behind the preface the sentence has to match ``of_report`` too.
    """
    if not _WORD.search(words(report)):
        return
    periods, ends = _expressions(stated)
    for section, raw, item in report.texts:
        if not isinstance(item, Paragraph) or item is report.title:
            continue
        text = folded(raw)
        for match in periods.finditer(text.text):
            start, end = _day(match, 1), _day(match, 2)
            year = _year(report, end)
            if not _is(start, year, 1, 1) or not _is(end, year, 12, 31):
                yield from _hit(report, of_report, section, item, match, year)
        for match in ends.finditer(text.text):
            year = _year(report, _day(match, 1))
            if not _is(_day(match, 1), year, 12, 31):
                yield from _hit(report, of_report, section, item, match, year)


def _year(report: Report, end: _Day) -> int:
    known = report.year if report.year_source == "title" else None
    return known or end.year


def _day(match: Match, number: int) -> _Day:
    year = match[f"year{number}"] or match["year1"]
    day = match[f"day{number}"]
    return _Day(int(year.translate(_CIPHERS)), number_of(match[f"month{number}"]), number_of(day) if day else None)


def _is(day: _Day, year: int, month: int, of_month: int) -> bool:
    """Tell whether it is that day; a month alone is all of it."""
    return (day.year, day.month) == (year, month) and day.day in {None, of_month}


def _hit(
    report: Report, of_report: Pattern, section: str | None, item: Paragraph, match: Match, year: int
) -> Iterator[Hit]:
    """Yield the hit, unless the sentence behind the preface speaks of something else."""
    text = folded(item.text)
    sentence = text.text[text.text.rfind("。", 0, match.start()) + 1 : match.end()]
    if section is None or of_report.search(sentence):
        place = in_text(report, section, item, *text.source(*match.span("period")))
        yield Hit(place, {"period": match["period"], "year": year}, values=(match["period"],))
