"""Colours: the option counts most, then NO_COLOR, FORCE_COLOR, the kind of terminal, and whether there is one."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gipr_lint.cli import result_stream
from gipr_lint.cli.terminal.colors import colors
from tests.support.command_line import run


class Terminal(io.BytesIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


CASES = [
    ({}, True, "auto", True),
    ({}, False, "auto", False),
    ({"NO_COLOR": "1"}, True, "auto", False),
    ({"NO_COLOR": ""}, True, "auto", True),
    ({"FORCE_COLOR": "1"}, False, "auto", True),
    ({"FORCE_COLOR": "0"}, False, "auto", False),
    ({"FORCE_COLOR": "0"}, True, "auto", True),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, "auto", False),
    ({"TERM": "dumb"}, True, "auto", False),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, "auto", True),
    ({"NO_COLOR": "1"}, False, "always", True),
    ({"FORCE_COLOR": "1"}, True, "never", False),
]


@pytest.mark.parametrize(("environment", "terminal", "when", "coloured"), CASES)
def test_when_there_are_colours(
    environment: dict[str, str], *, terminal: bool, when: str, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = Terminal() if terminal else io.BytesIO()
    monkeypatch.setattr(result_stream, "result_stream", lambda: stream)
    assert colors(None, when) is coloured
    assert colors("out.txt", when) is (when == "always")


def test_the_option(folder: Path) -> None:
    assert b"\x1b[" in run("check", "faulty.txt", "--color", "always", cwd=folder).stdout
    assert b"\x1b[" not in run("check", "faulty.txt", "--color", "never", cwd=folder, FORCE_COLOR="1").stdout
    assert run("check", "faulty.txt", "--color", "blue", cwd=folder).returncode == 2
