"""Check ``equation``: arithmetic that must hold along each row, down each column, or between cells of any tables."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.agreed_total import Across, agreed_total
from gipr_lint.checks.passages import prose
from gipr_lint.checks.places import first_line
from gipr_lint.checks.tables.failures import (
    FailedEquation,
    consequences,
    failures,
    plain_number,
    side_names,
    spell,
    total_is_zero,
)
from gipr_lint.checks.tables.figures import Figures
from gipr_lint.checks.tables.references import Along, Axis, mistakes, wrong_name
from gipr_lint.checks.tables.shifted import shifted
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Fields, Hit, Location, Phrase
from gipr_lint.model.official_format import Editions
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportTable
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.rulefiles.equation_language import Equation

_OTHER: dict[Axis, Axis] = {"row": "row", "column": "row"}
"""Along what the name of a total is looked up: it is always a column."""
_FEW_FAILURES = 3
"""So many failures that rest on blanks for zero may be wrong sums; more have another cause."""


class Options(CheckOptions, frozen=True, kw_only=True, rename="kebab"):
    """Where a total column fails only because the columns that it sums up do, that is said with them."""

    equals: Annotated[Equation, Meta(description="应成立的等式或不等式，例如 new + carried_in == handled")]
    table: Annotated[
        str | None, Meta(description="表格：proactive、requests、remedies 或规则包增加的表格；写了 each 就要写")
    ] = None
    each: Annotated[
        Axis | None,
        Meta(description="row 逐行（名称是列）、column 逐列（名称是行）；不写只算一次，名称写“表格.行.列”"),
    ] = None
    tolerance: Annotated[Decimal, Meta(description="允许的误差，两边相差不超过它就算相等")] = Decimal(0)
    when: Annotated[Equation | None, Meta(description="只检查这个等式也成立的行或列")] = None
    unless: Annotated[Equation | None, Meta(description="不检查这个等式成立的行或列（另有规则说明）")] = None
    total: Annotated[str | None, Meta(description="总计列：它出错只因为其他列出错时，合并说明")] = None
    unless_total_zero: Annotated[bool, Meta(description="总计列全为 0 时不检查（另有规则说明）")] = False
    explained: Annotated[
        Pattern | None, Meta(description="正文（以及表下附注、单元格里的附注）里有与这个正则表达式相符的说明时不检查")
    ] = None
    once: Annotated[bool, Meta(description="只报告第一处，并说明其余各处")] = False
    fault: Annotated[
        Literal["unequal", "shifted", "total-zero"],
        Meta(
            description="报告哪种差错：unequal 等式不成立，shifted 两列的差额大小相等、方向相反（可能有一件记错了列），"
            "total-zero 总计列各行都是 0 而其他列有数；后两种要写 table、each 和 total"
        ),
    ] = "unequal"
    further: Annotated[
        tuple[Equation, ...], Meta(description="fault 为 shifted 时：equals 以外还要逐列比较的等式")
    ] = ()
    agrees: Annotated[
        tuple[Across, ...] | None,
        Meta(
            description="写了就可以改：右边只有一格的，改成左边之和（--unsafe-fixes）；这里的等式凡用到这一格的，换上新的数"
            "都应成立，至少有一个；写 [] 则只看左边"
        ),
    ] = None
    at: Annotated[
        str | None, Meta(description="报告在哪个名称的格子上；不写则是右边最后一个，没有写 each 的是左边第一个")
    ] = None

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield the options that name a table, row or column which no edition has."""
        if self.each and not self.table:
            yield "each", "写了 each 就要写 table"
            return
        if not self.tolerance.is_finite() or self.tolerance < 0:
            yield "tolerance", "误差应是不小于 0 的数"
        if self.fault != "unequal" and not (self.each and self.total):
            yield "fault", f"{self.fault} 要同时写 table、each 和 total"
        if self.further and self.fault != "shifted":
            yield "further", "只在 fault 为 shifted 时有用"
        own = (("equals", self.equals), ("when", self.when), ("unless", self.unless), *self._further)
        across = [("agrees", one.equals, Along(self.table, one.each)) for one in self.agrees or ()]
        for key, equation, along in (*((key, one, self.along) for key, one in own if one is not None), *across):
            yield from mistakes(key, equation, along, editions)
        for key, name in (("at", self.at), ("total", self.total)):
            if name is not None:
                along = self.along if key == "at" or self.each is None else Along(self.table, _OTHER[self.each])
                wrong = wrong_name(name, along, editions)
                if wrong:
                    yield key, wrong

    @property
    def _further(self) -> Iterator[tuple[str, Equation]]:
        return (("further", equation) for equation in self.further)

    @property
    def along(self) -> Along:
        """Where the names of the equation stand."""
        return Along(self.table, self.each)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each row or column in which the equation fails."""
    table = report.tables.get(options.table or "")
    if options.each and (table is None or table.foreign):
        return
    if table is not None and options.total and options.fault == "shifted":
        yield from shifted(report, options.along, (options.equals, *options.further), options.total)
        return
    if table is not None and options.total and options.fault == "total-zero":
        yield from _total_zero(table, options.total)
        return
    if options.unless_total_zero and options.total and table and total_is_zero(table, options.total):
        return
    failed = failures(report, options.along, options.equals, options.tolerance)
    found = [one for one in failed if not _is_blank(one, options.equals) and not _excused(options, one.figures)]
    if found and options.explained and options.explained.search(prose(report)):
        return
    guessed = [failure for failure in found if not _is_certain(failure, options.equals)]
    if len(guessed) > _FEW_FAILURES:  # a column left blank that is not zero: the blank cells are the one fault
        found = [failure for failure in found if failure not in guessed]
    told = dict(consequences(found, options.total)) if options.total and options.each == "column" else {}
    spoken = [failure for failure in found if failure.figures.fixed not in told.get("", ())]
    if options.once and spoken:
        also = "、".join(failure.figures.line for failure in spoken[1:])
        yield _hit(spoken[0], options, (f"；{also}也是如此",) if also else ())
        return
    for failure in spoken:
        yield _hit(failure, options, told.get(failure.figures.fixed, ()))


def _total_zero(table: ReportTable, total: str) -> Iterator[Hit]:
    """Yield a hit where the total column was not filled in: one fault, though every sum of the table fails."""
    if total_is_zero(table, total):
        cells = [cell for row in table.rows.values() for cell in row.cells.values() if cell.column == total]
        location = table.location(None, total, cells[0].span)
        yield Hit(location, {"where": table.label(None, total)}, certain=all(cell.certain for cell in cells))


def _is_certain(failure: FailedEquation, equals: Equation) -> bool:
    names = (name for side in (equals.left, equals.right) for name in side_names(side, failure.figures))
    return all(failure.figures.certain(name) for name in names)


def _is_blank(failure: FailedEquation, equals: Equation) -> bool:
    """Tell whether one side is nothing but blanks: a total that was left out is no zero, whatever other blanks are."""
    sides = ([*side_names(side, failure.figures)] for side in (equals.left, equals.right))
    return any(names and not any(map(failure.figures.is_figure, names)) for names in sides)


def _excused(options: Options, figures: Figures) -> bool:
    if options.when is not None:
        condition = options.when.evaluate(figures.value, figures.between)
        if condition is None or not condition.holds:
            return True
    if options.unless is not None:
        condition = options.unless.evaluate(figures.value, figures.between)
        return condition is not None and condition.holds
    return False


def _hit(failure: FailedEquation, options: Options, said: Phrase) -> Hit:
    figures, equals = failure.figures, options.equals
    names = [name for side in (equals.left, equals.right) for name in side_names(side, figures)]
    principal = options.at or _principal(options, figures)
    place = figures.location(principal) or Location(first_line(figures.report))
    fields: Fields = {
        "where": figures.where(principal),
        "left": spell(equals.left, failure.outcome.left, figures),
        "right": spell(equals.right, failure.outcome.right, figures),
        "difference": plain_number(abs(failure.difference)),
        "said": said,
    }
    values = tuple(f"{name}={figures.value(name)}" for name in names)
    certain = _is_certain(failure, equals)
    fix = agreed_total(failure, equals, options.agrees) if options.agrees is not None and certain else None
    return Hit(place, fields, certain=certain, values=values, fix=fix)


def _principal(options: Options, figures: Figures) -> str:
    """Return the name at whose cell of this report to point.

    Along rows and columns the last one of the right side is the total or balance; between cells of any tables the
    first one of the left side is what the rule is about.
    """
    left, right = (
        [name for name in side_names(side, figures) if (place := figures.location(name)) and place.path is None]
        for side in (options.equals.left, options.equals.right)
    )
    names = [*right[-1:], *left] if options.each else [*left, *right[-1:]]
    return names[0] if names else ""


CHECK = Check(
    run,
    Options,
    {
        "where": "出错的行或列",
        "left": "左边各项和它们的和",
        "right": "右边各项和它们的和",
        "difference": "两边相差多少",
        "said": "同一原因引起的其他差错，没有则为空",
        "first": "fault 为 shifted 时：差额相反的前一列",
        "second": "fault 为 shifted 时：后一列",
    },
    "表格的数字应符合一个等式或不等式：逐行、逐列，或者在指定的几格之间。",
    needs="tables",
)
