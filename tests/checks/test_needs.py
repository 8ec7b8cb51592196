"""What checks need of a file, and what is asked of one that holds the tables alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gipr_lint.checks import CHECKS
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import Document
from gipr_lint.model.rule import Need, Rule
from gipr_lint.readers import READERS, read
from gipr_lint.testing import Sample

RULES = {rule.id: rule for rule in national_rules()}


def need(rule: Rule) -> Need:
    return CHECKS[rule.check].need(rule.options)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("row-total", "tables"),
        ("carry-over", "tables"),
        ("unpaid-fee", "tables"),
        ("text-requests", "statements"),
        ("text-breakdown", "statements"),
        ("resident-id", "file"),
        ("fullwidth-digits", "file"),
        ("missing-table", "file"),
        ("missing-section", "report"),
        ("vague-count", "report"),
    ],
)
def test_what_a_rule_needs(rule: str, expected: Need) -> None:
    assert need(RULES[rule]) == expected


def test_tags_and_needs_say_the_same_of_the_groups() -> None:
    for rule in RULES.values():
        assert (rule.tags[0] == "text") == (need(rule) == "statements"), rule.id
        assert need(rule) == "file" or ("tables" in rule.tags) == (need(rule) == "tables"), rule.id


def tables_alone(content: bytes, path: str) -> Document:
    return replace(read(content, path), tables_only=True)


def test_tags_do_not_decide_what_is_asked_of_a_file_of_tables() -> None:
    text = Sample().text.replace("申请数量\t12", "申请数量\t13").replace("一、总体情况", "一、概况")
    untagged = [replace(RULES[name], tags=()) for name in ("row-total", "section-title")]
    tagged = [replace(rule, tags=("tables",)) for rule in untagged]
    settings = Settings(readers={**READERS, ".only": tables_alone})
    for rules in (untagged, tagged):
        run = lint([Input("a.only", text.encode)], rules, settings)
        assert {finding.rule for finding in run.findings} == {"row-total"}
        assert run.unjudged[0].tables_only
