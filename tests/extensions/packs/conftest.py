"""Packs in an empty folder, without the plugins of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.extensions.yunxi_pack import PACK, Make


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(name: str, pack: str = PACK, **rules: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "pack.yaml").write_text(pack, encoding="utf-8")
        for rule, content in rules.items():
            (folder / f"{rule.replace('_', '-')}.yaml").write_text(content, encoding="utf-8")
        return folder

    return make


@pytest.fixture(autouse=True)
def no_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIPR_LINT_NO_PLUGINS", "1")
