"""The garbage collector, made to look through all objects less often while files are checked.

A report makes hundreds of thousands of objects and hardly a cycle among them. Every full collection passes over the
rules and the libraries too, which takes longer than checking a report.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MORE_OBJECTS = 50_000
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
