"""Recall: each single defect, in each layout that can carry it, is found by its rule at its place; nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from gipr_lint import lint_text
from gipr_lint.model.finding import Finding, Level
from tests.support.generator import DEFECTS, Defect, Expected, Printed, make, print_report
from tests.support.generator.model import dice

SEEDS_APART = 50
TABLES = {("proactive",), ("requests",), ("remedies",)}
"""Where a planted figure makes the true text contradict its table, which the text rules then say."""


def planted(defect: Defect) -> Iterator[tuple[str, int, Expected, Printed]]:
    """The defect in each of its layouts, each time in another report that is fit for it."""
    for number, layout in enumerate(defect.layouts):
        for seed in count(number * SEEDS_APART):
            result = defect.plant(make(seed, defect.edition), dice("plant", defect.name, seed))
            if result is not None:
                yield layout, seed, result[1], print_report(result[0], layout)
                break


@pytest.mark.parametrize("defect", [pytest.param(defect, id=defect.name) for defect in DEFECTS])
def test_defect_is_found_at_its_place_and_nothing_else(defect: Defect) -> None:
    wrong = []
    for layout, seed, expected, printed in planted(defect):
        findings = lint_text(printed.text).findings
        told = [f"{finding.rule} {finding.text} {finding.location}" for finding in findings]
        if not any(is_it(finding, expected, printed) for finding in findings):
            wrong.append(f"{layout}, seed {seed}: missed {expected}, found {told}")
        others = [
            f"{finding.rule}: {finding.text}"
            for finding in findings
            if finding.level is not Level.NOTE
            and finding.rule not in {expected.rule, *expected.also}
            and not (finding.rule.startswith("text-") and expected.logical[:1] in TABLES)
        ]
        if others:
            wrong.append(f"{layout}, seed {seed}: {expected.rule} was planted, but also found {others}")
    assert wrong == []


def is_it(finding: Finding, expected: Expected, printed: Printed) -> bool:
    """Tell whether a finding is the expected one: rule, logical path, place, level, words."""
    locations = (finding.location, *(mention.location for mention in finding.related))
    return (
        finding.rule == expected.rule
        and finding.level.value in {expected.level, finding.level.value if not expected.level else ""}
        and expected.words in finding.text
        and any(location.logical[: len(expected.logical)] == expected.logical for location in locations)
        and (not expected.key or any(stands_there(location.span, expected, printed) for location in locations))
    )


def stands_there(span: tuple[int, int, int, int] | None, expected: Expected, printed: Printed) -> bool:
    """Tell whether a span covers the line of the place or, where exactness is asked for, is the place."""
    if span is None:
        return False
    line, column, end = printed.places[expected.key]
    if not expected.exact:
        return span[0] <= line <= span[2]
    if column == end:  # a blank cell has no characters; where between its separators it is said to stand is free
        return span[0] == line and abs(span[1] - column) <= 1
    return tuple(span) == (line, column, line, end)
