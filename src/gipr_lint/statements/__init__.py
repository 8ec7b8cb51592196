"""What the running text of a report says in figures: claims, lists with their sums, percentages.

In: a paragraph and whose report it is. Out: quantities with the numbers that the text gives for them.
Not here: whether the tables agree (``checks.text.claims``).
"""

from __future__ import annotations

from gipr_lint.claims.claim import Claim, Quantity, Speaker
from gipr_lint.claims.lists import Breakdown, Part, breakdowns, may_break_down
from gipr_lint.claims.periods import may_sum_up, year_sums
from gipr_lint.claims.read import read_claims
from gipr_lint.claims.shares import Share, shares
from gipr_lint.claims.totals import Total, may_total, totals

__all__ = [
    "Breakdown",
    "Claim",
    "Part",
    "Quantity",
    "Share",
    "Speaker",
    "Total",
    "breakdowns",
    "may_break_down",
    "may_sum_up",
    "may_total",
    "read_claims",
    "shares",
    "totals",
    "year_sums",
]
