"""Plain text: every way to write a digit, a space or a hyphen made one, character by character."""

from __future__ import annotations

import re

_SPACES = "\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_HYPHENS = "_‐-―−－＿﹣"

PLAIN = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x00A0, 0x00AD, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF), " "),
    **dict.fromkeys((ord("_"), *range(0x2010, 0x2016), 0x2212, 0xFF3F, 0xFE63), "-"),
    **dict.fromkeys((ord("x"), 0xFF58), "X"),
    **dict.fromkeys((ord("×"), ord("✱"), 0x25CF, 0x25A0), "*"),
}
"""For ``str.translate``: full-width to half-width, odd spaces and hyphens to plain ones, x to X, masks to ``*``."""

GAP = r"[ -]{0,3}+\n?+"
"""What may stand between two characters of a number, in plain text; the line end is for text that is still broken."""

QUICK = re.compile(rf"\d(?:[ .\-{_SPACES}{_HYPHENS}．]{{0,3}}\n?\d){{10}}")
"""Eleven digits, gaps allowed: text without them has no identifier in it."""

AFTER = r"(?![0-9A-Za-z]|\*{4}|\*{1,3}[0-9X])"
"""The end of a number: it is not part of a longer one, of a word, or of what was masked; emphasis may close here."""


def before(*words: str) -> str:
    """Return the pattern for the start of a number, which may follow one of the words directly.

    Up to three stars are emphasis, or mask the name before them, unless they come after a digit.
    """
    borders = r"(?<![0-9A-Za-z])(?<!\*{4})(?<![0-9]\*)(?<![0-9]\*\*)(?<![0-9]\*\*\*)"
    return "(?:" + "|".join((borders, *(f"(?i:(?<=(?<![0-9A-Za-z]){word}))" for word in words))) + ")"


def spaced(*parts: str) -> str:
    """Return the pattern of the parts with a gap allowed between any two."""
    return GAP.join(parts)


def digits(text: str) -> str:
    """Return a number without its gaps."""
    return text.translate(_WITHOUT_GAPS)


def cuts(text: str) -> frozenset[int]:
    """Return after how many of its characters a number has gaps."""
    found, count = set(), 0
    for character in text:
        if character in _GAPS:
            found.add(count)
        else:
            count += 1
    return frozenset(found)


_GAPS = frozenset(" -.\n")
_WITHOUT_GAPS = dict.fromkeys(map(ord, _GAPS))
