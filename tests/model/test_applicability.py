"""Limits of a rule: to kinds of organs, to years."""

from __future__ import annotations

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.applicability import Applies, Kind
from gipr_lint.model.finding import Level
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.testing import Sample

TOWN, COUNTY = "云溪县松湾镇人民政府", "云溪县人民政府"


def report(organ: str, year: int | None = 2024) -> Report:
    sample = Sample(title=f"{organ}{year or ''}年政府信息公开工作年度报告")
    text = sample.text if year else sample.text.replace("2024", "")
    return parse_report(read(text.encode(), "报告.txt"))


@pytest.mark.parametrize(
    ("organ", "only", "but", "concerned"),
    [
        (TOWN, (), (), True),
        (TOWN, ("town",), (), True),
        (TOWN, ("government",), (), True),
        (TOWN, ("area",), (), False),
        (TOWN, ("county", "department"), (), False),
        (TOWN, (), ("town",), False),
        (TOWN, ("government",), ("town",), False),
        (COUNTY, ("area",), (), True),
        (COUNTY, ("county",), (), True),
        (COUNTY, (), ("area",), False),
        ("云溪县水利局", ("department",), (), True),
        ("云溪县水利局", ("government",), (), False),
        ("云溪县水利局", (), ("area",), True),
    ],
)
def test_kinds_of_organs(organ: str, only: tuple[Kind, ...], but: tuple[Kind, ...], concerned: bool) -> None:
    assert Applies(organ=only, excluded=but).concerns(report(organ)) is concerned


@pytest.mark.parametrize(
    ("since", "until", "concerned"),
    [(None, None, True), (2024, None, True), (2025, None, False), (None, 2024, True), (None, 2023, False)],
)
def test_years(since: int | None, until: int | None, concerned: bool) -> None:
    limits = Applies(since=since, until=until)
    assert limits.concerns(report(TOWN)) is concerned
    unknown = report(TOWN, None)
    assert unknown.year is None
    assert limits.concerns(unknown)


def test_what_is_guessed_of_an_organ_is_a_warning_at_most() -> None:
    power = next(rule for rule in national_rules() if rule.id == "rulemaking-power")
    levels = {}
    for organ in ("云溪县水利局", "水利局"):
        sample = Sample(title=f"{organ}2024年政府信息公开工作年度报告")
        sample.edit({"set": {"proactive.rules.made": "2", "proactive.rules.in_force": "2"}})
        (finding,) = lint([Input("报告.txt", sample.text.encode)], [power]).findings
        levels[organ] = finding.level
    assert levels == {"云溪县水利局": Level.ERROR, "水利局": Level.WARNING}
