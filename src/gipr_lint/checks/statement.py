"""Check ``statement``: a fact that one section has to state, not only to touch, and that belongs nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from gipr_lint.checks.places import in_section, section_name
from gipr_lint.document import Table
from gipr_lint.finding import Hit
from gipr_lint.parse.normal import fold
from gipr_lint.pattern import Pattern
from gipr_lint.report import Heading, Paragraph, Report
from gipr_lint.rule import Check


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``topic`` tells that a clause speaks of the matter, ``fact`` that a sentence with the topic states it.

    ``fault`` is what to report: the statement is ``absent`` from its section (and from everywhere else), only
    ``vague`` there, or ``misplaced`` in another section.
    """

    section: str
    topic: Pattern
    fact: Pattern
    fault: Literal["absent", "vague", "misplaced"]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the section does not state the fact."""
    section = report.section(options.section)
    if section is None:
        return
    texts = list(section.texts)
    cells = [cell.text for item in section.items if isinstance(item, Table) for row in item.rows for cell in row.cells]
    about = [(text, item) for text, item in texts if options.topic.search(fold(text))]
    if any(options.fact.search(fold(text)) for text, _ in about) or any(
        options.topic.search(fold(cell)) for cell in cells
    ):
        return
    elsewhere = [] if about else list(_elsewhere(report, options))
    if options.fault == "vague" and about:
        text, item = about[0]
        yield Hit(
            in_section(report, section.id, item.span(0, len(text))),
            {"section": section_name(report, section.id)},
        )
    if options.fault == "misplaced" and elsewhere:
        place, text, item, start, end = elsewhere[0]
        location = in_section(report, place, item.span(start, end))
        yield Hit(location, {"section": section_name(report, section.id), "found": section_name(report, place)})
    if options.fault == "absent" and not about and not elsewhere and (texts or cells):
        yield Hit(
            in_section(report, section.id, section.heading.line.span),
            {"section": section_name(report, section.id)},
        )


def _elsewhere(report: Report, options: Options) -> Iterator[tuple[str | None, str, Paragraph | Heading, int, int]]:
    """Yield the clauses of other sections that state the fact."""
    for section, text, item in report.texts:
        if section == options.section:
            continue
        for match in options.topic.finditer(text):
            clause = text[max(0, match.start() - 12) : match.end() + 12]
            if options.fact.search(fold(clause)):
                yield section, text, item, match.start(), match.end()


CHECK = Check(run, Options, frozenset({"section", "found"}))
