"""Check ``equation``: arithmetic that must hold along each row or down each column of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import msgspec

from gipr_lint import formats
from gipr_lint.checks.figures import Axis, Figures, numbers_of
from gipr_lint.equation import Equation, Outcome, Side
from gipr_lint.finding import Hit, Mention, Phrase
from gipr_lint.report import Report, ReportTable
from gipr_lint.rule import Check
from gipr_lint.yamlfile import suggest


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``equals`` must hold in ``table`` for ``each`` row or column.

    ``when`` limits it to rows or columns where another equation holds; ``unless`` leaves those alone where one holds,
    because another rule speaks of them. ``total`` names the column that repeats all others: where it fails only
    because they do, that is said with them; where it is zero all through, ``unless_total_zero`` leaves the table
    alone. ``once`` reports the first failure only and names the others. ``organ`` limits the check to organs that
    cannot make 规章. ``at`` is the name to point at, by default the last of the right side.
    """

    table: str
    each: Axis
    equals: Equation
    when: Equation | None = None
    unless: Equation | None = None
    total: str | None = None
    unless_total_zero: bool = False
    once: bool = False
    organ: Literal["any", "without-rulemaking"] = "any"
    at: str | None = None

    def validate(self) -> Iterator[tuple[str, str]]:
        """Yield the options that name a table, row or column which no edition has."""
        for key, equation in (("equals", self.equals), ("when", self.when), ("unless", self.unless)):
            if equation is not None:
                yield from unknown_names(key, equation, self.table, self.each)


def unknown_names(key: str, equation: Equation, table: str, each: Axis) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the names of an equation: none of the editions knows them."""
    known = [one.table[table] for one in map(formats.load, formats.EDITIONS) if table in one.table]
    if not known:
        yield "table", f"没有表格“{table}”"
        return
    names = (
        {one.id for form in known for one in form.columns}
        if each == "row"
        else {one for form in known for one in (*form.row, *form.group)}
    )
    for name in equation.names():
        if name not in names:
            guess = suggest(name, sorted(names))
            yield key, f"没有“{name}”这一{'列' if each == 'row' else '行'}{guess}{equation.caret(name)}"


@dataclass(frozen=True, slots=True)
class Failure:
    """An equation that does not hold in one row or column."""

    figures: Figures
    outcome: Outcome

    @property
    def difference(self) -> Decimal:
        """Left side less right side."""
        return self.outcome.left - self.outcome.right


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each row or column in which the equation fails."""
    table = report.tables.get(options.table)
    if table is None or table.foreign or not _concerns(report, options):
        return
    if options.unless_total_zero and options.total and total_is_zero(table, options.total):
        return
    certain = options.organ == "any" or report.publisher.certain
    found = failures(report, table, options)
    told = dict(consequences(found, options.total))
    spoken = [failure for failure in found if failure.figures.fixed not in told.get("", ())]
    if options.once and spoken:
        also = tuple(failure.figures.where for failure in spoken[1:])
        yield _hit(spoken[0], options, ("；" + "、".join(also) + "也是如此",) if also else (), certain=certain)
        return
    for failure in spoken:
        said = told.get(failure.figures.fixed, ())
        yield _hit(failure, options, said, certain=certain)


def _concerns(report: Report, options: Options) -> bool:
    if options.organ == "any":
        return True
    return report.publisher.level in {"county", "town", "department"}


def failures(report: Report, table: ReportTable, options: Options) -> list[Failure]:
    """Return the rows or columns in which the equation fails; those with figures missing do not count."""
    return [failure for failure in _failures(report, table, options) if not _excused(options, failure.figures)]


def _failures(report: Report, table: ReportTable, options: Options) -> list[Failure]:
    """Return all failures of an equation: several rules may ask for the same one, which is computed once."""
    key = f"failures {table.id} {options.each} {options.equals.source}"
    known: list[Failure] | None = report.facts.get(key)
    if known is None:
        known = report.facts[key] = []
        first = Figures(table, numbers_of(report, table), options.each, "")
        for name in table.rows if options.each == "row" else table.format.column:
            figures = first.beside(name)
            outcome = options.equals.evaluate(figures.value, figures.between)
            if outcome is not None and not outcome.holds:
                known.append(Failure(figures, outcome))
    return known


