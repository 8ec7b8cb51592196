"""One scan at a time in a folder: the system lets go of the lock whatever ends the process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gipr_lint.limits.errors import InputError

NAME = ".lock"
"""The file that is locked."""


class LockedError(InputError, OSError):
    """Another scan is at work in the folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder for this process, where the system can. Raises LockedError, OSError."""
    with (folder / NAME).open("w", encoding="utf-8") as stream:
        with suppress(ImportError):
            import fcntl

            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise LockedError from None
        yield
