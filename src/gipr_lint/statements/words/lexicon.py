"""Words as they are looked up at a place in a text: by what they begin with, then the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from gipr_lint.statements.words.vocabulary import BEGINNING_CHARS

if TYPE_CHECKING:
    from gipr_lint.statements.words.kinds import Word
    from gipr_lint.statements.words.vocabulary import Vocabulary

Entry = tuple[tuple[int, ...], Mapping[str, "Word"]]
"""The lengths of the words that begin alike, the longest first, and these words."""
_MAX_ENTRIES = 4000
"""Of so many beginnings it is known what begins so: no vocabulary has more, but a text may."""
_NOTHING: Entry = ((), {})


class Beginnings(dict[str, Entry]):
    """The words of a vocabulary by their first two characters, those of one character by that; made as asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, beginning: str) -> Entry:
        """Return the words that begin so."""
        return _kept(self, beginning, _entry(self._vocabulary.beginning(beginning)))


class Lexicon(dict[str, Entry]):
    """The same with words of an organ's own, which come before those of all reports."""

    def __init__(self, everywhere: Beginnings, own: Iterable[Word]) -> None:
        super().__init__()
        self._everywhere = everywhere
        self._own: dict[str, list[Word]] = {}
        for word in own:
            self._own.setdefault(word.text[:BEGINNING_CHARS], []).append(word)

    def __missing__(self, beginning: str) -> Entry:
        """Return the words that begin so."""
        entry, own = self._everywhere[beginning], self._own.get(beginning)
        return _kept(self, beginning, _entry((*own, *entry[1].values())) if own else entry)


def _entry(words: Iterator[Word] | Iterable[Word]) -> Entry:
    known: dict[str, Word] = {}
    for word in words:
        known.setdefault(word.text, word)
    return (tuple(sorted({len(text) for text in known}, reverse=True)), known) if known else _NOTHING


def _kept(entries: dict[str, Entry], beginning: str, entry: Entry) -> Entry:
    if len(entries) < _MAX_ENTRIES:
        entries[beginning] = entry
    return entry