def _excused(options: Options, figures: Figures) -> bool:
    if options.when is not None:
        condition = options.when.evaluate(figures.value, figures.between)
        if condition is None or not condition.holds:
            return True
    if options.unless is not None:
        condition = options.unless.evaluate(figures.value, figures.between)
        return condition is not None and condition.holds
    return False


def total_is_zero(table: ReportTable, total: str) -> bool:
    """Tell whether the total column is zero in every row while some other figure is not."""
    totals = [cell.value.number for row in table.rows.values() for cell in row.cells.values() if cell.column == total]
    others = [cell.value.number for row in table.rows.values() for cell in row.cells.values() if cell.column != total]
    return len(totals) > 1 and all(number == 0 for number in totals) and any(others)


def consequences(found: Sequence[Failure], total: str | None) -> Iterator[tuple[str, Phrase]]:
    """Yield what to say with a failure about others that follow from it, and under "" the columns so told of.

    The total column follows from the columns that it sums up. Two columns that fail by opposite amounts are one case
    booked in the wrong one; the second is left to the rule ``shifted-case``.
    """
    if total is None:
        return
    others = [failure for failure in found if failure.figures.fixed != total]
    summed = next((failure for failure in found if failure.figures.fixed == total), None)
    silent: list[str] = []
    shifted = {first.figures.fixed: second for first, second in shifts(others)}
    for failure in others:
        said: list[str | Mention] = []
        pair = shifted.get(failure.figures.fixed)
        if pair is not None:
            silent.append(pair.figures.fixed)
            said.append(f"（{pair.figures.where}相差 {_plain(pair.difference)}，正好抵消，可能有一件记错了列）")
        if summed is not None and others and sum(other.difference for other in others) == summed.difference:
            said.append(
                f"（{summed.figures.where}因此也相差 {_plain(summed.difference)}）" if failure is others[0] else ""
            )
            silent.append(total)
        yield failure.figures.fixed, tuple(said)
    yield "", tuple(dict.fromkeys(silent))


def shifts(found: Sequence[Failure]) -> Iterator[tuple[Failure, Failure]]:
    """Yield the pairs that fail by opposite amounts, where a failure has just one such partner."""
    for index, first in enumerate(found):
        partners = [other for other in found if other.difference == -first.difference]
        rivals = [other for other in found if other.difference == first.difference]
        if len(partners) == len(rivals) == 1 and partners[0] in found[index + 1 :]:
            yield first, partners[0]


def _hit(failure: Failure, options: Options, said: Phrase, *, certain: bool) -> Hit:
    figures, equals = failure.figures, options.equals
    names = [name for side in (equals.left, equals.right) for name in side_names(side, figures)]
    place = figures.location(options.at or _principal(equals, figures))
    fields: dict[str, str | int | Phrase] = {
        "where": figures.where,
        "left": spell(equals.left, failure.outcome.left, figures),
        "right": spell(equals.right, failure.outcome.right, figures),
        "difference": _plain(abs(failure.difference)),
        "said": said,
    }
    values = tuple(f"{name}={figures.value(name)}" for name in names)
    return Hit(place, fields, certain=certain and all(figures.certain(name) for name in names), values=values)


def _principal(equals: Equation, figures: Figures) -> str:
    """Return the name at whose cell to point: the last of the right side, else the first of the left."""
    right = side_names(equals.right, figures)
    return right[-1] if right else side_names(equals.left, figures)[0]


def side_names(side: Side, figures: Figures) -> list[str]:
    """Return the names of one side, ranges spelt out."""
    return [name for _, names in side.terms(figures.between) for name in names]


def spell(side: Side, value: Decimal, figures: Figures) -> Phrase:
    """Return one side with its figures, as "本年新收 60＋上年结转 0＝60". Zeros within a sum are left out."""
    phrase: list[str | Mention] = []
    count = 0
    for sign, names in side.terms(figures.between):
        shown = names if len(names) == 1 else [name for name in names if figures.value(name)]
        for name in shown:
            if count or sign < 0:
                phrase.append("＋" if sign > 0 else "－")
            number = figures.value(name)
            phrase.append(Mention(f"{figures.label(name)} {_plain(number or Decimal(0))}", figures.location(name)))
            count += 1
    if not count:
        return ("各项之和 0",) if side.terms(figures.between) else (_plain(value),)
    return (*phrase, f"＝{_plain(value)}") if count > 1 else tuple(phrase)


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


CHECK = Check(run, Options, frozenset({"where", "left", "right", "difference", "said"}))
