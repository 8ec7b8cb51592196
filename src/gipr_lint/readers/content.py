"""What every reader does with text: radicals to characters, no line ends within a line, control characters told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_RADICAL = re.compile("[\u2f00-\u2fd5]")
"""Kangxi radicals, which some converters write in place of the characters 一, 二, 目 …"""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def characters(text: str) -> str:
    """Return the text with Chinese characters in the place of the radicals that look like them."""
    return _RADICAL.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def one_line(text: str) -> str:
    """Return the text as one line: what a program takes for the end of a line is a space."""
    return text.translate(_LINE_ENDS)


def controlled(lines: Sequence[str]) -> list[int]:
    """Return the numbers (from 1) of the lines with control characters in them."""
    return [number for number, line in enumerate(lines, 1) if _CONTROL.search(line)]


def stripped(text: str) -> str:
    """Return the text without white space and without marks that nobody sees at its ends."""
    return text if text.isalnum() else text.strip().strip("\ufeff\u200b").strip()
