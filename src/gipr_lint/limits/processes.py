"""Work spread over processes: each item is done by one of them, and a process that dies costs its own item only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from gipr_lint.limits.workers import Done, Work

MAX_PROCESSES = 64
"""So many may be asked for."""
T = TypeVar("T")
R = TypeVar("R")


def processors() -> int:
    """Return how many processes can run at once; 1 where work cannot be spread."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def spread(
    work: Work[T, R], items: Sequence[T], jobs: int, *, patience: float | None = None, most_items: int | None = None
) -> Iterator[Done[R]]:
    """Yield what ``work`` makes of each item, in the order in which it is done.

    The processes are forked: neither the work nor the items need be picklable, only what the work returns. One that
    takes longer than ``patience`` seconds over an item, or over what it named within it, is stopped; it may ask for
    more time. One that has done ``most_items`` is followed by a fresh one: memory that an allocator keeps does not add
    up. None of them outlives
    this process, whatever ends it. What the work raises is raised here.
    """
    from gipr_lint.limits.workers import Pool

    pool = Pool(work, items, patience, most_items)
    try:
        yield from pool.run(min(jobs, len(items)))
    finally:
        pool.close()
