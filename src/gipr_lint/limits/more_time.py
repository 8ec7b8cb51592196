"""More time for work that is done in another process: what does it may ask the process that waits for it."""

from __future__ import annotations

from collections.abc import Callable

_asked: list[Callable[[float], object]] = []


def grant_by(ask: Callable[[float], object]) -> None:
    """Let ``ask`` be called with the seconds that this process needs from then on; it works for another one."""
    _asked[:] = [ask]


def ask_for(seconds: float) -> None:
    """Say that what is done next may take so many seconds beyond what is usual; 0 is the end of that."""
    for ask in _asked:
        ask(seconds)


def works_for_another() -> bool:
    """Tell whether this process works for another one."""
    return bool(_asked)
