"""The words that a regular expression requires: one of them stands in every text that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gipr_lint.checks.text.forbid import Options as Forbidden
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.limits.pattern import Pattern
from gipr_lint.rulefiles.literals import alternatives, required_words

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


ALTERNATIVES = {
    "甲|乙": ["甲", "乙"],
    "甲": [],
    "甲(?:乙|丙)": [],
    "[甲|乙]": [],
    r"甲\|乙": [],
    "[]|甲]|乙": ["[]|甲]", "乙"],
    "[^]|甲]|乙": ["[^]|甲]", "乙"],
    r"[\]|]|(?=甲|乙)丙|丁": [r"[\]|]", "(?=甲|乙)丙", "丁"],
    "甲#|乙": ["甲#", "乙"],
    "(?xm)^ 甲 # 丙|丁)\n|[#] 乙": ["(?xm)^ 甲 # 丙|丁)\n", "(?xm)[#] 乙"],
    r"(甲|乙)\1|丙": [],
    "(?P<one>甲)(?P=one)|乙": [],
    "甲|(?i:abc)": ["甲", "(?i:abc)"],
}


@pytest.mark.parametrize(("source", "parts"), ALTERNATIVES.items())
def test_alternatives(source: str, parts: list[str]) -> None:
    assert list(alternatives(source)) == parts


FORBIDDEN = [rule.options.forbidden for rule in national_rules() if isinstance(rule.options, Forbidden)]
PARTED = [one for one in FORBIDDEN if one.parts]


@given(st.lists(st.sampled_from(sorted({word for one in PARTED for part in one.parts for word in part.required}))))
def test_an_expression_occurs_where_one_of_its_alternatives_does(words: list[str]) -> None:
    text = "，".join(words)
    assert [one.source for one in PARTED if one.occurs(text)] == [
        one.source for one in PARTED if re.search(one.source, text)
    ]


def test_alternatives_are_sought_each_by_its_own_words() -> None:
    pattern = Pattern("甲+|乙+", (), [Pattern("甲+", ["甲"]), Pattern("乙+", ["丙"])])
    assert pattern.occurs("甲")
    assert not pattern.occurs("乙"), "the second part is told to need another word, and is not tried"
    assert pattern.search("乙") is not None
    assert len(PARTED) > 1
