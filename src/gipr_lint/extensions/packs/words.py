"""The words that a rule pack adds to the vocabulary: what is wrong with them, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gipr_lint.extensions.packs.pack_file import Pack
from gipr_lint.files.names import suggest, unknown
from gipr_lint.files.yaml import Steps
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.parse.folded_text import folded
from gipr_lint.statements.words.amounts import counts
from gipr_lint.statements.words.kinds import KINDS, Word
from gipr_lint.statements.words.own_names import OtherOrgans
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
        yield from _empty(pack)
        known = dict(self._known)
        for one in _listed(pack):
            meaningless = _meaningless(one)
            if meaningless:
                yield one.steps, meaningless
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


_ORGANS = frozenset({"own", "other_organ"})
"""The kinds of words that name organs: how such names end may be a word of these."""


def _meaningless(one: Listed) -> str:
    """Say what is wrong with a text that cannot be a word: it would be read into every sentence, or into none."""
    if not one.text:
        return "不能为空"
    if not any(char.isalpha() and not char.isnumeric() for char in one.text):
        return f"“{one.text}”只有数字或符号，不能作词"
    if counts(one.text):
        return f"“{one.text}”是单位，不能作词"
    if one.kind not in _ORGANS and one.text in OtherOrgans(national()).endings:
        return f"“{one.text}”是机关名称的结尾，不能单独作词，请写完整的说法"
    return ""


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


def _empty(pack: Pack) -> Mistakes:
    """Yield lists without a word."""
    for kind, given in pack.file.vocabulary.items():
        lists: Mapping[str, tuple[str, ...]] = given if isinstance(given, dict) else {"": given}
        if not lists:
            yield ["vocabulary", kind], "至少要写一个词"
        for value, texts in lists.items():
            if not texts:
                yield ["vocabulary", kind, *([value] if value else [])], "至少要写一个词"


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
