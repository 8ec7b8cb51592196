"""The national rules against the catalogue beside the project: every id that judges one report, at its level."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.rule import Rule
from tests.support.paths import SHARED

CATALOGUE = SHARED / "design" / "rules.md"
pytestmark = pytest.mark.skipif(not CATALOGUE.is_file(), reason="needs ../shared beside the project")

ROW = re.compile(r"\| (?P<id>[a-z-]+) \| (?P<levels>[a-z /]+) \| (?P<input>[1YS]) \| (?P<meaning>.+) \|")
GROUPS = {
    "structure": "structure",
    "tables: completeness and values": "tables",
    "tables: arithmetic": "tables",
    "text against tables": "text",
    "year to year, level to level": "year",
    "privacy": "privacy",
    "time and names": "time",
    "wording": "wording",
}


def catalogue() -> Iterator[tuple[str, str, list[str]]]:
    """Id, group and levels of each rule of the first edition whose input is one report."""
    group = ""
    for line in CATALOGUE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            group = GROUPS.get(line.removeprefix("## "), "")
        elif group and (row := ROW.fullmatch(line)) and row["input"] == "1":
            yield row["id"], group, row["levels"].split(" / ")


def test_every_rule_is_there_with_its_level() -> None:
    known = {rule.id: rule for rule in national_rules()}
    due = list(catalogue())
    assert len(due) > 90
    assert [name for name, _, _ in due if name not in known] == []
    assert {name: levels for name, _, levels in due if known[name].level.value != levels[0]} == {}
    assert {name: group for name, group, _ in due if known[name].tags[0] != group} == {}


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in national_rules()])
def test_every_rule_says_why_and_how(rule: Rule) -> None:
    assert rule.basis
    assert rule.help
    assert rule.title
