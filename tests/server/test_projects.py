"""What of a workspace is used: the nearest configuration, and nothing of one that is not trusted."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from gipr_lint.server.projects import Projects
from gipr_lint.server.reports.diagnostics import diagnostics
from gipr_lint.server.session import Client, Wishes
from tests.support.command_line import FAULTY
from tests.support.paths import EXAMPLES
from tests.support.server.editor import Opened


def codes(one: Opened) -> set[object]:
    return {found.code for found in diagnostics(one.checked)}


def test_each_folder_has_its_own_configuration_at_once_when_it_changes(tmp_path: Path) -> None:
    for name, text in (("甲", "ignore: [row-total]\n"), ("乙", "level: {row-total: note}\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / ".gipr-lint.yaml").write_text(text, encoding="utf-8")
    first, second = (Opened(FAULTY, tmp_path / name / "报告.txt") for name in ("甲", "乙"))
    assert "row-total" not in codes(first)
    assert "row-total" in codes(second)
    (tmp_path / "甲" / ".gipr-lint.yaml").write_text("jobs: 1 # 别的\n", encoding="utf-8")
    assert "row-total" in codes(first)


def test_packs_are_used_where_they_are_configured_and_only_in_trusted_workspaces(tmp_path: Path) -> None:
    copytree(EXAMPLES / "pack-gansu", tmp_path / "包")
    (tmp_path / ".gipr-lint.yaml").write_text("rules: [包]\nignore: [row-total]\n", encoding="utf-8")
    one = Opened(FAULTY, tmp_path / "报告.txt")
    assert any(rule.id.startswith("gansu-") for rule in one.checked.project.tools.rules)
    assert "row-total" not in codes(one)
    one.session.client = Client(wishes=Wishes(trusted=False))
    assert not any(rule.id.startswith("gansu-") for rule in one.checked.project.tools.rules)
    assert "row-total" in codes(one)


@pytest.mark.parametrize("wrong", ["select: [none-such]\n", "jobs: [\n", "exclude: ['[z-a]']\n", "extend: [fehlt]\n"])
def test_a_wrong_configuration_is_told_in_the_report_which_is_checked_all_the_same(tmp_path: Path, wrong: str) -> None:
    (tmp_path / ".gipr-lint.yaml").write_text(wrong, encoding="utf-8")
    found = diagnostics(Opened(FAULTY, tmp_path / "报告.txt").checked)
    (told,) = [one for one in found if one.code == "incomplete"]
    assert "现在只用国家规则" in told.message
    assert told.range.start.line == 0
    assert "row-total" in {one.code for one in found}


def test_a_report_that_is_excluded_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / ".gipr-lint.yaml").write_text("exclude: ['草稿/']\n", encoding="utf-8")
    (tmp_path / "草稿").mkdir()
    assert codes(Opened(FAULTY, tmp_path / "草稿" / "报告.txt")) == set()


def test_last_years_reports_are_compared_with(tmp_path: Path) -> None:
    (tmp_path / ".gipr-lint.yaml").write_text("previous: [上年]\n", encoding="utf-8")
    (tmp_path / "上年").mkdir()
    last = FAULTY.replace("2024", "2023")
    (tmp_path / "上年" / "a.txt").write_text(last, encoding="utf-8")
    one = Opened(FAULTY, tmp_path / "报告.txt")
    assert one.checked.run.compared == 1
    found = [each for each in diagnostics(one.checked) if each.code == "carry-over"]
    related = [place for each in found for place in each.related_information or ()]
    assert {place.location.uri for place in related} >= {(tmp_path / "上年" / "a.txt").as_uri()}


def test_projects_are_kept_until_they_are_forgotten(tmp_path: Path) -> None:
    projects = Projects()
    one = projects.of(tmp_path, trusted=True)
    assert projects.of(tmp_path, trusted=True) is one
    projects.forget()
    assert projects.of(tmp_path, trusted=True) is not one
