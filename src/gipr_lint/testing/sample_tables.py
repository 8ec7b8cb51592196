"""The statutory tables of the faultless report: their figures, printed as the format has them."""

from __future__ import annotations

from gipr_lint.model.official_format import TableFormat

LABEL_CELLS = 3
"""The label cells of each row: two for groups, one for its own label."""


def table_rows(table: TableFormat) -> tuple[list[list[str]], list[str | None]]:
    """Return the rows of a table as they are printed, each with its id; None for a header."""
    if table.layout == "flat":
        return _flat(table)
    rows: list[list[str]] = []
    ids: list[str | None] = []
    columns: tuple[str, ...] = ()
    for row in table.rows:
        if table.columns_of(row.id) != columns:
            columns = table.columns_of(row.id)
            rows.append(
                [
                    table.headers[0] if table.headers else "项目",
                    "",
                    "",
                    *(table.column[column].label for column in columns),
                ]
            )
            ids.append(None)
        group = table.group[row.group].label if row.group in table.group and row.group != "results" else ""
        outer = table.group["results"].label if row.group and "results" in table.group else ""
        figures = [_figure(table, row.id, column) for column in columns]
        rows.append([outer, group, row.label, *figures])
        ids.append(row.id)
    return rows, ids


def _flat(table: TableFormat) -> tuple[list[list[str]], list[str | None]]:
    names = [column.label for _ in table.rows for column in table.columns]
    blocks = [label for row in table.rows for label in (row.label, *[""] * (len(table.columns) - 1))]
    figures = [_figure(table, row.id, column.id) for row in table.rows for column in table.columns]
    return [blocks, names, figures], [None, None, "all"]


def _figure(table: TableFormat, row: str, column: str) -> str:
    return str(_FIGURES.get((row, column), 0) if table.id in _NATIONAL else 0)


_NATIONAL = ("proactive", "requests", "remedies")
_FIGURES = {
    ("new", "natural"): 12,
    ("new", "business"): 3,
    ("new", "total"): 15,
    ("granted", "natural"): 8,
    ("granted", "business"): 3,
    ("granted", "total"): 11,
    ("not_held", "natural"): 3,
    ("not_held", "total"): 3,
    ("handled", "natural"): 11,
    ("handled", "business"): 3,
    ("handled", "total"): 14,
    ("carried_out", "natural"): 1,
    ("carried_out", "total"): 1,
    ("normative_documents", "made"): 2,
    ("normative_documents", "in_force"): 6,
    ("licences", "decisions"): 4,
    ("penalties", "decisions"): 9,
    ("review", "upheld"): 1,
    ("review", "total"): 1,
}
