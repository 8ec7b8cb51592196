"""Several results at once: each is written whole, no input is lost, and what cannot be written is refused first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import CLEAN, FAULTY, Cli

FORMATS = ("text", "concise", "json", "sarif", "html", "csv", "github", "gitlab", "junit", "rdjson")


@pytest.fixture(autouse=True)
def _reports(cli: Cli) -> None:  # noqa: ARG001 - it changes to an empty folder
    Path("乡镇").mkdir()
    Path("乡镇/a.txt").write_text(FAULTY, encoding="utf-8")
    Path("乡镇/b.txt").write_text(CLEAN, encoding="utf-8")


def several(*forms: str) -> list[str]:
    return [word for form in forms for word in ("--output-file", f"{form}=结果 #{form}")]


def test_each_file_holds_what_the_format_prints(cli: Cli) -> None:
    ended = cli("check", "乡镇", "--format", "concise", *several(*FORMATS))
    assert ended.code == 1
    assert ended.err == ""
    assert ended.out == cli("check", "乡镇", "--format", "concise").out
    for form in FORMATS:
        printed = cli("check", "乡镇", "--format", form)
        assert Path(f"结果 #{form}").read_bytes().decode() == printed.out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_files_in_several_processes_and_as_a_project(cli: Cli, jobs: str) -> None:
    Path("乡镇/b.txt").unlink()
    for number in range(30):
        Path(f"乡镇/{number}.txt").write_text(FAULTY.replace("云溪县", f"云溪{number}县"), encoding="utf-8")
    ended = cli("check", "--project", "乡镇", "--jobs", jobs, *several("json", "sarif"))
    assert ended.code == 1
    summary = json.loads(Path("结果 #json").read_text(encoding="utf-8"))["summary"]
    assert summary["checked"] == 31
    results = json.loads(Path("结果 #sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert len(results) == summary["error"] + summary["warning"] + summary["note"] > 30


def test_known_results_are_written_too(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIPR_LINT_NO_CACHE")
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(Path("cache").absolute()))
    written = []
    for _ in range(2):
        assert cli("check", "乡镇", *several("json", "gitlab")).code == 1
        written.append([Path(f"结果 #{form}").read_bytes() for form in ("json", "gitlab")])
    assert written[0] == written[1]
    assert cli("check", "乡镇", *several("html")).code == 1
    assert "本年新收" in Path("结果 #html").read_text(encoding="utf-8")


def test_the_result_goes_to_its_own_file_beside_the_others(cli: Cli) -> None:
    ended = cli("check", "乡镇", "--format", "json", "--output", "a.json", "--output-file", "junit=b.xml")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("gipr-lint：检查了 2 份报告：")
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["version"] == 1
    assert "<testsuites" in Path("b.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--output-file", "json"], "--output-file json：应写作“格式=文件”，例如 sarif=结果.sarif"),
        (["--output-file", "json="], "--output-file json=：应写作“格式=文件”，例如 sarif=结果.sarif"),
        (["--output-file", "=a"], "--output-file =a：应写作“格式=文件”，例如 sarif=结果.sarif"),
        (["--output-file", "jsn=a"], "--output-file jsn=a：没有输出格式“jsn”，是否指“json”？可用的格式："),
        (["--output-file", "json=无/a"], "--output-file json=无/a：文件夹“无”不存在，请先建立，或换一个位置"),
        (["--output-file", "json=乡镇"], "--output-file json=乡镇：这是一个文件夹，请写文件名"),
        (
            ["--output-file", "json=a", "--output-file", "sarif=./乡镇/../a"],
            "--output-file sarif=./乡镇/../a：与“--output-file json=a”是同一个文件，请各写各的",
        ),
        (
            ["--output", "a", "--output-file", "sarif=a"],
            "--output-file sarif=a：与“--output a”是同一个文件，请各写各的",
        ),
        (
            ["--output-file", "text=乡镇/a.txt"],
            "--output-file text=乡镇/a.txt：这是要检查的文件之一，不能用结果覆盖；请换一个文件名",
        ),
        (["--diff", "--output-file", "text=a"], "--output-file text=a：--diff 只显示会怎样修改，没有结果可写"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_sentence(cli: Cli, arguments: list[str], told: str) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*.*")}
    ended = cli("check", "乡镇", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"gipr-lint：{told}")
    assert ended.err.count("\n") == 1
    assert {path: path.read_bytes() for path in Path().rglob("*.*")} == before


def test_a_file_that_fails_while_it_is_written_costs_the_others_nothing(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gipr_lint.engine.inputs import discover

    real = discover.write_file

    def full(file: Path, text: str) -> None:
        if file.name == "b.json":
            raise OSError(28, "No space left on device")
        real(file, text)

    monkeypatch.setattr(discover, "write_file", full)
    ended = cli("check", "乡镇", "--output-file", "json=b.json", "--output-file", "csv=c.csv", "--format", "concise")
    assert ended.code == 2
    assert ended.err.startswith("gipr-lint：--output-file json=b.json：")
    assert "row-total" in ended.out
    assert "row-total" in Path("c.csv").read_text(encoding="utf-8")
    assert not Path("b.json").exists()


def test_results_among_the_reports_are_written_anew_and_never_checked(cli: Cli) -> None:
    inside = [f"{form}=乡镇/{form}{suffix}" for form in FORMATS for suffix in (".txt", ".md")]
    inside.append("html=乡镇/结果.html")
    arguments = [word for one in inside for word in ("--output-file", one)]
    first, second = (cli("check", "乡镇", *arguments) for _ in range(2))
    assert first == second
    assert first.code == 1
    alone = cli("check", "乡镇", "-v")
    assert alone.code == 1
    assert "检查了 2 份报告：" in alone.out
    assert "  乡镇/结果.html\n" in alone.out
    named = cli("check", "乡镇/text.txt")
    assert named.code == 2
    assert "乡镇/text.txt：这是 gipr-lint 写的检查结果，不是报告，没有检查" in named.out


def test_an_empty_file_and_a_result_without_findings_are_written_anew(cli: Cli) -> None:
    Path("乡镇/a.txt").unlink()
    Path("乡镇/结果.txt").touch()
    for _ in range(2):
        assert cli("check", "乡镇", "--output", "乡镇/结果.txt").code == 0
    assert Path("乡镇/结果.txt").read_text(encoding="utf-8").startswith("检查了 1 份报告（")


@pytest.mark.parametrize("content", ["会议纪要\n\n出席：各科室。\n", CLEAN, "\x00\x01"])
def test_what_this_tool_did_not_write_is_never_lost(cli: Cli, content: str) -> None:
    kept = Path("乡镇/结果.txt")
    kept.write_text(content, encoding="utf-8")
    ended = cli("check", "乡镇", "--output", str(kept))
    assert ended.code == 2
    assert "不能用结果覆盖" in ended.err
    assert kept.read_text(encoding="utf-8") == content
