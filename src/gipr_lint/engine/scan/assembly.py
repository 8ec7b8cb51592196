"""The tables of a scan from those of its parts, and the file that says that they belong together."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from gipr_lint.engine.scan.parts import FOLDER, folder_of, manifest, sync
from gipr_lint.engine.scan.plan import Part
from gipr_lint.engine.scan.tables.parquet import file_of, is_of_scan, join
from gipr_lint.engine.scan.tables.schema import SCHEMA_VERSION, TABLES
from gipr_lint.files.version import __version__

STATE = "scan.json"
"""The file that is there if, and only if, the tables are whole."""
_WRITING = ".writing"


def assemble(out: Path, parts: Sequence[Part]) -> dict[str, int]:
    """Write the tables of all parts, in their order; return how many rows each has. Raises OSError.

    Where they have been written of the same parts, they are left as they are.
    """
    made_of = _state(out, parts)
    known = state(out)
    if known.get("parts") == made_of and all(file_of(out, table).is_file() for table in TABLES):
        return {table: int(known["rows"][table]) for table in TABLES}
    with suppress(FileNotFoundError):
        (out / STATE).unlink()
    rows = {}
    for table in TABLES:
        target = file_of(out, table)
        writing = target.with_name(f".{target.name}{_WRITING}")
        try:
            rows[table] = join(writing, table, (file_of(folder_of(out, part), table) for part in parts))
            writing.replace(target)
        finally:
            writing.unlink(missing_ok=True)
    told = {"schema": SCHEMA_VERSION, "version": __version__, "rows": rows, "parts": made_of}
    writing = out / f".{STATE}{_WRITING}"
    writing.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    os.replace(writing, out / STATE)  # noqa: PTH105 - beside unlink
    sync(out)
    return rows


def foreign(out: Path, more: Sequence[str]) -> str | None:
    """Return the name of a file of another program that a scan would replace, a table or one of ``more``; or None.

    What lies in a folder in which a scan has been is a scan's.
    """
    if (out / FOLDER).is_dir():
        return None
    names = (*(file_of(out, table).name for table in TABLES), *more)
    return next((name for name in names if (out / name).exists() and not is_of_scan(out / name)), None)


def state(out: Path) -> dict[str, Any]:
    """Return what is said of the tables in a folder; nothing where they are not whole."""
    with suppress(OSError, ValueError):
        told = json.loads((out / STATE).read_bytes())
        if isinstance(told, dict) and told.get("schema") == SCHEMA_VERSION:
            return told
    return {}


def _state(out: Path, parts: Sequence[Part]) -> str:
    """Return what changes with any part."""
    digest = sha256()
    for part in parts:
        digest.update(repr((part.name, manifest(folder_of(out, part)))).encode())
    return digest.hexdigest()
