"""PDF files: the words or the cell of each finding are highlighted, with a note; nothing of the file is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gipr_lint.model.document import Document
from gipr_lint.model.finding import Level
from gipr_lint.readers import pdf
from gipr_lint.readers.pdf.marks import Mark
from gipr_lint.reporters.annotate.note import Note
from gipr_lint.reporters.annotate.pdf.copy import copy_of, unmarked

_COLORS: Mapping[Level, tuple[int, int, int]] = {
    Level.ERROR: (255, 168, 160),
    Level.WARNING: (255, 220, 110),
    Level.NOTE: (165, 210, 255),
}
"""The colours of levels, in red, green and blue from 0 to 255: light, for the print is read through them."""


def annotate(content: bytes, path: str, notes: Sequence[Note]) -> bytes:
    """Return a PDF with notes at the words they are about, in place of those of a former run.

    Raises ReadError, and AnnotateError where the copy would not be what was read.
    """
    former = unmarked(content)
    document = pdf.read(former.content, path) if notes else None
    return copy_of(former, [_mark(note, document) for note in notes] if document else [])


def _mark(note: Note, document: Document) -> Mark:
    """Return the mark for a note: on its words, or at the edge of the page that is known."""
    span, color = note.span, _COLORS[note.level]
    origin = document.origins[span.line - 1] if span and span.line <= len(document.origins) else None
    printed = origin.printed(span) if origin and span else []
    if printed:
        page = printed[0][0]
        return Mark(page, "\n".join(note.paragraphs), color, tuple(box for number, box in printed if number == page))
    page = int(origin.properties.get("page", 1)) if origin else 1
    return Mark(page, "\n".join(note.moved().paragraphs), color)
