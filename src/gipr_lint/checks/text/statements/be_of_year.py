"""Sentences about the year's work that name another year, left over from an earlier report."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_text, section_name
from gipr_lint.checks.tables.figures import numbers_of
from gipr_lint.checks.text.statements.options import Options
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Hit
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Heading, Paragraph, Report
from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.years import LeftOverYear, left_over_years, names_another_year, with_year

_ROWS = {"规范性文件": "normative_documents", "规章": "rules"}
"""The documents of which it may be told how many there were when the year began."""
_LEFT = ("结转", "未办结", "未答复", "在办")
"""What is told of the requests that came over from the year before."""
_IN_FORCE = "有效"
_COUNTED = expression(r"\d{1,7}(?=[件份部个宗])")
"""The first number of things that a sentence tells. Finds ``文件[|10|]件``, not ``12月31日``."""


class _Stale(NamedTuple):
    """A year that is left over, and where it stands."""

    section: str | None
    item: Paragraph
    named: LeftOverYear


def stale_years(report: Report, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - the signature of all answers
    """Yield a hit for each such sentence; nothing where neither title nor period tells the reporting year."""
    for section, item, named in _stale(report):
        place = in_text(report, section, item, *folded(item.text).source(named.start, named.end))
        fields = {"match": named.words, "year": report.year or "", "section": section_name(report, section)}
        yield Hit(place, fields, values=(str(named.year),))


def as_meant(report: Report, item: Paragraph | Heading) -> str:
    """Return a text with the reporting year in the place of those left over: its numbers are that year's."""
    left_over = [one.named for one in _stale(report) if one.item is item]
    return with_year(item.text, left_over, report.year) if left_over and report.year else item.text


@once_per_report
def _stale(report: Report) -> Sequence[_Stale]:
    """Return the years that are left over, found once per report."""
    return tuple(_in_report(report))


def _in_report(report: Report) -> Iterator[_Stale]:
    year = report.year
    if year is None or report.year_source not in {"title", "period"} or not names_another_year(words(report), year):
        return
    for section, raw, item in report.texts:
        if not isinstance(item, Paragraph) or item is report.title:
            continue
        for named in left_over_years(raw, year, report.organ or "", preface=section is None):
            if _tells_beginning(report, item, named, year):
                continue  # 截至上年底有效10件, from which this year's number follows
            if report.year_source == "title" or named.year < year:  # the period may be what is left over
                yield _Stale(section, item, named)


def _tells_beginning(report: Report, item: Paragraph, named: LeftOverYear, year: int) -> bool:
    """Tell whether a sentence counts what there was when the year began, as the tables say: 有效－制发＋废止."""
    said = folded(item.text).text[named.end :].partition("。")[0]
    number = _COUNTED.search(said)
    if named.year != year - 1 or number is None:
        return False
    return Decimal(number[0]) in _at_beginning(report, said[: number.end()])


def _at_beginning(report: Report, said: str) -> Iterator[Decimal]:
    """Yield what there was of the things that some words name when the year began."""
    if "proactive" in report.tables and _IN_FORCE in said:
        figures = numbers_of(report, "proactive")
        for row in (row for name, row in _ROWS.items() if name in said):
            now, made, repealed = (figures.get((row, state)) for state in ("in_force", "made", "repealed"))
            if now is not None and made is not None and repealed is not None:
                yield now - made + repealed
    if "requests" in report.tables and any(word in said for word in _LEFT):
        carried = numbers_of(report, "requests").get(("carried_in", "total"))
        if carried is not None:
            yield carried
