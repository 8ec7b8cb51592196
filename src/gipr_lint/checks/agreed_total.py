"""A total that is not the sum of its parts, put right: only where what stands across wants the same figure."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta

from gipr_lint.checks.mending import put
from gipr_lint.checks.tables.failures import FailedEquation, plain_number, side_names
from gipr_lint.checks.tables.figures import Figures
from gipr_lint.checks.tables.references import Along, Axis
from gipr_lint.model.finding import Fix
from gipr_lint.rulefiles.equation_language import Equation


class Across(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An equation that a total has to keep besides, and along what."""

    each: Annotated[Axis, Meta(description="row 看合计所在的行，column 看合计所在的列")]
    equals: Annotated[Equation, Meta(description="换上新的合计以后应成立的等式")]


def agreed_total(failure: FailedEquation, equals: Equation, agrees: Sequence[Across]) -> Fix | None:
    """Return what puts the sum of the left side into the one cell of the right side; people know whether it is wrong.

    Of ``agrees``, the equations that use the cell have to hold with the sum in it, and there must be one; with nothing
    there to agree, the parts alone count.
    """
    figures, total = failure.figures, failure.outcome.left
    names = side_names(equals.right, figures)
    cell = figures.cell(names[0]) if len(names) == 1 and equals.left.is_sum else None
    if cell is None or total < 0 or total != int(total):
        return None
    used = 0
    for one in agrees:
        by_column = one.each == "column"
        fixed, own = (cell.column, cell.row) if by_column else (cell.row, cell.column)
        across = Figures(figures.report, Along(figures.along.table, one.each), fixed)
        if own not in {name for side in (one.equals.left, one.equals.right) for name in side_names(side, across)}:
            continue
        used += 1
        outcome = one.equals.evaluate(partial(_figure, across, own, total), across.between)
        if outcome is None or not outcome.holds:
            return None
    if agrees and not used:
        return None
    fix = put(figures.report, cell.span, cell.value.raw, plain_number(total))
    return fix._replace(certain=False) if fix else None


def _figure(figures: Figures, own: str, total: Decimal, name: str) -> Decimal | None:
    """Return what a name means where one cell holds another figure."""
    return total if name == own else figures.value(name)
