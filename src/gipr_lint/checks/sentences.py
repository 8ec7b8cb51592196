"""Sentences of a text, as far as words belong together."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.limits.expressions import expression

_MARKS = "。；;！!？?"
_SENTENCE = expression(f"[^{_MARKS}]+")
"""A sentence, or what is left of one. Finds ``[|收到申请3件|]。``, not ``。；``."""
_BEHIND = expression(f"[{_MARKS}]*[^{_MARKS}]*")
"""The sentence behind one that has ended, with the marks that ended it. Takes ``。均已答复`` and ``均已答复``, not
``均已答复。``."""
_MAX_DISTANCE_CHARS = 1000
"""How many characters before and behind a stretch may belong to its sentence."""


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a semicolon ends one too."""
    return (match[0] for match in _SENTENCE.finditer(text))


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence in which a stretch of a text stands, all of them where it runs over several.

    Of a sentence that is longer than any is, what stands near.
    """
    near = max(0, start - _MAX_DISTANCE_CHARS)
    first = start if text[start : start + 1] in _MARKS else max(text.rfind(mark, near, start) + 1 for mark in _MARKS)
    behind = _BEHIND if text[end - 1 : end] in _MARKS else _SENTENCE
    last = behind.match(text, end, end + _MAX_DISTANCE_CHARS)
    return text[max(first, near) : last.end() if last else end]
