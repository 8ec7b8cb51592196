"""Check ``fee-notice``: requests ended for an unpaid fee need a fee that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.scope import unknown_section
from gipr_lint.checks.table_options import unknown_cell
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions


class Options(CheckOptions, frozen=True):
    """The cell, and what has to be told where it is above zero."""

    table: Annotated[str, Meta(description="表格的 id，例如 requests")]
    row: Annotated[str, Meta(description="行的 id，例如 overdue_fee")]
    column: Annotated[str, Meta(description="列的 id，例如 total")]
    section: Annotated[str, Meta(description="这一格大于 0 时，应当写明通知的部分，例如 other_matters")]
    notice: Annotated[Pattern, Meta(description="认出通知的正则表达式")]

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield the names that no edition has."""
        yield from unknown_cell(self.table, self.row, self.column, editions)
        yield from unknown_section("section", self.section, editions)


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


CHECK = Check(
    run,
    Options,
    {"where": "表格中的单元格", "value": "单元格的数"},
    "表格中有逾期未缴费的件数时，正文应当写明发出过收费通知。",
    needs="tables",
)
