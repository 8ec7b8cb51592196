"""The limit of seconds for a file: whatever takes too long costs its own file only, and is named."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from gipr_lint.checks import CHECKS
from gipr_lint.cli import main
from gipr_lint.engine import check_file, distribution, run_rules
from gipr_lint.engine.config import Config
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.document import Document
from gipr_lint.model.finding import Hit, Level
from gipr_lint.model.report import Report
from gipr_lint.model.run import Run
from gipr_lint.readers import READERS

RULES = national_rules()
TEXT = "松溪县杨林乡2024年政府信息公开工作年度报告\n\n一、总体情况\n\n正文。\n"
SLOW, LIMIT = "slow.txt", 0.3
alarm = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarm on this system")


def told(run: Run) -> list[tuple[str, str]]:
    return [(problem.subject, problem.message) for problem in run.problems]


def checked(monkeypatch: pytest.MonkeyPatch, slow: Callable[[], object], *, check: str) -> Run:
    """Check a file over which one check of the tool's own takes its time, then another file."""
    own = CHECKS[check]

    def run(report: Report, options: Any) -> Iterator[Hit]:  # noqa: ANN401 - whatever the check asks for
        if report.document.path == SLOW:
            slow()
        return own.run(report, options)

    checks = {**CHECKS, check: own._replace(run=run)}
    monkeypatch.setattr(run_rules, "CHECKS", checks)
    files = [Input(SLOW, TEXT.encode), Input("other.txt", TEXT.encode)]
    return lint(files, RULES, Settings(timeout=LIMIT, checks=checks))


def test_the_rule_that_takes_the_time_is_named_and_the_other_file_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = lint([Input("other.txt", TEXT.encode)], RULES)
    run = checked(monkeypatch, lambda: time.sleep(30), check="section")
    first = next(rule.id for rule in RULES if rule.check == "section")
    assert told(run) == [
        (SLOW, f"超过每个文件的时限（{LIMIT:g} 秒），停在规则 {first}，结果不完整；可用 --timeout 放宽")
    ]
    assert run.exit_code(Level.ERROR) == 2
    of_other = [finding.rule for finding in run.findings if finding.path == "other.txt"]
    assert of_other == [finding.rule for finding in usual.findings]


def test_what_was_found_before_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    last = max(RULES, key=lambda rule: rule.id)
    run = checked(monkeypatch, lambda: time.sleep(30), check=last.check)
    stopped = told(run)[0][1].partition("停在规则 ")[2].partition("，")[0]
    before = {rule.id for rule in RULES if rule.id < stopped}
    found = {finding.rule for finding in run.findings if finding.path == SLOW}
    assert found
    assert found <= before


def test_many_rules_that_are_a_little_slow_are_too_slow_together(monkeypatch: pytest.MonkeyPatch) -> None:
    run = checked(monkeypatch, lambda: time.sleep(LIMIT / 4), check="forbid")
    assert [subject for subject, _ in told(run)] == [SLOW]


def test_no_limit() -> None:
    assert not lint([Input(SLOW, TEXT.encode)], RULES, Settings(timeout=0)).problems


def slow_content() -> bytes:
    time.sleep(30)
    return b""


def test_reading_counts_too() -> None:
    run = lint([Input(SLOW, slow_content), Input("other.txt", TEXT.encode)], RULES, Settings(timeout=LIMIT))
    assert told(run) == [(SLOW, f"超过每个文件的时限（{LIMIT:g} 秒），没有读完，未检查；可用 --timeout 放宽")]
    assert run.checked == 1


@alarm
def test_a_reader_of_a_plugin_has_no_more_time_than_the_file() -> None:
    def endless(_content: bytes, _path: str) -> Document:
        time.sleep(30)
        raise AssertionError

    settings = Settings(timeout=LIMIT, readers={**READERS, ".yx": endless})
    run = lint([Input("slow.yx", TEXT.encode), Input("other.txt", TEXT.encode)], RULES, settings)
    assert [subject for subject, _ in told(run)] == ["slow.yx"]
    assert f"（{LIMIT:g} 秒）" in told(run)[0][1]
    assert run.checked == 1


@alarm
def test_compiled_code_that_no_alarm_reaches_is_ended_with_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def deaf(_content: bytes, _path: str) -> Document:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(60)
        raise AssertionError

    monkeypatch.setattr(distribution, "_GRACE_SECONDS", 0.5)
    monkeypatch.setitem(READERS, ".docx", deaf)
    content = b"PK\x03\x04"
    monkeypatch.setattr("gipr_lint.readers.file_type.check", lambda *_: None)
    files = [Input("slow.docx", lambda: content), Input("other.txt", TEXT.encode)]
    run = lint(files, RULES, Settings(timeout=LIMIT))
    assert told(run) == [("slow.docx", f"检查时迟迟不结束，进程已被终止（时限 {LIMIT:g} 秒），未检查")]
    assert run.checked == 1


def test_the_command_has_a_limit_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Config().timeout == 30
    seen: list[float | None] = []

    def spy(seconds: float | None) -> nullcontext[None]:
        seen.append(seconds)
        return nullcontext()

    monkeypatch.setattr(check_file, "limit", spy)
    monkeypatch.setattr("gipr_lint.cli.usage._end_in_order", lambda: None)  # it is for the whole process
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    for arguments, wanted in (([], 30), (["--timeout", "0"], 0), (["--timeout", "2.5"], 2.5)):
        CliRunner().invoke(main, ["check", str(path), *arguments])
        assert seen.pop() == wanted
