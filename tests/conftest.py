"""Fixtures of tests in several folders."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.command_line import Cli

settings.register_profile("shared processors", deadline=None)
settings.load_profile("shared processors")


@pytest.fixture(scope="session", autouse=True)
def _results_found_anew() -> None:
    """Let no test, nor a process that it starts, take the results of former runs for those of the code as it is."""
    os.environ["GIPR_LINT_NO_CACHE"] = "1"


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Return one worker more than there are processors: a quarter of the time goes by in waiting for other programs."""
    workers = yield
    return workers if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else workers + 1


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return the command line of this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Cli(capsys)
