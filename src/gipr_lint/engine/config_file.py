"""Where the configuration is, and what holds without any: all that is known before one is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

FILE_NAME = ".gipr-lint.yaml"
PROJECT_FILE_NAME = "pyproject.toml"
BASELINE = ".gipr-lint-baseline.json"
"""The baseline, in the folder of the configuration or above it."""
SECTION = "[tool.gipr-lint"
"""How the section of ``pyproject.toml`` begins that takes the place of the file."""
_MAX_BYTES = 1024 * 1024
"""How much of a ``pyproject.toml`` is looked at: people write it."""
FORMAT = "text"
"""The output format where nothing else is said."""
FAIL_ON: Final = "error"
"""The level that makes a run fail where nothing else is said."""


def find(start: Path) -> Path | None:
    """Return what has the name of the configuration file, nearest in a folder or above it: maybe a folder itself.

    In a folder without one, a ``pyproject.toml`` that speaks of this tool takes its place.
    """
    start = start.absolute()
    return next(filter(None, map(configuration_in, (start, *start.parents))), None)


def find_baseline(start: Path) -> Path | None:
    """Return what has the name of the baseline, nearest in a folder or above it."""
    start = start.absolute()
    return next((folder / BASELINE for folder in (start, *start.parents) if os.path.lexists(folder / BASELINE)), None)


def configuration_in(folder: Path) -> Path | None:
    """Return what has the name of the configuration file in a folder."""
    if os.path.lexists(folder / FILE_NAME):
        return folder / FILE_NAME
    if os.path.lexists(folder / PROJECT_FILE_NAME) and _speaks_of_this_tool(folder / PROJECT_FILE_NAME):
        return folder / PROJECT_FILE_NAME
    return None


def _speaks_of_this_tool(file: Path) -> bool:
    """Tell whether a ``pyproject.toml`` has a section of this tool; one that cannot be read has none."""
    try:
        with file.open("rb") as stream:
            return SECTION.encode() in stream.read(_MAX_BYTES)
    except OSError:
        return False
