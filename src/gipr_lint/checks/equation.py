"""Check ``equation``: arithmetic that must hold along each row or down each column of a table."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gipr_lint import formats
from gipr_lint.checks.failures import Failure, consequences, failures, plain_number, side_names, spell, total_is_zero
from gipr_lint.checks.figures import Axis, Figures
from gipr_lint.equation import Equation
from gipr_lint.finding import Fields, Hit, Phrase
from gipr_lint.report import Report
from gipr_lint.rule import Check
from gipr_lint.yamlfile import suggest

_FEW = 3
"""So many failures that rest on blanks for zero may be wrong sums; more have another cause."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``equals`` must hold in ``table`` for ``each`` row or column.

    ``when`` limits it to rows or columns where another equation holds; ``unless`` leaves those alone where one holds,
    because another rule speaks of them. ``total`` names the column that repeats all others: where it fails only
    because they do, that is said with them; where it is zero all through, ``unless_total_zero`` leaves the table
    alone. ``once`` reports the first failure only and names the others. ``at`` is the name to point at, by default the
    last of the right side.
    """

    table: str
    each: Axis
    equals: Equation
    when: Equation | None = None
    unless: Equation | None = None
    total: str | None = None
    unless_total_zero: bool = False
    once: bool = False
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


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each row or column in which the equation fails."""
    table = report.tables.get(options.table)
    if table is None or table.foreign:
        return
    if options.unless_total_zero and options.total and total_is_zero(table, options.total):
        return
    failed = failures(report, table, options.each, options.equals)
    found = [failure for failure in failed if not _excused(options, failure.figures)]
    guessed = [failure for failure in found if not _is_certain(failure, options.equals)]
    if len(guessed) > _FEW:  # a column left blank that is not zero: the blank cells are the one fault
        found = [failure for failure in found if failure not in guessed]
    told = dict(consequences(found, options.total)) if options.total and options.each == "column" else {}
    spoken = [failure for failure in found if failure.figures.fixed not in told.get("", ())]
    if options.once and spoken:
        also = "、".join(failure.figures.where for failure in spoken[1:])
        yield _hit(spoken[0], options, (f"；{also}也是如此",) if also else ())
        return
    for failure in spoken:
        yield _hit(failure, options, told.get(failure.figures.fixed, ()))


def _is_certain(failure: Failure, equals: Equation) -> bool:
    names = (name for side in (equals.left, equals.right) for name in side_names(side, failure.figures))
    return all(failure.figures.certain(name) for name in names)


def _excused(options: Options, figures: Figures) -> bool:
    if options.when is not None:
        condition = options.when.evaluate(figures.value, figures.between)
        if condition is None or not condition.holds:
            return True
    if options.unless is not None:
        condition = options.unless.evaluate(figures.value, figures.between)
        return condition is not None and condition.holds
    return False


def _hit(failure: Failure, options: Options, said: Phrase) -> Hit:
    figures, equals = failure.figures, options.equals
    names = [name for side in (equals.left, equals.right) for name in side_names(side, figures)]
    place = figures.location(options.at or _principal(equals, figures))
    fields: Fields = {
        "where": figures.where,
        "left": spell(equals.left, failure.outcome.left, figures),
        "right": spell(equals.right, failure.outcome.right, figures),
        "difference": plain_number(abs(failure.difference)),
        "said": said,
    }
    values = tuple(f"{name}={figures.value(name)}" for name in names)
    return Hit(place, fields, certain=_is_certain(failure, equals), values=values)


def _principal(equals: Equation, figures: Figures) -> str:
    """Return the name at whose cell to point: the last of the right side, else the first of the left."""
    right = side_names(equals.right, figures)
    return right[-1] if right else side_names(equals.left, figures)[0]


CHECK = Check(
    run,
    Options,
    {
        "where": "出错的行或列",
        "left": "左边各项和它们的和",
        "right": "右边各项和它们的和",
        "difference": "两边相差多少",
        "said": "同一原因引起的其他差错，没有则为空",
    },
    "表格的数字应符合一个等式或不等式：逐行、逐列，或者在指定的几格之间。",
)
