"""What the running text of a report says in figures: claims, lists with their sums, percentages. No rule is in here."""

from __future__ import annotations

from gipr_lint.claims.claim import Claim, Quantity, Speaker
from gipr_lint.claims.lists import Breakdown, breakdowns, may_break_down
from gipr_lint.claims.periods import may_sum_up, year_sums
from gipr_lint.claims.read import read_claims
from gipr_lint.claims.shares import Share, shares

__all__ = [
    "Breakdown",
    "Claim",
    "Quantity",
    "Share",
    "Speaker",
    "breakdowns",
    "may_break_down",
    "may_sum_up",
    "read_claims",
    "shares",
    "year_sums",
]
