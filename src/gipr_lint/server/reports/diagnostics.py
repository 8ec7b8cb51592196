"""Findings and problems as diagnostics: the place, the level, and the cells of which a sum speaks as related places."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from gipr_lint.model.finding import Finding, Level, Mention, Problem
from gipr_lint.model.run import Remark
from gipr_lint.reporters.printable import printable
from gipr_lint.server.paths import uri_of
from gipr_lint.server.reports.places import range_of
from gipr_lint.server.session import CheckedReport
from gipr_lint.server.texts import Text

SOURCE = "gipr-lint"
SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTE: types.DiagnosticSeverity.Information,
}
_INCOMPLETE = "incomplete"
"""The code of what is wrong with the check itself."""
_SUPPRESSION = "suppression"
"""The code of what is wrong with a comment that accepts findings."""


def diagnostics(checked: CheckedReport) -> list[types.Diagnostic]:
    """Return what is to be shown of a report; of a text that is none, nothing but why it could not be read."""
    if checked.report is None and not checked.run.problems:
        return []
    found = [_of_finding(checked, one) for one in checked.run.findings]
    found += [_of_remark(checked, one) for one in checked.run.remarks if one.path == checked.path]
    if checked.run.checked or checked.run.problems:
        found += _of_problems(checked)
    return found


def _of_finding(checked: CheckedReport, finding: Finding) -> types.Diagnostic:
    related = [one for one in (_related(checked, mention) for mention in finding.related) if one is not None]
    return types.Diagnostic(
        range=range_of(checked, finding.location.span),
        message=printable(finding.text),
        severity=SEVERITIES[finding.level],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
    )


def _related(checked: CheckedReport, mention: Mention) -> types.DiagnosticRelatedInformation | None:
    """Return a place of which a message speaks, in this report or in one that it is compared with."""
    path, span = mention.location.path, mention.location.span
    if path is None or path == checked.path:
        place = types.Location(checked.text.uri, range_of(checked, span))
    else:
        source = checked.run.sources.get(path)
        found = source.place(span).span if source else None
        if source is None or found is None:
            return None
        lines = "\n".join(source.source or source.lines)
        place = types.Location(uri_of(path), Text("", 0, "", lines, checked.text.units).range(found))
    return types.DiagnosticRelatedInformation(place, printable(mention.text))


def _of_remark(checked: CheckedReport, remark: Remark) -> types.Diagnostic:
    line = remark.line or 1
    start, end = checked.text.position(line, 1), checked.text.position(line, len(checked.text.lines[line - 1]) + 1)
    return types.Diagnostic(
        types.Range(start, end),
        printable(remark.message),
        severity=types.DiagnosticSeverity.Warning,
        code=_SUPPRESSION,
        source=SOURCE,
    )


def _of_problems(checked: CheckedReport) -> Iterator[types.Diagnostic]:
    """Yield why the check is not complete, at the beginning of the report: silence must not be taken for praise."""
    told: dict[Problem, None] = dict.fromkeys((*checked.project.problems, *checked.run.problems))
    for problem in told:
        subject = "" if problem.subject == checked.path else f"{problem.subject}："
        yield types.Diagnostic(
            range_of(checked, None),
            printable(f"检查不完整：{subject}{problem.message}"),
            severity=types.DiagnosticSeverity.Warning,
            code=_INCOMPLETE,
            source=SOURCE,
        )
