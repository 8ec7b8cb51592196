"""Words of the language stand in one place each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.support.paths import ROOT, SOURCE


def strings(path: Path) -> list[str]:
    """The texts in a module, explanations aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explanations = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    every = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explanations)
    return [node.value for node in every if isinstance(node.value, str)]


def test_numerals_are_spelt_out_once() -> None:
    spelt = [
        path.relative_to(SOURCE).as_posix()
        for path in sorted(SOURCE.rglob("*.py"))
        if any("一二三四五" in text for text in strings(path))
    ]
    assert spelt == ["model/numerals.py"]


def lists(name: str, value: object) -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a file, each with the keys that lead to it; words may stand between spaces."""
    if isinstance(value, str):
        yield name, value.split()
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(f"{name}:{key}", inner)
    elif isinstance(value, list) and all(isinstance(one, str) for one in value):
        yield name, value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from lists(f"{name}:{number}", inner)


LISTS = dict(
    chain.from_iterable(
        lists(path.stem, YAML(typ="safe").load(path)) for path in sorted((ROOT / "vocabulary").glob("*.yaml"))
    )
)


@pytest.mark.parametrize("name", LISTS)
def test_a_word_stands_once_in_a_list(name: str) -> None:
    words = LISTS[name]
    assert sorted(set(words)) == sorted(words)


def test_endings_of_organs_stand_in_one_list_each() -> None:
    own = [word for name, listed in LISTS.items() if name.startswith("organs:") for word in listed]
    asked = LISTS["organs:asked"]
    once = own[: -len(asked)]
    assert own[-len(asked) :] == asked, "what a person turns to stands last: a selection of its own"
    assert sorted(set(once)) == sorted(once)
