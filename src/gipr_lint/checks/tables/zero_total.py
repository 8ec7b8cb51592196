"""Check ``zero-total``: a total column that was not filled in: one fault, though every sum of the table fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from gipr_lint.checks.tables.failures import total_is_zero
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions


class ZeroOptions(CheckOptions, frozen=True):
    """A total column that is zero in every row while other figures are not."""

    table: Annotated[str, Meta(description="表格")]
    total: Annotated[str, Meta(description="总计列")]


def run(report: Report, options: ZeroOptions) -> Iterator[Hit]:
    """Yield a hit where the total column was not filled in."""
    table = report.tables.get(options.table)
    if table is not None and not table.foreign and total_is_zero(table, options.total):
        cells = [cell for row in table.rows.values() for cell in row.cells.values() if cell.column == options.total]
        location = table.location(None, options.total, cells[0].span)
        yield Hit(location, {"where": table.label(None, options.total)}, certain=all(cell.certain for cell in cells))


CHECK = Check(run, ZeroOptions, {"where": "总计列"}, "总计列各行都是 0，而其他列有数。", needs="tables")
