"""The public names: there, typed alike, imported late, and used as the documentation uses them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest

import gipr_lint
from tests.support.paths import ROOT, SOURCE

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_every_public_name_is_there_and_on_the_page() -> None:
    assert [name for name in gipr_lint.__all__ if getattr(gipr_lint, name, None) is None] == []
    assert [name for name in gipr_lint.__all__ if f"`{name}" not in PAGE and name != "__version__"] == []


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
        "gipr_lint.model",
        "gipr_lint.model.document",
    ]


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_the_examples_of_the_page_run(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(block, "docs/api.md", "exec"), {})  # noqa: S102 - the project's own page
