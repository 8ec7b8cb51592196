"""Check ``multiple``: an amount that can only be a multiple of another, which no equation can say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from gipr_lint import Check, CheckOptions, Hit, Report


class Options(CheckOptions, frozen=True):
    """Which cell, and of what it is a multiple."""

    table: Annotated[str, Meta(description="表格")]
    row: Annotated[str, Meta(description="行")]
    column: Annotated[str, Meta(description="列")]
    of: Annotated[int, Meta(description="应是这个数的整数倍", gt=0)]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the cell holds another number."""
    table = report.tables.get(options.table)
    cell = table.cell(options.row, options.column) if table else None
    number = cell.value.number if cell else None
    if table is None or cell is None or number is None or number % options.of == 0:
        return
    where = table.location(options.row, options.column, cell.span)
    yield Hit(where, {"where": where.label, "value": cell.value.raw, "of": str(options.of)}, certain=cell.certain)


CHECK = Check(
    run,
    Options,
    {"where": "单元格", "value": "格中的数", "of": "应是哪个数的整数倍"},
    "某一格的数应是某个数的整数倍。",
    needs="tables",
)
