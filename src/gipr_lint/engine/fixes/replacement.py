"""The content of a file replaced as a whole: its permissions stay, and a link goes on to lead to it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from gipr_lint.limits.errors import InputError


class ChangedError(InputError):
    """The file is not what it was when it was read."""


def replace_content(file: Path, known: bytes, content: bytes) -> None:
    """Write new content in the place of what is ``known`` to be there. Raises ChangedError, OSError."""
    real = file.resolve()
    if real.read_bytes() != known:
        raise ChangedError
    handle, name = tempfile.mkstemp(dir=real.parent, prefix=".gipr-lint-")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        new.chmod(real.stat().st_mode & 0o7777)
        if not os.access(real, os.W_OK):
            raise PermissionError(13, os.strerror(13), str(file))
        new.replace(real)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
