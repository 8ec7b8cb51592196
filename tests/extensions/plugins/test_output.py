"""What plugins print is no result, and the run tells which of them are broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from gipr_lint.extensions.plugins import load_plugins
from tests.support.extensions.plugin_code import Install, hook


def test_what_plugins_print_does_not_reach_the_output(install: Install, capfd: pytest.CaptureFixture[str]) -> None:
    install("fujian", "print('导入')\n" + dedent(hook("register_rules", "print('调用'); return []")))
    assert load_plugins().problems == ()
    print("结果")  # noqa: T201 - standard output is what is tested
    assert capfd.readouterr() == ("结果\n", "导入\n调用\n")


def test_the_run_knows_of_broken_plugins(install: Install, tmp_path: Path) -> None:
    install("fujian", "import gipr_lint_none")
    report = tmp_path / "a.txt"
    report.write_text("今天天气很好。\n", encoding="utf-8")
    command = [sys.executable, "-m", "gipr_lint", "check", str(report)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(tmp_path)})
    assert shown.returncode == 2
    assert "插件 fujian（gipr-lint-fujian 1.0）" in shown.stdout + shown.stderr


CHATTY = """
    import os
    import msgspec
    from gipr_lint import hookimpl
    from gipr_lint.model.finding import Level
    from gipr_lint.model.rule import Check, Rule

    class Options(msgspec.Struct, frozen=True):
        pass

    def say(what):
        print(what)
        os.write(1, what.encode())

    def run(report, options):
        say("from the rule")
        return iter(())

    @hookimpl
    def register_checks():
        return {"fee-table": Check(run, Options, {}, "收费表")}

    @hookimpl
    def register_rules():
        texts = dict(title="标题", message="信息。", help="帮助", basis="依据")
        return [Rule(id="fujian-fee", level=Level.NOTE, check="fee-table", options=Options(), tags=(), **texts)]

    def render(run, options):
        say("from the reporter")
        return "the result"

    @hookimpl
    def register_reporters():
        return {"fujian-table": render}
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_plugin_prints_while_it_works_is_no_result(
    tmp_path: Path, install: Install, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("fujian", CHATTY)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    reports = [tmp_path / f"{number}.txt" for number in range(30 if jobs == "2" else 1)]
    for report in reports:
        report.write_text("云溪县2024年政府信息公开工作年度报告\n一、总体情况\n", encoding="utf-8")
    command = [sys.executable, "-m", "gipr_lint", "check", "--jobs", jobs, "--format", "fujian-table"]
    done = subprocess.run([*command, *map(str, reports)], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == "the result"
    assert done.stderr.count("from the rule") == 2 * len(reports)
    assert done.stderr.count("from the reporter") == 2
