"""Parquet files of the tables: their columns, their version, and row groups whatever the parts hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gipr_lint.engine.scan.tables import parquet
from gipr_lint.engine.scan.tables.parquet import batches, join, version_of, write_rows
from gipr_lint.engine.scan.tables.schema import SCHEMA_VERSION, TABLES
from gipr_lint.files.version import __version__


@pytest.mark.parametrize("table", TABLES)
def test_a_file_says_its_columns_and_its_version(table: str, tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    write_rows(file, table, [])
    known = pq.read_schema(file)
    assert known.names == [column.name for column in TABLES[table]]
    assert version_of(file) == SCHEMA_VERSION
    assert known.metadata[b"gipr_lint.version"].decode() == __version__
    assert [known.field(column.name).nullable for column in TABLES[table]] == [one.optional for one in TABLES[table]]


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    kinds = {"text": "某", "integer": 2**40, "number": Decimal("1.25"), "flag": True, "day": date(2025, 1, 31)}
    for table, columns in TABLES.items():
        row = tuple(kinds[column.kind] for column in columns)
        empty = tuple(None if column.optional else kinds[column.kind] for column in columns)
        write_rows(tmp_path / "a.parquet", table, [row, empty])
        assert [tuple(one.values()) for one in pq.read_table(tmp_path / "a.parquet").to_pylist()] == [row, empty]


def test_row_groups_do_not_depend_on_the_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 100)
    made = [(str(number), "file", "a", "b") for number in range(450)]
    for name, cuts in {"one": [0, 450], "two": [0, 7, 7, 120, 449, 450]}.items():
        parts = []
        for first, last in pairwise(cuts):
            parts.append(tmp_path / f"{name}{first}-{last}.parquet")
            write_rows(parts[-1], "problems", made[first:last])
        assert join(tmp_path / name, "problems", parts) == 450
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    with pq.ParquetFile(tmp_path / "one") as file:
        assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [100] * 4 + [50]
    assert [row for batch in batches(tmp_path / "one", ["path"]) for row in batch["path"].to_pylist()] == [
        row[0] for row in made
    ]


def test_another_file_has_no_version(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"no table")
    assert version_of(tmp_path / "a.parquet") == 0
