"""A bar on standard error for runs that take long: how many files are done, how fast, and how long it will take."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from gipr_lint.cli.terminal.colors import is_dumb
from gipr_lint.readers.scan.mode import heard_by

if TYPE_CHECKING:
    from rich.progress import Progress

SHOWN_AFTER_SECONDS = 3.0
"""What is done sooner needs no bar."""
_REFRESH_SECONDS = 0.1
"""So often a bar moves that looks as if it moved by itself."""


@contextmanager
def bar(what: str, total: int, color: str = "auto") -> Iterator[Callable[[int], None] | None]:
    """Give what is to be called with the number of files that are done; None where nobody watches.

    The bar is drawn when it is called, by no thread: the process may still have to be forked. It is gone at the end.
    """
    if not _is_watched():
        yield None
        return
    drawn = _Bar(what, total, color)
    try:
        with heard_by(drawn.recognizing):
            yield drawn.step
    finally:
        drawn.stop()


def _is_watched() -> bool:
    """Tell whether standard error is a terminal that somebody looks at."""
    return sys.stderr is not None and sys.stderr.isatty() and not is_dumb() and not os.environ.get("CI")


class _Bar:
    """A bar that is begun when it has to be."""

    def __init__(self, what: str, total: int, color: str) -> None:
        self._what, self._total, self._color = what, total, color
        self._begun = self._drawn = monotonic()
        self._progress: Progress | None = None
        self._process = os.getpid()
        self._done = 0

    def step(self, done: int) -> None:
        """Draw how far it is, at most some times a second."""
        self._done = done
        self._draw(self._what)

    def recognizing(self, number: int, count: int) -> None:
        """Say which page of how many is being recognised; those that do it beside this process say nothing."""
        if os.getpid() == self._process:
            self._draw(f"{self._what}：识别扫描件第 {number} 页，共 {count} 页")

    def _draw(self, what: str) -> None:
        now = monotonic()
        if now - self._begun < SHOWN_AFTER_SECONDS or now - self._drawn < _REFRESH_SECONDS:
            return
        if self._progress is None:
            self._progress = _begin(self._what, self._total, self._color)
        self._drawn = now
        told = pace(self._done, self._total, now - self._begun)
        task = self._progress.task_ids[0]
        self._progress.update(task, description=what, completed=self._done, pace=told, refresh=True)

    def stop(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()


def pace(done: int, total: int, seconds: float) -> str:
    """Say how fast files are done, and how long the rest will take at that rate."""
    rate = done / seconds
    left = round((total - done) / rate) if rate else 0
    rest = f"{left // 60} 分 {left % 60} 秒" if left >= 60 else f"{left} 秒"
    return f"每秒 {rate:.1f} 份，约剩 {rest}"


def _begin(what: str, total: int, color: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        console=Console(file=sys.stderr, no_color=True if color == "never" else None, highlight=False),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    progress.add_task(what, total=total, pace="")
    progress.start()
    return progress
