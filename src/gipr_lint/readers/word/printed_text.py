"""Printed text that remembers where in it something was inserted, through lines, cells and white space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gipr_lint.readers.characters import stripped
from gipr_lint.readers.word.numbering import before
from gipr_lint.readers.word.paragraph import Content

Ranges = tuple[tuple[int, int], ...]


class PrintedText(NamedTuple):
    """Text, and from where to where something was inserted: in order, without overlaps."""

    text: str
    inserted: Ranges = ()

    def lines(self) -> Iterator[PrintedText]:
        """Yield the lines of a paragraph without the white space at their ends."""
        if not self.inserted:
            yield from (PrintedText(stripped(line)) for line in self.text.split("\n"))
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
            yield PrintedText(clean, tuple((max(one, start) - start, min(other, end) - start) for one, other in own))
            start += len(line) - line.index(clean) + 1


NOTHING = PrintedText("")


def joined(texts: Iterable[PrintedText]) -> PrintedText:
    """Return texts directly one behind the other."""
    every = [text for text in texts if text.text]
    if len(every) < 2:
        return every[0] if every else NOTHING
    inserted: list[tuple[int, int]] = []
    at = 0
    for text in every:
        inserted += ((start + at, end + at) for start, end in text.inserted)
        at += len(text.text)
    return PrintedText("".join(text.text for text in every), tuple(inserted))


def printed(content: Content, numbered: str) -> PrintedText:
    """Return the text of a paragraph with all changes accepted, its number in front."""
    text = content.text
    lead = before(numbered, text) if numbered else ""
    inserted, at = [], len(lead)
    for words, change in content.stretches:
        if change == "insertion":
            inserted.append((at, at + len(words)))
        at += len(words) if change in {"", "insertion"} else 0
    return PrintedText(lead + text, tuple(inserted))
