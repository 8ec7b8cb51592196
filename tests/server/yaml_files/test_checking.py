"""Mistakes of configurations, packs and rule files, told where they stand while they are written."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from gipr_lint.server.session import Client, Wishes
from gipr_lint.server.yaml_files.checking import yaml_diagnostics
from gipr_lint.server.yaml_files.examples import lenses, outcome
from tests.support.paths import EXAMPLES
from tests.support.server.editor import Opened

RULE = "gansu-document-counts.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(copytree(EXAMPLES / "pack-gansu", tmp_path / "包"))


def told(one: Opened) -> list[tuple[str, str]]:
    """The words that are marked, and what is said of them."""
    return [(one.words(found.range), found.message) for found in yaml_diagnostics(one.session, one.text)]


@pytest.mark.parametrize(
    ("text", "marked", "said"),
    [
        ("select: [tables]\nignore: [row-totle]\n", "row-totle", "row-total"),
        ("level:\n  row-total: fatal\n", "row-total: fatal", "fatal"),
        ("per-file:\n  '[z-a]': {ignore: [tables]}\n", "'[z-a]'", "不是有效的模式"),
        ("rules: [没有]\n", "没有", "不存在"),
        ("suppress: [{rule: row-total}]\n", "{rule", "reason"),
        ("a: [\n", "", "YAML 语法有误"),
    ],
)
def test_a_wrong_configuration(tmp_path: Path, text: str, marked: str, said: str) -> None:
    (found,) = told(Opened(text, tmp_path / ".gipr-lint.yaml"))
    assert found[0].startswith(marked)
    assert said in found[1]


def test_right_files_and_other_yaml_have_no_mistakes(tmp_path: Path, pack: Path) -> None:
    assert told(Opened("jobs: 1\n", tmp_path / ".gipr-lint.yaml")) == []
    assert told(Opened("a: [\n", tmp_path / "别的.yaml")) == []
    for file in pack.glob("*.yaml"):
        assert told(Opened(file.read_text(encoding="utf-8"), file)) == []


def test_a_wrong_pack(pack: Path) -> None:
    file = pack / "pack.yaml"
    text = file.read_text(encoding="utf-8").replace("prefix: gansu", "prefix: 甘肃")
    (found,) = told(Opened(text, file))
    assert found[0].startswith("prefix")


def test_a_wrong_rule_and_an_example_that_does_not_fit_are_told_before_they_are_saved(pack: Path) -> None:
    file = pack / RULE
    text = file.read_text(encoding="utf-8")
    (found,) = told(Opened(text.replace("level:", "levle:"), file))
    assert "level" in found[1]
    one = Opened(
        text.replace("  valid:", "  valid:\n    - {text: 甲}", 1).replace(
            "  invalid:", "  invalid:\n    - '共[|１２|]件'", 1
        ),
        file,
    )
    wrong = told(one)
    assert len(wrong) == 1
    assert "第 1 个错误示例不符" in wrong[0][1]
    assert one.words(yaml_diagnostics(one.session, one.text)[0].range) == "'共[|１２|]件'"
    assert file.read_text(encoding="utf-8") == text


def test_a_lens_above_each_example_says_how_it_fares_and_runs_it(pack: Path) -> None:
    file = pack / RULE
    text = file.read_text(encoding="utf-8").replace("  invalid:", "  invalid:\n    - '共[|１２|]件'", 1)
    one = Opened(text, file)
    found = [lens.command.title for lens in lenses(one.session, one.text) if lens.command]
    assert sum("不符" in title for title in found) == 1
    assert sum("通过" in title for title in found) == len(found) - 1
    number = next(at for at, title in enumerate(found) if "不符" in title)
    fits, said = outcome(one.session, one.text, number)
    assert not fits
    assert "没有报告" in said
    assert outcome(one.session, one.text, 0) == (
        True,
        f"{found[0].removeprefix('▶ 运行').removesuffix('（通过）')}通过。",
    )
    assert not outcome(one.session, one.text, 99)[0]


def test_rules_are_not_run_in_a_workspace_that_is_not_trusted(pack: Path) -> None:
    one = Opened((pack / RULE).read_text(encoding="utf-8"), pack / RULE)
    one.session.client = Client(wishes=Wishes(trusted=False))
    (found,) = told(one)
    assert "没有信任" in found[1]
    assert lenses(one.session, one.text) == []


def test_a_rule_of_a_broken_pack_says_so(pack: Path) -> None:
    (pack / "pack.yaml").write_text("prefix: 甘肃\n", encoding="utf-8")
    (found,) = told(Opened((pack / RULE).read_text(encoding="utf-8"), pack / RULE))
    assert "规则包有误" in found[1]
