"""Code of plugins, called so that the run survives it: what it raises is named, what it changed is put back.

This guards against mistakes, not against malice: a plugin is a program that the user installed, with all his rights.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn, TextIO, TypeVar

from gipr_lint.limits.errors import PluginError, StopError
from gipr_lint.limits.time_limit import TimeLimitError, limit

T = TypeVar("T")

SECONDS = 10.0
"""The most that a function of a plugin may take for one file, however long the whole file may."""
_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGALRM", "SIGPIPE", "SIGCHLD") if hasattr(signal, name)
)
_ENDING = (signal.SIGINT, signal.SIGTERM)
"""The signals by which users end a program."""
_OUT_FD = 1
"""Standard output, by POSIX."""
_ERR_FD = 2
"""Standard error, by POSIX."""
_asides: list[TextIO] = []
"""The stream to which code prints, after those that code has closed."""


class PluginCallError(PluginError):
    """Code of a plugin failed; the message says how, in Chinese, and nothing of what the code said of it."""


def call(code: Callable[[], T], seconds: float | None = SECONDS) -> T:
    """Return what code of a plugin returns. Raises GuestError for whatever it raises, or if it takes too long.

    Only an interruption by the user gets through.
    """
    state = State()
    try:
        with state.contained(seconds):
            return code()
    except TimeLimitError as error:
        raise PluginCallError(str(error)) from None
    except ExitError as error:
        raise PluginCallError(f"试图结束进程（{error}）") from None
    except BaseException as error:
        if state.interrupted:
            raise
        raise PluginCallError(f"出错（{kind(error)}）") from None


class ExitError(StopError):
    """Code of a plugin wanted to end the process at once; the message says by what (``os._exit``, SIGINT)."""


def kind(error: BaseException) -> str:
    """Return the kind of an exception, which a plugin may have named itself."""
    from gipr_lint.privacy.masking import mask

    return mask(type(error).__name__[:60])


class State:
    """What code could change of the process, as it is now: working folder, signal handlers, standard streams.

    Within ``contained``, what is printed goes to standard error, and an end of the process is an exception; afterwards
    everything is as it was. ``interrupted`` tells an interruption by the user from one that the code raised itself.
    """

    def __init__(self) -> None:
        self.interrupted = False
        self._folder = _folder()
        self._streams = (sys.stdin, sys.stdout, sys.stderr)
        self._recursion = sys.getrecursionlimit()
        self._exit = os._exit
        self._process = os.getpid()
        self._saved: dict[int, int | None] = {}
        self._handlers: dict[int, Any] = {}

    @contextmanager
    def contained(self, seconds: float | None) -> Iterator[None]:
        """Let code run for so many seconds, and put everything back."""
        self._turn()
        try:
            with limit(seconds):
                yield
        finally:
            self._restore()

    def _turn(self) -> None:
        _flush(self._streams[1])
        self._saved = {number: _copy(number) for number in (_OUT_FD, _ERR_FD)}
        aside = _aside()
        os.dup2(aside.fileno(), _OUT_FD)
        sys.stdout = sys.stderr = aside
        os._exit = self._refuse_exit
        if threading.current_thread() is threading.main_thread():
            self._handlers = {number: signal.getsignal(number) for number in _SIGNALS}
            for number in _ENDING:
                if callable(self._handlers[number]):
                    signal.signal(number, self._interrupt)
            if self._handlers[signal.SIGINT] is signal.SIG_DFL:  # it would end a server that somebody writes with
                signal.signal(signal.SIGINT, _refuse_signal)

    def _refuse_exit(self, status: int) -> NoReturn:
        if os.getpid() == self._process:
            raise ExitError("os._exit")
        self._exit(status)  # in a process that the code has forked

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self.interrupted = True
        self._handlers[number](number, frame)

    def _restore(self) -> None:
        os._exit = self._exit
        if os.getpid() != self._process:  # the code has forked: there must not be two that go on from here
            os._exit(0)
        for number, handler in self._handlers.items():
            if handler is not None and signal.getsignal(number) is not handler:
                signal.signal(number, handler)
        _flush(self._streams[1])  # what was written to it goes where it should have gone
        _flush(_asides[-1])
        for number, saved in self._saved.items():
            _put_back(number, saved)
        sys.stdin, sys.stdout, sys.stderr = self._streams
        if sys.getrecursionlimit() != self._recursion:
            with suppress(RecursionError):
                sys.setrecursionlimit(self._recursion)
        if self._folder and _folder() != self._folder:
            with suppress(OSError):
                os.chdir(self._folder)


def _refuse_signal(_number: int, _frame: FrameType | None) -> NoReturn:
    raise ExitError("SIGINT")


def _aside() -> TextIO:
    """Return the stream to which code prints: the same one while standard error is, for a logger keeps it.

    It is never closed: a thread may still write to it when the program ends.
    """
    if not _asides or not _is_usable(_asides[-1]):
        copy = _copy(_ERR_FD)
        number = os.open(os.devnull, os.O_WRONLY) if copy is None else copy
        _asides.append(open(number, "w", encoding="utf-8", errors="replace", closefd=False))  # noqa: SIM115
    return _asides[-1]


def _is_usable(stream: TextIO) -> bool:
    """Tell whether a stream still leads to standard error, or anywhere where that is closed."""
    try:
        there = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return False
    try:
        return os.path.samestat(there, os.fstat(_ERR_FD))
    except OSError:
        return True


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - empty where the folder is gone
    except OSError:
        return ""


def _flush(stream: TextIO | None) -> None:
    with suppress(OSError, ValueError, AttributeError):
        if stream is not None:
            stream.flush()


def _copy(number: int) -> int | None:
    """Return a copy of a descriptor; None where it is closed."""
    try:
        return os.dup(number)
    except OSError:
        return None


def _put_back(number: int, saved: int | None) -> None:
    with suppress(OSError):
        if saved is None:
            os.close(number)
        else:
            os.dup2(saved, number)
            os.close(saved)
