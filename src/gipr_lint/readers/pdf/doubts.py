"""Recognised pages: which lines of a document come from them, and where in these a character is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from gipr_lint.model.document import Document, Doubtful, Span
from gipr_lint.model.printed import Box
from gipr_lint.readers.pdf.printed_page import Doubt, PrintedPage

_Places = Mapping[tuple[int, Box], Doubt]
"""The doubt about a character, by page and place."""


def with_doubts(document: Document, pages: Sequence[PrintedPage]) -> Document:
    """Return a document that says what of it was recognised, and how surely."""
    sheets = {page.shown_number for page in pages if page.recognized}
    lines = frozenset(
        number for number, origin in enumerate(document.origins, 1) if origin.properties.get("page") in sheets
    )
    places: dict[tuple[int, Box], Doubt] = {}
    for page in pages:
        for doubt in page.doubts:
            for glyph in page.glyphs[doubt.first : doubt.end]:
                places[page.shown_number, page.as_shown(glyph.box)] = doubt
    return replace(document, recognized=lines, doubts=tuple(_doubtful(document, places)))


def _doubtful(document: Document, places: _Places) -> Iterator[Doubtful]:
    """Yield the stretches in doubt, line by line."""
    for number, origin in enumerate(document.origins, 1):
        found = sorted(
            (one.start + at, places[one.page, box])
            for one in origin.prints
            for at, box in enumerate(one.boxes)
            if (one.page, box) in places
        )
        for _, group in groupby(enumerate(found), key=lambda item: (item[1][0] - item[0], item[1][1])):
            stretch = [item[1] for item in group]
            first, last = stretch[0][0], stretch[-1][0]
            yield Doubtful(Span(number, first + 1, number, last + 2), stretch[0][1].readings)
