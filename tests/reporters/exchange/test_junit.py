"""JUnit's XML, read back by a library that reads what other tools write."""

from __future__ import annotations

from junitparser import Error, Failure, JUnitXml

from gipr_lint.reporters import ReporterOptions, reporter
from tests.support.reporters.sample_run import EMPTY, SAMPLE


def test_a_suite_a_file_and_a_case_a_finding() -> None:
    found = JUnitXml.fromstring(reporter("junit")(SAMPLE, ReporterOptions()).encode())
    report, run = list(found)
    assert (report.name, report.tests, report.failures, report.errors) == ("报告/云溪县 #1 100%.md", 5, 4, 0)
    assert (run.tests, run.errors, found.tests, found.failures, found.errors) == (2, 2, 7, 4, 2)
    cases = list(report)
    assert [[type(one) for one in case.result] for case in cases] == [[Failure], [], [Failure], [Failure], [Failure]]
    assert cases[1].system_out == "全角数字“３”应改为半角。"
    assert cases[4].name == "row-total 行合计不相符"
    assert cases[4].result[0].message == "新收行：自然人 3＋商业企业[1] 0≠总计 4，相差 1。"
    assert [[type(one) for one in case.result] for case in run] == [[Error], [Error]]


def test_a_run_without_findings_passes() -> None:
    found = JUnitXml.fromstring(reporter("junit")(EMPTY, ReporterOptions()).encode())
    assert (found.tests, found.failures, found.errors) == (1, 0, 0)
    assert [case.is_passed for suite in found for case in suite] == [True]
