"""Check ``shifted``: two columns that fail an equation by opposite amounts, as where a case stands in the wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from gipr_lint.checks.tables.failures import EXACT, failures, plain_number, shifts
from gipr_lint.checks.tables.references import Along, mistakes
from gipr_lint.model.finding import Fields, Hit, Mention
from gipr_lint.model.official_format import Editions
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.rulefiles.equation_language import Equation


class ShiftedOptions(CheckOptions, frozen=True):
    """Columns of a table that fail one of the equations by opposite amounts."""

    table: Annotated[str, Meta(description="表格")]
    equations: Annotated[tuple[Equation, ...], Meta(description="逐列检查的等式")]
    total: Annotated[str, Meta(description="总计列，不参加比较")]

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield the names that no edition has."""
        for equation in self.equations:
            yield from mistakes("equations", equation, Along(self.table, "column"), editions)


def run(report: Report, options: ShiftedOptions) -> Iterator[Hit]:
    """Yield a hit at the second column of each pair; the first is reported by the equation's own rule."""
    table = report.tables.get(options.table)
    if table is None or table.foreign:
        return
    told = set()
    for equals in options.equations:
        found = failures(report, Along(options.table, "column"), equals, EXACT)
        for first, second in shifts([failure for failure in found if failure.figures.fixed != options.total]):
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


CHECK = Check(
    run,
    ShiftedOptions,
    {"first": "差额相反的前一列", "second": "后一列", "difference": "相差多少"},
    "两列在同一等式中的差额大小相等、方向相反：可能有一件记错了列。",
    needs="tables",
)
