"""Spared imports: a library that another one would import, though nothing here needs it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(name: str) -> Iterator[None]:
    """Let an optional library seem not to be installed, unless it is imported already.

    lark imports regex wherever that is installed, for an option that is not used here: a twentieth of the start-up.
    """
    spared = name not in sys.modules
    if spared:
        sys.modules[name] = None  # type: ignore[assignment]  # documented: the import then fails
    try:
        yield
    finally:
        if spared:
            del sys.modules[name]
