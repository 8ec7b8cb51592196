"""Standard output for the tool alone: what plugins print, at whatever time, goes to standard error."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO

_OUT_FD = 1
"""Standard output, by POSIX."""
_ERR_FD = 2
"""Standard error, by POSIX."""
_kept: list[IO[bytes]] = []
"""Standard output as it was before it was turned, if it was."""


def turn_aside() -> None:
    """Let whatever is written to standard output, to its descriptor too, go to standard error until the program ends.

    A plugin may write from a thread or when the program ends. The result goes to ``result_stream``.
    """
    if _kept:
        return
    _hide_errors()
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        sys.stdout.fileno()  # where there is none, in a test, output goes elsewhere anyway
        kept = os.fdopen(os.dup(_OUT_FD), "wb")
        try:
            os.dup2(_ERR_FD, _OUT_FD)
        except OSError:  # standard error is closed
            os.dup2(os.open(os.devnull, os.O_WRONLY), _OUT_FD)
        _kept.append(kept)


def _hide_errors() -> None:
    """Let errors of threads and of finalisers be named, and nothing be printed of what they say or where they were."""
    import threading

    sys.unraisablehook = lambda error: _name(error.exc_type)
    threading.excepthook = lambda error: _name(error.exc_type)


def _name(kind: type[BaseException]) -> None:
    from gipr_lint.cli.usage import say

    say(f"插件在后台运行的程序出错（{kind.__name__[:60]}）")


def result_stream() -> IO[bytes]:
    """Return where the result goes."""
    return _kept[0] if _kept else sys.stdout.buffer
