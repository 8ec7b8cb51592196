"""Several quantities together, and what is left of one without another."""

from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.comparing.sides import Reading, less
from gipr_lint.checks.text.statements.comparing.verdict import Verdict
from gipr_lint.checks.text.statements.sums import Sum
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.relations.comparing.skeleton import COUNT
from gipr_lint.statements.statement import Quantity

_FEWEST_PARTS = 2


def together(relation: Relation, reading: Reading) -> Verdict | None:
    """Return what is wrong with a sum, or with a rest."""
    return _rest(relation, reading) if relation.says == "rest" else _sum(relation, reading)


def _sum(relation: Relation, reading: Reading) -> Verdict | None:
    number = relation.number(COUNT)
    subjects = reading.subjects(*relation.parts) if len(relation.parts) >= _FEWEST_PARTS else None
    if number is None or subjects is None or not number.exact or any(len(one.sums) != 1 for one in subjects):
        return None
    whole = Sum([part for one in subjects for part in one.sums[0].operands])
    if number.bounds.hold(whole.value):
        return None
    return Verdict("合计", whole.phrase)


def _rest(relation: Relation, reading: Reading) -> Verdict | None:
    """Return what is wrong with what is left of all without an outcome."""
    subjects = reading.subjects(relation.left)
    numbers = [one for one in relation.numbers if one.mark == COUNT]
    if subjects is None or len(numbers) < _FEWEST_PARTS or not all(one.exact for one in numbers[-2:]):
        return None
    without, left = numbers[-2:]
    part = next((one for one in subjects[0].sums if one.value == without.value), None)
    wholes = reading.wholes(subjects[0])
    if part is None or not wholes or any(whole.value - without.value == left.value for whole in wholes):
        return None
    handled = reading.of([Quantity("handled")]) if wholes[0].operands[0].table.id == "requests" else ()
    rest = less((*handled, *wholes)[0], part)
    apart = abs(rest.value - left.value)
    return Verdict("其余的数", (*rest.phrase, f"，相差 {plain_number(apart)}"))
