"""What gives statutory sections their numbers: the one written is exchanged, or put before a heading without any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gipr_lint.checks.mending import put
from gipr_lint.checks.places import numeral
from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Edit, Fix
from gipr_lint.model.numerals import NUMERALS

if TYPE_CHECKING:
    from gipr_lint.model.report import Report, Section

_NUMBER = expression(rf"[#＃*_\s]*(?:第\s*|[（(]\s*)?([{NUMERALS}]{{1,3}}|\d{{1,2}})\s*(?:[、.．:：,，）)]|部\s?分)")
"""The number of a section. Begins ``## 七、`` and ``第七部分`` and ``（七）`` and ``7.``, not ``总体情况``."""


def renumbered(report: Report, wrong: Sequence[Section]) -> Fix | None:
    """Return what gives sections their numbers.

    Nothing where sections are out of order, and none for headings without a number where none has any: what shows
    them, may number them.
    """
    order = [known.id for known in report.format.sections]
    found = [section.id for section in report.sections]
    if found != [one for one in order if one in found]:
        return None
    numbered = any(section.heading.ordinal is not None for section in report.sections)
    edits: list[Edit] = []
    for section in wrong:
        fix = _exchanged(report, section) if section.heading.ordinal is not None else _put_before(report, section)
        if fix is None or not numbered:
            return None
        edits += fix.edits
    return Fix(tuple(edits))


def _exchanged(report: Report, section: Section) -> Fix | None:
    line = section.heading.line
    written = _NUMBER.match(line.text)
    if written is None or line.span.end_line > line.span.line:
        return None
    at, right = line.span.column + written.start(1), report.number_of(section.id)
    place = Span(line.span.line, at, line.span.line, at + len(written[1]))
    return put(report, place, written[1], str(right) if written[1].isdecimal() else numeral(right))


def _put_before(report: Report, section: Section) -> Fix | None:
    """Return what puts the number and the first character of the words in the place of the latter."""
    heading = section.heading
    first, place = heading.text[:1], heading.span(0, 1)
    if heading.line.span.end_line > heading.line.span.line:
        return None
    return put(report, place, first, f"{numeral(report.number_of(section.id))}、{first}")
