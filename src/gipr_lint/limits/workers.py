"""The processes over which work is spread: started, given one item after another, heard, and ended."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NoReturn, TypeVar

from gipr_lint.limits.fork import fork
from gipr_lint.limits.more_time import grant_by

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


_MAX_TRIES = 2
"""How often an item is tried over which a process died, at the same point: others' memory may have been the cause."""


@dataclass(slots=True)
class _Task:
    """An item that is not done."""

    index: int
    deaths: list[str] = field(default_factory=list)
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

    def __init__(
        self, work: Work[T, R], items: Sequence[T], patience: float | None, most_items: int | None = None
    ) -> None:
        self._work, self._items, self._patience, self._most_items = work, items, patience, most_items
        self._waiting = deque(_Task(index) for index in range(len(items)))
        self._workers: list[_Worker] = []
        self._done = Counter[int]()  # items, by process
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
        if isinstance(answer, float):  # the seconds that it needs besides: its time begins when they are over
            worker.since = time.monotonic() + answer
            return
        result, error = answer
        if error is not None:
            raise error
        if task is not None:
            worker.task = None
            self._done[worker.pid] += 1
            if self._done[worker.pid] == self._most_items:
                del self._done[worker.pid]  # the number may be that of another process later
                self._workers.remove(worker)
                _end(worker)
            yield Done(task.index, result, task.fatal, task.late)

    def _lose(self, worker: _Worker, *, late: bool) -> Iterator[Done[R]]:
        """Give the item of a process that is dead, or has to be, another try where there is hope."""
        self._workers.remove(worker)
        _end(worker)
        task = worker.task
        if task is None:
            return
        task.late = late
        task.deaths.append(worker.name)
        if late or task.deaths.count(worker.name) >= _MAX_TRIES:
            if not worker.name or worker.name in task.fatal:
                yield Done(task.index, None, task.fatal, late)
                return
            task.fatal += (worker.name,)
        self._waiting.append(task)

    def _start(self) -> _Worker:
        def serve(orders: Connection, answers: Connection) -> NoReturn:
            os.close(self._lifeline[1])
            for worker in self._workers:
                worker.close()
            grant_by(lambda seconds: answers.send(float(seconds)))
            while True:
                index, fatal = orders.recv()
                _answer(answers, partial(self._work, self._items[index], answers.send, fatal))

        return _Worker(*fork(serve, self._lifeline[0]))


def _answer(answers: Connection, work: Callable[[], Any]) -> None:
    """Do what is asked for, and send what comes of it."""
    answer: tuple[Any, BaseException | None]
    try:
        answer = work(), None
    except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
        answer = None, error
    try:
        answers.send(answer)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - it cannot be pickled
        answers.send((None, RuntimeError(f"{type(error).__name__}: {type(answer[1] or answer[0]).__name__}")))


def _end(worker: _Worker) -> None:
    """End a process at once; it holds nothing that has to be put away."""
    worker.close()
    with suppress(ProcessLookupError):
        os.kill(worker.pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(worker.pid, 0)
