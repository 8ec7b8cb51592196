"""Sums of money in the text and in the table that are apart by the factor of their units: 元 and 万元."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.checks.text.statements.options import Options
from gipr_lint.checks.text.statements.stated import stated
from gipr_lint.model.finding import Fields, Hit, Mention
from gipr_lint.model.report import Report

_CELL = ("charges", "amount")
_UNIT_YUAN = 10_000
"""What the table's unit, 万元, counts."""


def wrong_units(report: Report, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - the signature of all answers
    """Yield a hit where text and table differ by a factor of ten thousand: one of the two has the wrong unit."""
    table = report.tables.get("proactive")
    cell = table.cell(*_CELL) if table and not table.foreign else None
    if table is None or cell is None or not cell.value.number:
        return
    yuan = cell.value.number * _UNIT_YUAN
    for one in stated(report):
        said = one.statement
        if said.about[0].subject != _CELL[0] or not said.value:
            continue
        if said.value in (yuan * _UNIT_YUAN, yuan / _UNIT_YUAN):
            place = one.passage.place(report, said.start, said.stop)
            spelled = one.passage.source[said.start : said.stop]
            fields: Fields = {
                "where": table.label(*_CELL),
                "value": f"{cell.value.raw} 万元",
                "text": (Mention(f"正文写“{spelled}”", place),),
            }
            where = table.location(*_CELL, cell.span)
            yield Hit(where, fields, certain=cell.certain, values=(cell.value.raw,))
            return
