"""More, less, as many; by how many, and how many times: two quantities beside one another."""

from collections.abc import Mapping
from decimal import Decimal

from gipr_lint.checks.text.statements.comparing.sides import Reading, Subject
from gipr_lint.checks.text.statements.comparing.verdict import (
    Verdict,
    beside,
    difference,
    percent,
    ratio,
    read_alike,
    refuted,
    rounded,
    there,
)
from gipr_lint.statements.relations.comparing.bounds import LARGEST_NUMBER, Bounds
from gipr_lint.statements.relations.comparing.forms import Says
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.relations.comparing.skeleton import COUNT, POINTS, SHARE, TIMES
from gipr_lint.statements.relations.percentages import WHOLE_PERCENT

_LEAST_ITEMS = Decimal("0.0001")
"""What is more than nothing of anything that is counted."""
_ZERO = Decimal(0)
"""Nothing."""
_ORDERS: Mapping[Says, Bounds] = {
    "more": Bounds(_LEAST_ITEMS, LARGEST_NUMBER),
    "less": Bounds(-LARGEST_NUMBER, -_LEAST_ITEMS),
    "at-least": Bounds(_ZERO, LARGEST_NUMBER),
    "at-most": Bounds(-LARGEST_NUMBER, _ZERO),
    "equal": Bounds(_ZERO, _ZERO),
}
_OFF_POINTS = Decimal("0.11")
"""How far a difference of rounded shares may be off."""


def compared(relation: Relation, reading: Reading) -> Verdict | None:
    """Return what is wrong with a comparison of two quantities."""
    sides = reading.subjects(relation.left, relation.right)
    if sides is None or _are_alike(*sides):
        return None
    left, right = sides
    if relation.says in _ORDERS:
        pair = refuted(left, right, difference, [_ORDERS[relation.says]])
        return Verdict("说法", beside(*pair)) if pair else None
    if relation.says in {"more-by", "less-by", "apart-by"}:
        return _by(relation, left, right)
    if relation.says == "share-of-points":
        return _points(relation, reading, left, right)
    return _times(relation, left, right)


def _are_alike(left: Subject, right: Subject) -> bool:
    """Tell whether both sides mean the same, which nobody compares, or quantities that have nothing in common."""
    return left.about == right.about or {one.value for one in left.sums} == {one.value for one in right.sums} == {_ZERO}


def _by(relation: Relation, left: Subject, right: Subject) -> Verdict | None:
    number = relation.number(COUNT)
    if number is None:
        return None
    bounds = {
        "more-by": [number.bounds],
        "less-by": [number.bounds.turned()],
        "apart-by": [number.bounds, number.bounds.turned()],
    }[relation.says]
    pair = refuted(left, right, difference, bounds)
    return Verdict("差额", beside(*pair)) if pair else None


def _times(relation: Relation, left: Subject, right: Subject) -> Verdict | None:
    mark = SHARE if relation.says == "ratio" else TIMES
    number = relation.number(mark)
    if number is None or len(there(right.sums)) < len(right.sums):
        return None
    measure = percent if mark == SHARE else ratio
    bounds = [number.bounds]
    if relation.says == "times-more":  # some mean by how many more, some how many times as many
        bounds.append(Bounds(number.bounds.low + 1, number.bounds.high + 1))
    pair = refuted(left, right, measure, bounds)
    if pair is None:
        return None
    one, other = pair
    value = measure(one.value, other.value)
    told = f"的 {rounded(value)}%" if mark == SHARE else f"的 {rounded(value, 2)} 倍"
    return Verdict("倍数", (*one.phrase, " 是 ", *other.phrase, f" {told}"))


def _points(relation: Relation, reading: Reading, left: Subject, right: Subject) -> Verdict | None:
    number = relation.number(POINTS)
    wholes = there(reading.wholes(left))
    if number is None or not wholes:
        return None
    bounds = number.bounds.widened(_OFF_POINTS)
    if relation.extra:
        bounds = bounds.turned()
    gaps = [
        (one, other, whole, (one.value - other.value) / whole.value * WHOLE_PERCENT)
        for one, other in read_alike(left, right)
        for whole in wholes
    ]
    if not gaps or any(bounds.hold(gap) for *_, gap in gaps):
        return None
    one, other, whole, gap = gaps[0]
    shares = " 和 ".join(f"{rounded(side.value / whole.value * WHOLE_PERCENT)}%" for side in (one, other))
    told = (" 分别是 ", *whole.phrase, f" 的 {shares}，相差 {rounded(abs(gap))} 个百分点")
    return Verdict("差额", (*one.phrase, "、", *other.phrase, *told))
