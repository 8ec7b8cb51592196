"""What mends a hit: edits of stretches that stand in the document just as the check has read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Edit, Fix, Hit

if TYPE_CHECKING:
    from gipr_lint.model.report import Report
    from gipr_lint.model.report_table import ReportCell

_BARS = frozenset("|\t<>&")
"""What parts cells or is mark-up: no edit takes it away or puts it in."""


def exchange(report: Report, span: Span | None, text: str, instead: Mapping[str, str]) -> Fix | None:
    """Return what puts other characters in the place of some in a stretch, which reads ``text``."""
    if not instead or span is None or not _reads(report, span, text):
        return None
    edits = (
        Edit(Span(span.line, span.column + at, span.line, span.column + at + 1), instead[char])
        for at, char in enumerate(text)
        if char in instead
    )
    fix = Fix(tuple(edits))
    return fix if fix.edits else None


def put(report: Report, span: Span | None, old: str, new: str) -> Fix | None:
    """Return what puts words in the place of a stretch of one line that has the old ones in it, and no more cells."""
    if span is None or span.end_line != span.line:
        return None
    words = _words(report, span)
    return None if old not in words or _BARS & {*words, *new} else Fix((Edit(span, new),))


def without(report: Report, spans: Iterable[Span], *, certain: bool) -> Fix | None:
    """Return what takes away what stands alone on its lines: the lines with it, where they are those of the file."""
    if report.document.origins:
        return Fix(tuple(Edit(span, "") for span in spans), certain)
    lines = sorted({line for span in spans for line in range(span.line, span.end_line + 1)})
    if lines[-1] >= len(report.document.lines):
        return None
    return Fix(tuple(Edit(Span(line, 1, line + 1, 1), "") for line in lines), certain)


def zero(cell: ReportCell) -> Fix | None:
    """Return what writes 0 into a cell that is blank or has a sign for nothing; people know whether it is."""
    one_line = cell.span.end_line == cell.span.line
    return Fix((Edit(cell.span, "0"),), certain=False) if one_line and cell.value.kind in _NOTHING else None


def padded(report: Report, fix: Fix | None) -> Fix | None:
    """Return what writes into a blank cell between bars with blanks around it, and leaves the cell as wide as it is."""
    return fix and fix._replace(edits=tuple(_within_bars(report.document.lines, edit) for edit in fix.edits))


def _within_bars(lines: Sequence[str], edit: Edit) -> Edit:
    span, line = edit.span, lines[edit.span.line - 1]
    at = span.column - 1
    blanks = len(line) - at - len(line[at:].lstrip(" "))
    if (
        span.end_column > span.column
        or not blanks
        or line[at - 1 : at] != "|"
        or line[at + blanks : at + blanks + 1] != "|"
    ):
        return edit
    width = len(edit.replacement) + 1
    taken = min(blanks, width)
    after = "" if blanks > width else " "
    return Edit(span._replace(end_column=span.column + taken), f" {edit.replacement}{after}")


_NOTHING = frozenset({"blank", "placeholder"})


def together(hits: Iterable[Hit]) -> Fix | None:
    """Return what mends all of several hits; nothing where one of them cannot be mended."""
    fixes = [hit.fix for hit in hits]
    known = [fix for fix in fixes if fix]
    if not known or len(known) < len(fixes):
        return None
    edits = dict.fromkeys(edit for fix in known for edit in fix.edits)
    return Fix(tuple(sorted(edits)), certain=all(fix.certain for fix in known))


def _reads(report: Report, span: Span, text: str) -> bool:
    return span.end_line == span.line and _words(report, span) == text


def _words(report: Report, span: Span) -> str:
    lines = report.document.lines
    return lines[span.line - 1][span.column - 1 : span.end_column - 1] if span.line <= len(lines) else ""
