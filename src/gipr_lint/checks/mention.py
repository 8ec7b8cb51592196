"""Check ``mention``: facts that a section, or the report, has to speak of."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gipr_lint.checks.places import first_line, in_section, listed
from gipr_lint.document import Table
from gipr_lint.finding import Hit
from gipr_lint.parse.normal import fold
from gipr_lint.pattern import Pattern
from gipr_lint.report import Paragraph, Report, Section
from gipr_lint.rule import Check

_TEXT = 8
"""The characters from which a text says something."""


_RANK = {"chapter": 0, "none": 0, "bracket": 1, "arabic": 2, "round": 3}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``facts`` gives a pattern for each fact, matched against text in NFKC form without spaces.

    They are sought in the ``section``, or anywhere in the running text. With ``headings`` off, headings count only
    where a text stands under them.
    """

    facts: dict[str, Pattern]
    section: str | None = None
    headings: bool = True


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield one hit that lists the missing facts."""
    section = report.section(options.section) if options.section else None
    if options.section and (section is None or not any(True for _ in section.items)):
        return
    if section is None:
        texts = [text for _, text, _ in report.texts]
    else:
        texts = [text for text, item in section.texts if options.headings or isinstance(item, Paragraph)]
        if not options.headings:
            texts += _stated(section)
        texts += [
            cell.text for item in section.items if isinstance(item, Table) for row in item.rows for cell in row.cells
        ]
    text = "\n".join(map(fold, texts))
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


def _stated(section: Section) -> Iterator[str]:
    """Yield the headings under which something is said, be it under headings of a lower kind."""
    for index, sub in enumerate(section.subsections):
        said = 0
        for other in section.subsections[index:]:
            if other is not sub and _RANK[other.heading.style] <= _RANK[sub.heading.style]:
                break
            said += sum(len(item.text) for item in other.body if isinstance(item, Paragraph))
            said += len(other.heading.text) if other is not sub else 0
        items = sub.heading.style in {"arabic", "round"} and not sub.body
        if said >= _TEXT or items:
            yield sub.heading.text


CHECK = Check(run, Options, frozenset({"missing", "found"}))
