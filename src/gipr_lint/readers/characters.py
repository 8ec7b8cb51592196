"""What every reader does with text: one kind of white space, radicals to characters, control characters told."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import UNSEEN, WHITE

_NARROW = (
    "\v\f\x1c\x1d\x1e\x1f\x85\xa0\u115f\u1160\u1680\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u2800\uffa0"
)
"""What is white but no space, tab or line end, be it that Unicode calls it a letter (Hangul fillers) or a sign."""
_WIDE = "\u2001\u2003\u3164"
"""Of these, what is as wide as a Chinese character."""
EDGE = WHITE + "\r\n" + _NARROW + _WIDE + UNSEEN
"""What a text does not begin or end with."""
_MEANT = {
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **dict.fromkeys(_NARROW, " "),
    **dict.fromkeys(_WIDE, "\u3000"),
}
"""White space, and Kangxi radicals, which some converters write in place of the characters 一, 二, 目 …"""
_ODD = expression(f"[\u2f00-\u2fd5{_NARROW}{_WIDE}]")
"""What is replaced by what it means. Finds ``第[|⼀|]条``, not ``第一条``."""
_CONTROL = expression(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
"""What moves the cursor of a terminal or is shown nowhere. Finds ``[|\x1b|]2J``, not ``a\tb``."""
_LINE_ENDS = str.maketrans("\r\n", "  ")


def characters(text: str) -> str:
    """Return the text, character by character, with no other white space in its lines than ``WHITE``.

    Chinese characters stand in the place of the radicals that look like them.
    """
    return _ODD.sub(lambda match: _MEANT[match[0]], text)


def one_line(text: str) -> str:
    """Return the text as one line."""
    return text.translate(_LINE_ENDS)


def controlled(lines: Sequence[str]) -> list[int]:
    """Return the numbers (from 1) of the lines with control characters in them."""
    return [number for number, line in enumerate(lines, 1) if _CONTROL.search(line)]


def taken_out(before: str, gone: str, after: str) -> str:
    """Return words that are left out of a line, with what stands beside them where a number is cut in two by that.

    Only so can the whole of the number be told, by the words before it too.
    """
    head, tail = _HEAD.search(before[-_OWNER_CHARS:]), _TAIL.match(after)
    number = (head[0] if head else "") + gone + (tail[0] if tail else "")
    cut = _DIGIT.search(gone) and sum(map(str.isdigit, number)) >= _MIN_NUMBER_DIGITS
    return before[-_OWNER_CHARS:] + gone + after[:_OWNER_CHARS] if cut else gone


_HEAD = expression(r"\w[\w\s*~-]*\Z")
"""The number, if any, that the words before end with. Finds ``电话：[|138 001|]``, not ``138，``."""
_TAIL = expression(r"[\w\s*~-]{1,40}")
"""The number, if any, that the words behind begin with. Begins ``3800``, not ``，3800``."""
_DIGIT = expression(r"\d")
"""What makes words part of a number. Finds ``第[|1|]项``, not ``第一项``."""
_MIN_NUMBER_DIGITS = 7
"""The digits of the shortest number of a person, a telephone without its area."""
_OWNER_CHARS = 40
"""How much of a line tells whose a number is: more than a label and a name take."""


def stripped(text: str) -> str:
    """Return the text without white space and without marks that nobody sees at its ends."""
    return text.strip(EDGE)
