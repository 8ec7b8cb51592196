"""Names of tables, rows and columns in the options of checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gipr_lint.files.names import unknown
from gipr_lint.model.rule import Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions


def unknown_names(table: str | None, rows: Sequence[str], columns: Sequence[str], editions: Editions) -> Wrong:
    """Yield what is wrong with the options ``table``, ``rows`` and ``columns``: no edition has such names."""
    tables = [one for edition in editions for one in edition.tables if table in {None, one.id}]
    if not tables:
        known = dict.fromkeys(one.id for edition in editions for one in edition.tables)
        yield "table", unknown("表格", str(table), known)
        return
    every = dict.fromkeys(row for one in tables for row in one.row)
    there = [row for row in rows if row in every] or [*every]
    of_rows = dict.fromkeys(name for one in tables for row in there if row in one.row for name in one.columns_of(row))
    for key, kind, names, known in (("rows", "行", rows, every), ("columns", "列", columns, of_rows)):
        for name in names:
            if name not in known:
                yield key, unknown(kind, name, known)


def unknown_cell(table: str, row: str, column: str, editions: Editions) -> Wrong:
    """Yield the same of the options ``table``, ``row`` and ``column`` that name one cell."""
    for key, message in unknown_names(table, (row,), (column,), editions):
        yield key.removesuffix("s"), message
