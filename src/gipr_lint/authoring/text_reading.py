"""What was read of the running text, sentence by sentence, with what was not and why."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gipr_lint.authoring.text_relations import Relation, relations
from gipr_lint.checks.text.statements.stated import (
    OPEN,
    SourceParagraph,
    read,
    source_paragraphs,
    speaker_of,
    vocabulary_of,
)
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.statements.read import reaches_back, sentences
from gipr_lint.statements.statement import Reason, Statement, Unread
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token, tokens

_PERCENT = frozenset({"share", "change"})
"""What tells of a percentage all that it says."""
_STOPS = ("。", "!", "?")


class Sentence(NamedTuple):
    """A sentence with a number or a denial: where it stands in its passage, and what became of it."""

    passage: SourceParagraph
    start: int
    end: int
    statements: Sequence[Statement]
    unread: Sequence[Unread]
    relations: Sequence[Relation]


class Coverage(NamedTuple):
    """The amounts beside words of the tables: those read, those of which it is told why not, and the others."""

    read: int
    explained: int
    unread: int
    reasons: Mapping[Reason, int]

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
    for one in text_reading(report):
        known |= {one.passage.key(said.start) for said in one.statements if said.kind == "count"}
        shares = {relation.start for relation in one.relations if relation.kind in _PERCENT}
        for left in one.unread:
            if left.beside and left.start in shares:
                known.add(one.passage.key(left.start))
            elif left.beside:
                reasons[one.passage.key(left.start)] = left.reason
    told = Counter(reason for place, reason in reasons.items() if place not in known)
    unread = sum(count for reason, count in told.items() if reason in OPEN)
    return Coverage(len(known), sum(told.values()) - unread, unread, told)


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


def _denies(report: Report, passage: SourceParagraph, words: Sequence[Token]) -> bool:
    """Tell whether a sentence, not a label, denies something that the tables may tell."""
    said = passage.text.text[words[0].start : words[-1].end]
    if not said.endswith(_STOPS):
        return False
    cues = vocabulary_of(report).cues["tables"]
    return any(word.kind is Kind.NOT for word in words) and any(cue in said for cue in cues)
