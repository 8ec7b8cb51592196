"""Plugins that are installed for one test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from gipr_lint.extensions.entry_points import GROUP
from gipr_lint.testing import Sample
from tests.support.extensions.plugin_at_work import PLUGIN, Done, Try
from tests.support.extensions.plugin_code import HEALTHY, Install


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that installs a plugin in a folder on the path."""
    monkeypatch.syspath_prepend(str(tmp_path))
    modules = set(sys.modules)

    def write(name: str, code: str = HEALTHY, version: str = "1.0") -> None:
        package, information = tmp_path / f"plugin_{name}", tmp_path / f"gipr_lint_{name}-{version}.dist-info"
        package.mkdir()
        (package / "__init__.py").write_text(dedent(code), encoding="utf-8")
        information.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: gipr-lint-{name}\nVersion: {version}\n"
        (information / "METADATA").write_text(metadata, encoding="utf-8")
        (information / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = plugin_{name}\n", encoding="utf-8")

    yield write
    for module in set(sys.modules) - modules:
        del sys.modules[module]


@pytest.fixture
def attempt(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Try:
    """Return a function that checks a faulty report, and one for the plugin's reader, with a plugin and more code."""
    site, cache = tmp_path / "site", tmp_path_factory.getbasetemp() / "cache"
    information = site / "mine-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text(f"[{GROUP}]\nmine = plugin_mine\n", encoding="utf-8")
    text = Sample().text.replace("申请数量\t12", "申请数量\t13")
    for name in ("甲.txt", "乙.mjb"):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run(code: str, *options: str) -> Done:
        (site / "plugin_mine.py").write_text(dedent(PLUGIN) + "\n" + dedent(code), encoding="utf-8")
        command = [sys.executable, "-m", "gipr_lint", "check", *(options or ("--format", "json")), "甲.txt", "乙.mjb"]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env={
                "PYTHONPATH": str(site),
                "PYTHONDONTWRITEBYTECODE": "1",
                "GIPR_LINT_CACHE_DIR": str(cache),
                "GIPR_LINT_NO_CACHE": "1",
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return run
