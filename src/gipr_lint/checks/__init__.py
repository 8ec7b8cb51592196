"""The checks that a rule may name: a small closed set of general tests, in rooms by what they read.

In: a report and the typed options of a rule. Out: hits, each with its place and what fills the rule's message.
Not here: levels and messages (``rules``), what sentences mean (``claims``), which text is personal (``privacy``).
"""

from __future__ import annotations

from collections.abc import Mapping

from gipr_lint.checks.file import beside, furniture
from gipr_lint.checks.privacy import identifier
from gipr_lint.checks.structure import announced, counted, length, section, sequence, statement, subheading, title
from gipr_lint.checks.tables import amount, cell, column, equation, row, surplus, totals
from gipr_lint.checks.text import (
    brackets,
    citation,
    compare,
    fee_notice,
    forbid,
    halves,
    number,
    own_name,
    require,
    term,
)
from gipr_lint.checks.text.claims import all_handled, claim, parts, percentage, twice
from gipr_lint.checks.text.dates import calendar, date, other_year, period
from gipr_lint.model.rule import Check

CHECKS: Mapping[str, Check] = {
    "all-handled": all_handled.CHECK,
    "amount": amount.CHECK,
    "announced": announced.CHECK,
    "beside": beside.CHECK,
    "brackets": brackets.CHECK,
    "calendar": calendar.CHECK,
    "cell": cell.CHECK,
    "citation": citation.CHECK,
    "claim": claim.CHECK,
    "column": column.CHECK,
    "compare": compare.CHECK,
    "counted": counted.CHECK,
    "date": date.CHECK,
    "equation": equation.CHECK,
    "fee-notice": fee_notice.CHECK,
    "forbid": forbid.CHECK,
    "furniture": furniture.CHECK,
    "halves": halves.CHECK,
    "identifier": identifier.CHECK,
    "length": length.CHECK,
    "number": number.CHECK,
    "other-year": other_year.CHECK,
    "own-name": own_name.CHECK,
    "parts": parts.CHECK,
    "percentage": percentage.CHECK,
    "period": period.CHECK,
    "require": require.CHECK,
    "row": row.CHECK,
    "section": section.CHECK,
    "sequence": sequence.CHECK,
    "shifted": totals.SHIFTED,
    "statement": statement.CHECK,
    "subheading": subheading.CHECK,
    "surplus": surplus.CHECK,
    "term": term.CHECK,
    "title": title.CHECK,
    "twice": twice.CHECK,
    "zero-total": totals.ZERO,
}
