"""Folded text cut into sentences, and sentences into pieces: the stretches that speak of one amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from gipr_lint.claims.words.amounts import Amount
from gipr_lint.claims.words.lexer import Token
from gipr_lint.claims.words.lexicon import Kind

_JOINTS = frozenset("、")
LONGEST = 1000
"""The characters of the longest sentence of which the end may speak of the beginning."""
AMONG = "中"
"""The mark of a piece of which a part follows."""


class Piece(NamedTuple):
    """Words with at most one amount. ``depth`` counts the brackets around it, ``mark`` is what ended it."""

    words: Sequence[Token]
    kinds: Set[Kind]
    amount: Amount | None
    depth: int
    mark: str
    start: int
    end: int

    def has(self, *kinds: Kind) -> bool:
        """Tell whether a word of one of the kinds is in it."""
        return not self.kinds.isdisjoint(kinds)

    def of(self, *kinds: Kind) -> list[Token]:
        """Return its words of these kinds."""
        return [word for word in self.words if word.kind in kinds]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of folded text begins and ends, with the mark that ends it."""
    start = 0
    for match in _stop().finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile("[。!?]")


def pieces(sentence: Sequence[Token]) -> Iterator[Piece]:
    """Yield the pieces of a sentence. What 、 joins is one piece until an amount stands in it."""
    depth, counted = 0, False
    run: list[Token] = []
    for token in sentence:
        mark = token.value if token.kind is None and token.amount is None else ""
        joint = mark in _JOINTS and not counted
        if not mark or joint:
            run.append(token)
            counted = counted or token.amount is not None
            continue
        yield from _split(run, depth, mark)
        run, counted = [], False
        depth += (mark == "(") - (mark == ")" and depth > 0)
    yield from _split(run, depth, "")


def _split(run: Sequence[Token], depth: int, mark: str) -> Iterator[Piece]:
    """Cut a run with several amounts: before each if it begins with one, else behind each.

    An amount of which what follows is a part (办结的123件中予以公开71件) is a piece of its own.
    """
    start, counted = 0, False
    for index, token in enumerate(run):
        if token.kind is Kind.AMONG and counted and index < len(run) - 1:
            yield from _cut(run[start : index + 1], depth, AMONG)
            start, counted = index + 1, False
        counted = counted or token.amount is not None
    if run:
        yield from _cut(run[start:], depth, mark)


def _cut(run: Sequence[Token], depth: int, mark: str) -> Iterator[Piece]:
    places = [index for index, token in enumerate(run) if token.amount]
    mark = AMONG if places and run[-1].kind is Kind.AMONG else mark
    if len(places) < 2:
        yield _piece(run, depth, mark)
        return
    leading = all(token.kind is Kind.FILL for token in run[: places[0]])
    cuts = places[1:] if leading else [place + 1 for place in places[:-1]]
    for first, last in zip([0, *cuts], [*cuts, len(run)], strict=True):
        yield _piece(run[first:last], depth, mark if last == len(run) else "")


def _piece(run: Sequence[Token], depth: int, mark: str) -> Piece:
    amount = next((token.amount for token in run if token.amount), None)
    words = [token for token in run if token.kind is not None]
    return Piece(words, kinds_of(words), amount, depth, mark, run[0].start, run[-1].end)


def kinds_of(words: Iterable[Token]) -> Set[Kind]:
    """Return what kinds of words there are."""
    return frozenset(word.kind for word in words if word.kind is not None)
