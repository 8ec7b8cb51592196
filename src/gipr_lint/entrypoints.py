"""Entry points of installed packages, found without the price of ``importlib.metadata`` where there are none."""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "gipr_lint"
"""The group of the entry points of plugins."""

_HEADER = f"[{GROUP}]".encode()


def discover() -> tuple[EntryPoint, ...]:
    """Return the entry points of installed plugins. Raises what ``importlib.metadata`` raises for broken packages.

    Importing that module takes a sixth of the start-up, so the folders of ``sys.path`` are looked through first.
    """
    if not _may_exist():
        return ()
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))


def _may_exist() -> bool:
    """Tell whether a package may have such an entry point; certain where the answer is no."""
    if any(finder is not PathFinder and hasattr(finder, "find_distributions") for finder in sys.meta_path):
        return True
    return any(_may_hold(folder) for folder in dict.fromkeys(sys.path))


def _may_hold(folder: str) -> bool:
    """Tell whether a package in a folder of ``sys.path`` may have one; the empty name is the current folder."""
    try:
        with os.scandir(folder or ".") as entries:
            names = [entry.name for entry in entries]
    except NotADirectoryError:  # an archive
        return True
    except (OSError, ValueError):  # nothing can be imported from there either
        return False
    is_egg = os.path.basename(folder).lower().endswith(".egg")  # noqa: PTH119 - of every folder, so quickly
    return any(
        _names_group(Path(folder, name, "entry_points.txt"))
        for name in names
        if name.lower().endswith((".dist-info", ".egg-info")) or (is_egg and name.lower() == "egg-info")
    )


def _names_group(file: Path) -> bool:
    try:
        return _HEADER in file.read_bytes()
    except OSError:
        return False
