"""Numbers that a rule's own pattern found: digits of any width, thousands separators, Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

from gipr_lint.limits.expressions import expression
from gipr_lint.model.numerals import DIGITS
from gipr_lint.parse.normalize import fold
from gipr_lint.statements.words.amounts import number_of

_NUMBER = expression(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|[零〇两{DIGITS}]|(?=[^十百千]*[十百千])[零〇两{DIGITS}十百千]+")
"""A number in one writing. Takes ``1,204`` and ``35.6`` and ``十二``, not ``12,04`` or ``12百``."""


def number_in(text: str) -> Decimal | None:
    """Return the number that a text is, below ten thousand if in Chinese; None where it is not exactly one."""
    folded = fold(text)
    return number_of(folded) if _NUMBER.fullmatch(folded) else None
