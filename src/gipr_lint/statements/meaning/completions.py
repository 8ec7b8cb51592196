"""What a clause says of all requests: 均已办结, 全部按时答复."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gipr_lint.statements.context import Context
from gipr_lint.statements.meaning.quantities import understood
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.statement import Quantity, Statement
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

_NARROWER = frozenset(
    {Kind.PRIOR_YEAR, Kind.NEXT_YEAR, Kind.CARRIED, Kind.OUTCOME, Kind.GROUP, Kind.APPLICANT, Kind.NOT}
)
_CARRIED_IN = frozenset({Kind.PRIOR_YEAR, Kind.CARRIED})
"""What the requests of the year before are told by: beside new ones these are all."""
_NOUNS = frozenset({Kind.REQUEST, Kind.APPLICATION})
_MAX_ADVERB_CHARS = 4
"""So long an unknown word between 均 and 办结 may be: 均已圆满办结."""


def completions(clause: Clause, context: Context, said: Said) -> Iterator[Statement]:
    """Yield the statement that all requests were dealt with."""
    if not (clause.has(Kind.ALL) and clause.has(Kind.DONE)) or said.passed_on:
        return
    base = context.topic.base
    carried = context.has_heard(Kind.CARRIED) or (base is not None and base.subject in {"carried_in", "carried_out"})
    if carried and not context.has_heard(Kind.NEW, Kind.RECEIVED):
        return
    narrower = _NARROWER - _CARRIED_IN if clause.has(Kind.NEW) else _NARROWER  # 新收和上年结转的申请全部办结
    if context.last == "unread" or context.topic.family != "requests" or clause.has(*narrower):
        return
    done = clause.of(Kind.DONE)[-1]
    places = [index for index, word in enumerate(clause.words) if word.kind is Kind.ALL and word.start < done.start]
    if not places or not _is_clear(clause, places[-1]) or _excepts(done, said):
        return
    behind = [word for word in clause.words if word.start >= done.end]
    if any(word.kind in _NOUNS for word in behind):
        return  # 所有办结的申请中
    first = places[-1]
    already = said.vocabulary.cues["already"]
    while first and (clause.words[first - 1].kind is Kind.ALL or said.spelled(clause.words[first - 1]) in already):
        first -= 1
    start, end = said.source(clause.words[first].start, done.end)
    count = clause.amount.value if clause.amount else context.number or Decimal(0)
    timely = clause.has(Kind.TIMELY, Kind.LAWFUL)
    yield Statement("all", (Quantity("handled"),), count, start, end, said.of(clause), timely=timely)


def _is_clear(clause: Clause, place: int) -> bool:
    """Tell whether nothing narrows what all were; between 均 and 办结 a short word may stand that is not known."""
    words = [
        word
        for index, word in enumerate(clause.words)
        if not (index > place and word.kind is Kind.UNKNOWN and word.end - word.start <= _MAX_ADVERB_CHARS)
    ]
    return understood(frozenset(word.kind for word in words if word.kind is not None))


def _excepts(done: Token, said: Said) -> bool:
    """Tell whether something is excepted before all are told to be dealt with; what is told behind is no exception."""
    return said.vocabulary.hints(said.paragraph.text[said.start : done.start], "except")
