"""The checks that a rule may name: a small closed set of general tests."""

from __future__ import annotations

from collections.abc import Mapping

from gipr_lint.checks import (
    amount,
    announced,
    cell,
    column,
    equation,
    fee_notice,
    forbid,
    identifier,
    length,
    mention,
    row,
    section,
    sequence,
    statement,
    surplus,
    title,
    total,
)
from gipr_lint.rule import Check

CHECKS: Mapping[str, Check] = {
    "amount": amount.CHECK,
    "announced": announced.CHECK,
    "cell": cell.CHECK,
    "column": column.CHECK,
    "equation": equation.CHECK,
    "fee-notice": fee_notice.CHECK,
    "forbid": forbid.CHECK,
    "identifier": identifier.CHECK,
    "length": length.CHECK,
    "mention": mention.CHECK,
    "row": row.CHECK,
    "section": section.CHECK,
    "sequence": sequence.CHECK,
    "shifted": total.SHIFTED,
    "statement": statement.CHECK,
    "surplus": surplus.CHECK,
    "title": title.CHECK,
    "zero-total": total.ZERO,
}
