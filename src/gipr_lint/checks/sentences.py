"""Sentences of a text, as far as words belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。；;！!？?]+")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a semicolon ends one too."""
    return (match[0] for match in _SENTENCE.finditer(text))


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence in which a stretch of a text stands, all of them where it runs over several."""
    first = next((match.start() for match in _SENTENCE.finditer(text) if match.end() > start), start)
    last = next((match.end() for match in _SENTENCE.finditer(text) if match.end() >= end), len(text))
    return text[min(first, start) : max(last, end)]
