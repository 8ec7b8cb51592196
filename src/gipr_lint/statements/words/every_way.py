"""Ways of which none is left out: 通过网络、信函、当面等渠道 tells of all requests, 通过网络 of some."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

_MIN_WAY_WORDS = 2
"""A single way with 等 is one of some requests."""
_AND_OTHERS = "等"
_BY = frozenset({"通过", "以", "经", "经由", "采取", "采用", "利用", "依托", "借助"})
_WAYS = ("渠道", "方式", "途径", "形式")
"""What all ways are called together."""
_OPEN = frozenset({Kind.MANNER, Kind.ASK, Kind.CHANGE, Kind.UNKNOWN, Kind.FILL, None})
"""What a list of ways consists of, beside its commas."""
_CLOSING = frozenset({",", ";", ":", "(", ")", "。", "!", "?"})


def with_every_way(words: Sequence[Token], text: str) -> Sequence[Token]:
    """Return the words of a sentence, in which a list of all ways says no more than that requests came.

    A sentence that names a way elsewhere tells the ways apart; one that counts twice may break down what it counted.
    """
    ways = [index for index, word in enumerate(words) if word.kind is Kind.MANNER]
    if len(ways) <= _MIN_WAY_WORDS or sum(word.amount is not None for word in words) > 1:
        return words
    first, last = ways[0], ways[-1]
    inside = words[first : last + 1]
    if any(word.kind not in _OPEN or word.amount is not None or word.value in _CLOSING for word in inside):
        return words
    ends = text.endswith(_WAYS, words[first].start, words[last].end)
    ends = ends and _AND_OTHERS in text[words[first].start : words[last].end]
    if not ends:
        return words
    by = first - 1 if first and text[words[first - 1].start : words[first - 1].end] in _BY else first
    return [
        word._replace(kind=Kind.FILL, value="") if by <= index <= last else word for index, word in enumerate(words)
    ]
