"""Check ``all-handled``: who says that all requests were dealt with carries none over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.places import section_name
from gipr_lint.checks.table_options import unknown_cell
from gipr_lint.checks.text.claims.cells import sums
from gipr_lint.checks.text.claims.facts import told
from gipr_lint.claims import Claim, Quantity
from gipr_lint.model.finding import Fields, Hit, Level, Mention
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions


class Options(CheckOptions, frozen=True):
    """The cell that counts what is left."""

    table: Annotated[str, Meta(description="表格的 id，例如 requests")]
    row: Annotated[str, Meta(description="没有办完的件数所在的行，写行的 id，例如 carried_out")]
    column: Annotated[str, Meta(description="列的 id，例如 total")]

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield the names that no edition has."""
        yield from unknown_cell(self.table, self.row, self.column, editions)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the text says all, and the table has requests carried over.

    Of the time limit alone it may be true: those carried over may not be due. It is then a note, and nothing where
    the same passage tells of them.
    """
    table = report.tables.get(options.table)
    cell = table.cell(options.row, options.column) if table and not table.foreign else None
    if table is None or cell is None or not cell.certain or not cell.value.number:
        return
    place = table.location(options.row, options.column, cell.span)
    for one in told(report):
        claim, passage = one.claim, one.passage
        if claim.kind != "all" or (claim.timely and "结转" in passage.source) or _is_part(report, claim):
            continue
        fields: Fields = {
            "section": section_name(report, passage.section),
            "match": claim.words,
            "cell": (Mention(f"{table.label(options.row, options.column)}是 {cell.value.raw}", place),),
        }
        level = Level.NOTE if claim.timely else None
        yield Hit(passage.place(report, claim.start, claim.end), fields, level=level, values=(cell.value.raw,))
        return


def _is_part(report: Report, claim: Claim) -> bool:
    """Tell whether a claim counts less than all requests of the year."""
    every = sums(report, [Quantity("received")])
    return bool(claim.value) and (every is None or claim.value not in {one.value for one in every})


CHECK = Check(
    run,
    Options,
    {"section": "这句话所在的部分", "match": "正文怎样写", "cell": "表格中没有办完的件数"},
    "正文说申请全部办结、均已答复的，表格里就不应有结转下年度的申请。只说按时答复的为提示。",
    needs="claims",
)
