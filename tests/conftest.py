"""Fixtures of tests in several folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Cli


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return the command line of this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Cli(capsys)
