"""A process of its own for work that may die: it ends with the one that started it, and so does what it starts itself.

On Linux the system sees to that, elsewhere a thread watches a pipe.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from typing import NoReturn

Serve = Callable[[Connection, Connection], NoReturn]
"""What a process does until there is nobody left to ask: it takes orders from one pipe and answers to the other."""

_DEATH_SIGNAL_CODE = 1
"""The kernel's number for: send me a signal when my parent dies (prctl(2))."""
_MAX_MEMORY_BYTES = 2 * 1024**3
"""The bytes that a process may take beyond what it has when it starts: a report takes a tenth of it at most."""
_exit = os._exit
"""The end of the process, which code of plugins is kept from."""


def fork(serve: Serve, lifeline: int) -> tuple[int, Connection, Connection]:
    """Start a process; return its id, where it takes orders and where it answers.

    ``lifeline`` is the end of a pipe of which this process alone holds the other one, and never writes to it.
    """
    (orders, give), (hear, answers) = Pipe(duplex=False), Pipe(duplex=False)
    parent = os.getpid()
    _flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads that a plugin started are not needed there
        pid = os.fork()
    if pid:
        orders.close()
        answers.close()
        return pid, give, hear
    try:
        give.close()
        hear.close()
        _settle(parent, lifeline)
        os.register_at_fork(after_in_child=_leaving(os.getpid(), orders, answers))
        serve(orders, answers)
    finally:
        _exit(1)


def _settle(parent: int, lifeline: int) -> None:
    """Let this process end with its parent, and leave an interruption by the user to that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    _end_with(parent)
    _limit_memory()
    threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()


def _leaving(parent: int, *pipes: Connection) -> Callable[[], None]:
    """Return what a process does that the work forks: it ends with this one, and is not heard in its place."""

    def leave() -> None:
        for pipe in pipes:
            pipe.close()
        _end_with(parent)

    return leave


def _end_with(parent: int) -> None:
    """Let this process be ended by the system when its parent ends."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL_CODE, signal.SIGKILL)
    if os.getppid() != parent:
        _exit(1)


def _limit_memory() -> None:
    """Let an allocation beyond all reason fail in this process, before the system ends another one for it."""
    try:
        import resource
    except ImportError:
        return
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = own + _MAX_MEMORY_BYTES
    if hard == resource.RLIM_INFINITY or wanted < hard:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def _watch(lifeline: int) -> None:
    with suppress(OSError):
        os.read(lifeline, 1)
    _exit(1)


def _flush() -> None:
    """Write out what the streams hold, lest a forked process write it once more."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
