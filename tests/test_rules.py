"""Each rule's examples, with exact spans; and what holds for the catalogue as a whole."""

from __future__ import annotations

from importlib.resources import files

import pytest

from gipr_lint.checks import CHECKS
from gipr_lint.linter import lint_text, national_rules
from gipr_lint.rule import Rule
from gipr_lint.rulefile import load_examples
from gipr_lint.testing import Sample, verify

RULES = {rule.id: rule for rule in national_rules()}
EXAMPLES = load_examples(files("gipr_lint.rules"), CHECKS)
CASES = [
    pytest.param(rule, example, valid, id=f"{rule.id}-{'valid' if valid else 'invalid'}-{number}")
    for rule in RULES.values()
    for valid in (True, False)
    for number, example in enumerate(EXAMPLES[rule.id].valid if valid else EXAMPLES[rule.id].invalid)
]


@pytest.mark.parametrize(("rule", "example", "valid"), CASES)
def test_example(rule: Rule, example: object, valid: bool) -> None:
    assert verify(rule, example, valid=valid) == []  # type: ignore[arg-type]


def test_the_faultless_report_has_no_findings_at_all() -> None:
    run = lint_text(Sample().text)
    assert (run.findings, run.problems) == ((), ())


def test_every_check_is_used() -> None:
    assert {rule.check for rule in RULES.values()} == set(CHECKS)


def test_explained_rules_exist() -> None:
    assert all(rule.explains in RULES for rule in RULES.values() if rule.explains)


def test_a_part_counted_twice_is_said_within_the_total_that_fails() -> None:
    sample = Sample()
    sample.edit({"set": {"requests.partial.natural": "+2", "requests.partial.total": "+2"}})
    run = lint_text(sample.text)
    assert [finding.rule for finding in run.findings] == ["handled-total"]
    assert "部分公开" in run.findings[0].text
    assert "总计”列因此也相差 2" in run.findings[0].text


def test_a_shifted_case_is_one_error_and_one_note() -> None:
    sample = Sample()
    edits = {"requests.granted.natural": "+1", "requests.granted.business": "2"}
    sample.edit({"set": edits})
    run = lint_text(sample.text)
    assert [(finding.rule, finding.location.logical[-1]) for finding in run.findings] == [
        ("handled-total", "natural"),
        ("shifted-case", "business"),
    ]


def test_a_wrong_total_of_results_is_not_reported_as_a_wrong_balance_too() -> None:
    sample = Sample()
    sample.edit({"set": {"requests.handled.natural": "+1", "requests.handled.total": "+1"}})
    assert [finding.rule for finding in lint_text(sample.text).findings] == ["handled-total"]


def test_a_zero_total_column_is_one_finding() -> None:
    sample = Sample()
    sample.edit({"set": {"requests.*.total": "0"}})
    assert [finding.rule for finding in lint_text(sample.text).findings] == ["total-column-zero"]


def test_arithmetic_names_every_cell_with_its_value() -> None:
    sample = Sample()
    sample.edit({"set": {"requests.carried_out.natural": "+1", "requests.carried_out.total": "+1"}})
    (finding,) = lint_text(sample.text).findings
    assert "本年新收政府信息公开申请数量 12＋上年结转政府信息公开申请数量 0＝12" in finding.text
    assert "总计 11＋结转下年度继续办理 2＝13，相差 1" in finding.text
    assert [mention.location.logical[1] for mention in finding.related][:4] == [
        "new",
        "carried_in",
        "handled",
        "carried_out",
    ]


def test_blanks_for_zero_throughout_are_one_finding_and_sums_are_still_checked() -> None:
    sample = Sample()
    blank = {f"requests.*.{column}": "" for column in ("research", "nonprofit", "legal_service", "other_org")}
    sample.edit({"set": {**blank, "requests.new.total": "16"}})
    found = [(finding.rule, finding.level.value) for finding in lint_text(sample.text).findings]
    assert sorted(found) == [
        ("balance", "warning"),
        ("blank-cell", "warning"),
        ("row-total", "warning"),
    ] or sorted(found) == [
        ("balance", "error"),
        ("blank-cell", "warning"),
        ("row-total", "warning"),
    ]
