"""The words that a rule pack adds to the vocabulary: what is wrong with them, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gipr_lint.extensions.packs.pack_file import Pack
from gipr_lint.files.names import suggest, unknown
from gipr_lint.files.yaml import Steps
from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.words.kinds import KINDS, Word
from gipr_lint.statements.words.vocabulary import PLAIN, Words, national

Mistakes = Iterator[tuple[Steps, str]]


class Listed(NamedTuple):
    """A word as a pack lists it, and where."""

    kind: str
    value: str
    text: str
    steps: Steps


class Added:
    """The words that packs add, in the order of the packs."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], list[str]] = {}
        self._known = {word.text: (word, "国家词表") for word in national().words}

    @property
    def words(self) -> Words:
        """What to understand besides the national words."""
        return tuple((kind, value, tuple(texts)) for (kind, value), texts in self._texts.items())

    def mistakes(self, pack: Pack) -> Mistakes:
        """Yield what is wrong with the words of a pack, beside the national ones and those of the packs before it."""
        yield from _unknown(pack)
        known = dict(self._known)
        for one in _listed(pack):
            if not one.text:
                yield one.steps, "不能为空"
            elif one.kind in KINDS:
                word = Word(one.text, KINDS[one.kind], one.value)
                first, owner = known.setdefault(one.text, (word, "本规则包"))
                if first != word:
                    yield one.steps, f"“{one.text}”在{owner}里是 {_name(first)}，不能又作 {_name(word)}"

    def add(self, pack: Pack) -> None:
        """Add the words of a pack in which nothing is wrong."""
        for one in _listed(pack):
            self._texts.setdefault((one.kind, one.value), []).append(one.text)
            self._known.setdefault(one.text, (Word(one.text, KINDS[one.kind], one.value), pack.label))


def _name(word: Word) -> str:
    return word.kind.name.lower() + (f"：{word.value}" if word.value else "")


def _listed(pack: Pack) -> Iterator[Listed]:
    """Yield the words of a pack in the form in which texts are read: in half width, without spaces."""
    for kind, given in pack.file.vocabulary.items():
        lists: Mapping[str, tuple[str, ...]] = given if isinstance(given, dict) else {"": given}
        for value, texts in lists.items():
            path: list[str | int] = ["vocabulary", kind, *([value] if value else [])]
            for index, text in enumerate(texts):
                yield Listed(kind, "" if value == PLAIN else value, folded(text).text, [*path, index])


def values_of() -> Mapping[str, list[str]]:
    """Return the kinds of words, with the values of its national words; PLAIN where some may have none."""
    found: dict[str, list[str]] = {name: [] for name in KINDS}
    for word in national().words:
        value = word.value or PLAIN
        listed = found[word.kind.name.lower()]
        if value not in listed:
            listed.append(value)
    return {kind: [] if values == [PLAIN] else values for kind, values in found.items()}


def _unknown(pack: Pack) -> Mistakes:
    """Yield kinds that there are not, and values that a kind does not have or has to have."""
    known = values_of()
    for kind, given in pack.file.vocabulary.items():
        at: list[str | int] = ["vocabulary", kind]
        if kind not in known:
            yield at, unknown("词类", kind, known)
        elif isinstance(given, dict) and not known[kind]:
            yield at, f"词类“{kind}”不再分，直接列词"
        elif isinstance(given, dict):
            for value in given:
                if value not in known[kind]:
                    told = suggest(value, known[kind]) or f"，可用：{'、'.join(known[kind])}"
                    yield [*at, value], f"词类“{kind}”里没有“{value}”{told}"
        elif known[kind] and PLAIN not in known[kind]:
            yield at, f"词类“{kind}”要写明是哪一种：{'、'.join(known[kind])}"
