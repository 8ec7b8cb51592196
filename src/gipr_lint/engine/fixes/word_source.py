"""A Word file that is mended by tracked changes: whoever opens it accepts or rejects each of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from gipr_lint.engine.fixes.source import Change, overlap
from gipr_lint.readers import WORD_SUFFIXES, suffix_of, word
from gipr_lint.reporters.annotate import AnnotateError
from gipr_lint.reporters.annotate.changes import Changes
from gipr_lint.reporters.annotate.word.revisions import Revision, revised
from gipr_lint.reporters.annotate.word.text_places import Stretch, TextPlaces
from gipr_lint.reporters.annotate.xml_places import XmlPart

if TYPE_CHECKING:
    from gipr_lint.model.document import Document
    from gipr_lint.model.finding import Edit, Fix
    from gipr_lint.readers.word import Trace


class WordSource:
    """The content of a Word file. Two are the same where their bytes are."""

    def __init__(self, content: bytes, path: str) -> None:
        self._content, self._path = content, path

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordSource) and self._content == other._content

    def __hash__(self) -> int:
        return hash(self._content)

    def encoded(self) -> bytes:
        """Return the file."""
        return self._content

    @cached_property
    def _trace(self) -> Trace:
        return word.trace(self._content, self._path)

    @cached_property
    def _part(self) -> XmlPart:
        return XmlPart(Changes(self._content).read(self._trace.name) or b"")

    @cached_property
    def _places(self) -> TextPlaces:
        return TextPlaces(self._trace, self._part)

    def changes(self, _: Document, fixes: Sequence[Fix]) -> list[list[Change] | None]:
        """Return where each fix changes the main part; None for what is no text of a run, or a person's insertion.

        Personal data is no part of a tracked change: the file would go on to hold it.
        """
        return [self._changes(fix) for fix in fixes]

    def _changes(self, fix: Fix) -> list[Change] | None:
        changes: list[Change] = []
        for edit in fix.edits:
            stretches = self._stretches(edit, private=fix.private)
            if stretches is None:
                return None
            for stretch, said in zip(stretches, [edit.replacement, *("" for _ in stretches[1:])], strict=True):
                kept = not fix.private and stretch.owner == "nobody"
                changes.append(Change(stretch.start, stretch.end, said, kept))
        return None if overlap(changes) else changes

    def _stretches(self, edit: Edit, *, private: bool) -> list[Stretch] | None:
        try:
            found = self._places.of(edit.span)
        except AnnotateError:  # told when notes are to be put into the same part
            return None
        if found is None or (not private and any(stretch.owner == "person" for stretch in found)):
            return None
        return found

    def changed(self, changes: Sequence[Change]) -> WordSource:
        """Return the file with tracked changes; what this program has proposed before is changed as it stands."""
        revisions = (Revision(start, end, said, kept) for start, end, said, kept in changes)
        parts = Changes(self._content)
        parts.put(self._trace.name, revised(self._part, revisions))
        return WordSource(parts.file(), self._path)


def opened_word(content: bytes, path: str) -> WordSource | None:
    """Return a Word file to mend; None for any other."""
    return WordSource(content, path) if suffix_of(path) in WORD_SUFFIXES else None
