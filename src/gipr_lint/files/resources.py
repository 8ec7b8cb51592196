"""Files that are shipped with the package: rules, grammars, formats."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def folder(package: str) -> Traversable | Path:
    """Return the folder of a package: a plain path where there is one.

    ``importlib.resources`` serves packages in archives too, but costs a twentieth of the start-up to import.
    """
    file = import_module(package).__file__
    if file is not None and Path(file).is_file():
        return Path(file).parent
    from importlib.resources import files

    return files(package)
