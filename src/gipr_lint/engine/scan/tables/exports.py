"""The tables for programs that do not know Parquet: CSV, and one workbook, written row group by row group."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gipr_lint.engine.scan.tables.parquet import batches, file_of
from gipr_lint.engine.scan.tables.schema import TABLES

WORKBOOK = "scan.xlsx"
"""The file of the workbook."""
_MAX_SHEET_ROWS = 1_048_576
"""The rows of a sheet, by the file format."""
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet program take text for a formula."""


def is_installed() -> bool:
    """Tell whether workbooks can be written."""
    return find_spec("xlsxwriter") is not None


def written(*, csv: bool, xlsx: bool) -> tuple[str, ...]:
    """Return the names of the files that are written besides the tables."""
    return (*(f"{table}.csv" for table in TABLES if csv), *((WORKBOOK,) if xlsx else ()))


def stale(out: Path) -> Iterator[str]:
    """Yield the names of the files that a former scan wrote from other tables than there are now."""
    tables = max(file_of(out, table).stat().st_mtime_ns for table in TABLES)
    for name in written(csv=True, xlsx=True):
        if (out / name).is_file() and (out / name).stat().st_mtime_ns < tables:
            yield name


def write_csv(out: Path) -> None:
    """Write each table as CSV in UTF-8 with a mark, as spreadsheet programs want it. Raises OSError.

    Text that they would take for a formula gets an apostrophe before it.
    """
    for table, columns in TABLES.items():
        with _replacing(out / f"{table}.csv") as file, file.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(column.name for column in columns)
            writer.writerows(map(_harmless, row) for row in _rows(out, table))


def write_xlsx(out: Path, most: int = _MAX_SHEET_ROWS) -> None:
    """Write all tables as a workbook, one with more than ``most`` rows in several sheets. Raises OSError."""
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with _replacing(out / WORKBOOK) as file:
        try:
            with xlsxwriter.Workbook(file, options) as book:
                for table in TABLES:
                    _sheets(book, table, _rows(out, table), most)
        except xlsxwriter.exceptions.FileCreateError as error:
            raise error.args[0] if isinstance(error.args[0], OSError) else OSError() from None


def _sheets(book: Any, table: str, rows: Iterator[Sequence[Any]], most: int) -> None:  # noqa: ANN401 - untyped library
    head = [column.name for column in TABLES[table]]
    sheet, line, number = None, most, 0
    for row in rows:
        if line >= most:
            number += 1
            sheet, line = _sheet(book, f"{table}{number if number > 1 else ''}", head), 1
        for place, value in enumerate(row):
            if value is not None:
                sheet.write(line, place, value)  # type: ignore[union-attr]
        line += 1
    if sheet is None:
        _sheet(book, table, head)


def _sheet(book: Any, name: str, head: Sequence[str]) -> Any:  # noqa: ANN401 - untyped library
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, head)
    sheet.freeze_panes(1, 0)
    return sheet


def _rows(out: Path, table: str) -> Iterator[Sequence[Any]]:
    for batch in batches(file_of(out, table)):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _harmless(value: object) -> object:
    """Return a value as CSV has it."""
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    if isinstance(value, bool):
        return str(value).lower()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """Give a file to write to, which takes the place of another one once it is whole."""
    writing = target.with_name(f".{target.name}.writing")
    try:
        yield writing
        os.replace(writing, target)  # noqa: PTH105 - beside unlink
    finally:
        writing.unlink(missing_ok=True)
