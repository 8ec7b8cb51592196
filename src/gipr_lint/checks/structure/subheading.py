"""Sub-headings that a section needs, and their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gipr_lint.checks.places import in_section, quoted, section_name
from gipr_lint.checks.scope import says
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report

_MAX_HEADING_CHARS = 20
"""A longer line is no heading that lost its number."""
_STOPS = "。；，、：:;,.！？"
"""A line with one of these at its end is none either."""


def lacking_subheadings(
    report: Report, section_id: str, wanted: Mapping[str, Pattern], *, in_order: bool
) -> Iterator[Hit]:
    """Yield one hit that lists the missing sub-headings, or one for a wrong order."""
    section = report.section(section_id)
    if section is None or not any(True for _ in section.items):
        return
    headings = [sub.heading for sub in section.subsections]
    lines = [(heading.text, heading.span()) for heading in headings]
    lines += [
        (text, item.span(0, len(text))) for item in section.paragraphs if _may_be_heading(text := item.lines[0].text)
    ]
    found = {
        name: place
        for name, pattern in wanted.items()
        if (place := next((span for text, span in sorted(lines, key=_span) if says(pattern, text)), None))
    }
    missing = [name for name in wanted if name not in found]
    where = section_name(report, section.id)
    if missing:
        problem = f"缺少小标题{quoted(missing)}"
        yield Hit(
            in_section(report, section.id, section.heading.line.span),
            {"section": where, "problem": problem, "missing": quoted(missing)},
        )
    order = sorted(found, key=lambda name: found[name])
    wrong = next((name for name, right in zip(order, found, strict=True) if name != right), None)
    if in_order and wrong is not None:
        problem = f"小标题的顺序是{quoted(order)}，应为{quoted(list(found))}"
        yield Hit(
            in_section(report, section.id, found[wrong]),
            {"section": where, "problem": problem, "missing": ""},
        )


def _span(line: tuple[str, Span]) -> Span:
    return line[1]


def _may_be_heading(line: str) -> bool:
    return len(line) <= _MAX_HEADING_CHARS and line[-1:] not in _STOPS
