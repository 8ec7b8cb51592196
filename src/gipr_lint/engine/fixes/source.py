"""What the mending of a file needs of it, whatever its format: where a fix changes it, and what it is then."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, Self

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

    def changes(self, document: Document, fix: Fix) -> list[Change] | None:
        """Return where a fix changes the file that was read as a document; None where that is not sure."""

    def changed(self, changes: Sequence[Change]) -> Self:
        """Return the file with changes that do not overlap."""


def overlap(changes: Sequence[Change]) -> bool:
    """Tell whether two changes touch: of two insertions at one place, none is the first."""
    return any(after.start < before.end or after[:2] == before[:2] for before, after in pairwise(sorted(changes)))
