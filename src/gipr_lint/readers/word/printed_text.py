"""Printed text that remembers where in it something was inserted, through lines, cells and white space."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from xml.etree.ElementTree import Element

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.characters import stripped
from gipr_lint.readers.word.numbering import before
from gipr_lint.readers.word.paragraph import Content

Ranges = tuple[tuple[int, int], ...]


class Held(NamedTuple):
    """From character ``start`` on (from 0), a text is that of an element, character by character from ``offset`` on.

    What a paragraph itself holds is its number, or nothing where it is empty.
    """

    start: int
    element: Element
    offset: int = 0


class PrintedText(NamedTuple):
    """Text, and from where to where something was inserted: in order, without overlaps.

    ``held`` are the elements that hold it, the first from character 0 on; nothing where they were not asked for.
    """

    text: str
    inserted: Ranges = ()
    held: tuple[Held, ...] = ()

    def lines(self) -> Iterator[PrintedText]:
        """Yield the lines of a paragraph without the white space at their ends."""
        if not (self.inserted or self.held):
            for line in self.text.split("\n"):
                yield PrintedText(stripped(line))
            return
        start, first = 0, 0
        for line in self.text.split("\n"):
            clean = stripped(line)
            start += line.index(clean)
            end = start + len(clean)
            while first < len(self.inserted) and self.inserted[first][1] <= start:
                first += 1
            last = first
            while last < len(self.inserted) and self.inserted[last][0] < end:
                last += 1
            own = self.inserted[first:last]
            ranges = tuple((max(one, start) - start, min(other, end) - start) for one, other in own)
            yield PrintedText(clean, ranges, _between(self.held, start, end))
            start += len(line) - line.index(clean) + 1


NOTHING = PrintedText("")


def _between(held: Sequence[Held], start: int, end: int) -> tuple[Held, ...]:
    """Return what holds a stretch of a text, counted from its start."""
    first = max(bisect_right(held, start, key=itemgetter(0)) - 1, 0)
    return tuple(
        Held(max(one.start - start, 0), one.element, one.offset + max(start - one.start, 0))
        for number, one in enumerate(held[first:])
        if not number or one.start < end
    )


def holder(held: Sequence[Held], offset: int) -> Held:
    """Return what holds a character of a line, with the character's own offset in it."""
    one = held[max(bisect_right(held, offset, key=itemgetter(0)) - 1, 0)]
    return one._replace(offset=one.offset + max(offset - one.start, 0))


def joined(texts: Iterable[PrintedText]) -> PrintedText:
    """Return texts directly one behind the other."""
    given = list(texts)
    every = [text for text in given if text.text]
    if len(every) < 2:
        return every[0] if every else next((text for text in given if text.held), NOTHING)
    inserted: list[tuple[int, int]] = []
    held: list[Held] = []
    at = 0
    for text in every:
        inserted += ((start + at, end + at) for start, end in text.inserted)
        held += (one._replace(start=one.start + at) for one in text.held)
        at += len(text.text)
    return PrintedText("".join(text.text for text in every), tuple(inserted), tuple(held))


def printed(content: Content, numbered: str) -> PrintedText:
    """Return the text of a paragraph with all changes accepted, its number in front."""
    text = content.text
    lead = before(numbered, text) if numbered else ""
    if not content.changed and content.traced is None:
        return PrintedText(lead + text)
    inserted, at = [], len(lead)
    for words, change, _ in content.stretches:
        if change == "insertion":
            inserted.append((at, at + len(words)))
        at += len(words) if change in {"", "insertion"} else 0
    return PrintedText(lead + text, tuple(inserted), tuple(_holders(content, len(lead))))


def _holders(content: Content, at: int) -> Iterator[Held]:
    """Yield what holds the text of a paragraph whose number takes so many characters."""
    if content.traced is None:
        return
    if at or not content.text:
        yield Held(0, content.traced)
    for piece in content.pieces:
        if piece.change in {"", "insertion"} and piece.holder is not None:
            yield Held(at, piece.holder)
            at += len(piece.text)
