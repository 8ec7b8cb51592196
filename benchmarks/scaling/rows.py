"""Whether two scans made the same tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gipr_lint.engine.scan.tables.parquet import batches, file_of
from gipr_lint.engine.scan.tables.schema import TABLES


def differing(one: Path, other: Path) -> Iterator[str]:
    """Yield the tables of two folders that differ in a row, in its place or in their number."""
    for table in TABLES:
        left, right = (batches(file_of(folder, table)) for folder in (one, other))
        try:
            same = all(mine.equals(yours) for mine, yours in zip(left, right, strict=True))
        except ValueError:
            same = False
        if not same:
            yield table


def count(folder: Path) -> int:
    """Return how many rows the tables of a folder have."""
    return sum(batch.num_rows for table in TABLES for batch in batches(file_of(folder, table)))
