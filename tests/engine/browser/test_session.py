"""The session of the page: the files of a folder, checked one by one, give what a run over all of them gives."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from gipr_lint.engine.browser import results
from gipr_lint.engine.browser.session import MAX_HITS, Session
from gipr_lint.limits.expressions import compiled
from gipr_lint.model.run import Run
from gipr_lint.testing import Sample
from tests.support.command_line import CLEAN, FAULTY
from tests.support.paths import ROOT


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened(**asked: object) -> Session:
    return Session(json.dumps(asked))


def checked(session: Session) -> Run:
    return session.run({path: session.check(path) for path in session.paths})


def test_files_and_folders(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "县里").mkdir()
    (folder / "县里" / "b.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "县里" / "c.rtf").write_text("{}", encoding="utf-8")
    session = opened(paths=["a.txt", "县里"])
    assert session.paths == ["a.txt", "县里/b.txt"]
    assert session.seconds > 0
    run = checked(session)
    assert (run.checked, run.problems, run.unsupported) == (2, (), ("县里/c.rtf",))
    assert {finding.path for finding in run.findings} == {"a.txt"}
    assert results.message(run).startswith("a.txt：2 个错误")
    assert "县里/b.txt：没有问题" in results.message(run)


def test_what_is_not_known_of_is_left_out(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    assert opened(paths=["a.txt"]).run({}).checked == 0


@pytest.mark.parametrize(("late", "told"), [(True, "迟迟不结束，进程已被终止（时限 7 秒）"), (False, "可能是内存不足")])
def test_a_file_that_was_lost_is_named(folder: Path, *, late: bool, told: str) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(CLEAN, encoding="utf-8")
    session = opened(paths=["a.txt", "b.txt"], timeout=7)
    run = session.run({"a.txt": session.lost("a.txt", late=late), "b.txt": session.check("b.txt")})
    assert [problem.subject for problem in run.problems] == ["a.txt"]
    assert told in run.problems[0].message
    assert run.checked == 1
    assert "a.txt" in results.text(run, "html")


def test_what_only_the_command_line_uses_is_told_of(folder: Path) -> None:
    (folder / "县里").mkdir()
    (folder / "县里" / "a.txt").write_text(FAULTY, encoding="utf-8")
    assert opened(paths=["县里"]).told == []
    (folder / "县里" / ".gipr-lint.yaml").write_text("ignore: [row-total]\n", encoding="utf-8")
    (folder / ".gipr-lint-baseline.json").write_text("{}", encoding="utf-8")
    session = opened(paths=["县里", ".gipr-lint-baseline.json"])
    (told,) = session.told
    assert told.startswith("放进来的 .gipr-lint-baseline.json、.gipr-lint.yaml 在网页里不起作用")
    assert "row-total" in {one.rule for one in checked(session).findings}


def test_of_very_many_findings_the_gravest_are_shown_and_the_number_is_told(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY.replace("全年", "一" * 30_000 + "全年", 1), encoding="utf-8")
    run = checked(opened(paths=["a.txt"]))
    assert len(run.findings) == MAX_HITS
    assert "row-total" in {one.rule for one in run.findings}
    (problem,) = run.problems
    assert problem.subject == "a.txt"
    assert "个问题，网页只显示最要紧的 2000 个" in problem.message


def test_nothing_is_said_that_would_have_to_be_typed(folder: Path) -> None:
    (folder / "a.md").write_text(FAULTY.replace("全年", "全年公布１２件，", 1), encoding="utf-8")
    run = checked(opened(paths=["a.md"]))
    assert any(run.fixable)
    assert "-fix" not in results.message(run) + results.text(run, "html")


def test_levels_and_edition(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    rules = {finding.rule for finding in checked(opened(paths=["a.txt"])).findings}
    off = dict.fromkeys(rules, "off")
    run = checked(opened(paths=["a.txt"], level={**off, "no-such-rule": "error"}))
    assert list(run.findings) == []
    other = checked(opened(paths=["a.txt"], edition="2019"))
    assert {finding.rule for finding in other.findings} != rules


@pytest.mark.parametrize("asked", [{"edition": "2020"}, {"level": {"balance": "grave"}}, {"paths": 1}])
def test_what_nobody_may_ask(asked: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        opened(**asked)


def test_last_years_report(folder: Path) -> None:
    (folder / "a.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "上年的报告").mkdir()
    last = Sample().text.replace("2024", "2023")
    (folder / "上年的报告" / "b.txt").write_text(last, encoding="utf-8")
    run = checked(opened(paths=["a.txt"], previous=["上年的报告/b.txt"]))
    assert run.compared == 1
    assert run.problems == ()


def test_a_pack_among_the_files(folder: Path) -> None:
    (folder / "a.txt").write_text(CLEAN, encoding="utf-8")
    shutil.copytree(ROOT / "examples" / "pack-gansu", folder / "规则" / "甘肃")
    session = opened(paths=["a.txt", "规则"])
    assert session.paths == ["a.txt"]
    assert "gansu-key-fields" in {rule.id for rule in session.tools.rules}
    assert '"gansu-key-fields"' in results.rules(session.tools.rules)
    assert checked(session).problems == ()


def test_sessions_to_come_find_what_was_made_of_expressions(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIPR_LINT_CACHE_DIR", str(folder / "cache"))
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    session = opened(paths=["a.txt"])
    compiled("某个还没有用过的式子[0-9]")
    session.close()
    assert list((folder / "cache").glob("expressions-*.bin"))
