"""The five real reports beside the project: what the parser must understand of them, and what the rules must say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from gipr_lint.authoring.report_view import as_json, as_text
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.finding import Level
from gipr_lint.model.run import Run
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.reporters import REPORTERS, ReporterOptions, reporter
from tests.support.paths import SHARED

SEEDS = SHARED / "reports" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared beside the project")

NAMES = ("S000", "S001", "S002", "S003", "S004")
COLLAPSED = {"overdue_correction", "overdue_fee", "other"}
SECTIONS = ["overview", "proactive", "requests", "remedies", "problems", "other_matters"]

ORGANS = {
    "S000": ("二塘乡", 2023, "text"),
    "S001": ("桃江县桃花江镇", 2023, "title"),
    "S002": ("衡山县贯塘", 2024, "title"),
    "S003": ("小铺乡", 2024, "title"),
    "S004": ("红崖子沟乡", 2023, "title"),
}
NORMATIVE_DOCUMENTS = {"S000": (6, 0, 6), "S001": (2, 2, 34), "S002": (0, 0, 0), "S003": (0, 0, 0), "S004": (15, 0, 15)}
PENALTIES = {"S000": 0, "S001": 14, "S002": 0, "S003": 0, "S004": 0}
GRAVE = {
    "S000": ["fee-statement", "row-label", "title-year"],
    "S001": ["surplus-cell"],
    "S002": ["fee-statement"],
    "S003": ["fee-statement"],
    "S004": ["fee-statement", "missing-row", "row-label", "title-form"],
}
"""The errors and warnings of each seed, complete."""


@cache
def shown(name: str) -> Mapping[str, Any]:
    """What ``show --format json`` says of a seed."""
    file = SEEDS / f"{name}.txt"
    loaded: Mapping[str, Any] = json.loads(as_json(parse_report(read(file.read_bytes(), file.name), None)))
    return loaded


@cache
def checked(name: str) -> Run:
    """The run over one seed, by all rules."""
    file = SEEDS / f"{name}.txt"
    return lint([Input(file.name, file.read_bytes)], national_rules())


@pytest.mark.parametrize("name", NAMES)
def test_organ_and_year(name: str) -> None:
    facts = shown(name)
    assert (facts["organ"], facts["year"], facts["year_source"]) == ORGANS[name]
    assert facts["edition"] == "2021"


@pytest.mark.parametrize("name", NAMES)
def test_the_six_sections(name: str) -> None:
    sections = shown(name)["sections"]
    assert [section["id"] for section in sections] == SECTIONS
    assert [section["number"] for section in sections] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_of_the_requests(name: str) -> None:
    rows = shown(name)["tables"]["requests"]
    official = list(national_format_rows())
    expected = [row for row in official if name != "S004" or row not in COLLAPSED]
    assert sorted(rows) == sorted(expected)
    assert {len(row) for row in rows.values()} == {7}
    assert {cell["value"] for row in rows.values() for cell in row.values()} == {0}
    places = {(cell["line"], cell["column"]) for row in rows.values() for cell in row.values()}
    assert len(places) == 7 * len(expected), "two cells were read from one place"
    for row in rows.values():
        assert [cell["column"] for cell in row.values()] == sorted(cell["column"] for cell in row.values())


def national_format_rows() -> tuple[str, ...]:
    """The rows of the official table three, as a report that prints all of them shows them."""
    return tuple(shown("S003")["tables"]["requests"])


def test_the_official_table_of_requests_has_25_rows() -> None:
    assert len(national_format_rows()) == 25


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_stands_where_it_says(name: str) -> None:
    lines = (SEEDS / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    for table in shown(name)["tables"].values():
        for row in table.values():
            for cell in row.values():
                assert lines[cell["line"] - 1][cell["column"] - 1 :].startswith(cell["raw"])


@pytest.mark.parametrize("name", NAMES)
def test_the_fifteen_values_of_the_remedies(name: str) -> None:
    rows = shown(name)["tables"]["remedies"]
    assert list(rows) == ["review", "direct", "after_review"]
    assert [len(row) for row in rows.values()] == [5, 5, 5]
    assert {cell["value"] for row in rows.values() for cell in row.values()} == {0}


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_table_two(name: str) -> None:
    rows = shown(name)["tables"]["proactive"]
    documents = rows["normative_documents"]
    assert tuple(documents[column]["value"] for column in ("made", "repealed", "in_force")) == NORMATIVE_DOCUMENTS[name]
    assert rows["penalties"]["decisions"]["value"] == PENALTIES[name]
    assert rows["charges"]["amount"]["value"] == 0


@pytest.mark.parametrize("name", NAMES)
def test_the_drawing_names_every_table(name: str) -> None:
    file = SEEDS / f"{name}.txt"
    drawn = as_text(parse_report(read(file.read_bytes(), file.name), None))
    assert "未找到" not in drawn
    assert drawn.count("结转下年度继续办理") == 1


@pytest.mark.parametrize("name", NAMES)
def test_errors_and_warnings(name: str) -> None:
    findings = checked(name).findings
    grave = sorted(finding.rule for finding in findings if finding.level is not Level.NOTE)
    assert grave == GRAVE[name], [finding.text for finding in findings]
    assert checked(name).problems == ()


def test_the_only_error_is_the_missing_rows_of_one_report() -> None:
    errors = [finding for name in NAMES for finding in checked(name).findings if finding.level is Level.ERROR]
    assert [(finding.path, finding.rule) for finding in errors] == [("S004.txt", "missing-row")]
    for label in ("逾期不补正", "逾期未按收费通知", "其他"):
        assert label in errors[0].text


def test_the_labels_that_differ_are_named() -> None:
    said = {name: [one.text for one in checked(name).findings if one.rule == "row-label"] for name in NAMES}
    assert "其他法律法规禁止公开" in said["S000"][0]
    assert "规范性文件" in said["S004"][0]


@pytest.mark.parametrize("name", NAMES)
def test_no_finding_about_personal_data(name: str) -> None:
    private = {rule.id for rule in national_rules() if "privacy" in rule.tags}
    assert private >= {"resident-id", "mobile-number", "bank-card"}
    assert [finding for finding in checked(name).findings if finding.rule in private] == []


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_every_format_names_each_finding(form: str) -> None:
    run = checked("S004")
    printed = reporter(form)(run, ReporterOptions())
    for finding in run.findings:
        assert finding.rule in printed
