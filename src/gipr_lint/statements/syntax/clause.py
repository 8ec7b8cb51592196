"""A clause: words with at most one amount, as the grammar sorts them."""

from collections.abc import Iterable, Sequence, Set

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.words.amounts import Amount
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

MAX_CHARS = 1000
"""The characters of the longest sentence of which the end may speak of the beginning; no rule of language."""
AMONG = "中"
"""The mark of a clause of which parts follow."""


class Bracket(NamedTuple):
    """The sentences in brackets, behind so many words of the clause in which they stand."""

    ahead: int
    sentences: "Sequence[Sequence[Clause]]"


class Clause(NamedTuple):
    """Words with at most one amount; the first ``ahead`` of them stand before it.

    ``kinds`` are the kinds of its words, ``mark`` is what ends it, ``start`` to ``end`` is where it stands in the
    folded text, without its brackets.
    """

    words: Sequence[Token]
    kinds: Set[Kind]
    ahead: int
    amount: Amount | None
    brackets: Sequence[Bracket]
    mark: str
    start: int
    end: int

    def has(self, *kinds: Kind) -> bool:
        """Tell whether a word of one of the kinds is in it."""
        return not self.kinds.isdisjoint(kinds)

    def of(self, *kinds: Kind) -> list[Token]:
        """Return its words of these kinds."""
        return [] if self.kinds.isdisjoint(kinds) else [word for word in self.words if word.kind in kinds]

    def with_words(self, words: Sequence[Token], ahead: int) -> "Clause":
        """Return the clause with other words, so many of them before its amount."""
        return self._replace(words=words, kinds=kinds_of(words), ahead=ahead)

    def only(self, words: Sequence[Token]) -> "Clause":
        """Return the clause with some of its words."""
        start = self.words[self.ahead].start if self.ahead < len(self.words) else self.end
        return self.with_words(words, sum(word.start < start for word in words))


def kinds_of(words: Iterable[Token]) -> Set[Kind]:
    """Return what kinds of words there are."""
    return frozenset([word.kind for word in words if word.kind is not None])
