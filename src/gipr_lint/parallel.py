"""Work spread over processes: the parts of a list, each done by a process of its own, the results in their order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_SHARE = 4
"""How many parts a process is given, so that a slow one does not keep all others waiting at the end."""
_work: Callable[[Sequence[Any]], Any] | None = None
"""What the processes do: they are forked, and find it here, so that it need not be sent to them."""
_items: Sequence[Any] = ()


def processors() -> int:
    """Return how many processes can run at once; 1 where work cannot be spread."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def spread(work: Callable[[Sequence[T]], R], items: Sequence[T], jobs: int) -> Iterator[tuple[Sequence[T], R | None]]:
    """Yield the parts of ``items`` with what ``work`` makes of each, in order.

    What ``work`` returns has to be picklable; neither it nor the items need be. An item over which a process dies is a
    part of its own, with None.
    """
    global _work, _items
    _work, _items = work, items
    size = max(1, -(-len(items) // (jobs * _SHARE)))
    parts = [range(start, min(start + size, len(items))) for start in range(0, len(items), size)]
    try:
        for part, result in _run(parts, jobs):
            if result is not None:
                yield items[part.start : part.stop], result[0]
                continue
            for alone in part:
                single = range(alone, alone + 1)
                [(_, again)] = _run([single], 1)
                yield items[alone : alone + 1], again[0] if again else None
    finally:
        _work, _items = None, ()


def _run(parts: Sequence[range], jobs: int) -> Iterator[tuple[range, tuple[Any] | None]]:
    """Yield each part with its result; None where its process died, or another one did before its turn."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        running = [pool.submit(_do, part) for part in parts]
        for part, one in zip(parts, running, strict=True):
            try:
                yield part, (one.result(),)
            except BrokenProcessPool:
                yield part, None


def _do(part: range) -> Any:  # noqa: ANN401 - whatever the work returns
    assert _work is not None  # noqa: S101 - set before the process was forked
    return _work(_items[part.start : part.stop])
