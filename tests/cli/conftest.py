"""A folder with a faultless report and one at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import CLEAN, FAULTY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder."""
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path
