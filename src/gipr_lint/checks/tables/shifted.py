"""Two columns that fail an equation by opposite amounts, as where a case stands in the wrong one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.checks.tables.failures import EXACT, failures, plain_number, shifts
from gipr_lint.checks.tables.references import Along
from gipr_lint.model.finding import Fields, Hit, Mention
from gipr_lint.model.report import Report
from gipr_lint.rulefiles.equation_language import Equation


def shifted(report: Report, along: Along, equations: Sequence[Equation], total: str) -> Iterator[Hit]:
    """Yield a hit at the second column of each pair; the first is reported by the equation's own rule."""
    table = report.tables[along.table or ""]
    told = set()
    for equals in equations:
        found = failures(report, along, equals, EXACT)
        for first, second in shifts([failure for failure in found if failure.figures.fixed != total]):
            if second.figures.fixed in told:
                continue
            told.add(second.figures.fixed)
            name = equals.right.terms(second.figures.between)[-1][1][-1]
            places = table.location(name, first.figures.fixed), table.location(name, second.figures.fixed)
            fields: Fields = {
                "first": (Mention(first.figures.line, places[0]),),
                "second": second.figures.where(),
                "difference": plain_number(abs(first.difference)),
            }
            yield Hit(places[1], fields)
