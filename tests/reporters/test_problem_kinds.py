"""The kind of each problem, in JSON and SARIF, from real runs of the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from gipr_lint.testing import Sample

PLUGIN = """
import os
from gipr_lint import Check, CheckOptions, hookimpl

def crash(report, options):
    raise KeyError("x")

@hookimpl
def register_checks():
    return {"crash": Check(crash, CheckOptions, {}, "总是出错")}

@hookimpl
def register_readers():
    return {".dead": lambda content, path: os.kill(os.getpid(), 9), "MJB": crash}
"""
RULE = """
level: note
title: 试验
message: 有误。
help: 改正。
basis: 试验
check: {check}
examples: {{valid: [对。], invalid: ['[|错|]。']}}
"""
PACK = "{{name: 试验, version: '1', contact: 试验, prefix: {prefix}}}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a report, an unreadable file, rule packs and a plugin, each wrong in its own way."""
    information = tmp_path / "site" / "mine-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text("[gipr_lint]\nmine = plugin_mine\n", encoding="utf-8")
    (tmp_path / "site" / "plugin_mine.py").write_text(dedent(PLUGIN), encoding="utf-8")
    for name in ("报告.txt", "报告.dead"):
        (tmp_path / name).write_text(Sample().text, encoding="utf-8")
    for prefix in ("crashing", "misspelt", "Wrong"):
        (tmp_path / prefix).mkdir()
        (tmp_path / prefix / "pack.yaml").write_text(PACK.format(prefix=prefix), encoding="utf-8")
    (tmp_path / "crashing" / "crashing-rule.yaml").write_text(RULE.format(check="crash"), encoding="utf-8")
    (tmp_path / "misspelt" / "misspelt-rule.yaml").write_text(RULE.format(check="forbit"), encoding="utf-8")
    return tmp_path


def run(home: Path, form: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gipr_lint", "check", "--format", form, *arguments],
        cwd=home,
        env={"PYTHONPATH": str(home / "site"), "GIPR_LINT_CACHE_DIR": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


PLUGIN_PROBLEM = ("plugin", "插件 mine（mine 1.0）")
CASES = {
    "file": (["缺.txt"], ("file", "缺.txt")),
    "rule file": (["报告.txt", "--rules", "misspelt"], ("rule", "misspelt/misspelt-rule.yaml:7:1")),
    "rule at work": (["报告.txt", "--rules", "crashing"], ("rule", "规则 crashing-rule")),
    "pack": (["报告.txt", "--rules", "Wrong"], ("pack", "Wrong/pack.yaml:1:39")),
    "config": (["报告.txt", "--rules", "没有"], ("config", "规则包 没有")),
}


@pytest.mark.parametrize("name", CASES)
def test_kinds(name: str, home: Path) -> None:
    arguments, expected = CASES[name]
    done = run(home, "json", *arguments)
    problems = json.loads(done.stdout)["problems"]
    assert done.returncode == 2
    assert [list(one) for one in problems] == [["kind", "subject", "message"]] * 2
    assert {(one["kind"], one["subject"]) for one in problems} == {PLUGIN_PROBLEM, expected}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_process_that_dies_in_sarif(home: Path) -> None:
    done = run(home, "sarif", "报告.txt", "报告.dead")
    (invocation,) = json.loads(done.stdout)["runs"][0]["invocations"]
    told = invocation["toolExecutionNotifications"]
    assert done.returncode == 2
    assert [(one["properties"]["kind"], one["message"]["text"].partition("：")[0]) for one in told] == [
        PLUGIN_PROBLEM,
        ("process", "报告.dead"),
    ]
