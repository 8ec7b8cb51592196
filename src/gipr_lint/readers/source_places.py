"""Where the characters of a document stand in the text of its file: found one by one, and only where they are the same.

A web page may write one of them as ``&nbsp;``, have tags between two of them, or many spaces for one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape, unescape
from typing import TYPE_CHECKING

from gipr_lint.limits.expressions import expression
from gipr_lint.readers import suffix_of
from gipr_lint.readers.characters import characters
from gipr_lint.readers.text.plain_text import LINE_END

if TYPE_CHECKING:
    from gipr_lint.model.document import LineOrigin, Span

_REFERENCE = expression(r"&#?\w{1,32};?")
"""A character that is written by its number or name. Begins ``&nbsp;`` and ``&#65297;``, not ``& B``."""
_WHITE = expression(r"[ \t\n\r\f]+")
"""What a web page shows as one space. Takes ``  ``, not ``\u3000``."""

_BLANK_CELL = expression(
    r"<t[dh]\b[^<>]*+>(?:\s*+<(?:p|span|div|font|b|strong)\b[^<>]*+>)*+"
    r"(?P<blank>(?:[\s\u3000\xa0]|&nbsp;|&#160;)*+)(?=</|<t[dhr]\b)",
    re.IGNORECASE,
)
"""The start of a cell that shows nothing. Begins ``<td class=a>&nbsp;</td>`` and ``<td><p></p></td>``, not
``<td>0</td>``."""
_ESCAPES: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys((".md", ".markdown"), lambda text: text.replace("*", "\\*")),
    **dict.fromkeys((".html", ".htm"), escape),
}
"""How characters are written that would be mark-up, by the suffix of the file."""

Stretch = tuple[int, int]
"""From which character (from 0) of a text to which."""


class SourcePlaces:
    """The places of the lines of a document, which came from ``origins`` or are those of the text, in that text."""

    def __init__(self, text: str, lines: Sequence[str], origins: Sequence[LineOrigin]) -> None:
        self._text, self._lines, self._origins = text, lines, origins
        self._starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def of(self, span: Span) -> Sequence[Stretch] | None:
        """Return the stretches, in order, that hold a span; None where one of its characters is not in the text.

        There are several where mark-up stands between them.
        """
        if not self._origins:
            return self._plain(span)
        if span.end_line != span.line:
            return None
        origin = self._origins[span.line - 1]
        said = self._lines[span.line - 1]
        if not origin.pieces:
            return None
        if span.column == span.end_column:
            return self._blank(*origin.position(span.column - 1))
        stretches: list[Stretch] = []
        for number in range(span.column - 1, span.end_column - 1):
            place = self._character(said, number, origin)
            if place is None or (stretches and place[0] < stretches[-1][1]):
                return None
            if stretches and place[0] == stretches[-1][1]:
                place = (stretches.pop()[0], place[1])
            stretches.append(place)
        return stretches

    def written(self, span: Span, replacement: str) -> Sequence[tuple[int, int, str]] | None:
        """Return what is to stand in the stretches of a span, where anything changes; None as above.

        What stays of the words stays where it is, within its mark-up; the rest stands before the mark-up.
        """
        stretches = self.of(span)
        if stretches is None:
            return None
        if len(stretches) == 1:
            return [(*stretches[0], replacement)]
        pieces = [characters(unescape(self._text[start:end])) for start, end in stretches]
        parted = _parted(pieces, replacement)
        return [(*at, new) for at, old, new in zip(stretches, pieces, parted, strict=True) if new != old]

    def position(self, at: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a character of the text."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def _plain(self, span: Span) -> Sequence[Stretch] | None:
        """Return the one stretch of a file whose lines are those of the document."""
        start, end = self._offset(span.line, span.column), self._offset(span.end_line, span.end_column)
        if start is None or end is None:
            return None
        lines = [*self._lines[span.line - 1 : span.end_line]]
        if span.end_line <= len(self._lines):
            lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.column - 1 :]
        written = LINE_END.split(characters(self._text[start:end]))
        return [(start, end)] if written == lines else None

    def _character(self, said: str, number: int, origin: LineOrigin) -> Stretch | None:
        """Return where one character of a line is written."""
        start = self._offset(*origin.position(number))
        if start is None:
            return None
        after = self._offset(*origin.position(number + 1)) if number + 1 < len(said) else None
        for end in self._ends(start, after):
            written = characters(unescape(self._text[start:end]))
            if written == said[number] or (said[number] == " " and _WHITE.fullmatch(written)):
                return start, end
        return None

    def _ends(self, start: int, after: int | None) -> Iterator[int]:
        """Yield where the character that starts here may end."""
        if after is not None and after > start + 1 and _WHITE.fullmatch(self._text, start, after):
            yield after
        yield start + 1
        if reference := _REFERENCE.match(self._text, start):
            yield reference.end()

    def _blank(self, line: int, column: int) -> Sequence[Stretch] | None:
        """Return what stands in a cell of a web page that begins there and shows nothing."""
        start = self._offset(line, column)
        cell = None if start is None else _BLANK_CELL.match(self._text, start)
        return [cell.span("blank")] if cell else None

    def _offset(self, line: int, column: int) -> int | None:
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else None


def _parted(pieces: Sequence[str], words: str) -> Iterator[str]:
    """Yield what of new words takes the place of each piece of the old ones: what both begin and end with stays."""
    old = "".join(pieces)
    before = _alike(old, words)
    behind = min(_alike(old[::-1], words[::-1]), min(len(old), len(words)) - before)
    new, end = words[before : len(words) - behind], len(old) - behind
    if len(new) == end - before:  # character for character
        before, end, new = len(old), len(old), ""
        old = words
    at = 0
    for piece in pieces:
        stop = at + len(piece)
        put = new if at <= before < stop + (end == before) else ""
        new = new if not put else ""
        yield old[at : min(stop, max(before, at))] + put + old[max(at, min(end, stop)) : stop]
        at = stop


def _alike(one: str, other: str) -> int:
    """Return with how many same characters two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(other)))


def as_written(text: str, path: str) -> str:
    """Return how a text is written in a file, so that none of its characters is taken for mark-up."""
    escaped = _ESCAPES.get(suffix_of(path))
    return escaped(text) if escaped else text
