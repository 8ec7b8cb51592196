"""The sums of the tables, shown beside the totals with which they must agree."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from gipr_lint.checks.tables.equation import Options
from gipr_lint.checks.tables.failures import plain_number, side_names, spell
from gipr_lint.checks.tables.figures import Figures
from gipr_lint.model.document import Span
from gipr_lint.model.finding import plain
from gipr_lint.model.report import Report
from gipr_lint.rulefiles.equation_language import Evaluation
from gipr_lint.server.reports.places import range_of
from gipr_lint.server.session import CheckedReport

_ALONG = {"row": "行", "column": "列"}


def inlay_hints(checked: CheckedReport, wanted: types.Range) -> list[types.InlayHint]:
    """Return what rows and columns add up to, behind the cell that must say the same, within a range."""
    if checked.report is None:
        return []
    hints = (_hint(checked, *one) for one in _sums(checked, checked.report))
    return [one for one in hints if wanted.start <= one.position <= wanted.end]


def _sums(checked: CheckedReport, report: Report) -> Iterator[tuple[Span, str, str]]:
    """Yield the cell, what is shown behind it and what is told of that, for each sum along a row or down a column."""
    seen: set[tuple[Span, str]] = set()
    for rule in checked.project.rules_for(checked.path):
        options = rule.options
        if not isinstance(options, Options) or options.each is None or options.fault != "unequal":
            continue
        table = report.tables.get(options.table or "")
        if table is None or table.foreign or options.equals.comparison != "==":
            continue
        for name in table.rows if options.each == "row" else table.format.column:
            figures = Figures(report, options.along).beside(name)
            outcome = options.equals.evaluate(figures.value, figures.between, options.tolerance)
            if outcome is None:
                continue
            place = next(_places(options, figures), None)
            shown = f"{_ALONG[options.each]}{_sign(outcome)}{plain_number(outcome.left)}"
            if place is not None and (place, shown) not in seen:
                seen.add((place, shown))
                yield place, shown, _told(options, outcome, figures)


def _sign(outcome: Evaluation) -> str:
    return "＝" if outcome.holds else "≠"


def _places(options: Options, figures: Figures) -> Iterator[Span]:
    """Yield where the last figure of the right side stands, which is the total or the balance."""
    for name in reversed(side_names(options.equals.right, figures)):
        place = figures.location(name)
        if place is not None and place.path is None and place.span is not None:
            yield place.span


def _told(options: Options, outcome: Evaluation, figures: Figures) -> str:
    left, right = (
        plain(spell(side, value, figures))
        for side, value in ((options.equals.left, outcome.left), (options.equals.right, outcome.right))
    )
    return f"{left}；{right}"


def _hint(checked: CheckedReport, cell: Span, shown: str, told: str) -> types.InlayHint:
    return types.InlayHint(range_of(checked, cell).end, shown, tooltip=told, padding_left=True)
