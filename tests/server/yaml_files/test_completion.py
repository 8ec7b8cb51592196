"""Keys and values offered where they may stand."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from lsprotocol import types

from gipr_lint.server.yaml_files.completion import completion, key_hover
from gipr_lint.server.yaml_files.yaml_place import place_at
from tests.support.paths import EXAMPLES
from tests.support.server.editor import Opened, applied

RULE = "level: note\ntitle: 标题\ncheck: forbid\n"


def offered(one: Opened) -> dict[str, types.CompletionItem]:
    position = one.text.position_at(len(one.text.content))
    return {item.label: item for item in completion(one.session, one.text, position)}


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    return Path(copytree(EXAMPLES / "pack-gansu", tmp_path / "包")) / "gansu-new.yaml"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", {"select", "ignore", "level", "suppress", "fail-on"}),
        ("jobs: 1\nsel", {"select"}),
        ("fail-on: ", {"error", "warning", "note"}),
        ("cache: ", {"true", "false"}),
        ("select: [", {"tables", "row-total"}),
        ("ignore:\n  - ", {"tables", "row-total"}),
        ("level:\n  ", {"row-total", "privacy"}),
        ("level:\n  row-total: ", {"error", "off"}),
        ("suppress:\n  - rule: row-total\n    ", {"reason", "path", "until"}),
        ("suppress:\n- ", {"rule", "reason"}),
        ("per-file:\n  '历年/':\n    ", {"select", "ignore", "level"}),
    ],
)
def test_a_configuration(tmp_path: Path, text: str, names: set[str]) -> None:
    assert names <= offered(Opened(text, tmp_path / ".gipr-lint.yaml")).keys()


def test_keys_that_are_there_already_are_not_offered_again(tmp_path: Path) -> None:
    assert "jobs" not in offered(Opened("jobs: 1\n", tmp_path / ".gipr-lint.yaml"))


def test_what_is_chosen_takes_the_place_of_what_is_written(tmp_path: Path) -> None:
    one = Opened("jobs: 1\nsel", tmp_path / ".gipr-lint.yaml")
    edit = offered(one)["select"].text_edit
    assert isinstance(edit, types.TextEdit)
    assert applied(one.text, [edit]) == "jobs: 1\nselect: "


def test_a_rule_knows_the_options_of_its_check(rule: Path) -> None:
    assert {"error", "warning", "note"} == offered(Opened("level: ", rule)).keys()
    assert {"forbid", "equation"} <= offered(Opened("check: ", rule)).keys()
    options = offered(Opened(f"{RULE}with:\n  ", rule))
    assert "pattern" in options
    assert "equals" not in options
    assert options["pattern"].documentation
    assert "equals" in offered(Opened("check: equation\nwith:\n  ", rule))
    assert {"valid", "invalid"} <= offered(Opened(f"{RULE}examples:\n  ", rule)).keys()


def test_a_key_tells_its_meaning(tmp_path: Path, rule: Path) -> None:
    one = Opened("fail-on: error\n", tmp_path / ".gipr-lint.yaml")
    told = key_hover(one.session, one.text, types.Position(0, 2))
    assert told
    assert "以 1 退出" in repr(told.contents)
    other = Opened(f"{RULE}with:\n  pattern: a\n", rule)
    assert key_hover(other.session, other.text, types.Position(4, 3))
    assert key_hover(other.session, other.text, types.Position(99, 0)) is None


def test_other_yaml_is_left_alone(tmp_path: Path) -> None:
    one = Opened("", tmp_path / "别的.yaml")
    assert offered(one) == {}
    assert key_hover(one.session, one.text, types.Position(0, 0)) is None


@pytest.mark.parametrize(
    ("text", "steps", "key", "word"),
    [
        ("a:\n  b:\n    - c: d\n      e", ("a", "b", None), None, "e"),
        ("a:\n- b: c\n- d", ("a", None), None, "d"),
        ("a:\n- b: c\nd", (), None, "d"),
        ("a:\n  - b\n  # x\n  - ", ("a", None), None, ""),
        ("a:\n  - - b", ("a", None, None), None, "b"),
        ("'x y': z", (), "x y", "z"),
        ("a: [b, c", ("a", None), None, "c"),
        ("a:\n  b: 1\n\n  c: 2\n  ", ("a",), None, ""),
    ],
)
def test_places(text: str, steps: tuple[str | None, ...], key: str | None, word: str) -> None:
    lines = text.split("\n")
    place = place_at(lines, len(lines) - 1, len(lines[-1]))
    assert (place.steps, place.key, place.word) == (steps, key, word)
