"""The forms of sentences that relate quantities: data, with places for what is related."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gipr_lint.files.cache import recall
from gipr_lint.files.resources import folder
from gipr_lint.files.yaml import YamlFile
from gipr_lint.limits.expressions import compiled, expression, kept
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.relations.comparing.skeleton import COUNT, MARKS
from gipr_lint.statements.words.vocabulary import national

Says = Literal[
    "more",
    "less",
    "at-least",
    "at-most",
    "equal",
    "more-by",
    "less-by",
    "apart-by",
    "times",
    "times-more",
    "ratio",
    "share",
    "share-of-points",
    "one-in",
    "first",
    "last",
    "order",
    "average",
    "each-least",
    "each-most",
    "size",
    "sum",
    "kinds",
    "rest",
    "grown-by",
    "fallen-by",
    "grown",
    "fallen",
    "times-before",
    "doubled",
    "unchanged",
    "rose",
    "fell",
]
_MAX_WORDS_CHARS = 40
"""So long are the words for a quantity at most."""
_MAX_NEAR_CHARS = 6
"""So many characters are a few words: 我局全年."""
_MAX_ADVERBS_ITEMS = 4
"""So many words that change nothing stand side by side."""


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What clauses of some forms say; one of the ``cues`` stands in each."""

    says: Annotated[Says, Meta(description="说的是什么关系")]
    cues: Annotated[tuple[str, ...], Meta(description="小句里有其中一个，才去看")]
    forms: Annotated[tuple[str, ...], Meta(description="整个小句的写法，带数量的位置")]


class ListForms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How lists begin and end: ``complete`` ones leave nothing out, those ``within`` a whole are no more than it."""

    triggers: tuple[str, ...]
    complete: tuple[str, ...]
    within: tuple[str, ...]


class RelationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The forms, and the words in them: adverbs, what ends a clause, periods by how many of them a year has."""

    adverbs: tuple[str, ...]
    tails: tuple[str, ...]
    periods: dict[int, tuple[str, ...]]
    each: dict[int, tuple[str, ...]]
    triggers: tuple[str, ...]
    speaks_of: tuple[str, ...]
    forms: tuple[Form, ...]
    lists: ListForms


class Said(NamedTuple):
    """A clause of one of the forms."""

    says: Says
    match: re.Match[str]


@cache
def relation_words() -> RelationWords:
    """Return the forms of the national vocabulary."""
    resource = folder("gipr_lint.vocabulary").joinpath("relations.yaml")
    content = resource.read_bytes()
    return recall("relations", [content], RelationWords, lambda: YamlFile(str(resource), content).read(RelationWords))


def list_forms() -> ListForms:
    """Return the forms of lists."""
    return relation_words().lists


@cache
def list_trigger() -> re.Pattern[str]:
    """Return what finds whether a text may list all parts of something."""
    return expression("|".join(list_forms().triggers))


@cache
def trigger() -> re.Pattern[str]:
    """Return what finds whether a text may relate quantities: 多于, 是…的3倍; not 加强组织领导."""
    return expression("|".join(relation_words().triggers))


@cache
def subject() -> re.Pattern[str]:
    """Return what finds whether a sentence may speak of the tables: 许可, 新收."""
    words = {*relation_words().speaks_of, *national().cues["tables"]}
    return expression(_joined(sorted(words)))


def said_in(clause: str) -> Iterator[Said]:
    """Yield what a clause says, its numbers marked: by the first form of each kind."""
    marks = {mark for mark in MARKS if mark in clause}
    numbers = {number for cue in {*_cue().findall(clause), *(marks - {COUNT})} for number in _by_cue().get(cue, ())}
    for number in sorted(numbers):
        match = next((found for one in _forms(number, marks) if (found := one.fullmatch(clause))), None)
        if match is not None:
            yield Said(relation_words().forms[number].says, match)


@cache
def _cue() -> re.Pattern[str]:
    """Return what finds the cues of forms in a clause; of two at one place the longer one."""
    return expression(_joined(sorted({cue for form in relation_words().forms for cue in form.cues})))


@cache
def _by_cue() -> Mapping[str, Sequence[int]]:
    """Return the forms that a cue, or a mark, may be of; a longer cue holds the shorter ones."""
    forms = list(enumerate(relation_words().forms))
    cues = {cue for _, form in forms for cue in form.cues}
    known = {cue: [number for number, form in forms if any(one in cue for one in form.cues)] for cue in cues}
    marked = {mark: [number for number, _ in forms if mark in _marks(number)] for mark in MARKS}
    return {**known, **marked}


@cache
def _marks(number: int) -> frozenset[str]:
    """Return the marks that tell that a clause may be of some forms: they stand in each of them."""
    needed = [set(_needed(text)) - {COUNT} for text in relation_words().forms[number].forms]
    return frozenset(set.intersection(*needed))


def _forms(number: int, marks: Set[str]) -> Iterator[re.Pattern[str]]:
    form = relation_words().forms[number]
    for index, text in enumerate(form.forms):
        if _needed(text) <= marks:
            yield _pattern(number, index)


@cache
def _needed(form: str) -> frozenset[str]:
    """Return the marks without which a clause cannot have a form."""
    bare = kept(r"\[[^\]]*\]|[#%×^@&]\?").sub("", form)
    return frozenset(mark for mark in MARKS if mark in bare)


@cache
def _pattern(number: int, index: int) -> re.Pattern[str]:
    return compiled(_source(relation_words().forms[number].forms[index]))


def _source(form: str) -> str:
    words = relation_words()
    filled = _joined(words.adverbs)
    one = rf"(?!占)[^,;:{MARKS}]{{1,{_MAX_WORDS_CHARS}}}?"
    any_words = rf"[^,;:{MARKS}]{{0,{_MAX_WORDS_CHARS}}}?"
    places = {
        **{name: f"(?P<{name}>{one})" for name in ("left", "right", "whole")},
        "parts": f"(?P<parts>{one}[、和与及加+]{one})",
        "any": any_words,
        "near": rf"[^,;:{MARKS}]{{0,{_MAX_NEAR_CHARS}}}?",
        "tail": f"(?:{_joined(words.tails)}){{0,2}}",
        "per": f"(?P<per>{_joined(_listed(words.periods))})",
        "every": f"(?<!平均)(?P<per>{_joined(_listed(words.each))})",
    }
    for name, pattern in places.items():
        form = form.replace(f"{{{name}}}", pattern)
    return form.replace("~", f"(?:{filled}){{0,{_MAX_ADVERBS_ITEMS}}}")


def _joined(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _listed(words: Mapping[int, Sequence[str]]) -> Sequence[str]:
    return [word for listed in words.values() for word in listed]


def parts_of_year(word: str) -> int:
    """Return of how many parts of a year a word tells: 月均, 每季度."""
    words = relation_words()
    return next(count for known in (words.periods, words.each) for count, ones in known.items() if word in ones)
