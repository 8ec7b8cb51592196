"""The story of README: a county office switches the hook on with years of old reports, and works with it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.generator import make, print_report
from tests.support.paths import ROOT, SARIF_VALIDATOR
from tests.support.repository import Repository, clone_of_project, revision_of

LINES = re.compile(r"<!-- ten lines -->\n```bash\n(.*?)```\n<!-- end of ten lines -->", re.DOTALL)
BASELINE = ".gipr-lint-baseline.json"
RAW = re.compile(r'"uri": "([^"]+)"')
PROGRAMS = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clone_of_project(tmp_path_factory.mktemp("gipr-lint"))


def linted(user: Repository, *arguments: str) -> tuple[int, str]:
    return user.attempt(sys.executable, "-m", "gipr_lint", *arguments)


def test_from_an_empty_repository_to_a_commit_that_goes_through(
    project: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    user = Repository(tmp_path / "全县 报告", tmp_path_factory.mktemp("cache"))
    faulty = old_reports_are_there(user)
    the_hook_is_switched_on(user, project)
    a_new_report_has_to_be_right(user)
    an_old_report_comes_back_when_a_figure_changes(user, faulty)
    sarif_is_valid(user, tmp_path)


def old_reports_are_there(user: Repository) -> str:
    """Thirty reports, ten of them at fault; return the name of one of these."""
    names = [f"202{number % 3}/报告 #{number:02d}.txt" for number in range(30)]
    for number, name in enumerate(names):
        model = make(number, "2021")
        wrong = model.put("requests.new.total", "987") if number % 3 == 0 else model
        user.write(name, print_report(wrong, "tabs").text)
    user.run("git", "commit", "-q", "-m", "三年的旧报告")
    code, output = linted(user, "check", ".", "--format", "concise")
    assert code == 1
    assert {line.partition(":")[0] for line in output.splitlines()} == set(names[::3])
    return names[12]


def the_hook_is_switched_on(user: Repository, project: Path) -> None:
    """The lines of README, as they stand there."""
    (found,) = LINES.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(found.strip().splitlines()) == 10
    lines = found.replace("<本项目的 git 地址>", str(project)).replace("v0.1.0", revision_of(project))
    user.run("env", f"PATH={PROGRAMS}", "bash", "-ec", lines)
    kept = json.loads((user.folder / BASELINE).read_text(encoding="utf-8"))["findings"]
    assert len(kept) == 10
    assert user.run("git", "status", "--porcelain") == ""
    code, output = linted(user, "check", ".")
    assert code == 0, output
    assert "没有未接受的问题" in output


def a_new_report_has_to_be_right(user: Repository) -> None:
    """A wrong sum is refused, ``--fix`` mends what is certain, the clerk the sum; then it goes through."""
    name = "2024/松湾镇 #1.txt"
    model = make(59, "2021")
    right = print_report(model, "tabs").text
    heading = next(line for line in right.splitlines() if line.endswith("总体情况"))
    right = right.replace(heading, f"{heading}\n全年接待来访群众12人次。", 1)
    wrong = print_report(model.put("requests.new.total", "988"), "tabs").text
    wrong = wrong.replace(heading, f"{heading}\n全年接待来访群众12人次。", 1)
    user.write(name, wrong.replace("群众12人次", "群众１２人次"))
    code, output = user.commit()
    assert code == 1, output
    (said,) = [line for line in output.splitlines() if " 错误 row-total：" in line]
    assert said.startswith(f"{name}:")
    assert re.search(r"“收到和处理政府信息公开申请情况表”“一、本年新收.*”行：.*＝\d+，总计 988，相差 \d+。", said)
    assert "  依据：国办公开办函〔2021〕30号" in output
    assert "  改法：核对该行各列" in output
    assert "2020/" not in output

    code, output = linted(user, "check", "--fix", name)
    assert code == 1
    assert "已修改 1 个文件" in output
    assert (user.folder / name).read_text(encoding="utf-8") == wrong
    user.write(name, right)
    code, output = user.commit()
    assert code == 0, output


def an_old_report_comes_back_when_a_figure_changes(user: Repository, name: str) -> None:
    """What was accepted is another finding by then."""
    user.write(name, (user.folder / name).read_text(encoding="utf-8").replace("987", "986"))
    code, output = user.commit()
    assert code == 1, output
    assert "总计 986" in output
    user.run("git", "checkout", "-q", "HEAD", "--", name)


def sarif_is_valid(user: Repository, folder: Path) -> None:
    """The results for CI, in each profile: the accepted ones suppressed, or left out for GitHub."""
    files = []
    for profile, count in (("standard", True), ("github", False), ("ide", True)):
        file = folder / f"{profile}.sarif"
        code, output = linted(user, "check", ".", "--output-file", f"sarif={file}", "--sarif-profile", profile)
        assert code == 0, output
        (run,) = json.loads(file.read_text(encoding="utf-8"))["runs"]
        suppressed = [one for one in run["results"] if one.get("suppressions")]
        assert bool(suppressed) == count
        assert all(one["suppressions"][0]["justification"] == "启用以前已公开的报告" for one in suppressed)
        assert {one["level"] for one in run["results"] if one not in suppressed} <= {"note"}
        if profile == "ide":  # editors want addresses as they are read; for the rest it must be valid too
            text = RAW.sub(
                lambda found: f'"uri": "{quote(found[1], safe="/:#%?=&")}"', file.read_text(encoding="utf-8")
            )
            file.write_text(text, encoding="utf-8")
        files.append(str(file))
    if SARIF_VALIDATOR.exists():
        done = subprocess.run([str(SARIF_VALIDATOR), *files], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
