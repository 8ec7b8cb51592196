"""Check ``subheading``: sub-headings that a section needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.places import in_section, quoted, section_name
from gipr_lint.checks.scope import no_entry, says, unknown_section
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_MAX_HEADING_CHARS = 20
"""A longer line is no heading that lost its number."""
_STOPS = "。；，、：:;,.！？"
"""A line with one of these at its end is none either."""


class Options(CheckOptions, frozen=True, rename="kebab"):
    """The sub-headings of a section."""

    section: Annotated[str, Meta(description="要有小标题的部分，写部分的 id，例如 overview")]
    headings: Annotated[
        dict[str, Pattern],
        Meta(description="应有的小标题：名称（写进提示）和认出它的正则表达式"),
    ]
    in_order: Annotated[bool, Meta(description="是否还要按所列的顺序排列")] = False

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield a section that no edition has, and headings that are not given."""
        yield from unknown_section("section", self.section, editions)
        yield from no_entry("headings", self.headings)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield one hit that lists the missing sub-headings, or one for a wrong order."""
    section = report.section(options.section)
    if section is None or not any(True for _ in section.items):
        return
    headings = [sub.heading for sub in section.subsections]
    lines = [(heading.text, heading.span()) for heading in headings]
    lines += [
        (text, item.span(0, len(text))) for item in section.paragraphs if _may_be_heading(text := item.lines[0].text)
    ]
    found = {
        name: place
        for name, pattern in options.headings.items()
        if (place := next((span for text, span in sorted(lines, key=_span) if says(pattern, text)), None))
    }
    missing = [name for name in options.headings if name not in found]
    where = section_name(report, section.id)
    if missing:
        problem = f"缺少小标题{quoted(missing)}"
        yield Hit(
            in_section(report, section.id, section.heading.line.span),
            {"section": where, "problem": problem, "missing": quoted(missing)},
        )
    order = sorted(found, key=lambda name: found[name])
    wrong = next((name for name, right in zip(order, found, strict=True) if name != right), None)
    if options.in_order and wrong is not None:
        problem = f"小标题的顺序是{quoted(order)}，应为{quoted(list(found))}"
        yield Hit(
            in_section(report, section.id, found[wrong]),
            {"section": where, "problem": problem, "missing": ""},
        )


def _span(line: tuple[str, Span]) -> Span:
    return line[1]


def _may_be_heading(line: str) -> bool:
    return len(line) <= _MAX_HEADING_CHARS and line[-1:] not in _STOPS


CHECK = Check(
    run,
    Options,
    {
        "section": "检查的部分",
        "problem": "缺少哪些小标题，或者顺序怎样不对",
        "missing": "缺少的小标题，只是顺序不对时为空",
    },
    "一个部分里应当有某些小标题，还可以要求按顺序排列。",
)
