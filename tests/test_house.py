"""The tree of folders is the table of contents: the rooms that are promised, and the paths that the guides name."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "gipr_lint"
MODULES = sorted(SOURCE.rglob("*.py"))
PACKAGES = sorted({module.parent for module in MODULES})
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DESIGN = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
MOST_PACKAGES, MOST_MODULES, MOST_LINES = 15, 12, 300


def rooms() -> list[str]:
    """The packages at the top, from the top down, as the import contract has them."""
    layers = re.search(r"layers =\n((?:    .+\n)+)", (ROOT / ".importlinter").read_text(encoding="utf-8"))
    assert layers
    return re.findall(r"\w+", layers[1])


def test_the_hall_has_few_doors() -> None:
    packages = [path for path in SOURCE.iterdir() if (path / "__init__.py").is_file()]
    assert len(packages) <= MOST_PACKAGES
    assert {path.name for path in SOURCE.glob("*.py")} == {"__init__.py", "__main__.py"}
    assert sorted(path.name for path in packages) == sorted(rooms())


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_room_is_small_and_says_what_it_is_for(package: Path) -> None:
    assert len([path for path in package.glob("*.py") if path.name != "__init__.py"]) <= MOST_MODULES
    docstring = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8")))
    assert docstring
    if package.parent == SOURCE:
        assert {"In:", "Out:", "Not here:"} <= set(re.findall(r"\b(?:In|Out|Not here):", docstring))


def test_modules_are_short() -> None:
    lines = {module: module.read_text(encoding="utf-8").count("\n") for module in MODULES}
    assert {str(module.relative_to(SOURCE)): count for module, count in lines.items() if count > MOST_LINES} == {}
    assert 60 <= median(lines.values()) <= 130


def test_the_guide_draws_the_rooms_in_the_order_of_the_contract() -> None:
    drawn = re.findall(r"^  (\w+)/ ", GUIDE, re.MULTILINE)
    assert sorted(drawn) == sorted(rooms())
    assert [drawn.index(room) for room in rooms()] == sorted(drawn.index(room) for room in rooms())


def test_every_path_that_the_guide_names_is_there() -> None:
    paths = re.findall(r"\| `([\w./]+/[\w./]*)` \|$", GUIDE, re.MULTILINE)
    assert len(paths) >= 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_module_on_the_way_of_a_report_is_there() -> None:
    named = re.findall(r"`([a-z]+/[\w./]*)`", DESIGN)
    assert len(named) > 30
    assert [name for name in named if not any((base / name).exists() for base in (SOURCE, ROOT))] == []
