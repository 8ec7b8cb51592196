"""The command that prints the JSON Schemas."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Cli
from tests.support.paths import SOURCE


@pytest.mark.parametrize("kind", ["rule", "pack", "config"])
def test_schema_prints_what_is_shipped(kind: str, cli: Cli, tmp_path: Path) -> None:
    ended = cli("schema", kind)
    assert (ended.code, ended.err) == (0, "")
    shipped = SOURCE / "authoring" / "schemas" / f"{kind}.schema.json"
    assert ended.out == shipped.read_text(encoding="utf-8")
    assert cli("schema", kind, "--output", "out.json").code == 0
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == ended.out


def test_schema_of_something_else_is_refused(cli: Cli) -> None:
    assert cli("schema", "rules").err == (
        "gipr-lint：参数“rule|pack|config”的值只能是 rule、pack、config（用法见 gipr-lint schema --help）\n"
    )
