"""The command line as a user meets it: exit codes, bad input, options."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gipr_lint import lint_text
from gipr_lint.testing import Sample

CLEAN = Sample().text
FAULTY = CLEAN.replace("一、本年新收政府信息公开申请数量\t12", "一、本年新收政府信息公开申请数量\t13")
assert CLEAN != FAULTY


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "gipr_lint", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


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


def test_version(tmp_path: Path) -> None:
    from gipr_lint import __version__

    assert __version__ in run("--version", cwd=tmp_path).stdout.decode()


def complaint(result: subprocess.CompletedProcess[bytes]) -> str:
    """Return the one sentence that a run with exit code 2 leaves on standard error."""
    said = result.stderr.decode()
    assert result.returncode == 2, said
    assert said.startswith("gipr-lint：")
    assert said.count("\n") == 1, said
    return said


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
        ("chek clean.txt", "没有命令“chek”，是否指“check”？可用的命令：check、explain"),
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


def test_a_time_limit(folder: Path) -> None:
    assert run("check", "clean.txt", "--timeout", "30", cwd=folder).returncode == 0
    for wrong in ("-1", "nan", "inf", "1e300"):
        refused = run("check", "clean.txt", "--timeout", wrong, cwd=folder)
        assert refused.returncode == 2
        assert "应为 0 到 3600 之间的秒数" in refused.stderr.decode()
    assert "“--timeout”" in run("check", "clean.txt", "--timeout", "many", cwd=folder).stderr.decode()
    (folder / ".gipr-lint.yaml").write_text("timeout: 很久\n", encoding="utf-8")
    assert "“timeout”：应为数字" in run("check", "clean.txt", cwd=folder).stderr.decode()


def test_a_run_imports_nothing_that_it_does_not_need(folder: Path) -> None:
    spared = "regex pluggy importlib.metadata ruamel.yaml rapidfuzz pathspec rich packaging charset_normalizer"
    program = (
        "import sys; from gipr_lint.cli import main\n"
        "try: main(['check', 'clean.txt'])\n"
        f"finally: print(sorted(set({spared.split()}) & set(sys.modules)), file=sys.stderr)"
    )
    for _ in ("cold", "warm"):
        done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


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
