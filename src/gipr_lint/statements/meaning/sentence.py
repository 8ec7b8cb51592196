"""A sentence to its statements, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.statements.context import Context
from gipr_lint.statements.meaning.carrying import entered, left
from gipr_lint.statements.meaning.completions import completions
from gipr_lint.statements.meaning.counts import counts, unread
from gipr_lint.statements.meaning.denials import denials
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.meaning.settling import settled
from gipr_lint.statements.meaning.verdicts import all_alike, verdicts
from gipr_lint.statements.statement import Reason, Scope, Statement, Unread, When, Who
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind

Found = Sequence[Statement | Unread]


_INCLUDING = {"new": "received", "received": "taken_up", "requests": "taken_up", "worked": "taken_up"}
"""What requests are of which it is said that they include those carried over."""


def read_sentence(clauses: Sequence[Clause], context: Context, said: Said) -> tuple[Found, Context]:
    """Return what the clauses of a sentence state, and the context behind them."""
    found: list[Statement | Unread] = []
    for clause in settled(clauses, said.paragraph.text):
        context = entered(context, clause, said)
        here = list(_in_clause(clause, context, said))
        context = left(context, clause, here, said)
        _join(found, here, clause, said)
        for sentence in (one for bracket in clause.brackets for one in bracket.sentences):
            inside, after = read_sentence(sentence, context._replace(listed=True), said)
            if sentence:
                _join(found, inside, sentence[0], said)
            context = context._replace(heard=after.heard, judged=after.judged)
    return found, context


def _in_clause(clause: Clause, context: Context, said: Said) -> Iterator[Statement | Unread]:
    if context.who is Who.OTHER or context.when is When.OTHER:
        yield from _elsewhere(clause, context, said)
        return
    if clause.has(Kind.NOT):
        if context.when is When.PART or context.who is Who.BELOW:
            return
        clause = _without_one(clause, said)
        yield from denials(clause, context, said) if clause.amount is None else _unread(clause, Reason.DENIED, said)
        return
    judged = list(verdicts(clause, context, said)) if context.when is When.YEAR else []
    rest = clause.only([word for word in clause.words if word.kind is not Kind.RESULT]) if judged else clause
    yield from counts(rest, context, said)
    yield from judged
    whole = (context.who, context.when, context.scope) == (Who.OWN, When.YEAR, Scope.WHOLE)
    if whole and (not context.some or (context.counted is not None and context.counted.part != "total")):
        yield from all_alike(clause, context, said)
    if whole and not context.some:
        yield from completions(clause, context, said)


def _without_one(clause: Clause, said: Said) -> Clause:
    """Return a denial without 一件, which only strengthens it: 没有收到一件申请."""
    amount = clause.amount
    denied = clause.has(Kind.NOT)
    one = amount is not None and (
        said.paragraph.text[amount.start : amount.end] == "一" or _denies_of_counted(clause, said)
    )
    return clause._replace(amount=None, ahead=len(clause.words)) if denied and one else clause


def _denies_of_counted(clause: Clause, said: Said) -> bool:
    """Tell whether a clause counts cases and denies a result of them all: 24件行政复议无一悬而未决."""
    place = next(index for index, word in enumerate(clause.words) if word.kind is Kind.NOT)
    before, behind = clause.words[:place], clause.words[place + 1 :]
    plain = {word.kind for word in before} <= _COUNTED_CASES and any(word.kind is Kind.COURT for word in before)
    none = said.spelled(clause.words[place]) in said.vocabulary.cues["there_is_no"]
    return plain and none and bool(behind) and all(word.kind is Kind.RESULT for word in behind)


_COUNTED_CASES = frozenset({Kind.FILL, Kind.COURT, Kind.CASE, Kind.INFO, Kind.THIS_YEAR, Kind.OWN})


def _elsewhere(clause: Clause, context: Context, said: Said) -> Iterator[Unread]:
    """Yield why an amount of another organ or time is not compared."""
    yield from _unread(clause, Reason.OTHER_ORGAN if context.who is Who.OTHER else Reason.OTHER_TIME, said)


def _unread(clause: Clause, reason: Reason, said: Said) -> Iterator[Unread]:
    if clause.amount is not None:
        yield unread(clause, clause.amount, reason, said)


def _join(found: list[Statement | Unread], here: Found, clause: Clause, said: Said) -> None:
    """Add statements to those before. Requests that include those carried over are not only new ones."""
    first = next((one for one in here if isinstance(one, Statement)), None)
    last = found[-1] if found else None
    if (
        first is not None
        and isinstance(last, Statement)
        and last.about[0].subject in _INCLUDING
        and first.about[0].subject == "carried_in"
        and said.of(clause).startswith(tuple(said.vocabulary.cues["including"]))
    ):
        about = [last.about[0]._replace(subject=_INCLUDING[last.about[0].subject])]
        found[-1] = last._replace(about=about)
    found.extend(here)
