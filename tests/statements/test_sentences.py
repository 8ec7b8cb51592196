"""Each sentence of the corpus: silent where its numbers are right, and a finding where one is wrong."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from gipr_lint import Level
from gipr_lint.model.finding import Finding
from tests.support.paths import SENTENCES
from tests.support.sentences.cases import CONFUSABLE, READINGS, Case, read_cases, variants
from tests.support.sentences.figures import PLACE, Figures, read_figures
from tests.support.sentences.judged import judged

MOST_MISSED_SHARE = 0.07
"""Of so many cases of the corpus a wrong number may not be found yet; none is a false alarm."""
FIGURES = {path.stem: read_figures(path) for path in sorted((SENTENCES / "reports").glob("*.yaml"))}
CASES = [
    pytest.param(case, id=f"{path.stem}-{case.name or number}")
    for path in sorted(SENTENCES.glob("*.yaml"))
    for number, case in enumerate(read_cases(path), 1)
]


@cache
def report(figures: Figures, section: str) -> str:
    """Return the report with these figures, written once for all cases."""
    return figures.report(section)


def findings(figures: Figures, section: str, text: str) -> tuple[list[Finding], int]:
    """Return what the rules over text find in a report with a sentence, and the sentence's first line."""
    before, after = report(figures, section).split(PLACE)
    return judged(before + text + after), before.count("\n") + 1


def _line(finding: Finding) -> int:
    return finding.location.span.line if finding.location.span else 0


@pytest.mark.parametrize("case", CASES)
def test_sentence(case: Case) -> None:
    mistakes, silent = [], []
    for variant in variants(case, FIGURES[case.speaker]):
        found, line = findings(variant.figures, case.section, variant.text)
        if variant.due:
            lines = range(line, line + 1 + variant.text.count("\n"))
            if not any(_line(one) in lines and case.rule in {None, one.rule} for one in found):
                silent.append(f"silent: {variant.text}")
        else:
            mistakes += [f"{one.rule}: {variant.text}" for one in found if one.level is not Level.NOTE]
    assert mistakes == []
    assert bool(silent) == case.missed, silent or "found by now: it is no longer missed"


def test_few_cases_are_missed() -> None:
    cases = [case for param in CASES for case in param.values if isinstance(case, Case)]
    assert sum(case.missed for case in cases) <= MOST_MISSED_SHARE * len(cases)


@pytest.mark.parametrize("speaker", sorted(FIGURES))
@pytest.mark.parametrize("section", ["overview", "proactive", "requests", "remedies", "problems", "other_matters"])
def test_the_report_without_a_sentence_is_faultless(speaker: str, section: str) -> None:
    assert findings(FIGURES[speaker], section, "")[0] == []


def test_no_case_stands_twice() -> None:
    texts = Counter(case.text for param in CASES for case in param.values if isinstance(case, Case))
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("speaker", sorted(FIGURES))
def test_no_two_quantities_are_the_same(speaker: str) -> None:
    names = {*CONFUSABLE, *(reading for readings in READINGS.values() for reading in readings)}
    values = Counter(FIGURES[speaker].value(name) for name in names)
    assert [value for value, count in values.items() if count > 1] == []
