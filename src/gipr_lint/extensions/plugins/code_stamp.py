"""Which code plugins are, down to the files of one that is being worked on: what was made with other code is void."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gipr_lint.extensions.plugins.isolation import LoadedPlugin

_MAX_FILES = 2000
"""The most files that are looked at: a plugin in a folder of many packages is told apart by its version alone."""


def stamp_of(plugins: Iterable[LoadedPlugin]) -> bytes:
    """Return what changes whenever one of the plugins does."""
    return repr([(loaded.plugin[:3], loaded.entry.value, _files(loaded.entry.module)) for loaded in plugins]).encode()


def _files(module: str) -> list[tuple[str, int, int]]:
    """Return the files of the package in which a module is, each with its time and size."""
    package = sys.modules.get(module.partition(".")[0])
    found: list[tuple[str, int, int]] = []
    for file in _sources(package):
        try:
            state = file.stat()
        except (OSError, ValueError):
            continue
        found.append((str(file), state.st_mtime_ns, state.st_size))
        if len(found) > _MAX_FILES:
            return []
    return sorted(found)


def _sources(package: object) -> Iterator[Path]:
    folders = [str(folder) for folder in getattr(package, "__path__", ())]
    for folder in folders:
        for name, _, files in os.walk(folder):
            yield from (Path(name, file) for file in files if file.endswith(".py"))
    alone = getattr(package, "__file__", None)
    if not folders and isinstance(alone, str):
        yield Path(alone)
