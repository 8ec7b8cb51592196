"""The characters of Chinese numerals, for every pattern and table that has them."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"
"""One to ten: what ordinals are written with."""
DIGITS = NUMERALS[:9]
"""One to nine: what years and telephone numbers are written with, beside a zero of any form."""
