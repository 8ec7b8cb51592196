"""The garbage collector, made to look through all objects less often: a fifth of a short run is spent on that else.

Modules stay until the end, and a report makes hundreds of thousands of objects with hardly a cycle among them. Every
full collection passes over the rules and the libraries too, which takes longer than checking a report.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MORE_OBJECTS = 200_000
"""So many more objects than before there may be until the collector looks through the new ones."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector, unless the caller keeps it from running as often already, run seldom."""
    usual = gc.get_threshold()
    raised = 0 < usual[0] < _MORE_OBJECTS
    if raised:
        gc.set_threshold(_MORE_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        if raised:
            gc.set_threshold(*usual)


def not_collected_at_the_end() -> None:
    """Let a program end without looking through what it still holds, whose memory goes back to the system at once."""
    atexit.unregister(gc.freeze)  # once is enough, however often it is asked for
    atexit.register(gc.freeze)
