"""The tests stand where one looks for them: beside the package that they test, in modules that need no other one."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from tests.support.paths import ROOT, SOURCE

TESTS = ROOT / "tests"
MODULES = sorted(TESTS.rglob("*.py"))
FOLDERS = sorted({module.parent.relative_to(TESTS).as_posix() for module in MODULES} - {"."})
MOST_LINES, MOST_SHARED_LINES = 400, 300
APART = {"project", "support"}
"""The folders that mirror no package: what holds for the project as a whole, and what tests share."""

OF_SENTENCES = {"support/sentences/true_and_false.py"}
"""A list of sentences, no code."""
MOST_SHARED = 12
"""The most modules in a folder of what tests share."""
OF_DATA = {"formats", "rules"}
"""Packages without modules: their tests are named by what they ask of the data."""
OF_BEHAVIOUR = {
    "authoring": "wording",
    "checks": "descriptions needs options registry",
    "checks/tables": "blank_cells last_year missing_rows row_labels",
    "cli/scan": "memory",
    "cli": "failures fix imports interrupted named_files output project refused",
    "engine": "file_limit isolation linear",
    "engine/fixes": "applications kinds",
    "engine/results": "cache",
    "engine/scan/sources": "object_store",
    "extensions/plugins": "at_work background installed output",
    "model": "whole_areas",
    "parse": "odd_layouts white_space",
    "privacy": "cut_numbers leaks",
    "privacy/identifiers": "numbers sentences",
    "readers": "fields_and_pictures struck_words",
    "readers/office": "hostile_files",
    "readers/pdf": "hostile_files mutations prints same_report",
    "readers/scan": "scans",
    "readers/word": "same_report text",
    "readers/workbook": "states",
    "reporters": "places private problem_kinds sarif_viewer snapshots",
    "reporters/annotate": "private worn_word",
    "reporters/html": "browser",
    "server": "editors plugins",
    "statements": "left_over_years sentences",
    "statements/meaning": "former_kinds true_and_false",
    "testing": "examples",
}
"""The test modules of what a whole package does, or several modules of it together; all others test one module."""


def of_one_module(test: Path) -> bool:
    """Whether a test module is named as a module of the package that its folder mirrors, or as that package."""
    folder, name = test.parent.relative_to(TESTS), test.stem.removeprefix("test_")
    package = SOURCE / folder
    modules = {path.stem.strip("_") for path in package.glob("*.py")} | {path.name for path in package.glob("*/")}
    return name in modules or name == folder.name


def packages() -> set[str]:
    """The packages of the project, those of data included, as folders below the one at the top."""
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    return {name.removeprefix("gipr_lint").removeprefix(".").replace(".", "/") for name in named}


def imported(module: Path) -> set[str]:
    """The modules of this project's tests that a module imports."""
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    names = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name for name in names if name.partition(".")[0] == "tests"}


def test_each_folder_mirrors_a_package() -> None:
    assert len(FOLDERS) > 30
    assert {folder for folder in FOLDERS if folder.partition("/")[0] not in APART} <= packages()
    assert {path.name for path in TESTS.glob("*.py")} == {"__init__.py", "conftest.py"}


@pytest.mark.parametrize("folder", [".", *FOLDERS])
def test_a_folder_is_a_package_with_tests_or_what_they_share(folder: str) -> None:
    assert (TESTS / folder / "__init__.py").is_file()
    names = [path.stem for path in (TESTS / folder).glob("*.py")]
    shared = folder.partition("/")[0] == "support"
    assert [name for name in names if name.startswith("test_") == shared and name not in {"__init__", "conftest"}] == []


def test_a_test_module_is_named_as_what_it_tests() -> None:
    tests = [path for path in TESTS.rglob("test_*.py") if path.relative_to(TESTS).parts[0] not in APART | OF_DATA]
    others: dict[str, set[str]] = {}
    for test in tests:
        if not of_one_module(test):
            others.setdefault(test.parent.relative_to(TESTS).as_posix(), set()).add(test.stem.removeprefix("test_"))
    assert len(tests) > 70
    assert others == {folder: set(names.split()) for folder, names in OF_BEHAVIOUR.items()}


def test_folders_of_what_tests_share_are_small() -> None:
    folders = [TESTS / folder for folder in FOLDERS if folder.partition("/")[0] == "support"]
    counts = {folder: len([path for path in folder.glob("*.py") if path.stem != "__init__"]) for folder in folders}
    assert {folder.name: count for folder, count in counts.items() if count > MOST_SHARED} == {}


def test_modules_are_short() -> None:
    lines = {str(module.relative_to(TESTS)): module.read_text(encoding="utf-8").count("\n") for module in MODULES}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}
    code = {name: count for name, count in lines.items() if name.startswith("support/") and name not in OF_SENTENCES}
    assert {name: count for name, count in code.items() if count > MOST_SHARED_LINES} == {}


def test_modules_of_tests_import_only_what_is_there_to_be_shared() -> None:
    found = {str(module.relative_to(TESTS)): imported(module) for module in MODULES}
    assert any(found.values())
    strangers = {
        name: sorted(one for one in names if not one.startswith("tests.support")) for name, names in found.items()
    }
    assert {name: names for name, names in strangers.items() if names} == {}


def test_the_root_of_the_project_is_found_in_one_place() -> None:
    text = {module.relative_to(TESTS).as_posix(): module.read_text(encoding="utf-8") for module in MODULES}
    found = {
        name for name, source in text.items() if "Path(__file__).parent." in source or "__file__).parents" in source
    }
    assert found <= {"support/paths.py", "project/test_house_of_tests.py"}
