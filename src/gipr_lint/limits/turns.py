"""One after the other, over all processes of a machine: for what takes much memory."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec

from gipr_lint.limits.more_time import ask_for

_LOOK_SECONDS = 0.05
"""So often it is seen whether it is one's turn."""


@contextmanager
def taken(package: str, longest: float) -> Iterator[None]:
    """Be the only one in this context, among all that name the same package; wait for it ``longest`` seconds at most.

    A file of the package is locked, which nobody has to make or may write. Where that cannot be done, nobody waits.
    """
    place = _opened(package)
    try:
        if place is not None:
            _wait(place, longest)
        yield
    finally:
        if place is not None:
            os.close(place)


def _opened(package: str) -> int | None:
    spec = find_spec(package)
    with suppress(OSError):
        return os.open(spec.origin, os.O_RDONLY) if spec and spec.origin else None
    return None


def _wait(place: int, longest: float) -> None:
    try:
        import fcntl
    except ImportError:  # on Windows nothing is spread over processes
        return
    end = time.monotonic() + longest
    asked = False
    while time.monotonic() < end:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not asked:
                ask_for(longest)
                asked = True
            time.sleep(_LOOK_SECONDS)
        except OSError:  # a file system without locks
            return
        else:
            return
