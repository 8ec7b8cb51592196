"""What the mending of a file needs of it, whatever its format: where a fix changes it, and what it is then."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, Self

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Document
from gipr_lint.model.finding import Fix


class Change(NamedTuple):
    """What stands from ``start`` to ``end`` (from 0) of a source, and what is to stand there.

    The places count characters of a text, or bytes of the main part of an office file. Without ``kept``, nothing of the
    old is kept in a file that could: it is personal data.
    """

    start: int
    end: int
    replacement: str
    kept: bool = True


class Source(Protocol):
    """A file that can be changed."""

    def encoded(self) -> bytes:
        """Return the bytes of the file. Raises UnicodeEncodeError."""

    def changes(self, document: Document, fixes: Sequence[Fix]) -> list[list[Change] | None]:
        """Return where each fix changes the file that was read as a document; None where that is not sure."""

    def changed(self, changes: Sequence[Change]) -> Self:
        """Return the file with changes that do not overlap."""


def overlap(changes: Sequence[Change]) -> bool:
    """Tell whether two changes touch: of two insertions at one place, none is the first."""
    return any(after.start < before.end or after[:2] == before[:2] for before, after in pairwise(sorted(changes)))


class Taken:
    """Changes of which none touch each other."""

    def __init__(self) -> None:
        self._changes: list[Change] = []

    def take(self, changes: Sequence[Change]) -> bool:
        """Add changes that do not touch one another; tells whether they touch none of those before."""
        if any(overlap(self._beside(change)) for change in changes):
            return False
        for change in changes:
            insort(self._changes, change)
        return True

    def _beside(self, change: Change) -> list[Change]:
        at = bisect_left(self._changes, change)
        return [*self._changes[max(at - 1, 0) : at], change, *self._changes[at : at + 1]]
