"""Where a result is to go: what is wrong with the place is said before anything is checked, nothing half is left."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gipr_lint.engine.inputs.discover import write_file
from gipr_lint.testing import Sample
from tests.support.clean_copy import environment


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gipr_lint", *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(Sample().text, encoding="utf-8")
    (tmp_path / "夹").mkdir()
    return tmp_path


@pytest.mark.parametrize("command", [["check", "a.txt"], ["show", "a.txt"], ["schema", "rule"]])
@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("无/结果.json", "文件夹“无”不存在，请先建立，或换一个位置"),
        ("夹/无/有/结果.json", "文件夹“夹/无/有”不存在，请先建立，或换一个位置"),
        ("a.txt/结果.json", "“a.txt”不是文件夹，请换一个位置"),
        ("夹", "这是一个文件夹，请写文件名"),
        ("长" * 200, "名称太长"),
    ],
)
def test_a_place_where_nothing_can_be_written(folder: Path, command: list[str], output: str, told: str) -> None:
    done = run(folder, *command, "--output", output)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"gipr-lint：--output {output}：{told}\n"


def test_nothing_is_checked_in_vain(folder: Path) -> None:
    done = run(folder, "check", "没有.txt", "--output", "无/结果.json")
    assert "没有.txt" not in done.stderr


def test_a_result_in_pieces_is_written_as_a_whole_or_not_at_all(folder: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "一"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(folder / "结果", pieces())
    assert {file.name for file in folder.iterdir()} == {"a.txt", "夹"}
    write_file(folder / "结果", iter(["一", "\ud800二\n"]))
    assert (folder / "结果").read_text(encoding="utf-8") == "一?二\n"
