"""Lines as a browser sets them: white space run together, and where each character stands in the source."""

from __future__ import annotations

import re
from typing import NamedTuple

from gipr_lint.document import Origin, Piece
from gipr_lint.readers.web.tree import Element, Text

_RUN = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_SPACE = frozenset(" \t\n\r\f")
_HARD_SPACE = "\xa0"


class Run(NamedTuple):
    """Characters that follow one another in the source too, from a line and column on."""

    characters: str
    line: int
    column: int


class Set(NamedTuple):
    """A line that is set: its text, and the stretches of it that stand together in the source."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def origin(self) -> Origin:
        """Where it came from."""
        return Origin(pieces=self.pieces)


class Setter:
    """Sets one line after another."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._space: Run | None = None
        self._broken = False

    def add(self, text: Text) -> None:
        """Set a text behind what there is."""
        raw = text.characters
        if len(raw) == 1 and raw not in _SPACE:
            self._add(Run(raw, text.line, text.column))
            return
        line, column = text.line, text.column
        for found in _RUN.finditer(raw):
            part = found[0]
            if part[0] in _SPACE:
                self._space = self._space or Run(" ", line, column)
                breaks = part.count("\n")
                self._broken = self._broken or bool(breaks)
                line, column = line + breaks, len(part) - part.rfind("\n") if breaks else column + len(part)
            else:
                self._add(Run(part, line, column))
                column += len(part)

    def _add(self, run: Run) -> None:
        """Set a run; white space before it is one space, but nothing at a line end between Chinese characters."""
        if self._space is not None:
            last = self._runs[-1].characters[-1] if self._runs else " "
            if last != " " and (not self._broken or (last.isascii() and run.characters[0].isascii())):
                self._runs.append(self._space)
            self._space, self._broken = None, False
        self._runs.append(run)

    def join(self) -> None:
        """Forget the white space after the last character: what follows is set right behind it."""
        self._space, self._broken = None, False

    def take(self) -> Set:
        """Return the line without white space at its ends, and begin a new one."""
        whole = "".join(run.characters for run in self._runs).replace(_HARD_SPACE, " ")
        text = whole.strip().strip("\ufeff\u200b").strip()
        start = whole.index(text)
        pieces, at = [], -start
        for run in self._runs:
            end = at + len(run.characters)
            if end > 0 and at < len(text):
                pieces.append(Piece(max(at, 0), run.line, run.column - min(at, 0)))
            at = end
        self._runs = []
        self.join()
        return Set(text, tuple(pieces))


def text_of(element: Element) -> Set:
    """Return all that is shown of an element as one line; what stands in paragraphs of its own follows at once."""
    setter = Setter()
    stack: list[Element | Text] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, Text):
            setter.add(node)
        elif node is element or not node.hidden:
            if not node.is_inline:
                setter.join()
            stack.extend(reversed(node.children))
    return setter.take()
