"""What could not be judged in a report: a run that finds nothing must not promise more than it has checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gipr_lint.checks.text.statements.stated import unread
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Rule
from gipr_lint.model.run import Unjudged


def unjudged(report: Report, rules: Sequence[Rule], checks: Mapping[str, Check]) -> Unjudged | None:
    """Return what rules about tables or claims of the text found nothing to judge by; None where that is nothing."""
    needs = {checks[rule.check].need(rule.options) for rule in rules}
    tables = report.tables.values() if "tables" in needs else ()
    known = report.format.tables if "tables" in needs else ()
    found = Unjudged(
        report.document.path,
        missing=tuple(one.name for one in known if one.id not in report.tables),
        foreign=tuple(one.format.name for one in tables if one.foreign),
        rows=sum(not row.certain for one in tables for row in one.rows.values()),
        amounts=unread(report) if "statements" in needs and not report.document.tables_only else 0,
        tables_only=report.document.tables_only,
        unsure=sum(
            cell.doubt is not None for one in tables for row in one.rows.values() for cell in row.cells.values()
        ),
    )
    return found if any(found[1:]) else None
