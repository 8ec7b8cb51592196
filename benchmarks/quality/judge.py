"""Judging: what the linter says of a report, against what is planted in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding, Level
from gipr_lint.model.rule import Rule
from tests.support.generator import LAYOUTS, Place, Printed, print_report
from tests.support.generator.telling.told import tell

from .defects import Case, Planted

EXPECTED_NOTES = {
    "halfwidth": frozenset({"halfwidth-punctuation", "stray-space"}),
    "pagebreak": frozenset({"page-furniture"}),
}
"""What a layout itself deserves: it is the conversion that writes half-width commas and page numbers."""


class Verdict(NamedTuple):
    """One judged report. ``planted`` is None for a true one; ``wrong`` are the findings that nothing justifies."""

    name: str
    printed: Printed
    planted: Planted | None
    found: bool
    wrong: tuple[Finding, ...]


def judge_true(reports: int) -> Iterator[Verdict]:
    """Judge true reports, the layouts in turn."""
    layouts = tuple(LAYOUTS)
    for seed in range(reports):
        model = tell(seed)
        assert model
        layout = layouts[seed % len(layouts)]
        printed = print_report(model, layout)
        deserved = EXPECTED_NOTES.get(layout, frozenset())
        wrong = tuple(each for each in findings(printed) if each.rule not in deserved)
        yield Verdict(f"true, seed {seed}, {layout}", printed, None, found=True, wrong=wrong)


def judge_case(case: Case, first: int, times: int) -> Iterator[Verdict]:
    """Plant a defect some times and judge the reports. Notes beside it count for nothing: true reports tell them."""
    for planted in case.plant(first, times):
        told = findings(planted.printed)
        right = [each for each in told if is_it(each, planted)]
        others = planted.expected.also if case.wrong else {case.rule, *planted.expected.also}
        marked = planted.expected.key == "mark"
        wrong = tuple(
            each
            for each in told
            if each not in right
            and each.level is not Level.NOTE
            and each.rule not in others
            and (each.rule != case.rule or marked)
        )
        name = f"{planted.name}, seed {planted.seed}, {planted.layout}"
        yield Verdict(name, planted.printed, planted, bool(right), wrong)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the national rules, loaded once."""
    return national_rules()


def findings(printed: Printed) -> tuple[Finding, ...]:
    """Return what the linter finds; a problem of the run is none of the report's faults and ends the bench."""
    run = lint([Input("report.txt", printed.text.encode)], rules())
    assert (run.checked, run.problems) == (1, ()), run.problems
    return tuple(run.findings)


def is_it(finding: Finding, planted: Planted) -> bool:
    """Tell whether a finding is the planted defect: by rule and level, and by a place that it names."""
    expected = planted.expected
    if finding.rule not in planted.rules or expected.level not in {"", finding.level.value}:
        return False
    places = (finding.location, *(mention.location for mention in finding.related))
    if not any(place.logical[: len(expected.logical)] == expected.logical for place in places):
        return False
    if not expected.key:
        return True
    at = planted.printed.places[expected.key]
    exact = expected.key == "mark"
    return any(place.span is not None and _touches(place.span, at, exact=exact) for place in places)


def _touches(span: Span, at: Place, *, exact: bool) -> bool:
    """Tell whether a span and a place share a character, or at least a line."""
    if not span.line <= at.line <= span.end_line:
        return False
    starts_before = span.line < at.line or span.column < at.end_column
    ends_after = span.end_line > at.line or span.end_column > at.column
    return not exact or (starts_before and ends_after)
