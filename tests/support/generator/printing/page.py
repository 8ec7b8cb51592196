"""Writing lines and remembering where everything stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands: line and columns from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_column: int


class Piece(NamedTuple):
    """A stretch of a line, with the key under which its place is remembered."""

    text: str
    key: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed report: its text, and where each cell, row label, section heading and the title stand."""

    text: str
    places: Mapping[str, Place]

    def __getitem__(self, key: str) -> str:
        """Return the text at a place."""
        line, column, end = self.places[key]
        return self.text.split("\n")[line - 1][column - 1 : end - 1]

    def find(self, words: str) -> Place:
        """Return the place of words that stand once in the text, in one line."""
        assert self.text.count(words) == 1, f"{words} stands {self.text.count(words)} times"
        before = self.text[: self.text.index(words)]
        column = len(before) - before.rfind("\n")
        return Place(before.count("\n") + 1, column, column + len(words))


@dataclass(slots=True)
class Page:
    """Lines as they are written, one after the other. A key given twice gets a ``~2`` the second time."""

    lines: list[str] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def write(self, pieces: Iterable[Piece]) -> None:
        """Write one line."""
        text = ""
        for piece in pieces:
            if piece.key:
                key = piece.key if piece.key not in self.places else f"{piece.key}~2"
                start = len(text) + 1
                self.places[key] = Place(len(self.lines) + 1, start, start + len(piece.text))
            text += piece.text
        self.lines.append(text)

    def close(self, end: str) -> Printed:
        """Return what was written."""
        return Printed("\n".join(self.lines) + end, self.places)
