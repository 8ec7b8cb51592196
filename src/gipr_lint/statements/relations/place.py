"""Where a percentage stands: the numbers of its sentence and of those before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gipr_lint.statements.read import sentences
from gipr_lint.statements.relations.percentages import Percentage, percentages
from gipr_lint.statements.syntax.clause import MAX_CHARS as LONGEST
from gipr_lint.statements.words.amounts import Amount, amounts_in

_MARKS = ",;、()"
_BACK = 3
"""In how many sentences before the whole of a part is sought."""


class Place(NamedTuple):
    """A percentage with its sentence, from ``first`` to ``last``; the percentage's own clause begins at ``cut``.

    ``before`` and ``after`` are the numbers of the sentence, ``earlier`` those of the sentences before, nothing where
    the last one of these has none.
    """

    text: str
    one: Percentage
    before: Sequence[Amount]
    after: Sequence[Amount]
    earlier: Sequence[Amount]
    first: int
    cut: int
    last: int

    @property
    def clause(self) -> str:
        """The words of the clause before the percentage."""
        return self.text[self.cut : self.one.start]

    @property
    def said(self) -> str:
        """The words of the sentence before the percentage."""
        return self.text[self.first : self.one.start]

    @property
    def told(self) -> int:
        """Where the words begin that stand between the last number, or the last mark, and the percentage."""
        return max([self.cut, *(other.stop for other in self.before)])


def places(text: str) -> Iterator[Place]:
    """Yield the percentages of folded text where they stand, those of very long sentences aside."""
    bounds = list(sentences(text))
    starts = [start for start, _ in bounds]
    for one in percentages(text):
        number = bisect_right(starts, one.start) - 1
        first, last = bounds[number]
        if one.start - first > LONGEST:
            continue
        cut = max(text.rfind(mark, first, one.start) for mark in _MARKS) + 1 or first
        previous = starts[max(0, number - 1)]
        known = numbers(text, starts[max(0, number - _BACK)], first) if previous < first else ()
        near = bool(known) and known[-1].start >= previous and first - known[0].start <= LONGEST
        before, after = numbers(text, first, one.start), numbers(text, one.stop, last)
        yield Place(text, one, before, after, known if near else (), first, cut, last)


def numbers(text: str, start: int, end: int) -> Sequence[Amount]:
    """Return the exact amounts of a stretch that are no percentages."""
    return [one for one in amounts_in(text, start, end) if one.exact and one.unit not in {"%", "个百分点", "百分点"}]


def clause_of(text: str, start: int, place: int) -> str:
    """Return the words between the last mark and a place."""
    return text[max(text.rfind(mark, start, place) for mark in ",;") + 1 or start : place] if place > start else ""
