"""The scope of a check: the part of a report that it looks at. Options that every check of running text has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.places import first_line, in_section, section_name
from gipr_lint.checks.structure.aspects import parts_about
from gipr_lint.checks.structure.outline import Part, Text, part_of, preface
from gipr_lint.files.names import unknown
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Location
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Heading, Report
from gipr_lint.model.rule import CheckOptions, Wrong
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

PREFACE = "preface"


class Scope(CheckOptions, frozen=True, kw_only=True, rename="kebab"):
    """Without any of these options the whole report is in scope, its title and its headings too."""

    section: Annotated[
        str | tuple[str, ...],
        Meta(
            description="只看这个部分，写部分的 id，例如 overview；可以写成列表。"
            "preface 是第一部分之前的前言。不写则看全文"
        ),
    ] = ()
    aspect: Annotated[
        str | None,
        Meta(
            description="只看第一部分中写这个方面的文字：disclosure 主动公开、on_request 依申请公开、"
            "management 政府信息管理、platform 政府信息公开平台建设、supervision 监督保障。"
            "按小标题或段首的字样认定，连同下级小标题；认不出的，看整个第一部分"
        ),
    ] = None
    subheading: Annotated[
        Pattern | None,
        Meta(description="只看小标题与这个正则表达式相符的内容，连同下级小标题；没有这样的小标题则不检查"),
    ] = None

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections in scope; none for all."""
        return (self.section,) if isinstance(self.section, str) else self.section

    @property
    def is_whole(self) -> bool:
        """Whether the whole report is in scope."""
        return not (self.sections or self.aspect or self.subheading)

    def validate(self, editions: "Editions", /) -> Wrong:
        """Yield the sections and aspects that no edition has."""
        yield from super().validate(editions)
        for section in self.sections:
            if section != PREFACE:
                yield from unknown_section("section", section, editions)
        aspects = {aspect: section.id for one in editions for section in one.sections for aspect in section.aspect}
        if self.aspect is not None and self.aspect not in aspects:
            yield "aspect", unknown("方面", self.aspect, aspects)
        elif self.aspect is not None and self.sections not in {(), (aspects[self.aspect],)}:
            yield "aspect", f"方面“{self.aspect}”属于部分“{aspects[self.aspect]}”，section 可以不写"


def unknown_section(key: str, section: str, editions: "Editions") -> Wrong:
    """Yield what is wrong with a section that no edition has."""
    known = list(dict.fromkeys(section.id for one in editions for section in one.sections))
    if section not in known:
        yield key, unknown("部分", section, known)


def embeddable(**patterns: Pattern) -> Wrong:
    """Yield the expressions that cannot stand within another one: groups and flags of theirs would change its own."""
    for key, pattern in patterns.items():
        if pattern.compiled.groups or pattern.compiled.flags != re.UNICODE:
            yield key.replace("_", "-"), "不能有分组和标志，括号请写作 (?:…)"


def no_entry(key: str, entries: Mapping[str, object]) -> Wrong:
    """Yield what is wrong with a mapping that has to have an entry."""
    if not entries:
        yield key, "至少要写一项"


def parts(report: Report, scope: Scope) -> tuple[Part, ...]:
    """Return the parts of a report in scope, found once per report; none where it has no such part."""
    return _parts(report, scope.sections, scope.aspect, scope.subheading)


@once_per_report
def _parts(
    report: Report, sections: tuple[str, ...], aspect: str | None, subheading: Pattern | None
) -> tuple[Part, ...]:
    found = parts_about(report, aspect) if aspect else list(_sections(report, sections))
    if subheading is None:
        return tuple(found)
    return tuple(sub for part in found for sub in part.under(lambda one: says(subheading, one.text)))


def _sections(report: Report, sections: tuple[str, ...]) -> Iterator[Part]:
    if not sections:
        yield Part(None, None, report.front)
    elif PREFACE in sections:
        yield preface(report)
    yield from (part_of(section) for section in report.sections if not sections or section.id in sections)


def texts(report: Report, scope: Scope) -> Iterable[Text]:
    """Return the running text in scope, in order; headings of sections only where the whole report is in scope."""
    if scope.is_whole:
        return report.texts
    return (text for part in parts(report, scope) for text in part.texts)


def says(pattern: Pattern, text: str) -> bool:
    """Tell whether a text has what a pattern means, as it is written or folded (half width, without spaces)."""
    return bool(pattern.search(fold(text)) or pattern.search(text))


def is_absent(report: Report, scope: Scope) -> bool:
    """Tell whether nothing can be missing: the section is not there or empty, which is a fault of its own."""
    whole = not scope.aspect and not scope.subheading and (not scope.sections or PREFACE in scope.sections)
    return not whole and not any(True for part in parts(report, scope) for _ in part.items)


def heading_location(report: Report, scope: Scope) -> Location:
    """Return where to point for what is missing: the heading of the scope, else the title."""
    part = next((part for part in parts(report, scope) if part.heading is not None), None)
    if part is not None and part.heading is not None and not scope.is_whole:
        return in_section(report, part.section, _heading_span(part.heading))
    title = report.title
    return in_section(report, None, title.span(0, len(title.text)) if title else first_line(report))


def _heading_span(heading: Heading) -> Span:
    return heading.span() if heading.run_in else heading.line.span


def name(report: Report, scope: Scope) -> str:
    """Return the name of a scope: 第一部分“总体情况”的“主动公开”方面."""
    known = {known.id: known for known in report.format.sections}
    if scope.aspect:
        section = next((one for one in report.format.sections if scope.aspect in one.aspect), None)
        return f"{section_name(report, section.id)}的“{section.aspect[scope.aspect].title}”方面" if section else "正文"
    named = [
        "前言" if one == PREFACE else section_name(report, one) for one in scope.sections if one in {*known, PREFACE}
    ]
    where = "、".join(named) or "全文"
    heading = next((part.heading for part in parts(report, scope)), None) if scope.subheading else None
    return f"{where}的“{heading.text}”" if heading else where
