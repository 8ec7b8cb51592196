"""Arguments that make no sense: each is refused in one Chinese sentence with exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import FAULTY, complaint, run


def test_ignore_files_with_lines_that_are_no_pattern(folder: Path) -> None:
    (folder / ".gitignore").write_text("clean.txt\n!\nfaulty\\\n[z-a]\n", encoding="utf-8-sig")
    shown = json.loads(run("check", ".", "--format", "json", cwd=folder).stdout)
    assert shown["problems"] == []
    assert shown["summary"]["checked"] == 1
    assert {found["path"] for found in shown["findings"]} == {"faulty.txt"}


@pytest.mark.parametrize("pattern", ["!", "[z-a]"])
def test_an_exclude_pattern_that_is_none(folder: Path, pattern: str) -> None:
    (folder / ".gipr-lint.yaml").write_text(f"exclude: ['{pattern}']\n", encoding="utf-8")
    assert f"“{pattern}”" in complaint(run("check", ".", cwd=folder))


def test_no_input_is_written_over(folder: Path) -> None:
    (folder / "link.txt").symlink_to("faulty.txt")
    for arguments in (
        ("check", "faulty.txt", "--output", "./faulty.txt"),
        ("check", "clean.txt", "faulty.txt", "--output", folder / "faulty.txt"),
        ("check", ".", "--output", "faulty.txt"),
        ("check", "faulty.txt", "--output", "link.txt"),
        ("show", "faulty.txt", "--output", "faulty.txt"),
        ("show", "link.txt", "--output", "faulty.txt"),
    ):
        assert "不能用结果覆盖" in complaint(run(*arguments, cwd=folder)), arguments
        assert (folder / "faulty.txt").read_text(encoding="utf-8") == FAULTY
    assert run("check", "clean.txt", "--output", "faulty.txt", cwd=folder).returncode == 0


def test_folders_in_the_place_of_files(folder: Path) -> None:
    (folder / "sub").mkdir()
    for option in ("--config", "--output"):
        assert "文件夹" in complaint(run("check", "clean.txt", option, "sub", cwd=folder))
    (folder / ".gipr-lint.yaml").mkdir()
    said = complaint(run("check", "clean.txt", cwd=folder / "sub"))
    assert ".gipr-lint.yaml" in said
    assert "文件夹" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", ""),
        ("check", "clean.txt", ""),
        ("show", ""),
        ("check", "clean.txt", "--select", ""),
        ("check", "clean.txt", "--select", "balance,"),
        ("check", "clean.txt", "--ignore", ""),
        ("check", "clean.txt", "--level", "=note"),
        ("check", "clean.txt", "--config", ""),
        ("check", "clean.txt", "--output", ""),
        ("check", "-", "--stdin-filename", ""),
    ],
)
def test_empty_names(folder: Path, arguments: tuple[str, ...]) -> None:
    assert "不能为空" in complaint(run(*arguments, cwd=folder))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("check", "缺少参数“路径…”"),
        ("show", "缺少参数“报告”"),
        ("chek clean.txt", "没有命令“chek”，是否指“check”？可用的命令：cache、check、config、explain"),
        ("--foo", "没有选项“--foo”"),
        ("check clean.txt --formt json", "没有选项“--formt”，是否指“--format”？"),
        ("check clean.txt --format yaml", "没有输出格式“yaml”；可用的格式：text、concise、json、sarif"),
        ("check clean.txt --format", "选项“--format”缺少值"),
        ("check clean.txt --verbose=3", "选项“--verbose”不能带值"),
        ("show clean.txt faulty.txt", "多余的参数“faulty.txt”"),
    ],
)
def test_mistakes_in_the_arguments(folder: Path, arguments: str, words: str) -> None:
    assert words in complaint(run(*arguments.split(), cwd=folder))


def test_help_is_chinese(tmp_path: Path) -> None:
    for command in ((), ("check",), ("show",)):
        shown = run(*command, "--help", cwd=tmp_path)
        assert shown.returncode == 0
        for english in ("Usage", "Options", "Commands", "OPTIONS", "ARGS", "Show", "exit"):
            assert english not in shown.stdout.decode(), command
        assert "选项" in shown.stdout.decode()
    bare = run(cwd=tmp_path)
    assert bare.returncode == 2
    assert bare.stderr == run("--help", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--jobs", "0", "选项“--jobs”：应为 1 到 64 之间的整数"),
        ("--jobs", "两个", "选项“--jobs”：应为 1 到 64 之间的整数"),
        ("--timeout", "30秒", "选项“--timeout”：应为数字"),
        ("--format", "", "没有输出格式“”；可用的格式：text、concise、json、sarif"),
    ],
)
def test_a_wrong_value_is_told_with_what_to_write(folder: Path, option: str, value: str, words: str) -> None:
    refused = run("check", "clean.txt", option, value, cwd=folder)
    assert refused.returncode == 2
    assert words in refused.stderr.decode()
    assert not refused.stdout
