"""Each rule's examples, with exact spans; and what holds for the catalogue as a whole."""

from __future__ import annotations

from importlib.resources import files

import pytest

from gipr_lint import lint_text
from gipr_lint.checks import CHECKS
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.official_format import national
from gipr_lint.model.rule import Example, Rule
from gipr_lint.rulefiles.loader import Context, load_examples
from gipr_lint.testing import Sample, verify

RULES = {rule.id: rule for rule in national_rules()}
EXAMPLES = load_examples(files("gipr_lint.rules"), Context(CHECKS, national()))
CASES = [
    pytest.param(rule, example, kind == "valid", id=f"{rule.id}: {example.name or f'{kind}-{number}'}")
    for rule in RULES.values()
    for kind, number, example in EXAMPLES[rule.id].each
]


@pytest.mark.parametrize(("rule", "example", "valid"), CASES)
def test_example(rule: Rule, example: Example, valid: bool) -> None:
    wrong = verify(rule, example.content, valid=valid)
    assert wrong == [], f"{rule.id}: {example.name}"  # pytest escapes the name in the id of the test


@pytest.mark.parametrize("rule", RULES)
def test_examples_that_are_many_have_names(rule: str) -> None:
    examples = EXAMPLES[rule]
    many = [listed for listed in (examples.valid, examples.invalid) if len(listed) > 1]
    assert [one.content for listed in many for one in listed if not one.name] == []


def test_the_faultless_report_has_no_findings_at_all() -> None:
    run = lint_text(Sample().text)
    assert (run.findings, run.problems) == ((), ())


def test_every_check_is_used_by_a_national_rule_or_meant_for_local_ones() -> None:
    assert set(CHECKS) - {rule.check for rule in RULES.values()} == {"number"}


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


def _remedies(*rows: list[str]) -> list[tuple[str, str, str]]:
    """Return the findings on a report whose table four has other rows: the last one alone, or all."""
    sample = Sample()
    table = sample.tables["remedies"]
    table[-1 if len(rows) == 1 else 0 :] = [list(row) for row in rows]
    findings = lint_text(sample.text).findings
    return [(finding.rule, finding.level.value, "/".join(finding.location.logical)) for finding in findings]


BLOCK = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def test_table_four_in_every_shape() -> None:
    assert _remedies([""] * 15) == [("blank-cell", "warning", "remedies/review")]
    assert _remedies(["/"] * 15) == [("placeholder-cell", "warning", "remedies")]
    assert _remedies(["无"] + [""] * 14) == [("placeholder-cell", "warning", "remedies")]
    assert _remedies(["0"] * 14) == [("blank-cell", "warning", "remedies")]
    assert _remedies(["0"] * 16) == [("surplus-cell", "warning", "remedies")]
    assert _remedies(["0", "0", ""] + ["0"] * 12) == [("blank-cell", "warning", "remedies/review/other")]
    labelled = [["类别", *BLOCK], ["行政复议", "1", "0", "0", "0", "1"], ["未经复议直接起诉", "0", "0", "2", "0", "2"]]
    assert _remedies(*labelled, ["复议后起诉", "0", "0", "0", "0", "0"]) == []
    assert _remedies(*labelled, ["复议后起诉", "0", "0", "0", "0", "1"]) == [
        ("remedy-total", "error", "remedies/after_review/total")
    ]
    three = [["行政复议", "", ""], BLOCK, ["1", "0", "0", "0", "1"], ["未经复议直接起诉", "", ""], BLOCK, ["0"] * 5]
    assert _remedies(*three, ["复议后起诉", "", ""], BLOCK, ["0", "3", "0", "0", "3"]) == []


def test_rows_that_fail_by_opposite_amounts_are_all_reported() -> None:
    sample = Sample()
    sample.edit({"set": {"requests.granted.total": "12", "requests.not_held.total": "2"}})
    found = [(finding.rule, finding.location.logical[1]) for finding in lint_text(sample.text).findings]
    assert sorted(found) == [("row-total", "granted"), ("row-total", "not_held")]
