"""What was read of the running text, sentence by sentence, with what was not and why."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gipr_lint.authoring.text_relations import Relation, relations
from gipr_lint.checks.text.statements.stated import (
    OPEN,
    SourceParagraph,
    read,
    source_paragraphs,
    speaker_of,
    vocabulary_of,
)
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import reaches_back, sentences
from gipr_lint.statements.statement import Reason, Statement, Unread
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token, tokens

_PERCENT = frozenset({"share", "change"})
"""What tells of a percentage all that it says."""
_STOPS = ("。", "!", "?")
_CASES = frozenset({"件", "宗", "起", "桩", "件次"})
"""What counts cases: requests, reviews, documents and decisions among them."""
_ELSEWHERE = frozenset({Kind.OTHER, Kind.COMPLAINT, Kind.PUBLISH})
"""Words of what the tables do not count."""
_MANNERS = frozenset({"不", "非", "拒绝"})
"""Denials that rather tell how something was done: 不断, 非常."""


class Sentence(NamedTuple):
    """A sentence with a number or a denial: where it stands in its passage, and what became of it."""

    passage: SourceParagraph
    start: int
    end: int
    statements: Sequence[Statement]
    unread: Sequence[Unread]
    relations: Sequence[Relation]


class Coverage(NamedTuple):
    """The amounts that the tables may tell: those read, those of which it is told why not, and the others.

    Among the others are those that count cases in words of which none is known. ``elsewhere`` are all further amounts.
    """

    read: int
    explained: int
    unread: int
    reasons: Mapping[Reason, int]
    elsewhere: int = 0

    @property
    def percent(self) -> float:
        """Of how many it is known what they say."""
        every = self.read + self.explained + self.unread
        return 100 * (self.read + self.explained) / every if every else 100.0


@once_per_report
def text_reading(report: Report) -> Sequence[Sentence]:
    """Return the sentences of the running text that have a number or a denial."""
    found = {id(passage): statements for passage, statements in read(report)}
    return [
        sentence
        for passage in source_paragraphs(report)
        for sentence in _sentences(report, passage, found.get(id(passage), ()))
        if sentence is not None
    ]


def coverage(report: Report) -> Coverage:
    """Return how much of what stands beside words of the tables was understood."""
    known: set[tuple[str, int, int]] = set()
    reasons: dict[tuple[str, int, int], Reason] = {}
    elsewhere: set[tuple[str, int, int]] = set()
    for one in text_reading(report):
        known |= {one.passage.key(said.start) for said in one.statements if said.kind == "count"}
        shares = {relation.start for relation in one.relations if relation.kind in _PERCENT}
        for left in one.unread:
            if left.beside and left.start in shares:
                known.add(one.passage.key(left.start))
            elif left.beside:
                reasons[one.passage.key(left.start)] = left.reason
            else:
                elsewhere.add(one.passage.key(left.start))
    told = Counter(reason for place, reason in reasons.items() if place not in known)
    unread = sum(count for reason, count in told.items() if reason in OPEN)
    return Coverage(len(known), sum(told.values()) - unread, unread, told, len(elsewhere))


def _sentences(
    report: Report, passage: SourceParagraph, found: Sequence[Statement | Unread]
) -> Iterator[Sentence | None]:
    text, speaker = passage.text, speaker_of(report)
    ordered, related = sorted(found, key=_start), relations(report, passage)
    for first, last in sentences(text.text):
        words = tokens(text.text, first, last, speaker)
        start, end = text.source(first, last)
        here = ordered[bisect_left(ordered, start, key=_start) : bisect_left(ordered, end, key=_start)]
        statements = [one for one in here if isinstance(one, Statement)]
        unread = [one for one in here if isinstance(one, Unread)]
        near = related[bisect_left(related, start, key=_start) : bisect_left(related, end, key=_start)]
        about = [one for one in near if not _is_known(one, statements)]
        unread += _passed_over(report, passage, words, {one.start for one in here})
        unread = list(_told_apart(unread, words, text, {one.start for one in near}))
        if unread or statements or about or _denies(report, passage, words):
            yield Sentence(passage, start, end, statements, sorted(unread, key=lambda one: one.start), about)


def _start(one: Statement | Unread | Relation) -> int:
    return one.start


def _is_known(one: Relation, statements: Sequence[Statement]) -> bool:
    """Tell whether a figure is one of the tables'."""
    return one.kind == "figure" and any(said.start == one.start for said in statements)


def _passed_over(report: Report, passage: SourceParagraph, words: Sequence[Token], known: set[int]) -> Iterator[Unread]:
    """Yield the amounts of sentences that speak of nothing in the tables, or of all that was since some other time."""
    text = passage.text
    said = text.text[words[0].start : words[-1].end]
    back = reaches_back(said, speaker_of(report), vocabulary_of(report))
    for word in words:
        if word.amount is None:
            continue
        start, end = text.source(word.amount.start, word.amount.end)
        if start not in known:
            reason = Reason.OTHER_TIME if back else Reason.NO_QUANTITY
            yield Unread(reason, start, end, text.text[word.amount.start : word.amount.stop], back)


def _told_apart(unread: Sequence[Unread], words: Sequence[Token], text: Folded, related: set[int]) -> Iterator[Unread]:
    """Yield amounts with why they were not read, where no word of the tables stands beside them.

    Those that count cases may yet be the tables', unless the sentence speaks of something else or relates them.
    """
    amounts = {text.source(word.amount.start, word.amount.end)[0]: word.amount for word in words if word.amount}
    other = any(word.kind in _ELSEWHERE for word in words)
    for one in unread:
        if one.beside or one.reason is not Reason.NO_QUANTITY:
            yield one
        elif other:
            yield one._replace(reason=Reason.OTHER_MATTER)
        elif (amount := amounts.get(one.start)) and amount.unit in _CASES and one.start not in related:
            reason = Reason.UNRECOGNISED if amount.exact else Reason.INEXACT
            yield one._replace(reason=reason, beside=True)
        else:
            yield one


def _denies(report: Report, passage: SourceParagraph, words: Sequence[Token]) -> bool:
    """Tell whether a sentence, not a label, denies something; 不 and 非 only where the tables may tell what."""
    text = passage.text.text
    said = text[words[0].start : words[-1].end]
    denied = {text[word.start : word.end] for word in words if word.kind is Kind.NOT}
    told = any(cue in said for cue in vocabulary_of(report).cues["tables"])
    return said.endswith(_STOPS) and bool(denied if told else denied - _MANNERS)
