"""Where the configuration is, and what holds without any: all that is known before one is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

FILE_NAME = ".gipr-lint.yaml"
FORMAT = "text"
"""The output format where nothing else is said."""
FAIL_ON: Final = "error"
"""The level that makes a run fail where nothing else is said."""


def find(start: Path) -> Path | None:
    """Return what has the name of the configuration file, nearest in a folder or above it: maybe a folder itself."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if os.path.lexists(folder / FILE_NAME):
            return folder / FILE_NAME
    return None
