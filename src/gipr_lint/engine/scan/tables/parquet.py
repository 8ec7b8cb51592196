"""Rows to Parquet and back, in row groups: pyarrow is imported when the first of them is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gipr_lint.engine.scan.tables.schema import (
    NUMBER_DIGITS,
    NUMBER_SCALE_DIGITS,
    PROGRAM_KEY,
    SCHEMA_VERSION,
    TABLES,
    VERSION_KEY,
    Column,
    Kind,
)
from gipr_lint.files.version import __version__

if TYPE_CHECKING:
    import pyarrow as pa

GROUP_ROWS = 50_000
"""The rows of a row group: some megabytes in memory."""
_COMPRESSION = "zstd"


def is_installed() -> bool:
    """Tell whether tables can be written at all."""
    return find_spec("pyarrow") is not None


def file_of(folder: Path, table: str) -> Path:
    """Return the file of a table in a folder."""
    return folder / f"{table}.parquet"


def is_of_scan(file: Path) -> bool:
    """Tell whether a file is a table that a scan wrote, of whatever version."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return VERSION_KEY.encode() in (pq.read_schema(file).metadata or {})
    except (OSError, pa.ArrowException):
        return False


def schema(table: str) -> pa.Schema:
    """Return the columns of a table for pyarrow, with the version of the schema and of the program."""
    import pyarrow as pa

    kinds: Mapping[Kind, pa.DataType] = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.decimal128(NUMBER_DIGITS, NUMBER_SCALE_DIGITS),
        "flag": pa.bool_(),
        "day": pa.date32(),
    }

    def field(column: Column) -> pa.Field:
        return pa.field(column.name, kinds[column.kind], nullable=column.optional)

    told = {VERSION_KEY: str(SCHEMA_VERSION), PROGRAM_KEY: __version__}
    return pa.schema([field(column) for column in TABLES[table]], metadata=told)


def write_rows(file: Path, table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Write the rows of a table to a file, and through to the disk. Raises OSError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = list(zip(*rows, strict=True)) if rows else [()] * len(TABLES[table])
    known = schema(table)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, known, strict=True)]
    with file.open("wb") as stream:
        pq.write_table(pa.Table.from_arrays(arrays, schema=known), stream, compression=_COMPRESSION)
        stream.flush()
        os.fsync(stream.fileno())


def join(file: Path, table: str, parts: Iterable[Path]) -> int:
    """Write one file of the tables in others, in row groups of one size; return how many rows. Raises OSError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pool = pa.system_memory_pool()  # the others keep what they were given: memory would not stay flat
    pa.set_memory_pool(pool)
    known = schema(table)
    rows = 0
    with file.open("wb") as stream:
        with pq.ParquetWriter(stream, known, compression=_COMPRESSION) as writer:
            for group in _groups(known, parts):
                writer.write_table(group, row_group_size=GROUP_ROWS)
                rows += group.num_rows
                del group
                pool.release_unused()
        stream.flush()
        os.fsync(stream.fileno())
    return rows


def _groups(known: pa.Schema, parts: Iterable[Path]) -> Iterator[pa.Table]:
    """Yield the rows of files, so many at a time that each makes a row group, whatever the files hold."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    waiting: list[pa.Table] = []
    count = 0
    for part in parts:
        waiting.append(pq.read_table(part, schema=known, use_threads=False, memory_map=False))
        count += waiting[-1].num_rows
        while count >= GROUP_ROWS:
            whole = pa.concat_tables(waiting)
            yield whole.slice(0, GROUP_ROWS)
            waiting = [whole.slice(GROUP_ROWS)]
            count = waiting[0].num_rows
    if count:
        yield pa.concat_tables(waiting)


def batches(file: Path, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a file, so many at a time that memory stays flat. Raises OSError."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as opened:
        yield from opened.iter_batches(batch_size=GROUP_ROWS // 4, columns=columns, use_threads=False)


def version_of(file: Path) -> int:
    """Return the version of the schema of a file; 0 for one that no scan wrote. Raises OSError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        told = pq.read_schema(file).metadata or {}
        return int(told.get(VERSION_KEY.encode(), b"0"))
    except (pa.ArrowInvalid, ValueError):
        return 0
