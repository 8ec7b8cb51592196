"""The summary: by organ and by rule as the run has it, and nothing that was left out is left unsaid."""

from __future__ import annotations

from gipr_lint.model.finding import Level
from gipr_lint.reporters import ReporterOptions
from gipr_lint.reporters.html.overview import summary_of
from tests.support.reporters.pages import examples, page_of, run_over
from tests.support.reporters.sample_run import SAMPLE


def test_counts_are_those_of_the_run() -> None:
    run = run_over(examples())
    summary = summary_of(run, {rule.id: rule for rule in run.rules}, ReporterOptions())
    levels = {level.value: run.count(level) for level in Level}
    assert {one.level: one.amount for one in summary.tallies} == levels
    for level, amount in levels.items():
        assert sum(one.amount for row in summary.reports for one in row.tallies if one.level == level) == amount
        assert sum(one.amount for row in summary.rules for one in row.tallies if one.level == level) == amount
    assert {(row.name, row.year): bool(row.found) for row in summary.reports} == {
        ("云溪县农业农村局", "2024"): True,
        ("云溪县松湾镇人民政府", "2024"): False,
        ("云溪县桐坪乡", "2024"): True,
        ("云溪县水利局", "2024"): False,
        ("江畔区望江街道办事处", "2023"): True,
    }


def test_the_gravest_rules_stand_first() -> None:
    run = run_over(examples())
    summary = summary_of(run, {rule.id: rule for rule in run.rules}, ReporterOptions())
    first = [next(one.level for one in row.tallies if one.amount) for row in summary.rules]
    assert first == sorted(first, key=["error", "warning", "note"].index)
    assert summary.rules[0].id == "balance"


def test_what_was_not_checked_is_listed_with_its_reason() -> None:
    summary = summary_of(SAMPLE, {rule.id: rule for rule in SAMPLE.rules}, ReporterOptions())
    listed = {listing.title: listing.items for listing in summary.unchecked}
    problems = [(one.subject, one.message) for one in SAMPLE.problems]
    assert [reason for _, reason in listed["以下问题使检查不完整"]] == [message for _, message in problems]
    assert {name for name, _ in listed["已跳过，不是政府信息公开工作年度报告"]} == set(SAMPLE.skipped)
    assert len(listed["已跳过，暂不支持此文件格式"]) == len(SAMPLE.unsupported)


def test_many_reports_are_folded_and_few_are_not() -> None:
    content = next(iter(examples().values()))
    assert page_of({f"{number}.md": content for number in range(5)}).count(" open>") == 5
    assert page_of({f"{number}.md": content for number in range(6)}).count(" open>") == 0
