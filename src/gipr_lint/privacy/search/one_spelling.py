"""Plain text: every way to write a digit, a space or a hyphen made one, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression

_SPACE_CODES = (0x09, 0x0B, 0x0C, *range(0x1C, 0x20), 0x85, 0xA0, 0xAD, 0x1680, *range(0x2000, 0x200E), 0x2028, 0x2029)
"""The characters up to U+2029 that look like a space or are not seen."""
_FURTHER_SPACE_CODES = (0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)
"""Those behind it."""

MASKS = "×✱●■○◯□◆◇★☆△▲※＊"
"""What hides digits, beside ``*``."""

PLAIN = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((*_SPACE_CODES, *_FURTHER_SPACE_CODES), " "),
    **dict.fromkeys((ord("_"), *range(0x2010, 0x2016), 0x2212, 0xFF3F, 0xFE63), "-"),
    **dict.fromkeys((ord("x"), 0xFF58), "X"),
    **dict.fromkeys(map(ord, MASKS), "*"),
}
"""For ``str.translate``: full-width to half-width, odd spaces and hyphens to plain ones, x to X, masks to ``*``."""

GAP = r"[ -]{0,6}+\n?+"
"""What may stand between two characters of a number, in plain text; the line end is for text that is still broken."""

ANY_GAP = r" *+(?:(?:\*{1,3}|[^\w\s]) *+)?+"
"""A gap with any one sign in it, or what begins or ends emphasis."""

BAR = "\ue000"
"""Stands between the cells of a table: no number goes over it."""

_SIGN = r"[\d⁰-⁹₀-₉²³¹①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒]"
QUICK = expression(rf"{_SIGN}(?:(?:[^\w\n{BAR}]|_){{0,12}}{_SIGN}){{10}}")
"""Eleven digits, gaps allowed: a line without them has no number of a person in it. Finds ``138-0000-0000`` and
``①②③④⑤⑥⑦⑧⑨①②``, not ``1234567890`` or ``138人0000人0000``."""

_RUN = expression(rf"[0-9](?:[^\w{BAR}]{{0,12}}[0-9]){{10,}}+")
"""Digits with nothing but gaps between them. Finds ``138-0000-0000``, not ``1234567890``."""
_RAW_RUN = expression(r"[0-9０-９](?<![0-9０-９].)(?:[\W_]{0,12}[0-9０-９]){10,}+")
"""The same in a text as it is. Finds ``１３８-0000-0000``, not ``1234567890``."""
_AROUND_CHARS = 12
"""How far before and behind its digits a number may have what belongs to it."""


def long_runs(plain: str) -> list[tuple[int, int]]:
    """Return the parts of plain text in which there are eleven digits and more with nothing but gaps between them."""
    return [(max(0, found.start() - _AROUND_CHARS), found.end() + _AROUND_CHARS) for found in _RUN.finditer(plain)]


def raw_runs(text: str) -> list[tuple[int, int]]:
    """Return the same, and rather more, of a text that is not made plain: that takes longer than to look for digits."""
    return [(max(0, found.start() - _AROUND_CHARS), found.end() + _AROUND_CHARS) for found in _RAW_RUN.finditer(text)]


def matches(pattern: re.Pattern[str], plain: str, parts: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern within parts of plain text."""
    for start, end in parts:
        yield from pattern.finditer(plain, start, end)


AFTER = r"(?![0-9A-Za-z]|\*{4}|\*{1,3}[0-9X])"
"""The end of a number: it is not part of a longer one, of a word, or of what was masked; emphasis may close here."""


def before(*words: str) -> str:
    """Return the pattern for the start of a number, which may follow one of the words directly.

    Up to three stars are emphasis, or mask the name before them, unless they come after a digit.
    """
    borders = r"(?<![0-9A-Za-z])(?<!\*{4})(?<![0-9]\*)(?<![0-9]\*\*)(?<![0-9]\*\*\*)"
    return "(?:" + "|".join((borders, *(f"(?i:(?<=(?<![0-9A-Za-z]){word}))" for word in words))) + ")"


def spaced(*parts: str, gap: str = GAP) -> str:
    """Return the pattern of the parts with a gap allowed between any two."""
    return gap.join(parts)


def digits(text: str) -> str:
    """Return a number without its gaps."""
    return "".join(character for character in text if character.isalnum())


def cuts(text: str) -> frozenset[int]:
    """Return after how many of its characters a number has gaps."""
    found, count = set(), 0
    for character in text:
        if character.isalnum():
            count += 1
        else:
            found.add(count)
    return frozenset(found)
