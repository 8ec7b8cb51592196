"""A rule that misbehaves on one report: it is named in exact words, and everything else still runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from time import perf_counter

import msgspec
import pytest
from msgspec.structs import replace

from gipr_lint.checks import CHECKS
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import Document
from gipr_lint.model.finding import Hit, Level
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Rule
from gipr_lint.model.run import Run
from gipr_lint.readers import READERS
from gipr_lint.testing import Sample

GOOD = Sample().text
WRONG = GOOD.replace("一、本年新收政府信息公开申请数量\t12", "一、本年新收政府信息公开申请数量\t13")
OTHER = Sample(title="云溪县水利局2024年政府信息公开工作年度报告").text


class Options(msgspec.Struct, frozen=True):
    pass


def rule(check: str) -> Rule:
    return Rule("yunxi-rule", Level.ERROR, "试验", "有误。", "改正。", "试验", check, Options(), ())


def run(check: Check, *texts: str, timeout: float | None = None) -> Run:
    inputs = [Input(f"{number}.txt", text.encode) for number, text in enumerate(texts, 1)]
    total = next(one for one in national_rules() if one.id == "row-total")
    return lint(inputs, [rule("mine"), total], Settings(checks={**CHECKS, "mine": check}, timeout=timeout))


def told(found: Run) -> list[tuple[str, str]]:
    return [(problem.subject, problem.message) for problem in found.problems]


def test_a_rule_that_crashes_on_one_report() -> None:
    def crash(report: Report, _: Options) -> Iterator[Hit]:
        if report.organ == "云溪县水利局":
            raise KeyError(GOOD)
        yield Hit(report.tables["requests"].location())

    found = run(Check(crash, Options, {}), OTHER, WRONG)
    assert told(found) == [("规则 yunxi-rule", "检查“1.txt”时出错（KeyError），这条规则的结果不完整")]
    assert [(finding.path, finding.rule) for finding in found.findings] == [
        ("2.txt", "yunxi-rule"),
        ("2.txt", "row-total"),
    ]
    assert found.exit_code(Level.ERROR) == 2


def swallow(report: Report, _: Options) -> Iterator[Hit]:
    while report.organ == "云溪县水利局":
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001, S112 - what a careless author writes
            continue
    yield from ()


def test_a_rule_that_never_returns() -> None:
    start = perf_counter()
    found = run(Check(swallow, Options, {}), OTHER, WRONG, timeout=0.3)
    assert perf_counter() - start < 20
    assert told(found) == [("规则 yunxi-rule", "检查“1.txt”时超过时限（0.3 秒），这条规则的结果不完整")]
    assert [(finding.path, finding.rule) for finding in found.findings] == [("2.txt", "row-total")]
    assert found.exit_code(Level.NOTE) == 2


@pytest.mark.parametrize(
    ("answer", "wrong"), [(7, "Hit 的序列，而不是 int"), (["公开"], "Hit，而不是 str"), ([Hit], "Hit，而不是 type")]
)
def test_a_check_that_returns_nonsense(answer: object, wrong: str) -> None:
    found = run(Check(lambda *_: answer, Options, {}), WRONG)  # type: ignore[arg-type]
    assert told(found) == [("规则 yunxi-rule", f"检查“1.txt”时返回的应为 {wrong}，这条规则的结果不完整")]
    assert [finding.rule for finding in found.findings] == ["row-total"]


def test_a_rule_whose_check_is_gone() -> None:
    total = next(one for one in national_rules() if one.id == "row-total")
    found = lint([Input("1.txt", WRONG.encode)], [replace(total, id="yunxi-rule", check="gone"), total])
    assert told(found) == [("规则 yunxi-rule", "检查“1.txt”时出错（KeyError），这条规则的结果不完整")]
    assert [finding.rule for finding in found.findings] == ["row-total"]


def test_a_rule_that_ends_the_program() -> None:
    found = run(Check(lambda *_: sys.exit(0), Options, {}), WRONG)
    assert told(found) == [("规则 yunxi-rule", "检查“1.txt”时出错（SystemExit），这条规则的结果不完整")]
    assert [finding.rule for finding in found.findings] == ["row-total"]


@pytest.mark.parametrize("error", [SystemExit(0), ValueError("430922199003078515")])
def test_a_reader_that_fails_is_named_and_tells_nothing(error: BaseException) -> None:
    def read(_content: bytes, _path: str) -> Document:
        raise error

    source = Input("报告.ofd", GOOD.encode)
    found = lint([source, Input("2.txt", WRONG.encode)], [], Settings(readers={**READERS, ".ofd": read}))
    assert told(found) == [("报告.ofd", f"读取时出错（{type(error).__name__}），请反馈给读取程序的维护者")]
    assert found.checked == 1
