"""Standard output for the tool alone: what plugins print, at whatever time, goes to standard error."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import IO

_OUT, _ERR = 1, 2
_kept: list[IO[bytes]] = []
"""Standard output as it was before it was turned, if it was."""


def turn_aside() -> None:
    """Let whatever is written to standard output, to its descriptor too, go to standard error until the program ends.

    A plugin may write from a thread or when the program ends. The result goes to ``result_stream``.
    """
    if _kept:
        return
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        sys.stdout.fileno()  # where there is none, in a test, output goes elsewhere anyway
        kept = os.fdopen(os.dup(_OUT), "wb")
        try:
            os.dup2(_ERR, _OUT)
        except OSError:  # standard error is closed
            os.dup2(os.open(os.devnull, os.O_WRONLY), _OUT)
        _kept.append(kept)


def result_stream() -> IO[bytes]:
    """Return where the result goes."""
    return _kept[0] if _kept else sys.stdout.buffer
