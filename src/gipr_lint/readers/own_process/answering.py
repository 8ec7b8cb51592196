"""The side of the other process: it takes orders and files from its input and answers, until its input ends."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

SIZE_BYTES = 8
"""The bytes in which the size of a file or an answer is written before it."""

Answer = Callable[[bytes, bytes], "dict[str, object] | bytes"]
"""A file and an order in, what is told of it out: JSON, or what is made into it."""


def serve(reader: Callable[[], Answer], seconds: float) -> None:
    """Answer until nobody asks any more; what takes longer than some seconds ends this process.

    ``reader`` loads what reads, sets the limits of this process, and returns what makes an answer.
    """
    files, answers = sys.stdin.buffer, _answers()
    _end_with_the_other_side()
    answer = reader()
    while (order := _received(files)) is not None:
        content = _received(files) or b""
        with _limited(seconds):
            made = answer(content, order)
            told = made if isinstance(made, bytes) else json.dumps(made).encode("ascii")
        answers.write(len(told).to_bytes(SIZE_BYTES, "big") + told)
        answers.flush()


def limit_memory(most: int) -> None:
    """Let this process take so many bytes more, where that can be limited, and leave no picture of it behind."""
    try:
        import resource
    except ImportError:
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        wanted = pages * resource.getpagesize() + most
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft == resource.RLIM_INFINITY or wanted < soft:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _answers() -> BinaryIO:
    """Return where answers go to; what a library prints does not go there."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return own


def _end_with_the_other_side() -> None:
    """End this process when nobody is there any more to hear an answer, be it in the middle of a file."""
    if not hasattr(select, "poll"):
        return
    other = select.poll()
    other.register(0, 0)  # only its end is waited for

    def wait() -> None:
        other.poll()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def _received(files: BinaryIO) -> bytes | None:
    """Return the next file; None where there is none."""
    size = files.read(SIZE_BYTES)
    return files.read(int.from_bytes(size, "big")) if size else None


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """End this process where the code in this context takes too long, even within the library."""
    if not hasattr(signal, "setitimer"):
        yield  # the one that asks ends it
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
