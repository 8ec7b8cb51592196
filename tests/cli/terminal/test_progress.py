"""The bar: only for what takes long, only where somebody watches, gone when it is done."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace

import pytest

from gipr_lint.cli.terminal import progress
from gipr_lint.cli.terminal.progress import bar, pace


class Terminal(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that stands still but for what it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    for name, value in {"TERM": "xterm", "COLUMNS": "100", "CI": ""}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=Terminal()))
    clock = Clock()
    monkeypatch.setattr(progress, "monotonic", clock)
    return clock


def printed() -> str:
    stream = vars(progress)["sys"].stderr
    assert isinstance(stream, Terminal)
    return re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())


def test_nothing_is_drawn_before_three_seconds(clock: Clock) -> None:
    with bar("检查", 40) as step:
        assert step
        for done in range(1, 30):
            clock.now += 0.1
            step(done)
    assert printed() == ""


def test_then_the_rate_and_the_rest_are_told(clock: Clock) -> None:
    with bar("检查", 1000) as step:
        assert step
        clock.now += 4
        step(80)
        assert "检查" in printed()
        assert " 80/1000 每秒 20.0 份，约剩 46 秒" in printed()
        clock.now += 0.05
        step(81)
        assert " 81/1000" not in printed()
        clock.now += 1
        step(100)
        assert "100/1000" in printed()
    assert printed().endswith("\x1b[1A\x1b[2K")
    assert printed().count("\x1b[?25l") == printed().count("\x1b[?25h") == 1


def test_it_is_gone_after_an_interruption(clock: Clock) -> None:
    def interrupted() -> None:
        with bar("检查", 10) as step:
            assert step
            clock.now += 5
            step(1)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert printed().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_nobody_watches_there(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with bar("检查", 10) as step:
        assert step is None


@pytest.mark.usefixtures("clock")
def test_a_pipe_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
        with bar("检查", 10) as step:
            assert step is None


def test_pace() -> None:
    assert pace(10, 100, 5) == "每秒 2.0 份，约剩 45 秒"
    assert pace(10, 1000, 10) == "每秒 1.0 份，约剩 16 分 30 秒"
    assert pace(0, 10, 3) == "每秒 0.0 份，约剩 0 秒"
