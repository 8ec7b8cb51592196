"""The text of a file, the places of a document in it, and the bytes again: only where they are sure to come back."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from gipr_lint.model.document import Document
from gipr_lint.model.finding import Edit
from gipr_lint.readers import ReadError
from gipr_lint.readers.characters import characters
from gipr_lint.readers.decode import decode
from gipr_lint.readers.text.plain_text import LINE_END

_FORMS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"", "gb18030"),
)


class Change(NamedTuple):
    """What stands from character ``start`` to ``end`` (from 0) of a text, and what is to stand there."""

    start: int
    end: int
    replacement: str


class SourceText(NamedTuple):
    """A text as its file has it: with its line ends, behind its byte order ``mark``, encoded by ``codec``."""

    text: str
    mark: bytes
    codec: str

    def encoded(self) -> bytes:
        """Return the bytes of the file. Raises UnicodeEncodeError."""
        return self.mark + self.text.encode(self.codec)

    def changed(self, changes: Sequence[Change]) -> SourceText:
        """Return the text with changes that do not overlap."""
        pieces, at = [], 0
        for start, end, replacement in sorted(changes):
            pieces += [self.text[at:start], replacement]
            at = end
        return self._replace(text="".join((*pieces, self.text[at:])))

    def changes(self, document: Document, edits: Sequence[Edit]) -> list[Change] | None:
        """Return where edits of a document change the text; None where a character of theirs is not one of the text."""
        lines = _Lines(self.text)
        found = [lines.change(document, edit) for edit in edits]
        known = [change for change in found if change is not None]
        return known if len(known) == len(found) and not overlap(known) else None


def overlap(changes: Sequence[Change]) -> bool:
    """Tell whether two changes touch: of two insertions at one place, none is the first."""
    return any(after.start < before.end or after[:2] == before[:2] for before, after in pairwise(sorted(changes)))


def source_text(content: bytes) -> SourceText | None:
    """Return the text of a file; None where it is no text, or would not be the same bytes again."""
    try:
        text, _ = decode(content)
    except ReadError:
        return None
    for mark, codec in _FORMS:
        with suppress(UnicodeEncodeError):
            found = SourceText(text, mark, codec)
            if found.encoded() == content:
                return found
    return None


class _Lines:
    """The lines of a text, and where each begins."""

    def __init__(self, text: str) -> None:
        ends = [0, *(end.end() for end in LINE_END.finditer(text))]
        self._text = text
        self._starts = ends

    def change(self, document: Document, edit: Edit) -> Change | None:
        span, replacement = edit
        if span.end_line != span.line:
            return None
        said = document.lines[span.line - 1][span.column - 1 : span.end_column - 1]
        if not document.origins:
            start = self._offset(span.line, span.column)
        elif said and (origin := document.origins[span.line - 1]).pieces:
            first, last = origin.position(span.column - 1), origin.position(span.end_column - 2)
            pieces = [piece.start for piece in origin.pieces]
            if (
                bisect_right(pieces, span.column - 1) != bisect_right(pieces, span.end_column - 2)
                or first[0] != last[0]
            ):
                return None
            start = self._offset(*first)
        else:
            return None
        if start is None or characters(self._text[start : start + len(said)]) != said:
            return None
        return Change(start, start + len(said), replacement)

    def _offset(self, line: int, column: int) -> int | None:
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else None
