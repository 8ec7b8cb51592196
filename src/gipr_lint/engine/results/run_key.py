"""What the results of a run rest on besides the files: the program, its libraries, its options and its rule packs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from gipr_lint.files.version import __version__
from gipr_lint.limits.tuples import NamedTuple

_SHIPPED = ("gipr_lint", "gipr_lint.formats", "gipr_lint.grammar", "gipr_lint.rules", "gipr_lint.vocabulary")
"""The packages whose files are the program."""
_LIBRARIES = ("site-packages", "dist-packages")
"""How folders of installed packages are called."""
_MAX_FOLDER_FILES = 2000
"""A folder of more files is no rule pack: nothing is kept of a run with it."""


class Asked(NamedTuple):
    """What the command line and the configuration ask for, as far as results depend on it, in any form with a repr."""

    packs: tuple[str, ...] = ()
    select: object = ()
    ignore: object = ()
    level: object = ()
    edition: str | None = None
    ocr: str = ""


def key_of(asked: Asked, plugins: bytes = b"") -> bytes:
    """Return what changes whenever the program, its libraries, plugins (by their stamp) or what is asked for does."""
    parts = (__version__, sys.version, asked, plugins, [*_program()], [*_libraries()])
    return sha256(repr(parts).encode("utf-8", "surrogateescape")).digest()


def contents_of(folders: Sequence[str]) -> bytes | None:
    """Return what changes whenever a file in folders of rules does; None where they are not to be read."""
    digest, count = sha256(), 0
    for folder in folders:
        for name, _, files in os.walk(folder):
            for file in sorted(files):
                count += 1
                try:
                    content = Path(name, file).read_bytes()
                except OSError:
                    return None
                if count > _MAX_FOLDER_FILES:
                    return None
                for part in (os.fsencode(os.path.join(name, file)), content):  # noqa: PTH118 - of every file
                    digest.update(len(part).to_bytes(8))
                    digest.update(part)
    return digest.digest()


def _program() -> Iterator[tuple[str, int, int, int]]:
    """Yield the files of the program, each with its times and size: a copy that is worked on has one version only."""
    for package in _SHIPPED:
        file = import_module(package).__file__
        if file is not None:
            yield from _files(os.path.dirname(file))  # noqa: PTH120 - quickly


def _files(folder: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:  # in an archive, whose version says it all
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _libraries() -> Iterator[tuple[str, int]]:
    """Yield the folders of installed packages, each with the time when one was last installed or removed."""
    for folder in _unique(sys.path):
        if folder.endswith(_LIBRARIES):
            try:
                yield folder, os.stat(folder).st_mtime_ns  # noqa: PTH116 - quickly
            except OSError:
                continue


def _unique(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(names)
