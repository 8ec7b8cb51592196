"""A small cache of what is expensive to make again, keyed by the content that it was made from.

Files of JSON in the user's cache folder; ``GIPR_LINT_CACHE_DIR`` names another folder, or none if it is empty. A cache
that cannot be read or written is as good as none, and never a reason to fail.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from gipr_lint.files.version import __version__

T = TypeVar("T")

RESULTS = "results"
"""The folder of the results of runs."""
UNFINISHED = ".new-"
"""How the name of a file begins that is being written."""
SALT = "salt"
"""The file with the random number of a cache."""
_SALT_BYTES = 32
"""So long is it."""
_FORM = b"4"
"""Changes with the form of what is stored."""
_NAME_CHARS = 32
"""So many characters of its digest stand in the name of a file."""
_MAX_BYTES = 64 * 1024 * 1024
"""No file of a cache is larger."""
_MAX_KEPT_FILES = 8
"""How many contents of one name are kept: several projects and versions may take turns."""


def recall(name: str, sources: Iterable[bytes], type_: type[T], make: Callable[[], T]) -> T:
    """Return what ``make`` returns, from the cache where it was made from the same sources before."""
    import msgspec

    digest = sha256(_FORM + __version__.encode())
    for source in sources:
        digest.update(len(source).to_bytes(8))
        digest.update(source)
    kept = file(f"{name}-{digest.hexdigest()[:_NAME_CHARS]}.json")
    if kept is None:
        return make()
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        checksum, _, content = read(kept).partition(b"\n")
        if checksum == _checksum(content):
            return msgspec.json.decode(content, type=type_)
    made = make()
    with suppress(OSError):
        content = msgspec.json.encode(made)
        store(kept, _checksum(content) + b"\n" + content)
    return made


def _checksum(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()


def read(file: Path) -> bytes:
    """Return what a file of the cache holds. Raises OSError, also where it is no file, or larger than one of the cache.

    Whoever may write into the folder could put there what never ends.
    """
    about = file.stat()
    if not S_ISREG(about.st_mode) or about.st_size > _MAX_BYTES:
        raise OSError(f"{file} is no file of a cache")
    return file.read_bytes()


def folder() -> Path | None:
    """Return the folder of the cache, None where none is wanted."""
    named = os.environ.get("GIPR_LINT_CACHE_DIR")
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "linux":  # as platformdirs has it, which takes a while to import
        given = os.environ.get("XDG_CACHE_HOME", "").strip()
        if not os.path.isabs(given):  # noqa: PTH117 - which does not count, by the XDG Base Directory Specification
            given = os.path.expanduser("~/.cache")  # noqa: PTH111 - no error
        return None if given.startswith("~") else Path(given, "gipr-lint")  # somebody without a home
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("gipr-lint", appauthor=False))


def file(name: str) -> Path | None:
    """Return where a file of the cache is to be, None where none is wanted."""
    home = folder()
    return home / name if home else None


def store(file: Path, content: bytes, most: int = _MAX_KEPT_FILES) -> None:
    """Write a file as a whole; of the same name and another content, so many stay and older ones go. Raises OSError."""
    write(file, content)
    same_name = file.parent.glob(f"{file.name.partition('-')[0]}-*{file.suffix}")
    old = sorted(same_name, key=lambda other: other.stat().st_mtime)
    for other in old[:-most]:
        other.unlink(missing_ok=True)


def write(file: Path, content: bytes) -> None:
    """Write a file as a whole or not at all. Raises OSError."""
    temporary = _written(file.parent, content)
    try:
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def salt(folder: Path) -> bytes | None:
    """Return a random number of a folder, made when it is first asked for; None where that cannot be done."""
    file = folder / SALT
    with suppress(OSError):
        if not file.is_file():
            temporary = _written(folder, os.urandom(_SALT_BYTES))
            with suppress(FileExistsError):  # another process was faster
                temporary.rename(file) if os.name == "nt" else os.link(temporary, file)
            temporary.unlink(missing_ok=True)
        content = read(file)
        if len(content) == _SALT_BYTES:
            return content
        file.unlink()  # damaged: the next run makes another one
    return None


def _written(folder: Path, content: bytes) -> Path:
    """Return a new file of no lasting name. Raises OSError."""
    from tempfile import mkstemp

    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = mkstemp(dir=folder, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    return Path(temporary)


def files(home: Path) -> list[Path]:
    """Return the files of a cache; whatever else lies in its folder is no part of it."""
    digest = "[0-9a-f]" * _NAME_CHARS
    names = (f"*-{digest}.json", f"*-{digest}.bin", f"{UNFINISHED}*")
    own = (*names, f"{digest}.json", SALT)
    places = [(home, name) for name in names] + [(home / RESULTS, name) for name in own]
    return [file for folder, name in places for file in folder.glob(name) if file.is_file()]


def clean(home: Path) -> int:
    """Remove the files of a cache; return how many could not be removed."""
    left = 0
    for file in files(home):
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left += 1
    for emptied in (home / RESULTS, home):
        with suppress(OSError):
            emptied.rmdir()
    return left
