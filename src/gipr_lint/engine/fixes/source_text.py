"""The text of a file, changed, and its bytes again: only where they are sure to come back."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from contextlib import suppress

from gipr_lint.engine.fixes.source import Change, overlap
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Document
from gipr_lint.model.finding import Fix
from gipr_lint.readers import TEXT_SUFFIXES, ReadError, suffix_of
from gipr_lint.readers.decode import decode
from gipr_lint.readers.source_places import SourcePlaces

_FORMS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"", "gb18030"),
)


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
        for start, end, replacement, _ in sorted(changes):
            pieces += [self.text[at:start], replacement]
            at = end
        return self._replace(text="".join((*pieces, self.text[at:])))

    def changes(self, document: Document, fixes: Sequence[Fix]) -> list[list[Change] | None]:
        """Return where each fix of a document changes the text; None where a character of its is not in the text.

        What comes in the place of a stretch with mark-up in it leaves that where it is.
        """
        places = SourcePlaces(self.text, document.lines, document.origins)
        return [_changes(places, fix) for fix in fixes]


def _changes(places: SourcePlaces, fix: Fix) -> list[Change] | None:
    changes: list[Change] = []
    for span, replacement in fix.edits:
        written = places.written(span, replacement)
        if written is None:
            return None
        changes += (Change(*one) for one in written)
    return None if overlap(changes) else changes


def opened_text(content: bytes, path: str) -> SourceText | None:
    """Return the text of a file that is mended in place, or of standard input; None for any other."""
    return source_text(content) if is_text(path) else None


def is_text(path: str) -> bool:
    """Tell whether what is named so is mended in place, or may be: standard input without a name."""
    return path == "-" or suffix_of(path) in TEXT_SUFFIXES


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
