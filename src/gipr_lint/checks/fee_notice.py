"""Check ``fee-notice``: requests ended for an unpaid fee need a fee that was asked for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gipr_lint.finding import Hit
from gipr_lint.parse.normal import fold
from gipr_lint.pattern import Pattern
from gipr_lint.report import Report
from gipr_lint.rule import Check


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the cell ``table``.``row``.``column`` is above zero, the ``section`` must tell of a ``notice``."""

    table: str
    row: str
    column: str
    section: str
    notice: Pattern


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where there are cases but no notice."""
    table, section = report.tables.get(options.table), report.section(options.section)
    cell = table.cell(options.row, options.column) if table and not table.foreign else None
    if table is None or section is None or cell is None or not cell.value.number:
        return
    if not any(options.notice.search(fold(text)) for text, _ in section.texts):
        fields = {"where": table.label(options.row, options.column), "value": cell.value.raw}
        yield Hit(
            table.location(options.row, options.column, cell.span),
            fields,
            certain=cell.certain,
            values=(cell.value.raw,),
        )


CHECK = Check(run, Options, frozenset({"where", "value"}))
