"""Check ``outdated``: names that are right in some years only, in the report of another year."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_text, section_name
from gipr_lint.checks.scope import Scope, no_entry, texts
from gipr_lint.checks.sentences import sentence_around
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Fields, Hit, Level
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_YEAR = expression(r"(?<!\d)(20\d\d)(?=\s?年)")
"""A year that a sentence names. Finds ``到[|2018|]年底``, not ``编号12018年``."""


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a name is written, the first and the last report year in which it is right, and what took its place."""

    words: Annotated[Pattern, Meta(description="认出名称的正则表达式")]
    since: Annotated[int | None, Meta(description="从哪一报告年度起有")] = None
    until: Annotated[int | None, Meta(description="到哪一报告年度为止")] = None
    now: Annotated[str, Meta(description="后来的名称；可以是另一项，逐项接续")] = ""

    @property
    def last(self) -> int:
        """The last year, a far one where it is still right."""
        return self.until or 9999


class Options(Scope, frozen=True, kw_only=True, rename={"excluded": "except", "near_not": "near-not"}):
    """The names with their years, and where they are right in any year."""

    names: Annotated[
        dict[str, Name],
        Meta(
            description="各个名称：words 认出它的正则表达式，since 从哪一报告年度起有，until 到哪一报告年度为止，"
            "now 后来的名称（可以是另一项，逐项接续）"
        ),
    ]
    excluded: Annotated[
        Pattern | None, Meta(description="例外：名称如果落在与这个正则表达式相符的一段文字之内，就是正确的")
    ] = None
    near: Annotated[Pattern | None, Meta(description="只在同一句里还有与这个正则表达式相符的文字时才报告")] = None
    near_not: Annotated[Pattern | None, Meta(description="同一句里有与这个正则表达式相符的文字时不报告")] = None
    planned: Annotated[
        Pattern | None, Meta(description="同一句里有与这个正则表达式相符的文字时，说的是以后的事，可以写还没有的名称")
    ] = None
    series: Annotated[
        bool, Meta(description="各个名称前后相继：全文还写到了后来的，就不报告旧的；只写旧的，降为提示")
    ] = False

    def validate(self, editions: "Editions", /) -> Wrong:
        """Yield names that are right in no year or in all."""
        yield from super().validate(editions)
        yield from no_entry("names", self.names)
        for key, name in self.names.items():
            if name.since is None and name.until is None:
                yield f"names.{key}", "since 和 until 至少要写一个"
            elif name.since is not None and name.until is not None and name.since > name.until:
                yield f"names.{key}", "since 不能晚于 until"


class _Use(NamedTuple):
    """A name used in a year in which it is not right."""

    key: str
    start: int
    end: int
    early: bool


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each name of another year; nothing where the reporting year is not known for certain."""
    year = report.year
    if year is None or report.year_source not in {"title", "period"}:
        return
    wrong = dict(_wrong(report, year, options))
    if not wrong:
        return
    for section, text, item in texts(report, options):
        for use in _uses(text, wrong, year, options):
            fields: Fields = {
                "match": text[use.start : use.end],
                "name": use.key,
                "now": _now(use.key, year, options.names),
                "year": year,
                "section": section_name(report, section),
                "problem": _problem(use, year, options.names),
            }
            level = Level.NOTE if options.series and not use.early else None
            yield Hit(in_text(report, section, item, use.start, use.end), fields, level=level)


def _wrong(report: Report, year: int, options: Options) -> Iterator[tuple[str, Name]]:
    """Yield the names in the report that are not right in its year, those aside after which a later one is named."""
    everything = words(report)
    named = {key: name for key, name in options.names.items() if name.words.search(everything)}
    latest = max((name.since or 0 for name in named.values() if (name.since or 0) <= year), default=0)
    for key, name in named.items():
        if (name.since or 0) > year or (name.last < year and not (options.series and latest > name.last)):
            yield key, name


def _uses(text: str, wrong: Mapping[str, Name], year: int, options: Options) -> Iterator[_Use]:
    """Yield the uses of wrong names in a text; of those that share characters the latest name."""
    found = [
        _Use(key, *match.span(), early=(name.since or 0) > year)
        for key, name in sorted(wrong.items(), key=lambda each: -each[1].last)
        for match in name.words.finditer(text)
    ]
    if not found:
        return
    excepted = [match.span() for match in options.excluded.finditer(text)] if options.excluded else []
    taken: list[_Use] = []
    for use in found:
        covered = any(first <= use.start and use.end <= last for first, last in excepted)
        if not covered and not any(use.start < one.end and one.start < use.end for one in taken):
            taken.append(use)
    for use in sorted(taken, key=lambda one: one.start):
        if _is_meant(sentence_around(text, use.start, use.end), use, wrong[use.key], options):
            yield use


def _is_meant(sentence: str, use: _Use, name: Name, options: Options) -> bool:
    """Tell whether a sentence uses a name as one of the reporting year; one that names a year of it looks back."""
    if options.near is not None and not options.near.search(sentence):
        return False
    if options.near_not is not None and options.near_not.search(sentence):
        return False
    if use.early:
        return options.planned is None or not options.planned.search(sentence)
    return not any((name.since or 0) <= int(match[1]) <= name.last for match in _YEAR.finditer(sentence))


def _now(key: str, year: int, names: Mapping[str, Name]) -> str:
    """Return what a name has become by a year, going on from one name to the next."""
    now = key
    for _ in names:
        following = names.get(now)
        if following is None or following.last >= year or not following.now:
            break
        now = following.now
    return now if now != key else ""


def _problem(use: _Use, year: int, names: Mapping[str, Name]) -> str:
    if use.early:
        return f"到{year}年底还没有"
    now = _now(use.key, year, names)
    return f"不是{year}年最新的" + (f"，最新的是“{now}”" if now else "")


CHECK = Check(
    run,
    Options,
    {
        "match": "报告里写的名称",
        "name": "这是哪一个名称",
        "now": "到报告年度已经改成的名称，没有写明时为空",
        "year": "报告年度",
        "section": "名称所在的部分",
        "problem": "怎样不对：还没有，或者不是最新的",
    },
    "只在某些年度正确的名称，不应写进别的年度的报告：已经撤销的机关、已有后一次的会议、还没有召开的会议。"
    "同一句里写明了当年年份的不检查。",
)
