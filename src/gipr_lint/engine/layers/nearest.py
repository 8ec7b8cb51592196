"""Which configuration holds for which file: the nearest one in its folder or above, as other linters have it."""

from __future__ import annotations

import os
from pathlib import Path

from gipr_lint.engine.config_file import configuration_in


class Nearest:
    """Finds the configuration of each file; every folder is looked into once.

    ``root`` is that of the run, the current folder's: it holds for what has none of its own, and with ``fixed`` for
    every file.
    """

    def __init__(self, root: Path | None, *, fixed: bool = False) -> None:
        self._root, self._fixed = root, fixed
        self._found: dict[str, Path | None] = {}
        self._name = os.path.abspath(root) if root else ""  # noqa: PTH100 - as text, and links stay as they are

    def of(self, path: str) -> Path | None:
        """Return the configuration file for a file, None where all are defaults. Standard input has the run's."""
        if self._fixed or path == "-":
            return self._root
        found = self._in(os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120 - of every file, so quickly
        return self._root if found is None or str(found) == self._name else found

    def _in(self, folder: str) -> Path | None:
        """Return the configuration file in a folder or above it."""
        passed = []
        found = None
        while folder not in self._found:
            passed.append(folder)
            found = configuration_in(Path(folder))
            above = os.path.dirname(folder)  # noqa: PTH120 - as above
            if found or above == folder:
                break
            folder = above
        else:
            found = self._found[folder]
        self._found.update(dict.fromkeys(passed, found))
        return found
