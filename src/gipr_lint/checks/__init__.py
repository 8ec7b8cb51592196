"""The checks that a rule may name: a small closed set of general tests."""

from __future__ import annotations

from collections.abc import Mapping

from gipr_lint.checks import (
    amount,
    announced,
    cell,
    citation,
    column,
    compare,
    date,
    equation,
    fee_notice,
    forbid,
    identifier,
    length,
    number,
    require,
    row,
    section,
    sequence,
    statement,
    subheading,
    surplus,
    title,
    total,
)
from gipr_lint.rule import Check

CHECKS: Mapping[str, Check] = {
    "amount": amount.CHECK,
    "announced": announced.CHECK,
    "cell": cell.CHECK,
    "citation": citation.CHECK,
    "column": column.CHECK,
    "compare": compare.CHECK,
    "date": date.CHECK,
    "equation": equation.CHECK,
    "fee-notice": fee_notice.CHECK,
    "forbid": forbid.CHECK,
    "identifier": identifier.CHECK,
    "length": length.CHECK,
    "number": number.CHECK,
    "require": require.CHECK,
    "row": row.CHECK,
    "section": section.CHECK,
    "sequence": sequence.CHECK,
    "shifted": total.SHIFTED,
    "statement": statement.CHECK,
    "subheading": subheading.CHECK,
    "surplus": surplus.CHECK,
    "title": title.CHECK,
    "zero-total": total.ZERO,
}
