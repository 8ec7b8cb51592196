"""Words of the language stand in one place each."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).parent.parent.parent / "src" / "gipr_lint"
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
