"""Files that are written as a whole or not at all: nobody finds a half of one, whatever interrupts the run."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole(file: Path) -> Iterator[IO[bytes]]:
    """Open a file to write it: it takes the place of an old one once all is written. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=file.resolve().parent, prefix=".gipr-lint-")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(file.resolve())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
