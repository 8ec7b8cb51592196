"""A limit to the time that a piece of code may take, so that a rule which never returns does not end the run."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, ClassVar

from gipr_lint.limits.errors import StopError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from signal import Handlers
    from types import FrameType, TracebackType
    from typing import TypeAlias

    _Handler: TypeAlias = Callable[[int, FrameType | None], object] | int | Handlers | None
    _Before: TypeAlias = "tuple[_Alarm | None, tuple[float, float], _Handler, float]"
    """The limit around, what was left to its timer, its handler, and when the inner one began."""

FILE_SECONDS = 30
"""The seconds that a file may take, its reading included, where nobody says otherwise."""
MAX_SECONDS = 3600
"""The longest time limit that may be asked for."""
_UNLIMITED = nullcontext()
_AGAIN_SECONDS = 0.1
"""The seconds after which code that swallowed the error has it raised once more: time enough to end in between."""


class TimeLimitError(StopError):
    """Code took too long; the message says so in Chinese.

    It is no ``Exception``: a rule that catches all of those does not swallow it.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = seconds
        super().__init__("超过时限" if seconds is None else f"超过时限（{seconds:g} 秒）")


def limit(seconds: float | None) -> AbstractContextManager[None]:
    """Return a context that raises TimeLimitError where the code in it runs longer; None or 0 is no limit.

    Code that swallows the error has it raised at the end of the context all the same.

    In the main thread of a Unix process a signal interrupts the code, and again and again until it ends: also a
    search of ``re``, a sleep, a read. Elsewhere (on Windows, in other threads) a watching thread does, and only once;
    it interrupts Python code between two instructions, but nothing that is being done in C, such as a search of
    ``re`` or a sleep: that is interrupted when it comes back. Neither interrupts C code that does not ask for signals.

    In a browser there are neither signals nor threads, and no limit: the page ends the worker that takes too long.
    """
    if not seconds or sys.platform == "emscripten":
        return _UNLIMITED
    import signal
    import threading

    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _Alarm(seconds)
    return _Watch(seconds)


@contextmanager
def paused() -> Iterator[None]:
    """Let the time in this context count for no limit around it: what is done here has limits of its own.

    Only limits by a signal can be put off. For the others it does count.
    """
    alarm = _Alarm.innermost()
    if alarm is None:
        yield
        return
    import signal
    import time

    left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
    start = time.monotonic()
    try:
        yield
    finally:
        while alarm is not None:
            alarm = alarm.put_off(time.monotonic() - start)
        if left:
            signal.setitimer(signal.ITIMER_REAL, left, interval)


class _Alarm:
    """A limit by a signal.

    What it does, it does without calling a Python function: an alarm that rings at the entrance or the exit is then
    known by the interrupted code, and stays silent. So none gets out of the context, and no clean-up is cut short.
    """

    _innermost: ClassVar[_Alarm | None] = None

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._rung = False
        self._before: _Before = (None, (0.0, 0.0), None, 0.0)

    @classmethod
    def innermost(cls) -> _Alarm | None:
        """Return the limit within all others, if that is one by a signal and this thread may put it off."""
        import threading

        return cls._innermost if threading.current_thread() is threading.main_thread() else None

    def put_off(self, seconds: float) -> _Alarm | None:
        """Let the limit around this one, which is returned, end so much later."""
        outer, earlier, handler, started = self._before
        self._before = (outer, earlier, handler, started + seconds)
        return outer

    def __enter__(self) -> None:
        import signal
        import time

        earlier = signal.setitimer(signal.ITIMER_REAL, 0)
        handler = signal.signal(signal.SIGALRM, self._ring)
        outer, _Alarm._innermost = _Alarm._innermost, self
        self._before = (outer, earlier, handler, time.monotonic())
        left = self.seconds
        if outer is not None and 0 < earlier[0] < left:  # a limit within another does not put that off
            left, self.seconds = earlier[0], outer.seconds
        signal.setitimer(signal.ITIMER_REAL, left, _AGAIN_SECONDS)

    def _ring(self, _number: int, frame: FrameType | None) -> None:
        if frame is not None and frame.f_code in (_Alarm.__enter__.__code__, _Alarm.__exit__.__code__):
            return
        self._rung = True
        raise TimeLimitError(self.seconds)

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        import signal
        import time

        signal.setitimer(signal.ITIMER_REAL, 0)
        outer, (left, interval), handler, started = self._before
        _Alarm._innermost = outer
        signal.signal(signal.SIGALRM, handler or signal.SIG_DFL)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - started), 1e-6), interval)
        if self._rung and kind is None:
            raise TimeLimitError(self.seconds)


class _Watch:
    """A limit by a thread that raises the error in the one that entered the context.

    It does so once at most, and never when the exit has begun: what is raised at the very first step of the exit
    leaves the context as it should, and nothing is left that could be raised later.
    """

    def __init__(self, seconds: float) -> None:
        import threading

        self._seconds = seconds
        self._rung = self._over = False
        self._lock = threading.Lock()
        self._thread = threading.get_ident()
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def _ring(self) -> None:
        with self._lock:
            if not self._over:
                self._rung = True
                _raise_in(self._thread, TimeLimitError)

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        try:
            with self._lock:
                self._over = True
            if self._rung:
                _raise_in(self._thread, None)
            self._timer.cancel()
        except TimeLimitError:  # it was on its way: there is no other
            pass
        if self._rung and (kind is None or kind is TimeLimitError):
            raise TimeLimitError(self._seconds) from None


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Let an error be raised in a thread, or call back one that was not raised yet."""
    import ctypes

    wanted = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), wanted)
