"""Check ``date``: when the report may be signed and published, what period it covers, and days that cannot be."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.places import in_section
from gipr_lint.checks.scope import embeddable
from gipr_lint.checks.text.dates.calendar import impossible
from gipr_lint.checks.text.dates.period import wrong_periods
from gipr_lint.checks.text.dates.stated_dates import Dated, dates
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.applicability import Kind, kinds_of
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

Limit = str | dict[Kind, str]
"""A day as MM-DD, or one for each kind of organ."""

_NAMES = {"published": "发布日期", "signed": "落款日期"}


class Options(CheckOptions, frozen=True, rename="kebab"):
    """The first and the last day that are right."""

    of: Annotated[
        Literal["published", "signed", "any", "period", "written"],
        Meta(
            description="检查哪种日期：published 发布日期（公开日期），signed 落款、成文或印发日期，any 两种都查，"
            "period 写明的统计期限（应为报告年度的1月1日至12月31日），written 正文里写的日期和时刻（应当存在、写全）"
        ),
    ] = "any"
    not_before: Annotated[
        Limit | None,
        Meta(
            description="最早哪一天，写“月-日”，例如 01-01；也可以按机关种类分别写，种类同 applies 的 organ，先写的先用"
        ),
    ] = None
    not_after: Annotated[
        Limit | None, Meta(description="最迟哪一天，写法同 not-before，例如 01-31 或 {department: 01-31, area: 03-31}")
    ] = None
    stated: Annotated[
        Pattern | None,
        Meta(description="period：期限前面说这是统计期限的文字（正则表达式）；与不计空格、化为半角的正文比较"),
    ] = None
    of_report: Annotated[
        Pattern | None, Meta(description="period：前言以外的句子还与这个正则表达式相符，才是在说报告的统计期限")
    ] = None
    year: Annotated[Literal[0, 1], Meta(description="日期所在的年：0 报告年度当年，1 报告年度的下一年")] = 1

    def validate(self, editions: "Editions", /) -> Wrong:  # noqa: ARG002 - the signature of all checks
        """Yield days that do not exist."""
        limited = self.not_before is not None or self.not_after is not None
        if self.of in {"period", "written"} and limited:
            yield "of", "not-before 和 not-after 只用于 published、signed 和 any"
        elif self.of not in {"period", "written"} and not limited:
            yield "not-after", "not-before 和 not-after 至少要写一个"
        given = [one for one in (self.stated, self.of_report) if one is not None]
        if len(given) != (2 if self.of == "period" else 0):
            yield "stated", "of 为 period 时要写 stated 和 of-report，别的时候不写"
        elif self.stated is not None:
            yield from embeddable(stated=self.stated)
        for key, limit in (("not-before", self.not_before), ("not-after", self.not_after)):
            for day in limit.values() if isinstance(limit, dict) else [limit]:
                if day is not None and _day(day, 2023) is None:
                    yield key, f"没有“{day}”这一天，日期写作“月-日”，例如 01-31"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield one hit for the first date that is too early or too late, or one for each period or day that is wrong."""
    if options.stated is not None and options.of_report is not None:
        yield from wrong_periods(report, options.stated, options.of_report)
    elif options.of == "written":
        yield from impossible(report)
    else:
        yield from _early_or_late(report, options)


def _early_or_late(report: Report, options: Options) -> Iterator[Hit]:
    """Yield the hit for a date of the report itself; nothing where date or year are not known."""
    if report.year is None or report.year_source not in {"title", "period"}:
        return
    earliest, latest = (_limit(report, limit, options.year) for limit in (options.not_before, options.not_after))
    for dated in dates(report):
        if options.of not in {dated.kind, "any"}:
            continue
        if earliest is not None and dated.day < earliest:
            yield _hit(report, dated, earliest)
            return
        if latest is not None and dated.day > latest:
            yield _hit(report, dated, latest)
            return


def _limit(report: Report, limit: Limit | None, year: int) -> datetime.date | None:
    """Return the day that is set for the reporting organ, if one is."""
    if isinstance(limit, dict):
        own = kinds_of(report)
        limit = next((day for kind, day in limit.items() if kind in own), None)
    return None if limit is None or report.year is None else _day(limit, report.year + year)


def _day(text: str, year: int) -> datetime.date | None:
    month, dash, day = text.partition("-")
    if not (dash and len(month) == len(day) == 2 and (month + day).isdecimal()):
        return None
    try:
        return datetime.date(year, int(month), int(day))
    except ValueError:
        return None


def _hit(report: Report, dated: Dated, limit: datetime.date) -> Hit:
    fields: Fields = {
        "kind": _NAMES[dated.kind],
        "date": _written(dated.day),
        "limit": _written(limit),
        "days": abs((dated.day - limit).days),
        "year": report.year or "",
    }
    certain = report.publisher.certain
    return Hit(in_section(report, dated.section, dated.span), fields, certain=certain, values=(dated.day.isoformat(),))


def _written(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


CHECK = Check(
    run,
    Options,
    {
        "kind": "发布日期或落款日期",
        "date": "报告上的日期",
        "limit": "最早或最迟的一天",
        "days": "相差几天",
        "year": "报告年度",
        "period": "of 为 period 时：报告里写的统计期限",
        "match": "of 为 written 时：报告里写的日期或时刻",
        "problem": "of 为 written 时：怎样不对",
    },
    "报告的发布日期、落款日期不应早于或晚于某一天；统计期限应当是报告年度的全年；写出的日期应当存在。",
)
