"""What the tables say against a relation: found where no reading of its words agrees."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import product

from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.comparing.sides import Subject
from gipr_lint.checks.text.statements.sums import Sum
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Phrase
from gipr_lint.statements.relations.comparing.bounds import Bounds
from gipr_lint.statements.relations.percentages import WHOLE_PERCENT

UNIT_YUAN = 10_000
"""What the table of charges counts, in 元."""


class Verdict(NamedTuple):
    """That something is wrong: ``what`` it is, and the ``reason`` with the cells."""

    what: str
    reason: Phrase


Measure = Callable[[Decimal, Decimal], Decimal]


def refuted(left: Subject, right: Subject, measure: Measure, bounds: Sequence[Bounds]) -> tuple[Sum, Sum] | None:
    """Return the first pair of readings where none gives a number within bounds; None where one does."""
    pairs = read_alike(left, right)
    if not pairs or any(one.hold(measure(left.value, right.value)) for left, right in pairs for one in bounds):
        return None
    return pairs[0]


def read_alike(left: Subject, right: Subject) -> Sequence[tuple[Sum, Sum]]:
    """Return the readings of two quantities side by side: words that leave the same open mean the same in both."""
    names = ({one.subject for one in left.about}, {one.subject for one in right.about})
    if names[0] == names[1] and len(left.sums) == len(right.sums):
        return list(zip(left.sums, right.sums, strict=True))
    return list(product(left.sums, right.sums))


def difference(left: Decimal, right: Decimal) -> Decimal:
    """By how much one is more."""
    return left - right


def ratio(left: Decimal, right: Decimal) -> Decimal:
    """How many times as many one is."""
    return left / right


def percent(left: Decimal, right: Decimal) -> Decimal:
    """Which share one is of the other."""
    return left / right * WHOLE_PERCENT


def beside(left: Sum, right: Sum) -> Phrase:
    """Tell both and their difference."""
    apart = abs(left.value - right.value)
    told = f"，相差 {plain_number(apart)}" if apart else "，两者相等"
    return (*left.phrase, "，", *right.phrase, told)


def rounded(value: Decimal, places: int = 1) -> str:
    """Return a number in words, with so many decimals."""
    return plain_number(round(value, places))


def there(found: Iterable[Sum]) -> list[Sum]:
    """Return the sums that are not nothing."""
    return [one for one in found if one.value]
