"""A clause: words with at most one amount, as the grammar sorts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from gipr_lint.statements.words.amounts import Amount
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

MAX_CHARS = 1000
"""The characters of the longest sentence of which the end may speak of the beginning; no rule of language."""


AMONG = "中"
"""The mark of a clause of which parts follow."""


class Clause(NamedTuple):
    """Words with at most one amount; the first ``ahead`` of them stand before it.

    ``brackets`` are the sentences in brackets, ``places`` the numbers of words before each of them, ``mark`` is what ends it, ``start`` to ``end`` is where it
    stands in the folded text, without its brackets.
    """

    words: Sequence[Token]
    ahead: int
    amount: Amount | None
    brackets: Sequence[Sequence[Clause]]
    places: Sequence[int]
    mark: str
    start: int
    end: int

    @property
    def kinds(self) -> Set[Kind]:
        """What kinds of words there are."""
        return kinds_of(self.words)

    def has(self, *kinds: Kind) -> bool:
        """Tell whether a word of one of the kinds is in it."""
        return any(word.kind in kinds for word in self.words)

    def of(self, *kinds: Kind) -> list[Token]:
        """Return its words of these kinds."""
        return [word for word in self.words if word.kind in kinds]

    def only(self, words: Sequence[Token]) -> Clause:
        """Return the clause with some of its words."""
        start = self.words[self.ahead].start if self.ahead < len(self.words) else self.end
        return self._replace(words=words, ahead=sum(word.start < start for word in words))


def kinds_of(words: Iterable[Token]) -> Set[Kind]:
    """Return what kinds of words there are."""
    return frozenset(word.kind for word in words if word.kind is not None)
