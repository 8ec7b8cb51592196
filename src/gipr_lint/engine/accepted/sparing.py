"""Findings that nobody may mend, for somebody accepted them."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.engine.accepted.parting import Parting, RulesOfRun
from gipr_lint.engine.check_file import comments_in
from gipr_lint.engine.finding_builder import masked_lines
from gipr_lint.engine.settings import Settings
from gipr_lint.model.finding import Finding
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Source


def unaccepted(
    findings: Sequence[Finding], report: Report, rules: Sequence[Rule], settings: Settings
) -> Sequence[Finding]:
    """Return the findings of a report but those that comments in it, its configuration or the baseline accept."""
    comments, document = comments_in(report), report.document
    if not findings or (settings.accepted is None and not comments):
        return findings
    comparing = settings.project is not None or settings.previous is not None
    parting = Parting(settings.accepted, RulesOfRun.of(rules, settings.known, comparing=comparing))
    source = Source(masked_lines(report), document.origins, document.source, document.size)
    accepted = parting.reasons(document.path, findings, {document.path: source}, comments)
    return [finding for number, finding in enumerate(findings) if number not in accepted]
