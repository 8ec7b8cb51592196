"""What one paragraph of a Word file holds: its text piece by piece, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Literal
from xml.etree.ElementTree import Element

from gipr_lint.limits.tuples import NamedTuple

_PRINTED = frozenset({"", "insertion"})

Change = Literal["", "insertion", "deletion", "proposal", "hidden"]
"""``proposal`` is what this program proposes to delete; what it proposes to insert is text like any other."""


class Stretch(NamedTuple):
    """Text of one kind, and the element that holds it. A line feed in it is a line break within the paragraph."""

    text: str
    change: Change = ""
    holder: Element | None = None


@dataclass(slots=True)
class Content:
    """What one paragraph holds; ``traced`` is its element, where it is asked for which elements hold its text.

    ``pieces`` are its text run by run; ``boxes`` its text boxes, each with whether there is text before it;
    ``comments`` the ids of the comments that hang on it, ``beside`` descriptions of its pictures, ``pictures`` by
    what the package names these, which may be nothing.
    """

    pieces: list[Stretch] = field(default_factory=list)
    boxes: list[tuple[bool, Element]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    begun: bool = False
    """Whether there is any text yet."""
    changed: bool = False
    """Whether any of it was inserted, deleted or hidden."""
    traced: Element | None = None

    def add(self, text: str, change: Change, holder: Element) -> None:
        """Add a piece of text."""
        self.pieces.append(Stretch(text, change, holder))
        self.begun = self.begun or not text.isspace()
        self.changed = self.changed or bool(change)

    @property
    def text(self) -> str:
        """The text as it is printed with all changes accepted."""
        if not self.changed:
            return "".join([one.text for one in self.pieces])
        return "".join([one.text for one in self.pieces if one.change in _PRINTED])

    @property
    def stretches(self) -> list[Stretch]:
        """The pieces with neighbours of one kind put together."""
        if len(self.pieces) < 2:
            return self.pieces
        kinds = groupby(self.pieces, attrgetter("change"))
        return [Stretch("".join(one.text for one in pieces), change) for change, pieces in kinds]
