"""Standard output for the tool alone: what plugins print while they work goes to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress

_OUT, _ERR = 1, 2


@contextmanager
def quiet(*, plugins: bool) -> Iterator[None]:
    """Keep standard output free within the context, of what is written to its descriptor too; only with plugins."""
    if not plugins or sys.stderr is None:
        yield
        return
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    saved = _turned()
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        if saved is not None:
            os.dup2(saved, _OUT)
            os.close(saved)


def _turned() -> int | None:
    """Turn the descriptor of standard output to that of standard error; return a copy of it, None where one is shut."""
    try:
        saved = os.dup(_OUT)
    except OSError:
        return None
    try:
        os.dup2(_ERR, _OUT)
    except OSError:
        os.close(saved)
        return None
    return saved
