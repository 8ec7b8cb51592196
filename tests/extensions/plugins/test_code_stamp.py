"""The cache of rules knows the code of plugins: what was read with other code is read again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from gipr_lint.extensions.entry_points import GROUP

CODE = """
    from pathlib import Path
    import msgspec
    from gipr_lint import hookimpl
    from gipr_lint.model.rule import Check
    from plugin_mine.words import WRONG

    class Options(msgspec.Struct, frozen=True):
        word: str

        def validate(self, editions):
            return [("word", f"不能是“{WRONG}”")] if self.word == WRONG else []

    @hookimpl
    def register_checks():
        return {"mine": Check(lambda report, options: iter(()), Options, {}, "试验")}

    @hookimpl
    def register_rules():
        return [Path(__file__).parent / "pack"]
"""
RULE = """
    level: note
    title: 试验
    message: 试验。
    help: 试验。
    basis: 试验
    check: mine
    with: {word: 甲}
    examples: {valid: [甲], invalid: ['[|乙|]']}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    package = tmp_path / "site" / "plugin_mine"
    (package / "pack").mkdir(parents=True)
    (package / "__init__.py").write_text(dedent(CODE), encoding="utf-8")
    (package / "words.py").write_text("WRONG = '乙'\n", encoding="utf-8")
    (package / "pack" / "pack.yaml").write_text(
        "{prefix: mine, name: 试验, version: '1', contact: 无}\n", encoding="utf-8"
    )
    (package / "pack" / "mine-word.yaml").write_text(dedent(RULE), encoding="utf-8")
    information(tmp_path / "site", "1.0")
    return tmp_path / "site"


def information(site: Path, version: str) -> None:
    folder = site / "mine.dist-info"
    folder.mkdir(exist_ok=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: mine\nVersion: {version}\n", encoding="utf-8")
    (folder / "entry_points.txt").write_text(f"[{GROUP}]\nmine = plugin_mine\n", encoding="utf-8")


def told(site: Path) -> str:
    """Return what is wrong with the rules."""
    cache = site.parent / "cache"
    environment = {"PYTHONPATH": str(site), "GIPR_LINT_CACHE_DIR": str(cache), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "gipr_lint", "rules", "--format", "json"]
    done = subprocess.run(command, env=environment, cwd=site.parent, capture_output=True, text=True, check=False)
    ids = {rule["id"] for rule in json.loads(done.stdout)["rules"]}
    assert ("mine-word" in ids) is (done.stderr == "")
    return done.stderr


def stored(site: Path) -> int:
    return len([*(site.parent / "cache").glob("rules-*.json")])


def test_nothing_is_read_again_where_nothing_has_changed(site: Path) -> None:
    assert told(site) == ""
    before = stored(site)
    assert told(site) == ""
    assert stored(site) == before > 1


def test_a_changed_file_of_an_editable_plugin(site: Path) -> None:
    assert told(site) == ""
    words = site / "plugin_mine" / "words.py"
    words.write_text("WRONG = '甲'\n", encoding="utf-8")
    os.utime(words, (1, 1))
    assert "不能是“甲”" in told(site)
    words.write_text("WRONG = '乙'\n", encoding="utf-8")
    assert told(site) == ""


def test_another_version(site: Path) -> None:
    assert told(site) == ""
    before = stored(site)
    information(site, "1.1")
    assert told(site) == ""
    assert stored(site) == before + 1
