"""The words that a regular expression requires: one of them stands in every text that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gipr_lint.extensions.toolset import national_rules
from gipr_lint.limits.pattern import Pattern
from gipr_lint.rulefiles.literals import required_words

EXPRESSIONS = {
    "特此报告": ["特此报"],
    "(?:党的)?十九大(?=精神)|党的十九大": ["十九大", "党的十"],
    "(?:我|(?<!基)本)镇": ["我镇", "本镇"],
    "[甲乙]{2,3}方(?:面|案)?": ["方"],
    "(?:公开)+[^。]*信息管理": ["信息管"],
    "(?x)公开 [ ]? 指南 # 说明": ["公开指", "公开 指"],
    "(?>甲方|乙方)+": ["甲方", "乙方"],
    r"(?P<year>\d{4})年度": ["年度"],
    r"\d+|公开": [],
    "公开?|指?": [],
    "(?i)abc": [],
    "(?i:abc)": [],
    "[一-龥]+": [],
    "(?!公开)": [],
}


@pytest.mark.parametrize(("source", "words"), EXPRESSIONS.items())
def test_required(source: str, words: list[str]) -> None:
    assert sorted(required_words(source)) == sorted(words)


@given(st.text(alphabet="甲乙方面案公开我本基镇党的十九大精神", max_size=12))
def test_nothing_is_missed(text: str) -> None:
    """What an expression finds in a text, it finds as well if its words are sought before."""
    for source in EXPRESSIONS:
        known = Pattern(source, required_words(source))
        assert [found.span() for found in known.finditer(text)] == [one.span() for one in re.finditer(source, text)]
        assert bool(known.search(text)) == bool(re.search(source, text))


def test_rules_come_with_them() -> None:
    """The rules in force have the words that their expressions require."""
    names = next(rule.options for rule in national_rules() if rule.id == "abolished-organ").names  # type: ignore[attr-defined]
    assert list(names["林业厅"].words.required) == ["林业厅"]


def test_a_text_without_them_is_not_searched() -> None:
    pattern = Pattern("特此报告", ["另一个词"])
    assert pattern.search("特此报告。") is None
    assert not list(pattern.finditer("特此报告。"))
    assert pattern.search("特此报告，另一个词") is not None
