"""The public names: there, typed alike, imported late, and used as the documentation uses them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import Any

import pytest

import gipr_lint
import gipr_lint.testing
from gipr_lint import lint_file, lint_text
from tests.support.paths import ROOT, SOURCE

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
PLUGINS = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_every_public_name_is_there_and_on_the_page() -> None:
    assert [name for name in gipr_lint.__all__ if getattr(gipr_lint, name, None) is None] == []
    assert [name for name in gipr_lint.__all__ if f"`{name}" not in PAGE and name != "__version__"] == []


def test_every_public_name_for_tests_is_there_and_on_the_page() -> None:
    table = PAGE.partition("\n## 测试规则\n")[2]
    named = re.findall(r"^\| `(\w+)(?:\(.*?\))?` \|", table, re.MULTILINE)
    assert sorted(named) == sorted(gipr_lint.testing.__all__)
    assert [name for name in named if getattr(gipr_lint.testing, name, None) is None] == []


def test_every_member_that_the_page_names_is_there() -> None:
    members = {
        name: set(re.findall(r"`([a-z_]+)[(`]", line))
        for line in PAGE.splitlines()
        for name in re.findall(r"`([A-Z]\w+)`", line.split(" | ")[0])
        if line.startswith("| `") and name in gipr_lint.__all__ and name not in {"Block", "Level", "Aside"}
    }
    assert len(members) > 12
    assert {name: sorted(told - members_of(name)) for name, told in members.items() if told - members_of(name)} == {}


def members_of(name: str) -> set[str]:
    """The members of a public class; of ``Editions`` also those of the formats in it."""
    one = getattr(gipr_lint, name)
    return {*dir(one), *getattr(one, "__annotations__", ()), *(("section", "table") if name == "Editions" else ())}


def test_a_listing_of_the_package_has_the_public_names() -> None:
    code = "import gipr_lint; print(*dir(gipr_lint))"
    listed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(gipr_lint.__all__) <= set(listed)


@pytest.mark.parametrize("wrong", [{"edition": "1999"}, {"edition": 2021}, {"timeout": -1}, {"timeout": float("nan")}])
def test_arguments_that_make_no_sense(wrong: dict[str, Any]) -> None:
    (name,) = wrong
    for call in (lint_text, lint_file):
        with pytest.raises(ValueError, match=f"^{name} 应为 "):
            call("hello", **wrong)


def test_type_checkers_and_programs_see_the_same_names() -> None:
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    typed = {
        (name.asname, node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module != "typing"
        for name in node.names
        if name.asname
    }
    late = {(name, f"gipr_lint.{module}") for module, names in gipr_lint._NAMES.items() for name in names}  # noqa: SLF001
    assert typed - {("__version__", "gipr_lint.files.version")} == late


def test_a_name_that_is_not_public() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lint_folder'"):
        getattr(gipr_lint, "lint_folder")  # noqa: B009 - mypy knows that it is not there


def test_one_name_does_not_load_the_others() -> None:
    code = "import sys; from gipr_lint import Span; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.partition(".")[0] == "gipr_lint"] == [
        "gipr_lint",
        "gipr_lint.files",
        "gipr_lint.files.version",
        "gipr_lint.limits",
        "gipr_lint.limits.tuples",
        "gipr_lint.model",
        "gipr_lint.model.document",
        "gipr_lint.model.printed",
    ]


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_the_examples_of_the_page_run(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(block, "docs/api.md", "exec"), {})  # noqa: S102 - the project's own page


@pytest.mark.parametrize("block", re.findall(r"^```python\n(.*?)^```", PLUGINS, re.MULTILINE | re.DOTALL))
def test_the_examples_for_plugins_run(block: str) -> None:
    names = {"__file__": str(ROOT / "plugin.py")}
    exec(compile(block, "docs/plugins.md", "exec"), names)  # noqa: S102 - the project's own page
    for node in ast.walk(ast.parse(block)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gipr_lint"):
            public = gipr_lint.testing.__all__ if node.module == "gipr_lint.testing" else gipr_lint.__all__
            assert [name.name for name in node.names if name.name not in public] == []
