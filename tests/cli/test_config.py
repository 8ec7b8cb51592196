"""``gipr-lint config``, and what configurations do to ``check``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gipr_lint.testing import Sample
from tests.support.command_line import complaint, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sample = Sample()
    sample.edit({"set": {"requests.new.total": "987"}})
    for name in ("今年/松湾镇.txt", "历年/松湾镇.txt"):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text(sample.text, encoding="utf-8")
    return tmp_path


def configured(folder: Path, text: str) -> None:
    (folder / ".gipr-lint.yaml").write_text(text, encoding="utf-8")


def levels(folder: Path, *options: str) -> dict[str, set[tuple[str, str]]]:
    """Return the rules with their levels that found something, by file."""
    ended = run("check", ".", "--format", "json", *options, cwd=folder)
    found: dict[str, set[tuple[str, str]]] = {}
    for one in json.loads(ended.stdout)["findings"]:
        found.setdefault(one["path"], set()).add((one["rule"], one["level"]))
    return found


def test_a_file_that_is_not_there_has_no_configuration(tmp_path: Path) -> None:
    assert "nope.txt：文件不存在" in complaint(run("config", "nope.txt", cwd=tmp_path))


def test_single_files_have_rules_of_their_own(folder: Path) -> None:
    configured(
        folder, "select: [row-total, balance]\nper-file: {历年/: {ignore: [balance], level: {row-total: note}}}\n"
    )
    wanted = {
        "今年/松湾镇.txt": {("row-total", "error"), ("balance", "error")},
        "历年/松湾镇.txt": {("row-total", "note")},
    }
    assert levels(folder) == wanted
    assert levels(folder) == wanted  # what is known by now is the same
    configured(folder, "select: [row-total, balance]\nper-file: {历年/: {select: [balance]}}\n")
    assert levels(folder)["历年/松湾镇.txt"] == {("balance", "error")}
    assert levels(folder, "--level", "balance=note")["历年/松湾镇.txt"] == {("balance", "note")}


def test_a_wrong_entry_for_single_files_is_told(folder: Path) -> None:
    configured(folder, "per-file: {别处/: {ignore: [balanze]}}\n")
    said = complaint(run("check", ".", cwd=folder))
    assert ".gipr-lint.yaml：“per-file”：没有规则或标签“balanze”，是否指“balance”" in said


def test_added_rules(folder: Path) -> None:
    configured(folder, "select: [row-total]\nextend-select: [balance]\n")
    assert {rule for rule, _ in levels(folder)["今年/松湾镇.txt"]} == {"row-total", "balance"}
    configured(folder, "select: [row-total, balance]\nextend-ignore: [balance]\n")
    assert {rule for rule, _ in levels(folder)["今年/松湾镇.txt"]} == {"row-total"}


def test_config_tells_values_and_where_they_stand(folder: Path) -> None:
    configured(folder, "fail-on: note\nselect: [row-total, balance]\nper-file: {历年/: {ignore: [balance]}}\n")
    told = run("config", "历年/松湾镇.txt", cwd=folder).stdout.decode()
    assert f'fail-on: "note"    # {folder / ".gipr-lint.yaml"}' in told
    assert told.index("# 默认值") < told.index('format: "text"')
    assert "历年/松湾镇.txt（per-file：历年/）：用 1 条规则。" in told
    shown = json.loads(run("config", "今年/松湾镇.txt", "--format", "json", cwd=folder).stdout.decode())
    assert shown["keys"]["fail-on"] == {"value": "note", "from": [str(folder / ".gipr-lint.yaml")]}
    assert (shown["report"]["in_force"], shown["report"]["patterns"]) == (2, [])


def test_without_a_configuration_all_are_defaults(tmp_path: Path) -> None:
    assert run("config", cwd=tmp_path).stdout.decode().startswith("没有配置文件")
