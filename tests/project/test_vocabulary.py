"""Words of the language stand in one place each."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.support.paths import ROOT, SOURCE

NOT_YET = (
    "claims/",
    "checks/text/claims/",
    "checks/text/dates/other_year.py",
    "checks/structure/announced.py",
    "checks/structure/counted.py",
)
"""What is replaced by a reader of statements."""


def strings(path: Path) -> list[str]:
    """The texts in a module, explanations aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explanations = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    every = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explanations)
    return [node.value for node in every if isinstance(node.value, str)]


def test_numerals_are_spelt_out_once() -> None:
    spelt = [
        name
        for path in sorted(SOURCE.rglob("*.py"))
        if not (name := path.relative_to(SOURCE).as_posix()).startswith(NOT_YET)
        if any("一二三四五" in text for text in strings(path))
    ]
    assert spelt == ["model/numerals.py"]


LISTS = {
    f"{path.stem}:{key}": listed
    for path in sorted((ROOT / "vocabulary").glob("*.yaml"))
    for key, listed in YAML(typ="safe").load(path).items()
}


@pytest.mark.parametrize("name", LISTS)
def test_a_word_stands_once_in_a_list(name: str) -> None:
    words = LISTS[name].split()
    assert sorted(set(words)) == sorted(words)


def test_endings_of_organs_stand_in_one_list_each() -> None:
    own = [word for name, listed in LISTS.items() if name.startswith("organs:") for word in listed.split()]
    asked = LISTS["organs:asked"].split()
    once = own[: -len(asked)]
    assert own[-len(asked) :] == asked, "what a person turns to stands last: a selection of its own"
    assert sorted(set(once)) == sorted(once)
