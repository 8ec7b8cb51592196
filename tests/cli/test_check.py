"""Checking on the command line: exit codes, which files and rules, options, and what is printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gipr_lint.testing import Sample
from tests.support.command_line import CLEAN, FAULTY, run


def findings(result: subprocess.CompletedProcess[bytes]) -> list[tuple[str, str]]:
    return [(found["path"], found["rule"]) for found in json.loads(result.stdout)["findings"]]


def test_exit_codes(folder: Path) -> None:
    assert run("check", "clean.txt", cwd=folder).returncode == 0
    assert run("check", "faulty.txt", cwd=folder).returncode == 1
    assert run("check", "clean.txt", "nowhere.txt", cwd=folder).returncode == 2
    assert run("check", cwd=folder).returncode == 2
    assert run("check", "clean.txt", "--format", "nonsense", cwd=folder).returncode == 2


def test_fail_on(folder: Path) -> None:
    (folder / "title.txt").write_text(CLEAN.replace("工作年度报告", "工作报告"), encoding="utf-8")
    assert run("check", "title.txt", cwd=folder).returncode == 0
    assert run("check", "title.txt", "--fail-on", "warning", cwd=folder).returncode == 1


def test_select_ignore_and_level(folder: Path) -> None:
    found = findings(run("check", "faulty.txt", "--format", "json", cwd=folder))
    assert {rule for _, rule in found} == {"row-total", "balance"}
    assert findings(run("check", "faulty.txt", "--format", "json", "--select", "balance", cwd=folder)) == [
        ("faulty.txt", "balance")
    ]
    assert findings(run("check", "faulty.txt", "--format", "json", "--ignore", "arithmetic", cwd=folder)) == []
    assert run("check", "faulty.txt", "--level", "row-total=note", "--level", "balance=off", cwd=folder).returncode == 0
    unknown = run("check", "faulty.txt", "--select", "balanse", cwd=folder)
    assert unknown.returncode == 2
    assert "balance" in unknown.stderr.decode()
    assert run("check", "faulty.txt", "--level", "balance=fatal", cwd=folder).returncode == 2


def test_bad_input_is_said_and_the_rest_is_checked(folder: Path) -> None:
    (folder / "binary.txt").write_bytes(b"\x7fELF" + bytes(range(256)))
    (folder / "unknown.txt").write_bytes("平成三十一年度情報公開年次報告書".encode("euc-jp") * 9)
    with (folder / "large.txt").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    (folder / "escape.txt").write_text(CLEAN.replace("考核", "\x1b[31m考核\x1b[0m\x07"), encoding="utf-8")
    result = run("check", ".", "missing.txt", "--format", "text", cwd=folder)
    shown = result.stdout.decode()
    assert result.returncode == 2
    assert "Traceback" not in shown + result.stderr.decode()
    assert "\x1b" not in shown
    assert "\x07" not in shown
    for name, words in {
        "binary.txt": "不是文本文件",
        "unknown.txt": "无法识别文件编码",
        "large.txt": "200 MB",
        "escape.txt": "控制字符",
        "missing.txt": "不存在",
    }.items():
        assert [line for line in shown.splitlines() if name in line and words in line], (name, shown)
    assert "faulty.txt" in shown
    assert "balance" in shown


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(folder: Path) -> None:
    (folder / "secret.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    result = run("check", "secret.txt", "clean.txt", cwd=folder)
    assert result.returncode == 2
    assert "权限" in result.stdout.decode()


def test_what_is_no_report_is_skipped_and_counted(folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "README.md").write_text("# 年度报告收集\n\n每年一月报送。\n", encoding="utf-8")
    (folder / "minutes.txt").write_text("会议纪要\n一、总体情况\n会议研究了年度报告编制工作。\n", encoding="utf-8")
    (folder / "faulty.txt").unlink()
    result = run("check", ".", "--format", "json", cwd=folder)
    assert result.returncode == 0
    assert json.loads(result.stdout)["skipped"] == ["README.md", "empty.txt", "minutes.txt"]
    assert "README.md" not in run("check", ".", cwd=folder).stdout.decode()
    assert "README.md" in run("check", ".", "-v", cwd=folder).stdout.decode()


def test_a_folder_without_any_report_says_so(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# 空\n", encoding="utf-8")
    result = run("check", ".", cwd=tmp_path)
    assert result.returncode == 0
    assert "没有" in result.stdout.decode()


def test_folders(folder: Path) -> None:
    for name in ("node_modules", ".git", "env", "草稿", "a/b"):
        (folder / name).mkdir(parents=True)
        (folder / name / "年报 #1.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "env" / "pyvenv.cfg").touch()
    (folder / ".gitignore").write_text("草稿/\nfaulty.*\n", encoding="utf-8")
    (folder / "a" / ".gitignore").write_text("!faulty.txt\n", encoding="utf-8")
    (folder / "a" / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "旧.ofd").touch()
    result = run("check", ".", "--format", "json", "--select", "balance", cwd=folder)
    assert sorted({path for path, _ in findings(result)}) == ["a/b/年报 #1.txt", "a/faulty.txt"]
    assert json.loads(result.stdout)["unsupported"] == ["旧.ofd"]


def test_a_file_named_twice_is_checked_once(folder: Path) -> None:
    result = run("check", "faulty.txt", ".", "./faulty.txt", "--format", "json", "--select", "balance", cwd=folder)
    assert len(findings(result)) == 1


def test_standard_input(folder: Path) -> None:
    result = run(
        "check",
        "-",
        "--stdin-filename",
        "松湾镇.txt",
        "--format",
        "concise",
        cwd=folder,
        stdin=FAULTY.encode("gb18030"),
    )
    assert result.returncode == 1
    assert result.stdout.decode().startswith("松湾镇.txt:")


def test_output_file_is_written_whole(folder: Path) -> None:
    result = run("check", "faulty.txt", "--format", "sarif", "--output", "out.sarif", cwd=folder)
    assert result.returncode == 1
    assert result.stdout == b""
    assert json.loads((folder / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    failed = run("check", "faulty.txt", "--output", "no/such/folder/out.txt", cwd=folder)
    assert failed.returncode == 2
    assert "Traceback" not in failed.stderr.decode()
    assert not list(folder.glob(".gipr-lint-*"))


def test_configuration(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    config = folder / ".gipr-lint.yaml"
    config.write_text("ignore: [row-total]\nlevel: {balance: warning}\nfail-on: warning\n", encoding="utf-8")
    result = run("check", "faulty.txt", "--format", "json", cwd=folder / "sub")
    assert findings(result) == [("faulty.txt", "balance")]
    assert result.returncode == 1
    config.write_text("exclude: [sub/]\nformat: json\n", encoding="utf-8")
    assert {path for path, _ in findings(run("check", ".", cwd=folder))} == {"faulty.txt"}
    config.write_text("ignroe: [row-total]\n", encoding="utf-8")
    broken = run("check", "faulty.txt", cwd=folder)
    assert broken.returncode == 2
    assert ".gipr-lint.yaml:1:1" in broken.stderr.decode()
    assert "ignore" in broken.stderr.decode()


def test_colour_on_a_terminal_only(folder: Path) -> None:
    assert b"\x1b" not in run("check", "faulty.txt", cwd=folder).stdout
    master, slave = os.openpty()
    command = [sys.executable, "-m", "gipr_lint", "check", "faulty.txt"]
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | environment
        subprocess.run(command, cwd=folder, stdout=slave, env=env, check=False)
        assert (b"\x1b[" in os.read(master, 100_000)) is coloured
    os.close(master)
    os.close(slave)


def test_show(folder: Path) -> None:
    shown = json.loads(run("show", "clean.txt", "--format", "json", cwd=folder).stdout)
    assert shown["organ"] == "云溪县松湾镇人民政府"
    assert [section["id"] for section in shown["sections"]] == list(Sample().order)
    natural = shown["tables"]["requests"]["new"]["natural"]
    assert (natural["value"], natural["raw"]) == (12, "12")
    line = CLEAN.split("\n")[natural["line"] - 1]
    assert line[natural["column"] - 1 :].startswith("12\t")
    assert shown["confidence"] == {"proactive": "high", "requests": "high", "remedies": "high"}
    text = run("show", "clean.txt", cwd=folder).stdout.decode()
    assert "本年新收政府信息公开申请数量" in text
    assert "GB18030" not in text
    missing = run("show", "nowhere.txt", cwd=folder)
    assert missing.returncode == 2
    assert "不存在" in missing.stderr.decode()
    (folder / "note.txt").write_text("会议纪要", encoding="utf-8")
    assert run("show", "note.txt", cwd=folder).returncode == 2


def test_version(tmp_path: Path) -> None:
    from gipr_lint import __version__

    assert __version__ in run("--version", cwd=tmp_path).stdout.decode()


def test_last_year(folder: Path) -> None:
    last = Sample(title="云溪县松湾镇人民政府2023年政府信息公开工作年度报告")
    last.edit({"set": {"requests.carried_out.natural": "4", "requests.carried_out.total": "4"}})
    (folder / "上年").mkdir()
    (folder / "上年" / "松湾.txt").write_text(last.text, encoding="utf-8")
    (folder / "梅岭.txt").write_text(CLEAN.replace("松湾", "梅岭"), encoding="utf-8")
    chosen = ("--select", "carry-over", "--previous", "上年")
    found = run("check", "clean.txt", "梅岭.txt", "--format", "json", *chosen, cwd=folder)
    assert [(one["path"], one["logical"]) for one in json.loads(found.stdout)["findings"]] == [
        ("clean.txt", ["requests", "carried_in", "natural"])
    ]
    assert json.loads(found.stdout)["without_previous"] == ["梅岭.txt"]
    shown = run("check", "clean.txt", "梅岭.txt", "-v", *chosen, cwd=folder).stdout.decode()
    assert "1 份报告没有找到上一年的报告，未作比较" in shown
    assert "\n没有找到上一年的报告，未作比较：\n" in shown
    alone = run("check", "clean.txt", *chosen[:2], "--format", "json", cwd=folder)
    assert json.loads(alone.stdout)["findings"] == []
    missing = run("check", "clean.txt", "--previous", "无", cwd=folder)
    assert missing.returncode == 2
    assert "无：文件不存在" in missing.stdout.decode().replace(" ", "")
    over = run("check", "clean.txt", "--previous", "上年/松湾.txt", "--output", "上年/松湾.txt", cwd=folder)
    assert over.returncode == 2
    assert (folder / "上年" / "松湾.txt").read_text(encoding="utf-8") == last.text
