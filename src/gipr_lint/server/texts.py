"""Texts as an editor has them open, and places in them: lines and columns here, code units of the client there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from lsprotocol import types

from gipr_lint.model.document import Span
from gipr_lint.readers.text.plain_text import LINE_END

Units = Literal["utf-8", "utf-16", "utf-32"]
"""What a client counts columns in."""


def units_in(words: str, units: Units) -> int:
    """Return how many code units words have."""
    if units == "utf-32" or words.isascii():
        return len(words)
    if units == "utf-8":
        return len(words.encode(errors="surrogatepass"))
    return len(words) + sum(char > "\uffff" for char in words)


def characters_in(line: str, count: int, units: Units) -> int:
    """Return how many characters of a line lie before so many code units; one that is cut in two does not count."""
    if units == "utf-32" or line.isascii():
        return min(count, len(line))
    before = 0
    for number, char in enumerate(line):
        before += units_in(char, units)
        if before > count:
            return number
    return len(line)


@dataclass(frozen=True)
class Text:
    """One state of an open text. Lines end where the protocol has them end, and nowhere else."""

    uri: str
    version: int
    language: str
    content: str
    units: Units = "utf-16"

    @cached_property
    def _bounds(self) -> Sequence[tuple[int, int]]:
        """Where each line begins, and where its words end."""
        ends = [end.span() for end in LINE_END.finditer(self.content)]
        starts = [0, *(stop for _, stop in ends)]
        return list(zip(starts, [*(start for start, _ in ends), len(self.content)], strict=True))

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines without their ends; never none."""
        return [self.content[start:stop] for start, stop in self._bounds]

    def offset(self, position: types.Position) -> int:
        """Return how many characters lie before a position; what is beyond a line or the text is its end."""
        if position.line >= len(self.lines):
            return len(self.content)
        return self._bounds[position.line][0] + self._column(position)

    def point(self, position: types.Position) -> tuple[int, int]:
        """Return line and column, from 1, of a position."""
        line = min(position.line, len(self.lines) - 1)
        return line + 1, self._column(types.Position(line, position.character)) + 1

    def _column(self, position: types.Position) -> int:
        return characters_in(self.lines[position.line], position.character, self.units)

    def position(self, line: int, column: int) -> types.Position:
        """Return the position of a line and column, from 1; what is beyond the text is its end."""
        if line > len(self.lines):
            line, column = len(self.lines), len(self.lines[-1]) + 1
        return types.Position(line - 1, units_in(self.lines[line - 1][: column - 1], self.units))

    def position_at(self, offset: int) -> types.Position:
        """Return the position before which so many characters lie."""
        line = bisect_right(self._bounds, offset, key=lambda bounds: bounds[0])
        return self.position(line, offset - self._bounds[line - 1][0] + 1)

    def range(self, span: Span | None) -> types.Range:
        """Return the range of a span; without one the first line."""
        if span is None:
            return types.Range(self.position(1, 1), self.position(1, len(self.lines[0]) + 1))
        return types.Range(self.position(span.line, span.column), self.position(span.end_line, span.end_column))

    def changed(self, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> Text:
        """Return the text after changes, one behind the other."""
        text = self
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, stop = (text.offset(place) for place in (change.range.start, change.range.end))
                content = text.content[:start] + change.text + text.content[max(start, stop) :]
            else:
                content = change.text
            text = replace(text, content=content, version=version)
        return text
