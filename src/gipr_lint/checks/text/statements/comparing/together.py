"""Several quantities together, and what is left of one without another."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.comparing.sides import Reading, Subject, less
from gipr_lint.checks.text.statements.comparing.verdict import Verdict
from gipr_lint.checks.text.statements.refuted import decided
from gipr_lint.checks.text.statements.stated import SourceParagraph, speaker_of, vocabulary_of
from gipr_lint.checks.text.statements.sums import Sum
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.comparing.balances import Balance, balances
from gipr_lint.statements.relations.comparing.equations import Equation, equations
from gipr_lint.statements.relations.comparing.money import Money, told_twice
from gipr_lint.statements.relations.comparing.punctuality import Lateness, late_beside_all
from gipr_lint.statements.relations.comparing.read import is_ours
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.relations.comparing.skeleton import COUNT
from gipr_lint.statements.statement import Quantity

_FEWEST_PARTS = 2
"""Fewer are no sum, and no rest."""


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
    if subjects is None:
        return None
    if [one.subject for one in subjects[0].about] in _LEFT_OVER:
        return _dealt_with(relation, reading, subjects[0])
    if any(one.subject in vocabulary_of(reading.report).family for one in subjects[0].about):
        return None
    if len(numbers) < _FEWEST_PARTS or not all(one.exact for one in numbers[-2:]):
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


_LEFT_OVER = (["carried_out"], ["carried"])
"""What is left of all requests without those dealt with."""


def _dealt_with(relation: Relation, reading: Reading, left_over: Subject) -> Verdict | None:
    """Return what is wrong with how many were dealt with: 除3件结转下年度外，其余92件均已办结."""
    numbers = [one for one in relation.numbers if one.mark == COUNT]
    if len(numbers) < _FEWEST_PARTS or not all(one.exact for one in numbers[-2:]):
        return None
    open_, done = numbers[-2:]
    known = [one for subject in ("handled", "new") for one in reading.of([Quantity(subject)])]
    if not known or all(one.value != open_.value for one in left_over.sums):
        return None
    handled, *new = known
    if done.value == handled.value or any(one.value - open_.value == done.value for one in new):
        return None
    return Verdict("其余的数", (*handled.phrase, f"，相差 {plain_number(abs(handled.value - done.value))}"))


def unbalanced(
    report: Report, passage: SourceParagraph
) -> Iterator[tuple[Balance | Equation | Lateness | Money, Verdict]]:
    """Yield the balances of a passage that are none, unless one of their numbers is wrong by the tables already.

    So is what a sentence tells of all, where it counts what was otherwise.
    """
    for late in late_beside_all(passage.text.text):
        yield late, Verdict("说法", (f"同一句又写了“{late.late}”",))
    for equation in equations(passage.text):
        if equation.apart:
            yield equation, Verdict("等式", (_sides(equation),))
    for money in told_twice(passage.text.text):
        if not money.is_kept:
            yield (
                money,
                Verdict(
                    "两个金额", (f"换算成元，前面是 {plain_number(money.one)}，后面是 {plain_number(money.other)}",)
                ),
            )
    for one in balances(passage.text):
        counted = (one.before, one.came, one.went, one.after)
        keys = {passage.key(passage.text.source(amount.start, amount.end)[0]) for amount in counted}
        if (
            one.is_kept
            or keys & decided(report)
            or not is_ours(passage.text.text, one.start, one.stop, speaker_of(report))
        ):
            continue
        before, came, went, after = (plain_number(amount.value) for amount in counted)
        left = one.before.value + one.came.value - one.went.value
        apart = plain_number(abs(left - one.after.value))
        yield (
            one,
            Verdict(
                "余下的数", (f"{before}＋{came}－{went}＝{plain_number(left)}，而后面写的是 {after}，相差 {apart}",)
            ),
        )


def _sides(equation: Equation) -> str:
    """Return what each side of an equation comes to."""
    told = [_added(side) for side in (equation.left, equation.right)]
    return f"{told[0]}，{told[1]}，相差 {plain_number(equation.apart)}"


def _added(side: Sequence[Decimal]) -> str:
    parts = "＋".join(map(plain_number, side))
    return f"{parts}＝{plain_number(sum(side, Decimal(0)))}" if len(side) > 1 else parts
