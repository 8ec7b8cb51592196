"""Runs that fail on the way: streams that break, crashes and interruptions are told and are no result."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gipr_lint import lint_text
from tests.support.command_line import FAULTY, complaint, run


def test_a_crashing_rule_is_named_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from gipr_lint.checks import CHECKS
    from gipr_lint.engine import settings
    from gipr_lint.model.rule import Check

    def crash(*_: object) -> None:
        raise RuntimeError(FAULTY)

    broken = {**CHECKS, "title": Check(crash, CHECKS["title"].options, CHECKS["title"].fields)}  # type: ignore[arg-type]
    monkeypatch.setattr(settings, "CHECKS", broken)
    result = lint_text(FAULTY)
    assert {problem.subject for problem in result.problems} == {
        "规则 title-form",
        "规则 title-year",
        "规则 title-organ",
    }
    assert all("RuntimeError" in problem.message and "松湾镇" not in problem.message for problem in result.problems)
    assert {finding.rule for finding in result.findings} == {"row-total", "balance"}


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m gipr_lint {line}'], cwd=cwd, capture_output=True, check=False
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")  # noqa: PTH110
@pytest.mark.parametrize("command", ["check faulty.txt", "check clean.txt", "show clean.txt", "--help"])
def test_a_full_device(folder: Path, command: str) -> None:
    assert "存储空间不足" in complaint(shell(f"{command} > /dev/full", folder))
    assert shell("check nowhere.txt --select nothing 2> /dev/full", folder).returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes the streams")
def test_closed_streams(folder: Path) -> None:
    for command in ("check faulty.txt", "check clean.txt", "show clean.txt"):
        assert "标准输出已关闭" in complaint(shell(f"{command} >&-", folder))
    assert "标准输入已关闭" in complaint(shell("show - <&-", folder))
    unread = shell("check - <&-", folder)
    assert (unread.returncode, unread.stderr) == (2, b"")
    assert "-：标准输入已关闭" in unread.stdout.decode()


def test_an_unexpected_exception_is_no_finding(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gipr_lint.cli import main
    from gipr_lint.engine import linter

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError(FAULTY)

    monkeypatch.chdir(folder)
    monkeypatch.setattr(linter, "lint", crash)
    monkeypatch.delenv("GIPR_LINT_DEBUG", raising=False)
    with pytest.raises(SystemExit) as ended:
        main(["check", "clean.txt"])
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.count("\n") == 1
    assert "RuntimeError" in said
    assert "反馈" in said
    assert "松湾镇" not in said
    monkeypatch.setenv("GIPR_LINT_DEBUG", "1")
    with pytest.raises(SystemExit) as ended:
        main(["check", "clean.txt"])
    assert ended.value.code == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_run_is_incomplete(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gipr_lint.cli import main
    from gipr_lint.engine import linter

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(folder)
    monkeypatch.setattr(linter, "lint", interrupt)
    with pytest.raises(SystemExit) as ended:
        main(["check", "clean.txt"])
    assert ended.value.code == 130
    assert "中断" in capsys.readouterr().err


def test_a_time_limit(folder: Path) -> None:
    assert run("check", "clean.txt", "--timeout", "30", cwd=folder).returncode == 0
    for wrong in ("-1", "nan", "inf", "1e300"):
        refused = run("check", "clean.txt", "--timeout", wrong, cwd=folder)
        assert refused.returncode == 2
        assert "应为 0 到 3600 之间的秒数" in refused.stderr.decode()
    assert "“--timeout”" in run("check", "clean.txt", "--timeout", "many", cwd=folder).stderr.decode()
    (folder / ".gipr-lint.yaml").write_text("timeout: 很久\n", encoding="utf-8")
    assert "“timeout”：应为数字" in run("check", "clean.txt", cwd=folder).stderr.decode()
