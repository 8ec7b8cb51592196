"""Sentences about the figures of a report: true ones stay silent, false ones are found at the wrong number."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from gipr_lint import lint_text
from gipr_lint.testing import Sample
from tests.support.sentences.true_and_false import FOUND, MORE_FOUND, MORE_SILENT, NONE, SILENT, SILENT_NONE, TABLES

_MARK = re.compile(r"\[\|(.*?)\|\]")


def found(text: str, *tables: Mapping[str, str | int]) -> list[tuple[str, str]]:
    """Return the findings about a sentence of section one: the rule and the words."""
    sample = Sample()
    for cells in tables:
        sample.edit({"set": cells})
    sample.edit({"section": {"overview": text}})
    run = lint_text(sample.text)
    assert run.problems == ()
    lines = sample.text.split("\n")
    result = []
    for finding in run.findings:
        span = finding.location.span
        if finding.rule.startswith("text-") and span:
            result.append((finding.rule, lines[span.line - 1][span.column - 1 : span.end_column - 1]))
    return result


def test_there_are_sentences_enough() -> None:
    assert len(SILENT) + len(SILENT_NONE) >= 60
    assert len(FOUND) >= 40


@pytest.mark.parametrize("text", SILENT + MORE_SILENT)
def test_a_true_sentence_stays_silent(text: str) -> None:
    assert found(text, TABLES) == []


@pytest.mark.parametrize("text", SILENT_NONE)
def test_a_true_sentence_about_nothing_stays_silent(text: str) -> None:
    assert found(text, NONE) == []


@pytest.mark.parametrize(("rule", "marked"), FOUND + MORE_FOUND)
def test_a_false_number_is_found(rule: str, marked: str) -> None:
    expected = [(rule, match[1]) for match in _MARK.finditer(marked)]
    assert found(_MARK.sub(r"\1", marked), TABLES) == expected
