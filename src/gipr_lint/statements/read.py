"""A paragraph to what it states: what each sentence is about is carried to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gipr_lint.limits.expressions import expression
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.context import OTHER, Context, Topic
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.meaning.sentence import read_sentence
from gipr_lint.statements.statement import Quantity, Speaker, Statement, Unread
from gipr_lint.statements.syntax.parser import clauses
from gipr_lint.statements.words.amounts import amounts_in
from gipr_lint.statements.words.every_way import with_every_way
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token, tokens
from gipr_lint.statements.words.short_names import with_short_names
from gipr_lint.statements.words.vocabulary import Vocabulary, national

_ELSEWHERE = frozenset({Kind.OTHER, Kind.COURT, Kind.DECISION, Kind.DOCUMENT, Kind.COMPLAINT})
_OF_REQUESTS = frozenset({Kind.OUTCOME, Kind.GROUP, Kind.APPLICANT, Kind.CARRIED, Kind.NEW})
_OF_CARRIED = frozenset(
    {
        *(Kind.FILL, Kind.THIS_YEAR, Kind.OWN, Kind.PRIOR_YEAR, Kind.CARRIED, Kind.NEW, Kind.RECEIVED, Kind.DONE),
        *(Kind.WORKED, Kind.NEXT_YEAR, Kind.TIMELY, Kind.LAWFUL, Kind.ALL, Kind.REST, Kind.APPLICATION),
    }
)
"""Words of which a sentence about what was carried over consists; with any other it may be about something else."""
_ANY = Quantity("worked")
"""What a new sentence counts that only goes on about requests: it may be any of those taken up or dealt with."""

_MAX_SENTENCE_CHARS = 10_000
"""So long no sentence is: what stands further on in a file without full stops is not read."""


def read_statements(
    text: Folded, speaker: Speaker, *, about_requests: bool = False, about_remedies: bool = False
) -> Iterator[Statement | Unread]:
    """Yield what a paragraph states. ``about_requests`` is set where its heading says that it is about requests,
    ``about_remedies`` where it stands in the section on reviews and suits.
    """
    vocabulary = speaker.vocabulary or national()
    topic = Topic("requests" if about_requests else "remedies" if about_remedies else None)
    for start, end in sentences(text.text):
        said = text.text[start:end]
        if topic.family in {None, "other"} and not vocabulary.hints(said, "tables"):
            continue
        if reaches_back(said, speaker, vocabulary):
            topic = OTHER
            continue
        goes_on = topic.base is not None and topic.family == "requests"
        if goes_on and not said.startswith(tuple(vocabulary.cues["including"])):
            topic = Topic("requests", _ANY)
        if not (_digit().search(said) or amounts_in(text.text, start, end) or vocabulary.hints(said, "claiming")):
            topic = _without_number(said, topic, vocabulary)
            continue
        found, topic = _sentence(text, start, end, speaker, topic, headed=about_requests)
        yield from found


def _without_number(said: str, topic: Topic, vocabulary: Vocabulary) -> Topic:
    """Return what a text is about behind a sentence that tells neither a number nor that there is none."""
    if vocabulary.hints(said, "requests"):
        return Topic("requests") if topic.base is None else topic
    elsewhere = topic.family == "requests" and vocabulary.hints(said, "elsewhere")
    return OTHER if elsewhere and not vocabulary.hints(said, "on_requests") else topic


def _sentence(
    text: Folded, start: int, end: int, speaker: Speaker, topic: Topic, *, headed: bool
) -> tuple[Sequence[Statement | Unread], Topic]:
    words = tokens(text.text, start, _readable(text.text, start, end), speaker)
    vocabulary = speaker.vocabulary or national()
    words = with_short_names(words, text.text, vocabulary, of_requests=topic.family == "requests")
    words = with_every_way(words, text.text)
    turned = headed and topic.family == "other"  # under a heading on requests, those named are of that kind
    if (topic.family is None or turned) and _names_requests(words, text.text, vocabulary):
        topic = Topic("requests")
    found, context = read_sentence(clauses(words), Context(topic), Said(text, speaker, words))
    return found, context.topic


def _readable(text: str, start: int, end: int) -> int:
    """Return up to where a sentence is read: one longer than any is, up to a mark or at least no digit."""
    limit = start + _MAX_SENTENCE_CHARS
    if end <= limit:
        return end
    cut = max(text.rfind(mark, start, limit) for mark in ",;") + 1
    cut = cut or limit
    while cut > start + 1 and text[cut - 1].isnumeric():
        cut -= 1
    return cut


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of folded text begins and ends, with the mark that ends it."""
    start = 0
    for match in _stop().finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


@cache
def _digit() -> re.Pattern[str]:
    return expression(r"[\d零]")


@cache
def _stop() -> re.Pattern[str]:
    return expression("[。!?]")


def _names_requests(words: Sequence[Token], text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence is about requests: it names them, or what belongs to them alone, before anything else."""
    if vocabulary.hints(text[words[0].start : words[-1].end], "unrelated"):
        return False
    asked = any(word.value == "asked" for word in words)
    kinds: set[Kind] = set()
    sorts: set[str] = set()
    for word in words:
        if word.kind in _ELSEWHERE:
            return False
        if word.kind is Kind.REQUEST and word.value != "matter":
            return Kind.UNKNOWN not in kinds
        if word.kind is not None:
            kinds.add(word.kind)
        sorts |= {word.value} if word.kind in {Kind.OUTCOME, Kind.GROUP} else set()
        if len(sorts) > 1:
            return True
        answered = word.kind is Kind.DONE and "答复" in text[word.start : word.end]
        if Kind.APPLICATION in kinds and (answered or asked or not kinds.isdisjoint(_OF_REQUESTS)):
            return True
    if {Kind.NEW, Kind.CARRIED, Kind.NEXT_YEAR} <= kinds:
        return True
    came = not kinds.isdisjoint({Kind.NEW, Kind.RECEIVED, Kind.DONE})
    return came and {Kind.CARRIED, Kind.PRIOR_YEAR} <= kinds <= _OF_CARRIED


def reaches_back(sentence: str, speaker: Speaker, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence counts since some earlier time, not since the beginning of the reporting year."""
    within = vocabulary.hints(sentence, "in_year")
    if "累计" in sentence and vocabulary.hints(sentence, "summed_up") and not within:
        return True
    since = sentence.find("以来")
    year = f"{speaker.year}年"
    return since >= 0 and not sentence[:since].removesuffix("度").endswith(("今年", "本年", year))
