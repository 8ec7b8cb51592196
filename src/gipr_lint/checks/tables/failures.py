"""Which rows or columns fail an equation, which of them only because others do, and the figures spelt out."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gipr_lint.checks.tables.figures import Figures
from gipr_lint.checks.tables.references import Along
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Mention, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportTable
from gipr_lint.rulefiles.equation_language import Equation, Evaluation, Side
from gipr_lint.rulefiles.expression import Node

EXACT = Decimal(0)
"""No tolerance."""
_MAX_DECIMAL_DIGITS = 6
"""More digits behind the point than these come from a division."""
_SHOWN_DECIMAL_DIGITS = 4
"""So many are shown of them."""


class FailedEquation(NamedTuple):
    """An equation that does not hold in one row or column."""

    figures: Figures
    outcome: Evaluation

    @property
    def difference(self) -> Decimal:
        """Left side less right side."""
        return self.outcome.left - self.outcome.right


@once_per_report
def failures(report: Report, along: Along, equals: Equation, tolerance: Decimal) -> list[FailedEquation]:
    """Return the rows or columns in which an equation fails; those with figures missing do not count.

    Several rules may ask for the same equation: it is computed once a report. Without ``along.each`` it is computed
    once, over the tables that it names.
    """
    found: list[FailedEquation] = []
    first = Figures(report, along)
    table = report.tables.get(along.table or "")
    names: Iterable[str] = ("",)
    plain = along.each is not None and "." not in equals.source.replace("..", "")
    if table is not None and along.each:
        names = table.rows if along.each == "row" else table.format.column
    for name in names:
        figures = first.beside(name)
        lookup = figures.along_line if plain else figures.value
        outcome = equals.evaluate(lookup, figures.between, tolerance)
        if outcome is not None and not outcome.holds:
            found.append(FailedEquation(figures, outcome))
    return found


def total_is_zero(table: ReportTable, total: str) -> bool:
    """Tell whether the total column is zero in every row while some other figure is not."""
    totals = [cell.value.number for row in table.rows.values() for cell in row.cells.values() if cell.column == total]
    others = [cell.value.number for row in table.rows.values() for cell in row.cells.values() if cell.column != total]
    return len(totals) > 1 and all(number == 0 for number in totals) and any(others)


def consequences(found: Sequence[FailedEquation], total: str) -> Iterator[tuple[str, Phrase]]:
    """Yield what to say with a failure about others that follow from it, and under "" the columns so told of.

    The total column follows from the columns that it sums up. Two columns that fail by opposite amounts are one case
    booked in the wrong one; the second is left to the rule ``shifted-case``.
    """
    others = [failure for failure in found if failure.figures.fixed != total]
    summed = next((failure for failure in found if failure.figures.fixed == total), None)
    silent: list[str] = []
    shifted = {first.figures.fixed: second for first, second in shifts(others)}
    for failure in others:
        said: list[str | Mention] = []
        pair = shifted.get(failure.figures.fixed)
        if pair is not None:
            silent.append(pair.figures.fixed)
            said.append(f"（{pair.figures.line}反过来{_apart(pair.difference)}，正好抵消，可能记错了列）")
        if summed is not None and others and sum(other.difference for other in others) == summed.difference:
            said.append(f"（{summed.figures.line}因此也{_apart(summed.difference)}）" if failure is others[0] else "")
            silent.append(total)
        yield failure.figures.fixed, tuple(said)
    yield "", tuple(dict.fromkeys(silent))


def _apart(difference: Decimal) -> str:
    return f"相差 {plain_number(abs(difference))}"


def shifts(found: Sequence[FailedEquation]) -> Iterator[tuple[FailedEquation, FailedEquation]]:
    """Yield the pairs that fail by opposite amounts, where a failure has just one such partner."""
    for index, first in enumerate(found):
        partners = [other for other in found if other.difference == -first.difference]
        rivals = [other for other in found if other.difference == first.difference]
        if len(partners) == len(rivals) == 1 and partners[0] in found[index + 1 :]:
            yield first, partners[0]


def side_names(side: Side, figures: Figures) -> list[str]:
    """Return the names of one side, ranges spelt out."""
    return [name for _, names in side.terms(figures.between) for name in names]


def spell(side: Side, value: Decimal, figures: Figures) -> Phrase:
    """Return one side with its figures, as "本年新收 60＋上年结转 0＝60". Zeros within a long sum are left out."""
    if side.is_sum:
        phrase = list(_spelt_sum(side, figures))
        if not phrase:
            return ("各项之和 0",)
        return (*phrase, f"＝{plain_number(value)}") if len(phrase) > 1 else tuple(phrase)
    phrase = list(_spelt(side.node, figures, 0))
    return tuple(phrase) if side.node.op in {"number", "name"} else (*phrase, f"＝{plain_number(value)}")


def _spelt_sum(side: Side, figures: Figures) -> Iterator[str | Mention]:
    """Yield what is added and subtracted, with its signs."""
    begun = False
    for sign, names in side.terms(figures.between):
        for name in names if len(names) == 1 else [name for name in names if figures.value(name)]:
            if begun or sign < 0:
                yield "＋" if sign > 0 else "－"
            yield _figure(name, figures)
            begun = True


_SIGNS = {"add": ("＋", 1), "subtract": ("－", 1), "multiply": ("×", 2), "divide": ("÷", 2)}
"""The sign of each operation, and how tightly it binds."""


def _spelt(node: Node, figures: Figures, binding: int) -> Iterator[str | Mention]:
    """Yield an expression as it is computed, in brackets where its surroundings bind more tightly."""
    words = [part for part in node.parts if isinstance(part, str)]
    inner = [part for part in node.parts if isinstance(part, Node)]
    match node.op:
        case "number":
            yield words[0]
        case "name":
            yield _figure(words[0], figures)
        case "negative":
            yield "－"
            yield from _spelt(inner[0], figures, 3)
        case "range" | "sum":
            yield "（"
            names = figures.between(words[0], words[1]) if words else ()
            for index, part in enumerate(inner or [Node("name", (name,)) for name in names]):
                yield from ("＋",) if index else ()
                yield from _spelt(part, figures, 1)
            yield "）"
        case operation:
            sign, own = _SIGNS[operation]
            yield from ("（",) if own < binding else ()
            yield from _spelt(inner[0], figures, own)
            yield sign
            yield from _spelt(inner[1], figures, own + 1)
            yield from ("）",) if own < binding else ()


def _figure(name: str, figures: Figures) -> str | Mention:
    words, place = f"{figures.label(name)} {plain_number(figures.value(name) or Decimal(0))}", figures.location(name)
    return Mention(words, place) if place else words


def plain_number(number: Decimal) -> str:
    """Return a figure as people write it: without an exponent, rounded where it has more places than anyone prints."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MAX_DECIMAL_DIGITS:
        number = round(number, _SHOWN_DECIMAL_DIGITS)
    return format(number.normalize(), "f")
