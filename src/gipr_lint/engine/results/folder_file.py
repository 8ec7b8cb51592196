"""The results of one folder of reports in one file of the cache. One that is damaged is as good as none."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from gipr_lint.files import cache

_FORM_VERSION = 1
"""Of the file; changes with what stands in it."""
_MAX_DAYS = 30
"""So old a result is forgotten."""
_MAX_FILE_BYTES = 16 * 1024 * 1024
"""So much is kept of one folder, the latest of it."""
_MAX_BYTES = 128 * 1024 * 1024
"""So much is kept of all folders."""
_DAY_SECONDS = 24 * 60 * 60
"""A day."""


def today() -> int:
    """Return the day, counted from the beginning of Unix time."""
    return int(time.time() // _DAY_SECONDS)


def read(file: Path) -> dict[str, tuple[int, str]]:
    """Return the results of a file by their names, each with its day; those that are too old are left out."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        data = json.loads(cache.read(file))
        if data["form"] == _FORM_VERSION:
            first = today() - _MAX_DAYS
            return {name: (day, sealed) for name, (day, sealed) in data["results"].items() if first <= day <= today()}
    return {}


def add(file: Path, results: Mapping[str, str]) -> None:
    """Add results to a file; what other processes wrote meanwhile stays. Where that fails, nothing is kept."""
    day = today()
    kept = {**read(file), **{name: (day, sealed) for name, sealed in results.items()}}
    size = 0
    latest: dict[str, tuple[int, str]] = {}
    for name, entry in sorted(kept.items(), key=lambda item: -item[1][0]):
        size += len(name) + len(entry[1])
        if size > _MAX_FILE_BYTES:
            break
        latest[name] = entry
    with suppress(OSError):
        cache.write(file, json.dumps({"form": _FORM_VERSION, "results": latest}, separators=(",", ":")).encode())


def prune(folder: Path) -> None:
    """Remove what has not been written for long, what killed runs left behind, and the oldest beyond the limit."""
    with suppress(OSError), os.scandir(folder) as entries:
        states = [(entry.stat(), entry.path) for entry in entries if entry.is_file() and entry.name != cache.SALT]
        size, now = 0, time.time()
        for state, path in sorted(states, key=lambda one: -one[0].st_mtime):
            size += state.st_size
            days = 1 if os.path.basename(path).startswith(cache.UNFINISHED) else _MAX_DAYS  # noqa: PTH119 - of every file
            if size > _MAX_BYTES or now - state.st_mtime > days * _DAY_SECONDS:
                with suppress(OSError):
                    os.unlink(path)  # noqa: PTH108 - as above
