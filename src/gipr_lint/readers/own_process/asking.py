"""The side of this process: the other one is started, asked, and ended where it does not answer."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, cast

from gipr_lint.readers.own_process.answering import SIZE_BYTES

_SPARE_SECONDS = 1.0
"""How much longer is waited for a process that ends itself where it takes too long."""
_AGAIN_SECONDS = 2.0
"""A process that ends this soon over a file and had others before is started again for it: they may be the cause."""
_MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""The largest answer: one for as many characters and lines as are allowed is half as large."""


class _Server:
    """A process that reads one file after another, each within some seconds."""

    def __init__(self, module: str, seconds: float) -> None:
        self._seconds = seconds
        arguments = [sys.executable, "-P", "-m", module]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(arguments, stdin=pipe, stdout=pipe, stderr=nowhere)  # noqa: S603
        self.files = cast("IO[bytes]", self._process.stdin)
        self.answers = cast("IO[bytes]", self._process.stdout)

    def ask(self, content: bytes, order: bytes) -> bytes:
        """Return the answer to a file; nothing where the process ends over it."""
        with self._watched(), suppress(OSError):
            for sent in (order, content):
                self.files.write(len(sent).to_bytes(SIZE_BYTES, "big"))
                self.files.write(sent)
            self.files.flush()
            size = int.from_bytes(self.answers.read(SIZE_BYTES), "big")
            told = self.answers.read(size) if size <= _MAX_ANSWER_BYTES else b""
            return told if len(told) == size else b""
        return b""

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """End the process where it takes too long, and where this code is interrupted."""
        timer = threading.Timer(self._seconds + _SPARE_SECONDS, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        for pipe in (self.files, self.answers):
            with suppress(OSError):
                pipe.close()
        self._process.wait()


class _State:
    """The process that was started for this one, if any; threads take turns with it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.server: _Server | None = None

    def close(self) -> None:
        """End the process; the next file has another one started."""
        if self.server is not None:
            self.server.close()
        self.server = None


class Servant:
    """The process in which a module answers, started when it is first asked. Each process that is forked has its own.

    ``seconds`` are those that an answer may take.
    """

    def __init__(self, module: str, seconds: float) -> None:
        self._module = module
        self.seconds = seconds
        self._states = [
            _State()
        ]  # that of this process stands last; the others are those of the ones it was forked from
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._begin)
        atexit.register(self.close)

    def _begin(self) -> None:
        self._states.append(_State())

    def close(self) -> None:
        """End the process that was started for this one, if any."""
        self._states[-1].close()

    def answer(self, content: bytes, order: bytes) -> bytes:
        """Return the answer to a file; nothing where no process comes back from it. Raises OSError."""
        state = self._states[-1]
        with state.lock:
            fresh, start = state.server is None, time.monotonic()
            answer = self._asked(state, content, order)
            if not answer and not fresh and time.monotonic() - start < _AGAIN_SECONDS:
                answer = self._asked(state, content, order)
            return answer

    def _asked(self, state: _State, content: bytes, order: bytes) -> bytes:
        if state.server is None:
            state.server = _Server(self._module, self.seconds)
        answer = b""
        try:
            answer = state.server.ask(content, order)
        finally:
            if not answer:
                state.close()
        return answer
