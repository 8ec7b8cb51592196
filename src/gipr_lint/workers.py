"""The processes over which work is spread: started, given one item after another, heard, and ended.

On Linux the system ends them with the process that started them, elsewhere a thread watches a pipe for that.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Tell = Callable[[str], None]
"""What the work calls with a name before it does something from which it may not come back, with "" afterwards."""
Work = Callable[[T, Tell, frozenset[str]], R]
"""What is done with an item: without what has the names in the set, from which it did not come back before."""


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What came of the item of an index: ``result``, None where the process died over it time and again.

    ``fatal`` are the names of what the process did not come back from; the result is then made without them.
    ``late`` says that it was stopped because it took too long.
    """

    index: int
    result: R | None
    fatal: tuple[str, ...] = ()
    late: bool = False


_TRIES = 2
"""How often an item is tried whose process died of no known cause: it may have been killed for another's sake."""
_PR_SET_PDEATHSIG = 1
_MEMORY = 2 * 1024**3
"""The bytes that a process may take beyond what it has when it starts: a report takes a tenth of it at most."""


@dataclass(slots=True)
class _Task:
    """An item that is not done."""

    index: int
    tries: int = 0
    fatal: tuple[str, ...] = ()
    late: bool = False


@dataclass(slots=True)
class _Worker:
    """A process as the one that started it knows it."""

    pid: int
    orders: Connection
    answers: Connection
    task: _Task | None = None
    name: str = ""
    since: float = 0.0

    def close(self) -> None:
        """Close what leads to it and from it."""
        self.orders.close()
        self.answers.close()


class Pool(Generic[T, R]):
    """The processes, and what is left to do."""

    def __init__(self, work: Work[T, R], items: Sequence[T], patience: float | None) -> None:
        self._work, self._items, self._patience = work, items, patience
        self._waiting = deque(_Task(index) for index in range(len(items)))
        self._workers: list[_Worker] = []
        self._lifeline = os.pipe()  # never written to: it ends when the process that holds it does

    def run(self, jobs: int) -> Iterator[Done[R]]:
        """Yield what is done."""
        while self._waiting or any(worker.task for worker in self._workers):
            while len(self._workers) < jobs and self._waiting:
                self._workers.append(self._start())
            for worker in self._workers:
                if worker.task is None and self._waiting:
                    self._give(worker, self._waiting.popleft())
            busy = [worker for worker in self._workers if worker.task]
            ready = wait([worker.answers for worker in busy], self._left(busy))
            for worker in busy:
                if worker.answers in ready:
                    yield from self._hear(worker)
                elif self._patience and time.monotonic() - worker.since > self._patience:
                    yield from self._lose(worker, late=True)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()
        for end in self._lifeline:
            os.close(end)

    def _left(self, busy: Sequence[_Worker]) -> float | None:
        """Return the seconds until the first process has taken too long."""
        if not self._patience:
            return None
        return max(0.0, min(worker.since for worker in busy) + self._patience - time.monotonic()) + 0.01

    def _give(self, worker: _Worker, task: _Task) -> None:
        worker.task, worker.name, worker.since = task, "", time.monotonic()
        with suppress(OSError):  # it is dead, which is heard in its turn
            worker.orders.send((task.index, frozenset(task.fatal)))

    def _hear(self, worker: _Worker) -> Iterator[Done[R]]:
        """Take what a process has to say."""
        task = worker.task
        try:
            answer = worker.answers.recv()
        except (EOFError, OSError):
            yield from self._lose(worker, late=False)
            return
        if isinstance(answer, str):
            worker.name, worker.since = answer, time.monotonic()
            return
        result, error = answer
        if error is not None:
            raise error
        if task is not None:
            worker.task = None
            yield Done(task.index, result, task.fatal, task.late)

    def _lose(self, worker: _Worker, *, late: bool) -> Iterator[Done[R]]:
        """Give the item of a process that is dead, or has to be, another try where there is hope."""
        self._workers.remove(worker)
        _end(worker)
        task = worker.task
        if task is None:
            return
        task.tries += 1
        task.late = late
        if worker.name and worker.name not in task.fatal:
            task.fatal += (worker.name,)
        elif late or task.tries >= _TRIES:
            yield Done(task.index, None, task.fatal, late)
            return
        self._waiting.append(task)

    def _start(self) -> _Worker:
        (orders, give), (hear, answers) = Pipe(duplex=False), Pipe(duplex=False)
        parent = os.getpid()
        _flush()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # threads that a plugin started are not needed there
            pid = os.fork()
        if pid:
            orders.close()
            answers.close()
            return _Worker(pid, give, hear)
        try:
            os.close(self._lifeline[1])
            for worker in (*self._workers, _Worker(pid, give, hear)):
                worker.close()
            _die_with(parent, self._lifeline[0])
            own = _Worker(os.getpid(), orders, answers)
            os.register_at_fork(after_in_child=lambda: _leave(own))
            self._serve(orders, answers)
        finally:
            os._exit(1)

    def _serve(self, orders: Connection, answers: Connection) -> NoReturn:
        """Do what is asked for, in the process that was started, until there is nobody to ask."""
        while True:
            index, fatal = orders.recv()
            answer: tuple[Any, BaseException | None]
            try:
                answer = self._work(self._items[index], answers.send, fatal), None
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                answer = None, error
            _send(answers, answer)


def _send(connection: Connection, answer: tuple[Any, BaseException | None]) -> None:
    try:
        connection.send(answer)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - it cannot be pickled
        connection.send((None, RuntimeError(f"{type(error).__name__}: {type(answer[1] or answer[0]).__name__}")))


def _end(worker: _Worker) -> None:
    """End a process at once; it holds nothing that has to be put away."""
    worker.close()
    with suppress(ProcessLookupError):
        os.kill(worker.pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(worker.pid, 0)


def _die_with(parent: int, lifeline: int) -> None:
    """Let this process end with its parent, and leave an interruption by the user to that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with(parent)
    _limit_memory()
    threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()


def _end_with(parent: int) -> None:
    """Let this process be ended by the system when its parent ends."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _leave(worker: _Worker) -> None:
    """Let a process that the work has forked end with it, and not be heard in its place."""
    worker.close()
    _end_with(worker.pid)


def _limit_memory() -> None:
    """Let an allocation beyond all reason fail in this process, before the system ends another one for it."""
    try:
        import resource
    except ImportError:
        return
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = own + _MEMORY
    if hard == resource.RLIM_INFINITY or wanted < hard:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def _watch(lifeline: int) -> None:
    with suppress(OSError):
        os.read(lifeline, 1)
    os._exit(1)


def _flush() -> None:
    """Write out what the streams hold, lest a forked process write it once more."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
