"""Only the files that git tracks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.clean_copy import environment
from tests.support.command_line import CLEAN, FAULTY, Cli


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], env=environment(), check=True)


@pytest.fixture(autouse=True)
def _repository(cli: Cli) -> None:  # noqa: ARG001 - it changes to an empty folder
    git("init", "-q")
    for name in ("乡镇 #1/报告\n一.txt", "乡镇 #1/草稿/二.txt", "删了.txt", "说明.py"):
        file = Path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(CLEAN, encoding="utf-8")
    git("add", "-A")
    Path("删了.txt").unlink()
    Path("没加.txt").write_text(FAULTY, encoding="utf-8")


@pytest.mark.parametrize("paths", [["."], ["乡镇 #1"], ["乡镇 #1", "."]])
def test_files_that_are_not_added_are_left_out(cli: Cli, paths: list[str]) -> None:
    ended = cli("check", *paths, "--tracked")
    assert ended.code == 0
    assert ended.out.startswith("检查了 2 份报告（")
    assert cli("check", ".").code == 1


def test_a_project_of_what_is_tracked_and_not_excluded(cli: Cli) -> None:
    Path(".gipr-lint.yaml").write_text("exclude: [草稿/]\n", encoding="utf-8")
    ended = cli("check", "--project", "--tracked")
    assert ended.code == 0
    assert ended.out.startswith("检查了 1 份报告（")


def test_a_named_file_need_not_be_tracked(cli: Cli) -> None:
    assert cli("check", "没加.txt", "--tracked").code == 1


def test_a_folder_that_is_no_repository_is_told(cli: Cli, tmp_path_factory: pytest.TempPathFactory) -> None:
    ended = cli("check", str(tmp_path_factory.mktemp("无")), "--tracked")
    assert ended.code == 2
    assert "不在 git 仓库里，或者 git 不肯读这个仓库，不能用 --tracked" in ended.out


def test_without_git_it_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ended = cli("check", ".", "--tracked")
    assert ended.code == 2
    assert "没有安装 git，不能用 --tracked" in ended.out
