"""Which statements of a report its tables refute: told once for all rules."""

from collections.abc import Iterator, Sequence

from gipr_lint.checks.text.statements.stated import Stated, stated, vocabulary_of
from gipr_lint.checks.text.statements.sums import Sum, sums, widest
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.statements.statement import Scope, Statement

_ALIKE = {**dict.fromkeys(("new", "received", "requests"), "new"), "worked": "handled"}
"""Words of one quantity: its number given twice in a line is one."""
_UNITS_RATIO = 10_000
"""What 元 for 万元 makes of a number: that is told by a rule of its own."""


class Refuted(NamedTuple):
    """A statement that no reading of it agrees with, and what the tables say instead."""

    stated: Stated
    tables: Phrase


@once_per_report
def refuted(report: Report) -> Sequence[Refuted]:
    """Return the numbers and denials that the tables refute; one number said twice in a passage is one."""
    return tuple(_refuted(report))


def _refuted(report: Report) -> Iterator[Refuted]:
    seen: set[object] = set()
    for one, tables in _answered(report):
        said = one.statement
        alike = tuple((_ALIKE.get(quantity.subject, quantity.subject), quantity.part) for quantity in said.about)
        again = {(one.key[:2], alike, said.value), (tuple(said.about), said.value, said.kind)}
        if tables and not again & seen:
            yield Refuted(one, tables)
            seen |= again


@once_per_report
def _answered(report: Report) -> Sequence[Refuted]:
    """Return the numbers and denials with what the tables say instead: nothing where they agree or are silent."""
    return [Refuted(one, _tables(report, one.statement)) for one in stated(report)]


def _tables(report: Report, said: Statement) -> Phrase:
    return _counts(report, said) if said.kind == "count" else _denies(report, said)


def _counts(report: Report, said: Statement) -> Phrase:
    about = said.about if said.scope is Scope.WHOLE else [widest(one) for one in said.about]
    found = sums(report, about, vocabulary_of(report))
    if not found or any(agrees(said, one) for one in found):
        return ()
    nearest = min(found, key=lambda one: abs(one.value - said.value))  # of several readings, the one that was meant
    return nearest.phrase


def agrees(said: Statement, one: Sum) -> bool:
    """Tell whether a number may be meant by a reading of the tables; of a part it is at least not more."""
    if said.about[0].subject == "charges":
        yuan = one.value * _UNITS_RATIO
        if said.scope is Scope.PART:
            return said.value <= yuan + said.step
        if said.most and yuan > said.value:
            return False
        apart = said.value in (yuan * _UNITS_RATIO, yuan / _UNITS_RATIO)
        return abs(yuan - said.value) < said.step or (apart and bool(yuan))
    if said.scope is Scope.PART:
        return said.value < one.value + said.step
    if said.most and one.value > said.value:
        return False  # 不足百件
    return abs(one.value - said.value) < said.step


def _denies(report: Report, said: Statement) -> Phrase:
    """Return what there is of the quantities that a statement denies."""
    if said.kind != "none":
        return ()
    there: list[Sum] = []
    for quantity in said.about:
        found = sums(report, [quantity], vocabulary_of(report))
        if found is not None and all(one.value for one in found):
            there.append(found[0])
    distinct = {one.value: one for one in there}.values()
    return tuple(part for index, one in enumerate(distinct) for part in (["；"] if index else []) + list(one.phrase))


@once_per_report
def decided(report: Report) -> frozenset[tuple[str, int, int]]:
    """Return the numbers that are wrong already by the tables: nothing else is said of them."""
    return frozenset(one.key for one, tables in _answered(report) if tables and one.statement.kind == "count")
