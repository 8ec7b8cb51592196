"""Entry points of installed packages, found without the price of ``importlib.metadata`` where there are none."""

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import suppress
from hashlib import sha256
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.files import cache
from gipr_lint.limits.tuples import NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

GROUP = "gipr_lint"
"""The group of the entry points of plugins."""

SWITCH = "GIPR_LINT_NO_PLUGINS"
"""The environment variable that switches plugins off: ``GIPR_LINT_NO_PLUGINS=1``."""
_HEADER = f"[{GROUP}]".encode()
_LIBRARIES = ("site-packages", "dist-packages")
"""How folders of installed packages are called."""
_SETTLED_NANOSECONDS = 2_000_000_000
"""So long ago a folder must have changed for its time to be its state: no file system counts in longer steps."""
_METADATA = (".dist-info", ".egg-info")
"""How the folders end that tell of packages."""


class Found(NamedTuple):
    """The entry points of installed plugins, and the packages that cannot tell theirs, each with the error."""

    entry_points: tuple[EntryPoint, ...] = ()
    broken: tuple[tuple[str, Exception], ...] = ()


def discover() -> Found:
    """Return the entry points of installed plugins.

    Importing ``importlib.metadata`` takes a sixth of the start-up, so the folders of ``sys.path`` are looked through
    first. Packages are asked one by one: a broken one takes none of the others with it.
    """
    if not installed_plugins_possible():
        return Found()
    from importlib.metadata import distributions

    found: dict[str, tuple[EntryPoint, ...]] = {}
    broken = []
    for distribution in distributions():
        folder = getattr(distribution, "_path", None)
        name = _stem(Path(str(folder))) if folder else _name_of(distribution)
        if name in found:  # of two versions on the path, the first is imported
            continue
        try:
            found[name] = tuple(entry for entry in distribution.entry_points if entry.group == GROUP)
        except Exception as error:  # noqa: BLE001 - broken metadata of anyone, of any kind
            found[name] = ()
            if folder is None or _names_group(Path(str(folder), "entry_points.txt")):
                broken.append((name, error))
    return Found(tuple(entry for entries in found.values() for entry in entries), tuple(broken))


def _stem(folder: Path) -> str:
    """Return the name of a package by the folder of its metadata, spelt as in all other folders of that package.

    An editable install has two of them: ``gipr_lint_fujian-1.0.dist-info``, and beside the source, which is on the path
    too, ``gipr_lint_fujian.egg-info``. An egg holds ``EGG-INFO``, and has the name itself.
    """
    named = folder.parent if folder.name.lower() == "egg-info" else folder
    name = named.name.lower()
    for end in _METADATA:
        name = name.removesuffix(end)
    return _normal(name.partition("-")[0])


def _name_of(distribution: Distribution) -> str:
    """Return the name of a package that is no folder."""
    try:
        return _normal(str(distribution.metadata["Name"]).lower())
    except Exception:  # noqa: BLE001 - as above
        return "?"


def _normal(name: str) -> str:
    """Return a name in lower case with its separators as they are written in folders."""
    return re.sub(r"[-_.]+", "_", name)


def installed_plugins_possible() -> bool:
    """Tell whether a package may have such an entry point; certain where the answer is no."""
    if os.environ.get(SWITCH, "0") not in {"", "0"}:
        return False
    if any(finder is not PathFinder and hasattr(finder, "find_distributions") for finder in sys.meta_path):
        return True
    return any(_may_hold(folder) for folder in dict.fromkeys(sys.path))


def _may_hold(folder: str) -> bool:
    """Tell whether a package in a folder of ``sys.path`` may have one; the empty name is the current folder.

    What a folder of installed packages holds is looked up once: whatever is installed or removed changes its time.
    """
    if not folder.endswith(_LIBRARIES):
        return _holds(folder)
    try:
        changed = os.stat(folder).st_mtime_ns  # noqa: PTH116 - at every start
    except (OSError, ValueError):
        return _holds(folder)
    digest = sha256(f"{folder}\0{sys.version}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    file = cache.file(f"packages-{digest}.json")
    settled = time.time_ns() - changed > _SETTLED_NANOSECONDS  # another package may still get the same time
    if file is None or not settled:
        return _holds(folder)
    answers = {f"{changed} {holds}\n".encode(): holds for holds in (False, True)}
    with suppress(OSError):
        known = answers.get(cache.read(file))
        if known is not None:
            return known
    found = _holds(folder)
    with suppress(OSError):
        cache.write(file, f"{changed} {found}\n".encode())
    return found


def _holds(folder: str) -> bool:
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
        if name.lower().endswith(_METADATA) or (is_egg and name.lower() == "egg-info")
    )


def _names_group(file: Path) -> bool:
    try:
        return _HEADER in file.read_bytes()
    except OSError:
        return False
