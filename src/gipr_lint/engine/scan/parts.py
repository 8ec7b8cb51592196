"""The tables of a part on the disk: all of them are there at once, by one rename, or none is."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from gipr_lint.engine.scan.plan import Part
from gipr_lint.engine.scan.rows import Rows
from gipr_lint.engine.scan.tables.parquet import file_of, write_rows
from gipr_lint.engine.scan.tables.schema import TABLES
from gipr_lint.limits.tuples import NamedTuple

FOLDER = "parts"
"""Where the parts are, below the folder of the scan."""
_UNFINISHED = ".writing-"
"""How folders begin that no part has been made of yet."""
_MANIFEST = "manifest.json"


class Manifest(NamedTuple):
    """What a part was made of: the key of the scan, what tells the content of each of its files, in order.

    ``unfinished`` parts are scanned anew by the next scan: for one of the files time or memory was short.
    """

    key: str
    digests: tuple[str, ...]
    unfinished: bool = False


def folder_of(out: Path, part: Part) -> Path:
    """Return the folder of the tables of a part."""
    return out / FOLDER / part.name


def manifest(folder: Path) -> Manifest | None:
    """Return what the part in a folder was made of; None where there is none, or not a whole one."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        data = json.loads((folder / _MANIFEST).read_bytes())
        return Manifest(str(data["key"]), tuple(map(str, data["digests"])), bool(data["unfinished"]))
    return None


def commit(out: Path, part: Part, rows: Rows, made_of: Manifest) -> None:
    """Write the tables of a part, and put them in the place of whatever there was of it. Raises OSError."""
    target = folder_of(out, part)
    target.parent.mkdir(parents=True, exist_ok=True)
    writing = Path(mkdtemp(prefix=_UNFINISHED, dir=target.parent))
    try:
        for table in TABLES:
            write_rows(file_of(writing, table), table, rows[table])
        _write(writing / _MANIFEST, json.dumps(made_of._asdict()).encode())
        writing.chmod(0o777 & ~_umask())
        _replace(writing, target, made_of)
        sync(target.parent)
    finally:
        shutil.rmtree(writing, ignore_errors=True)


def _replace(writing: Path, target: Path, made_of: Manifest) -> None:
    """Rename a folder to its final name; one that another process made of the same meanwhile is as good."""
    for _ in range(3):
        with suppress(OSError):
            writing.rename(target)
            return
        if manifest(target) == made_of and not made_of.unfinished:
            return
        old = Path(mkdtemp(prefix=_UNFINISHED, dir=target.parent))
        with suppress(FileNotFoundError):
            target.rename(old / "old")
        shutil.rmtree(old, ignore_errors=True)
    writing.rename(target)


def clean(out: Path, kept: Sequence[Part] | None = None) -> None:
    """Remove what killed processes left behind; with ``kept`` all other parts too, and nothing that is no part."""
    names = None if kept is None else {part.name for part in kept}
    with suppress(FileNotFoundError, NotADirectoryError):
        for folder in (out / FOLDER).iterdir():
            old = names is not None and folder.name not in names and manifest(folder) is not None
            if old or folder.name.startswith(_UNFINISHED):
                shutil.rmtree(folder, ignore_errors=True)


def sync(folder: Path) -> None:
    """Write through to the disk which names are in a folder, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
