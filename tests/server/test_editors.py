"""Editors themselves, set up as the page for users says: they mark what is wrong, at the right columns."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.finding import Finding
from tests.support.paths import EXAMPLES, ROOT

SCRIPTS = ROOT / "tests" / "support" / "server" / "scripts"
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
REPORT = EXAMPLES / "有误" / "云溪县桐坪乡2024.txt"
EGLOT = shutil.which("emacs") and sorted(Path("/usr/share/emacs/site-lisp").glob("elpa/eglot-*"))


def settings(language: str) -> str:
    """The settings that the page for users gives for an editor."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert isinstance(found, str)
    return found


def wanted() -> tuple[str, list[Finding]]:
    """The report that is opened, with a character beyond the basic plane before a fault, and what is wrong in it."""
    text = REPORT.read_text(encoding="utf-8").replace("其中一名申请人", "𠮷其中一名申请人", 1)
    assert "𠮷" in text
    run = lint([Input("报告.txt", text.encode)], national_rules())
    return text, [one for one in run.findings if one.location.span is not None]


def marks(folder: Path, arguments: list[str]) -> list[Any]:
    """What an editor marks in the report."""
    bin_folder = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "FOUND": str(folder / "found.json"),
        "REPORT": str(folder / "报告.txt"),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    ended = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, timeout=170, check=False)
    assert ended.returncode == 0, ended.stderr.decode()[-2000:]
    found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


@pytest.mark.skipif(not shutil.which("nvim"), reason="needs neovim")
def test_neovim_marks_the_faults_by_bytes(tmp_path: Path) -> None:
    text, findings = wanted()
    (tmp_path / "报告.txt").write_text(text, encoding="utf-8")
    (tmp_path / "init.lua").write_text(settings("lua"), encoding="utf-8")
    script = SCRIPTS / "marks.lua"
    found = marks(
        tmp_path, ["nvim", "--headless", "--clean", "--cmd", "luafile init.lua", "报告.txt", "-c", f"luafile {script}"]
    )
    lines = text.split("\n")
    expected = set()
    for one in findings:
        span = one.location.span
        assert span
        start, end = (
            len(lines[line - 1][: column - 1].encode())
            for line, column in ((span.line, span.column), (span.end_line, span.end_column))
        )
        expected.add((span.line - 1, start, end, one.rule))
    assert {tuple(mark[:4]) for mark in found} == expected
    assert {mark[3]: mark[4] for mark in found}["row-total"] == 1


@pytest.mark.skipif(not EGLOT, reason="needs eglot, as Debian's package elpa-eglot has it")
def test_emacs_marks_the_faults_by_characters(tmp_path: Path) -> None:
    text, findings = wanted()
    (tmp_path / "报告.txt").write_text(text, encoding="utf-8")
    (tmp_path / "init.el").write_text(settings("elisp"), encoding="utf-8")
    found = marks(
        tmp_path, ["emacs", "--batch", "-f", "package-initialize", "-l", "init.el", "-l", str(SCRIPTS / "marks.el")]
    )
    marked = {(line, column, re.sub(r".*\[(.+?)\].*", r"\1", told, flags=re.DOTALL)) for line, column, _, told in found}
    spans = [(one.location.span, one.rule) for one in findings]
    assert marked == {(span.line - 1, span.column - 1, rule) for span, rule in spans if span}
    lengths = {(line, column): length for line, column, length, _ in found}
    assert all(
        lengths[span.line - 1, span.column - 1] == span.end_column - span.column
        for span, _ in spans
        if span and span.line == span.end_line
    )
