"""The edits of a fix as programs apply them: places in the lines of the file, and what is to be written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Edit
from gipr_lint.readers.source_places import SourcePlaces, as_written

if TYPE_CHECKING:
    from gipr_lint.model.finding import Fix
    from gipr_lint.model.run import Source


def file_edits(fix: Fix | None, source: Source, path: str) -> tuple[Edit, ...]:
    """Return the edits of a fix in a file, in order: all of them, or none.

    None for a file without lines of its own, where a character of them is not found in it, and for personal data.
    Lines and columns count from 1, columns in characters; the end is exclusive. What runs to column 1 of a line takes
    the end of the line before with it.
    """
    if fix is None:
        return ()
    if not source.origins:
        return tuple(Edit(edit.span, as_written(edit.replacement, path)) for edit in sorted(fix.edits))
    places = SourcePlaces("\n".join(source.source), source.lines, source.origins)
    edits: list[Edit] = []
    for span, replacement in fix.edits:
        written = places.written(span, replacement) if source.source else None
        if written is None:
            return ()
        for start, end, words in written:
            edits.append(Edit(Span(*places.position(start), *places.position(end)), as_written(words, path)))
    return tuple(sorted(edits))
