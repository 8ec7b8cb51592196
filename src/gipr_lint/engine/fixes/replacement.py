"""The content of a file replaced as a whole: owner and permissions stay, and a link goes on to lead to it."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from gipr_lint.limits.errors import InputError


class ChangedError(InputError):
    """The file is not what it was when it was read."""


class LinkedError(InputError):
    """The file has other names: a new one in its place would have this name alone."""


def replace_content(file: Path, known: bytes, content: bytes) -> None:
    """Write new content in the place of what is ``known`` to be there.

    Raises ChangedError, LinkedError, and OSError, also for a file that nobody may write, be it the administrator.
    """
    real = file.resolve(strict=True)
    about = real.stat()
    if about.st_nlink > 1:
        raise LinkedError
    if not (about.st_mode & 0o222 and os.access(real, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    handle, name = tempfile.mkstemp(dir=real.parent, prefix=".gipr-lint-")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError, AttributeError):  # only the administrator gives files away; Windows has no owners
            os.chown(new, about.st_uid, about.st_gid)
        shutil.copystat(real, new)
        os.utime(new)
        if real.read_bytes() != known:
            raise ChangedError
        new.replace(real)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
