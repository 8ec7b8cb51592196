"""Check ``mention``: facts that a section, or the report, has to speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from gipr_lint.checks.places import first_line, in_section, listed
from gipr_lint.finding import Hit
from gipr_lint.parse.normal import fold
from gipr_lint.pattern import Pattern
from gipr_lint.report import Paragraph, Report
from gipr_lint.rule import Check


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``facts`` gives a pattern for each fact, matched against text in NFKC form without spaces.

    They are sought in the ``section``, or anywhere in the running text. With ``headings`` off, headings do not
    count. ``organ`` limits the check to governments of any level.
    """

    facts: dict[str, Pattern]
    section: str | None = None
    headings: bool = True
    organ: Literal["any", "government"] = "any"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield one hit that lists the missing facts."""
    if options.organ == "government" and not report.publisher.government:
        return
    section = report.section(options.section) if options.section else None
    if options.section and (section is None or not any(True for _ in section.items)):
        return
    source = [(section.id, text, item) for text, item in section.texts] if section else list(report.texts)
    text = "\n".join(fold(text) for _, text, item in source if options.headings or isinstance(item, Paragraph))
    missing = [fact for fact, pattern in options.facts.items() if not pattern.search(text)]
    if missing:
        span = (
            section.heading.line.span
            if section
            else report.title.span(0, len(report.title.text))
            if report.title
            else first_line(report)
        )
        place = in_section(report, section.id if section else None, span)
        yield Hit(
            place,
            {"missing": listed(f"“{fact}”" for fact in missing), "found": len(options.facts) - len(missing)},
        )


CHECK = Check(run, Options, frozenset({"missing", "found"}))
