"""A paragraph to the relations that its clauses tell."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.limits.expressions import kept
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import reaches_back, sentences
from gipr_lint.statements.relations.comparing.forms import Said, said_in, subject, trigger
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.relations.comparing.skeleton import MARKS, Skeleton, skeleton
from gipr_lint.statements.statement import Speaker
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token, tokens
from gipr_lint.statements.words.vocabulary import national

_MAX_CLAUSE_CHARS = 100
"""A longer clause is not looked at."""
_MAX_SENTENCE_CHARS = 400
"""Nor is a longer sentence."""
_NOT_OURS = frozenset({Kind.OTHER_ORGAN, Kind.OTHER, Kind.PERIOD})
"""Words of which nothing in the sentence is surely told of the organ's own figures of the year."""
_ENUMERATED = (
    rf"^(?:其?[{NUMERALS}]+是|\(?[{NUMERALS}\d]+[).、]|另外|此外|同时|其中|可见|说明|"
    "虽然|虽|尽管|但是|但|不过|然而)"
)
"""Takes what only counts or joins sentences: 一是, 此外; not 一件."""
SEVERAL = r"[、和与及加+]|以及|连同"
"""Takes what stands between several: 、, 加; not 或."""


def relations(text: Folded, speaker: Speaker, *, about_tables: bool) -> Iterator[Relation]:
    """Yield what a paragraph says of quantities beside one another; ``about_tables`` where its heading names them."""
    if not trigger().search(text.text):
        return
    for first, last in sentences(text.text):
        said = last - first <= _MAX_SENTENCE_CHARS and trigger().search(text.text, first, last)
        if said and (about_tables or subject().search(text.text, first, last) or _averages(text.text[first:last])):
            yield from _in_sentence(text, first, last, speaker)


def _in_sentence(text: Folded, first: int, last: int, speaker: Speaker) -> Iterator[Relation]:
    bare = skeleton(text.text, first, last, speaker.year)
    if sum(char in MARKS for char in bare.text) != len(bare.slots):
        return
    found = list(_found(bare))
    if found and not is_ours(text.text, first, last, speaker):
        told = _is_of_year(text.text, first, last, speaker)
        found = [one for one in found if told and one[-1].says == "average" and one[-1].match.groupdict().get("first")]
    if found:
        partial = _is_of_part(text.text, first, last, speaker)
        for start, end, lead, said in found:
            if partial and said.says not in _SPREAD:
                continue
            yield _relation(text, bare, (start, end), lead, said, text.text[first:last])


def is_ours(text: str, first: int, last: int, speaker: Speaker) -> bool:
    """Tell whether all of a sentence may be told of the organ's own figures of the year."""
    if reaches_back(text[first:last], speaker, speaker.vocabulary or national()):
        return False
    words = (word for word in tokens(text, first, last, speaker) if word.kind in _NOT_OURS)
    return all(_is_harmless(text, word) for word in words)


def _averages(sentence: str) -> bool:
    """Tell whether a sentence may tell an average beside the number that it is of, whatever is counted."""
    return any(word in sentence for word in _AVERAGES)


_AVERAGES = ("月均", "平均每", "每月平均", "季均", "日均")


def _is_of_year(text: str, first: int, last: int, speaker: Speaker) -> bool:
    """Tell whether a sentence tells nothing of other organs or of other times, whatever it counts."""
    return all(word.kind not in _NOT_OF_YEAR or _is_harmless(text, word) for word in tokens(text, first, last, speaker))


_NOT_OF_YEAR = frozenset({Kind.OTHER_ORGAN, Kind.PERIOD, Kind.PRIOR_YEAR})


def _is_of_part(text: str, first: int, last: int, speaker: Speaker) -> bool:
    """Tell whether a sentence speaks of a part of the year: 上半年, 12月份; not of its beginning."""
    words = tokens(text, first, last, speaker)
    return any(word.kind is Kind.PART_OF_YEAR and word.value != _BEGINNING for word in words)


def _is_harmless(text: str, word: Token) -> bool:
    said = text[word.start : word.end]
    return said in _HARMLESS or text.startswith(_NOT_AS_MANY, max(0, word.start - 1))


_BEGINNING = "beginning"
_SPREAD = frozenset({"average", "each-least", "each-most"})
"""What is said of every part of a year."""
_EXTRA = ("number", "digits", "month", "fewer", "all", "first")
"""The places of forms of which one tells what else is said."""
_NOT_AS_MANY = "不如"
"""Its 如 gives no example."""
_HARMLESS = frozenset({"每月", "每季度", "月均", "年来", "其他", "其它"})
"""Words that tell how the year's figure is spread, or of what is left."""


def _found(bare: Skeleton) -> Iterator[tuple[int, int, str, Said]]:
    """Yield what clauses say, alone or with the one before; where each begins and ends, and the clause before."""
    clauses = list(_clauses(bare.text))
    for index, (start, end) in enumerate(clauses):
        before = bare.text[slice(*clauses[index - 1])] if index else ""
        if index:
            far = clauses[index - 1][0]
            earlier = bare.text[slice(*clauses[index - 2])] if index > 1 else ""
            yield from _said(bare.text, far, end, _lead(earlier))
        yield from _said(bare.text, start, end, _lead(before))


def _said(text: str, start: int, end: int, lead: str) -> Iterator[tuple[int, int, str, Said]]:
    if end - start <= _MAX_CLAUSE_CHARS:
        for said in said_in(text[start:end]):
            yield start, end, lead, said


def _lead(clause: str) -> str:
    return "".join(char for char in clause if char not in MARKS)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in kept("[,;:。!?]").finditer(text):
        first = start + _skipped(text[start : match.start()])
        if match.start() > first:
            yield first, match.start()
        start = match.end()
    first = start + _skipped(text[start:])
    if len(text) > first:
        yield first, len(text)


def _skipped(clause: str) -> int:
    """Return how many characters at the beginning of a clause only count or join sentences."""
    match = kept(_ENUMERATED).match(clause)
    return match.end() if match else 0


def _relation(text: Folded, bare: Skeleton, span: tuple[int, int], lead: str, said: Said, sentence: str) -> Relation:
    start, end = span
    groups = said.match.groupdict()
    numbers = bare.slots_in(start, end)
    first, last = bare.places[start], _end(bare, end)
    parts = groups.get("parts") or ""
    extra = next((groups[name] for name in _EXTRA if groups.get(name)), "")
    return Relation(
        said.says,
        groups.get("left") or "",
        groups.get("right") or "",
        groups.get("whole") or "",
        [one for one in kept(SEVERAL).split(parts) if one],
        lead,
        numbers,
        groups.get("per") or groups.get("month") or "",
        first,
        last,
        text.text[first:last],
        sentence,
        extra,
    )


def _end(bare: Skeleton, end: int) -> int:
    """Return where in the text a stretch of the skeleton ends."""
    if bare.text[end - 1] in MARKS:
        return bare.slot(end - 1).stop
    return bare.places[end - 1] + 1
