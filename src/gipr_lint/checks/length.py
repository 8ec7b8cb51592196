"""Check ``length``: how long a section may be."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gipr_lint.checks.places import in_section, section_name
from gipr_lint.finding import Hit
from gipr_lint.parse.normal import fold
from gipr_lint.report import Report
from gipr_lint.rule import Check


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The ``section`` may have at most ``max`` characters, white space aside."""

    section: str
    max: int


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the section is longer."""
    section = report.section(options.section)
    if section is None:
        return
    length = sum(len(fold(text)) for text, _ in section.texts)
    if length > options.max:
        yield Hit(
            in_section(report, section.id, section.heading.line.span),
            {
                "section": section_name(report, section.id),
                "length": length,
                "max": options.max,
                "excess": length - options.max,
            },
        )


CHECK = Check(run, Options, frozenset({"section", "length", "max", "excess"}))
