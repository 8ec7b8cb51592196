"""How far a scan is, on a terminal: files done, the rate, and the time that is left. Nothing goes to a pipe."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from gipr_lint.engine.scan.scan import Tally

_MINUTE_SECONDS = 60
"""Of a minute."""
_HOUR_SECONDS = 3600
"""Of an hour."""


class Progress:
    """A line on standard error that tells how far a scan is."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        shown = sys.stderr is not None and sys.stderr.isatty()
        columns = (TextColumn("扫描"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
        # without a thread of its own, which would not go over to the processes that are started
        self._bar = Bar(*columns, console=Console(stderr=True), auto_refresh=False, disable=not shown, transient=True)
        self._task = self._bar.add_task("", total=total, rate="")
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def show(self, tally: Tally) -> None:
        """Tell how far the scan is."""
        rate = told(tally, time.monotonic() - self._began)
        self._bar.update(self._task, completed=tally.done, rate=rate, refresh=True)

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._bar.stop()


def told(tally: Tally, seconds: float) -> str:
    """Return the rate and the time that is left, by the files that had to be scanned; nothing before there are any."""
    scanned = tally.done - tally.known
    if scanned <= 0 or seconds <= 0:
        return ""
    left = (tally.total - tally.done) * seconds / scanned
    return f"每秒 {scanned / seconds:.0f} 个，还要 {_duration(left)}"


def _duration(seconds: float) -> str:
    if seconds < _MINUTE_SECONDS:
        return f"{seconds:.0f} 秒"
    if seconds < _HOUR_SECONDS:
        return f"{seconds / _MINUTE_SECONDS:.0f} 分钟"
    return f"{seconds / _HOUR_SECONDS:.1f} 小时"
