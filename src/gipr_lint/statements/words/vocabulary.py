"""The vocabulary: files of words to the words that are understood, and what quantities mean in the tables."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain, product
from typing import Annotated

import msgspec
from msgspec import Meta

from gipr_lint.files.cache import recall
from gipr_lint.files.resources import folder
from gipr_lint.files.yaml import YamlFile
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.words.kinds import KINDS, Word

FILES = ("common", "time", "who", "requests", "outcomes", "remedies", "documents", "decisions", "charges")
BEGINNING_CHARS = 2
"""By so many characters words are looked up."""
PLAIN = "_"
"""The value of words that say no more than their kind, beside others of it that do."""

WordLists = dict[str, tuple[str, ...] | dict[str, tuple[str, ...]]]


Words = tuple[tuple[str, str, tuple[str, ...]], ...]
"""Further words: their kind, the value that they have of it, and the texts."""


class Compound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words put together of parts: one of each, in this order."""

    kind: Annotated[str, Meta(description="词类")]
    parts: Annotated[tuple[tuple[str, ...], ...], Meta(description="依次各取一个，合成一个词")]
    value: Annotated[str, Meta(description="这一类词中的哪一种")] = ""

    def texts(self, beginning: str) -> Iterator[str]:
        """Yield the words whose first two characters are these, or, of one alone, the word that it is."""
        if len(beginning) == BEGINNING_CHARS:
            yield from _beginning(self.parts, beginning)
        elif sum(min(map(len, part)) for part in self.parts) <= 1:
            yield from (text for text in _beginning(self.parts, beginning) if text == beginning)

    @property
    def first(self) -> frozenset[str]:
        """The characters with which the words begin."""
        found: set[str] = set()
        for part in self.parts:
            found.update(text[:1] for text in part)
            if "" not in found:
                break
            found.discard("")
        return frozenset(found)


def _beginning(parts: Sequence[Sequence[str]], wanted: str) -> Iterator[str]:
    """Yield what is put together of parts and begins as wanted, in the order in which all would be put together."""
    if not wanted or not parts:
        yield from map("".join, product(*parts)) if not wanted else ()
        return
    for part in parts[0]:
        if part.startswith(wanted[: len(part)]):
            for rest in _beginning(parts[1:], wanted[len(part) :]):
                yield part + rest


class VocabularyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one field.

    ``words`` are lists by kind, or by kind and value. ``families`` are the quantities that one sentence goes on to
    speak of, ``units`` what counts them, ``readings`` the sums of rows of the tables that a quantity may mean.
    ``rows`` are the rows of a group, ``cues`` what tells at once of what a sentence speaks. ``levels`` and ``organs``
    are how the names of areas and organs end.
    """

    words: WordLists = {}
    compounds: tuple[Compound, ...] = ()
    families: dict[str, tuple[str, ...]] = {}
    units: dict[str, tuple[str, ...]] = {}
    readings: dict[str, tuple[str, ...]] = {}
    rows: dict[str, tuple[str, ...]] = {}
    cues: dict[str, tuple[str, ...]] = {}
    levels: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()

    def plain(self) -> Iterator[Word]:
        """Yield the words that are listed as they are."""
        for name, words in self.words.items():
            kind = KINDS[name]
            for value, texts in words.items() if isinstance(words, dict) else ((PLAIN, words),):
                said = "" if value == PLAIN else value
                yield from [Word(text, kind, said) for text in texts]

    def listed(self) -> Iterator[Word]:
        """Yield all words, compounds last."""
        yield from self.plain()
        for compound in self.compounds:
            spelled = map("".join, product(*compound.parts))
            yield from (Word(text, KINDS[compound.kind], compound.value) for text in spelled)


class _Index(NamedTuple):
    """The words of a file by their first two characters, its compounds by the first one."""

    words: Mapping[str, Sequence[Word]]
    compounds: Mapping[str, Sequence[Compound]]

    @classmethod
    def of(cls, file: VocabularyFile) -> "_Index":
        words: dict[str, list[Word]] = {}
        for word in file.plain():
            words.setdefault(word.text[:BEGINNING_CHARS], []).append(word)
        compounds: dict[str, list[Compound]] = {}
        for compound in file.compounds:
            for first in compound.first:
                compounds.setdefault(first, []).append(compound)
        return cls(words, compounds)


class Vocabulary:
    """All words of some files. Of two that are written alike the first one counts.

    Most are compounds, of which a report has a few: they are put together when it has a word that begins as they do.
    """

    def __init__(self, files: Sequence[VocabularyFile]) -> None:
        self._files = files
        self.units = _merged(file.units for file in files)
        self.readings = _merged(file.readings for file in files)
        self.rows = _merged(file.rows for file in files)
        self.cues = _merged(file.cues for file in files)
        self.family = {one: name for file in files for name, ones in file.families.items() for one in ones}
        self.levels = tuple(chain.from_iterable(file.levels for file in files))
        self.organs = tuple(chain.from_iterable(file.organs for file in files))

    @cached_property
    def words(self) -> Sequence[Word]:
        """All words, without doubles."""
        known: dict[str, Word] = {}
        for word in chain.from_iterable(file.listed() for file in self._files):
            known.setdefault(word.text, word)
        return tuple(known.values())

    def hints(self, text: str, cue: str) -> bool:
        """Tell whether a text has one of the words that tell at once of what it speaks."""
        for word in self.cues[cue]:  # noqa: SIM110 - asked for every sentence, and any() takes twice the time
            if word in text:
                return True
        return False

    def beginning(self, beginning: str) -> Iterator[Word]:
        """Yield the words whose first two characters are these, the one that counts before its doubles.

        Of a single character, the words that are no more than it.
        """
        for index in self._indexes:
            yield from index.words.get(beginning, ())
            for compound in index.compounds.get(beginning[0], ()):
                kind = KINDS[compound.kind]
                yield from (Word(text, kind, compound.value) for text in compound.texts(beginning))

    @cached_property
    def _indexes(self) -> Sequence[_Index]:
        return tuple(map(_Index.of, self._files))

    def extended(self, more: Sequence[WordLists]) -> "Vocabulary":
        """Return the vocabulary with further words; they come before the known ones."""
        return Vocabulary([*(VocabularyFile(words) for words in more), *self._files])


def _merged(parts: Iterator[dict[str, tuple[str, ...]]]) -> Mapping[str, Sequence[str]]:
    return {key: value for part in parts for key, value in part.items()}


@lru_cache(maxsize=8)
def with_words(more: Words) -> Vocabulary:
    """Return the national vocabulary with further words: pairs of a kind, a value and the texts."""
    if not more:
        return national()
    lists: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind, value, texts in more:
        lists.setdefault(kind, {})[value or PLAIN] = texts
    return national().extended([dict(lists)])


@cache
def national() -> Vocabulary:
    """Return the words that all reports share."""
    resources = [folder("gipr_lint.vocabulary").joinpath(f"{name}.yaml") for name in FILES]
    contents = [resource.read_bytes() for resource in resources]

    def read() -> tuple[VocabularyFile, ...]:
        pairs = zip(resources, contents, strict=True)
        return tuple(YamlFile(str(resource), content).read(VocabularyFile) for resource, content in pairs)

    return Vocabulary(recall("vocabulary", contents, tuple[VocabularyFile, ...], read))
