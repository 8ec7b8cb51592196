"""The examples for continuous integration: their commands run as they stand there, and write what they name."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from gipr_lint.testing import Sample
from tests.support.clean_copy import environment
from tests.support.paths import EXAMPLES

COMMAND = re.compile(r"[ \t]gipr-lint (check (?:.*\n)(?:\s+--.*\n)+)")


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("github-actions.yml", {"gipr-lint.sarif", "gipr-lint.html"}),
        ("gitlab-ci.yml", {"gl-code-quality.json", "gipr-lint.xml", "gipr-lint.html"}),
    ],
)
def test_the_command_writes_the_files_that_are_passed_on(name: str, files: set[str], tmp_path: Path) -> None:
    text = (EXAMPLES / "ci" / name).read_text(encoding="utf-8")
    (found,) = COMMAND.findall(text)
    assert all(text.count(file) >= 2 for file in files)
    (tmp_path / "a.txt").write_text(Sample().text, encoding="utf-8")
    (tmp_path / "草稿.txt").write_text("没有 git add\n", encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "a.txt"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, env=environment(), check=True)
    command = [sys.executable, "-m", "gipr_lint", *shlex.split(found)]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in tmp_path.iterdir()} == {".git", "a.txt", "草稿.txt", *files}
    for file in files - {"gipr-lint.xml", "gipr-lint.html"}:
        json.loads((tmp_path / file).read_text(encoding="utf-8"))
