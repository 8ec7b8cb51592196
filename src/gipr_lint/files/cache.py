"""A small cache of what is expensive to make again, keyed by the content that it was made from.

Files of JSON in the user's cache folder; ``GIPR_LINT_CACHE_DIR`` names another folder, or none if it is empty. A cache
that cannot be read or written is as good as none, and never a reason to fail.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from gipr_lint.files.version import __version__

T = TypeVar("T")

_FORM = b"2"
"""Changes with the form of what is stored."""


def recall(name: str, sources: Iterable[bytes], type_: type[T], make: Callable[[], T]) -> T:
    """Return what ``make`` returns, from the cache where it was made from the same sources before."""
    digest = sha256(_FORM + __version__.encode())
    for source in sources:
        digest.update(len(source).to_bytes(8))
        digest.update(source)
    file = _file(f"{name}-{digest.hexdigest()[:32]}.json")
    if file is None:
        return make()
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        return msgspec.json.decode(file.read_bytes(), type=type_)
    made = make()
    with suppress(OSError):
        _store(file, msgspec.json.encode(made))
    return made


def _file(name: str) -> Path | None:
    folder = os.environ.get("GIPR_LINT_CACHE_DIR")
    if folder is None:
        from platformdirs import user_cache_dir

        folder = user_cache_dir("gipr-lint", appauthor=False)
    return Path(folder, name) if folder else None


def _store(file: Path, content: bytes) -> None:
    """Write a file as a whole; the older ones of the same name and another content go."""
    from tempfile import mkstemp

    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).replace(file)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    old = sorted(file.parent.glob(f"{file.name.partition('-')[0]}-*.json"), key=lambda other: other.stat().st_mtime)
    for other in old[:-_MAX_KEPT_FILES]:
        other.unlink(missing_ok=True)


_MAX_KEPT_FILES = 8
"""How many contents of one name are kept: several projects and versions may take turns."""
