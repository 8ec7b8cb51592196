"""The findings of a file that nobody has accepted: what somebody wants to stay is not mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gipr_lint.engine.check_file import comments_of
from gipr_lint.engine.finding_builder import masked_lines
from gipr_lint.model.run import Source

if TYPE_CHECKING:
    from gipr_lint.engine.settings import Settings
    from gipr_lint.model.finding import Finding
    from gipr_lint.model.report import Report
    from gipr_lint.model.rule import Rule


def open_findings(
    findings: Sequence[Finding], report: Report, rules: Sequence[Rule], settings: Settings
) -> Sequence[Finding]:
    """Return the findings that neither a comment nor the configuration nor the baseline accepts."""
    comments = comments_of(report)
    if not findings or (settings.accepted is None and not comments):
        return findings
    from gipr_lint.engine.accepted.parting import Parting, RulesOfRun

    document = report.document
    source = Source(masked_lines(report), document.origins, document.source, document.size)
    comparing = settings.project is not None or settings.previous is not None
    parting = Parting(settings.accepted, RulesOfRun.of(rules, settings.known, comparing=comparing))
    accepted = parting.accepts(document.path, findings, source, comments)
    return [finding for number, finding in enumerate(findings) if number not in accepted]
