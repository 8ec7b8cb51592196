"""Numbers of running text: digits of any width, thousands separators, Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

from gipr_lint.limits.expressions import expression
from gipr_lint.model.numerals import DIGITS
from gipr_lint.parse.normalize import fold

_DIGITS = expression(r"\d+(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
"""A number in digits, with or without thousands separators. Takes ``1,204`` and ``35.6``, not ``12,04`` or ``十二``."""
_CIPHERS = {char: value for value, char in enumerate(f"零{DIGITS}")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def number_in(text: str) -> Decimal | None:
    """Return the number that a text is, below ten thousand if in Chinese; None where it is not exactly one."""
    folded = fold(text)
    if _DIGITS.fullmatch(folded):
        return Decimal(folded.replace(",", ""))
    total = pending = 0
    for char in folded:
        if char in _CIPHERS:
            pending = _CIPHERS[char] if not pending else -1
        elif char in _UNITS:
            total, pending = total + (pending or 1) * _UNITS[char], 0
        else:
            return None
        if pending < 0:
            return None
    return Decimal(total + pending) if folded else None
