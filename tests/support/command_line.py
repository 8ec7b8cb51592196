"""The command line, in this process and in one of its own, and a report that it finds faultless or at fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from gipr_lint.cli import main
from gipr_lint.testing import Sample

CLEAN = Sample().text
FAULTY = CLEAN.replace("一、本年新收政府信息公开申请数量\t12", "一、本年新收政府信息公开申请数量\t13")
assert CLEAN != FAULTY


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "gipr_lint", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def complaint(result: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one sentence that a run with exit code 2 leaves on standard error."""
    said = result.stderr.decode()
    assert result.returncode == 2, said
    assert said.startswith("gipr-lint：")
    assert said.count("\n") == 1, said
    return said


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


class Cli:
    """The command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ended:
        """Run a command."""
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments], prog_name="gipr-lint")
        shown = self._capsys.readouterr()
        return Ended(int(ended.value.code or 0), shown.out, shown.err)
