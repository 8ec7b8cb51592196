"""An area's figures beside those of the organs below it: what is a fault, which one, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from gipr_lint.extensions.toolset import national_rules
from gipr_lint.testing.trial import run_on

RULES = {
    rule.id: rule
    for rule in national_rules()
    if rule.id in {"subordinate-sum", "below-subordinate", "digit-swap", "missing-subordinate"}
}
COUNTY = "云溪县人民政府2024年政府信息公开工作年度报告"
CELL = "proactive.penalties.decisions"
NOTHING = {"requests.*.*": "0", "remedies.*.*": "0", "proactive.*.*": "0"}


def told(own: str, *parts: str, title: str = COUNTY) -> list[tuple[str, str]]:
    """Return the rules that speak of penalties of a county with towns, with their messages."""
    towns: dict[str, Any] = {
        f"云溪县{number}号镇人民政府": {"set": {**NOTHING, CELL: part}} for number, part in enumerate(parts, 1)
    }
    example = {"title": title, "set": {CELL: own}, "county": towns}
    return [(one.rule, one.text) for rule in RULES.values() for one in run_on(rule, example).findings]


@pytest.mark.parametrize(
    ("own", "parts", "rules"),
    [
        ("30", ("10", "20"), []),
        ("31", ("10", "20"), []),
        ("29", ("10", "20"), ["subordinate-sum"]),
        ("19", ("10", "20"), ["below-subordinate"]),
        ("321", ("100", "212"), []),
        ("312", ("109", "212"), ["digit-swap"]),
        ("1243", ("1234",), ["digit-swap"]),
        ("1234", ("1243",), ["below-subordinate", "digit-swap"]),
        ("12", ("21",), ["below-subordinate"]),
        ("0", ("3",), ["below-subordinate"]),
    ],
)
def test_a_fault_is_told_by_the_rule_that_says_most(own: str, parts: tuple[str, ...], rules: list[str]) -> None:
    assert sorted(rule for rule, _ in told(own, *parts)) == rules


def test_many_organs_are_counted_and_the_largest_named() -> None:
    ((rule, text),) = told("29", "10", "7", "9", "1", "5")
    assert rule == "subordinate-sum"
    assert "1号镇人民政府 10、云溪县3号镇人民政府 9、云溪县2号镇人民政府 7等 5 个机关共 32" in text


@pytest.mark.parametrize("organ", ["云溪县松湾镇人民政府", "云溪县财政局", "云溪县人民政府办公室"])
def test_only_an_area_is_compared_with_the_organs_below_it(organ: str) -> None:
    assert told("1", "30", title=COUNTY.replace("云溪县人民政府", organ)) == []


def test_the_older_form_has_figures_that_may_fall() -> None:
    rule = RULES["below-subordinate"]
    form = {"proactive": "2019"}
    title = COUNTY.replace("2024", "2020")
    town = {"edition": form, "title": "云溪县松湾镇人民政府2020年政府信息公开工作年度报告"}
    run = run_on(rule, {"title": title, "edition": form, "county": {"云溪县松湾镇人民政府": town}})
    assert list(run.findings) == []
