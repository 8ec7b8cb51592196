"""Places of a report in the text that an editor shows, and back."""

from __future__ import annotations

from lsprotocol import types

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding
from gipr_lint.model.run import Source
from gipr_lint.server.session import CheckedReport


def shown(checked: CheckedReport, span: Span | None) -> Span | None:
    """Return where a stretch of the document stands in the text; None where that cannot be told."""
    if checked.report is None or span is None:
        return span
    document = checked.report.document
    return Source((), document.origins, document.source).place(span).span


def range_of(checked: CheckedReport, span: Span | None) -> types.Range:
    """Return the range of a stretch of the document; of none, or of one that has no place, the title or first line."""
    found = shown(checked, span)
    if found is None and checked.report is not None and checked.report.title is not None:
        found = shown(checked, checked.report.title.lines[0].span)
    return checked.text.range(found)


def holds(outer: Span, inner: Span) -> bool:
    """Tell whether a span holds another one, or touches one without length."""
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return begins and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def touches(checked: CheckedReport, span: Span | None, place: Span) -> bool:
    """Tell whether a stretch of the document stands at a place of the text."""
    found = shown(checked, span)
    if found is None:
        return False
    before = (place.end_line, place.end_column) < (found.line, found.column)
    behind = (found.end_line, found.end_column) < (place.line, place.column)
    return not (before or behind)


def place_of(checked: CheckedReport, given: types.Range) -> Span:
    """Return the place of the text that a range is."""
    return Span(*checked.text.point(given.start), *checked.text.point(given.end))


def findings_at(checked: CheckedReport, place: Span) -> list[Finding]:
    """Return the open findings at a place of the text; those of the report as a whole stand where they are shown."""
    return [one for one in checked.run.findings if touches(checked, _place(checked, one), place)]


def _place(checked: CheckedReport, finding: Finding) -> Span | None:
    span = finding.location.span
    if span is None or shown(checked, span) is None:
        title = checked.report.title if checked.report else None
        return title.lines[0].span if title else Span(1, 1, 1, 1)
    return span
