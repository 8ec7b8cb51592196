"""What could not be judged in a report: a run that finds nothing must not promise more than it has checked."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.checks.text.statements.stated import unread
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Unjudged

_TABLES, _TEXT = "tables", "text"


def unjudged(report: Report, rules: Sequence[Rule]) -> Unjudged | None:
    """Return what rules of tables or of text in figures found nothing to judge by; None where that is nothing."""
    tags = {tag for rule in rules for tag in rule.tags[:1]}
    tables = report.tables.values() if _TABLES in tags else ()
    known = report.format.tables if _TABLES in tags else ()
    found = Unjudged(
        report.document.path,
        missing=tuple(one.name for one in known if one.id not in report.tables),
        foreign=tuple(one.format.name for one in tables if one.foreign),
        rows=sum(not row.certain for one in tables for row in one.rows.values()),
        amounts=unread(report) if _TEXT in tags and not report.document.tables_only else 0,
        tables_only=report.document.tables_only,
    )
    return found if any(found[1:]) else None
