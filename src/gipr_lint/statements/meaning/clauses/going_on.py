"""Whether a clause goes on with the one before it: what that one names, says of whom it is, or why."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.statements.meaning.sharing import COUNTS_ONLY, NOUNS
from gipr_lint.statements.syntax.clause import Clause, kinds_of
from gipr_lint.statements.words.kinds import Kind

_LABELLED = frozenset(":|")
_TIE = "的"
_VERBS = frozenset({Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED})


def may_be_denied(clause: Clause, text: str) -> bool:
    """Tell whether a clause only names what the next one tells that there is none of: 不予公开的，一件也没有."""
    if clause.mark in _LABELLED or not clause.words:
        return clause.mark in _LABELLED
    last = text[clause.words[-1].start : clause.words[-1].end]
    plain = clause.has(*_SORTS, Kind.CHARGE) and clause.kinds <= _NAMED_ONLY
    return last == _TIE or (plain and (last in _CIRCUMSTANCES or clause.has(Kind.CHARGE)))


_NAMED_ONLY = frozenset({Kind.FILL, Kind.OUTCOME, Kind.GROUP, Kind.THIS_YEAR, Kind.LAWFUL, Kind.CHARGE, Kind.OWN})
_CIRCUMSTANCES = frozenset({"情形", "情况", "的情形", "的情况", "事项", "类"})
"""How the name of a row ends that the next clause tells that there is none of: 禁止公开的情形，本年度未出现."""


def is_listed_on(last: Clause, clause: Clause) -> bool:
    """Tell whether a clause goes on with what a number before it counts together: 其余9件为不予公开、无法提供等情形."""
    if last.amount is None or clause.amount is not None or last.mark != "、" or clause.brackets:
        return False
    behind = kinds_of(last.words[last.ahead :])
    ends = clause.words[-1].kind if clause.words else None
    verbs = _VERBS - {Kind.DONE} if ends is Kind.DONE else _VERBS  # 不予公开等答复
    return bool(behind & _SORTS) and clause.has(*_SORTS) and not clause.has(Kind.NOT, *verbs)


_SORTS = frozenset({Kind.OUTCOME, Kind.GROUP})
_CARRYING = frozenset({Kind.CARRIED, Kind.NEXT_YEAR, Kind.WORKED, Kind.FILL, Kind.LAWFUL})
_DONE_WITH = frozenset({Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.CARRIED, Kind.OUTCOME, Kind.GROUP, Kind.APPLICANT})


def is_carried_on(last: Clause, clause: Clause) -> bool:
    """Tell whether a clause only says that what was counted goes over to the next year: 9件申请未到期，结转下年办理."""
    if last.amount is None or clause.amount is not None or clause.brackets or last.mark != ",":
        return False
    if not clause.has(Kind.CARRIED) or not clause.has(Kind.NEXT_YEAR) or not clause.kinds <= _CARRYING:
        return False
    return last.has(*NOUNS) and last.kinds.isdisjoint(_DONE_WITH)


def carried_for(clauses: Sequence[Clause], text: str) -> Sequence[Clause]:
    """Return clauses in which what goes over to the next year is counted together with that, whatever the reason.

    9件申请因补正时间较长、未能办结，结转下年继续办理 counts what 9件申请结转下年继续办理 does.
    """
    found: list[Clause] = []
    index = 0
    while index < len(clauses):
        clause, stop = clauses[index], _end_of_reason(clauses, index, text)
        if stop > index:
            last = clauses[stop]
            words = [*clause.words[: _reason_start(clause, text)], *last.words]
            clause = clause.with_words(words, min(clause.ahead, len(words)))._replace(mark=last.mark, end=last.end)
        found.append(clause)
        index = stop + 1
    return found


def _end_of_reason(clauses: Sequence[Clause], index: int, text: str) -> int:
    """Return which clause says that what one counts is carried over for the reason told between; itself if none."""
    clause = clauses[index]
    start = _reason_start(clause, text)
    if clause.amount is None or not kinds_of(clause.words[:start]) <= _COUNTED_ONLY:
        return index
    reason = start < len(clause.words)
    for place in range(index + 1, len(clauses)):
        one = clauses[place]
        if one.amount is not None or one.brackets or clauses[place - 1].mark not in {",", "、"}:
            return index
        if reason and one.has(Kind.CARRIED) and one.has(Kind.NEXT_YEAR) and one.kinds <= _CARRYING:
            return place
        reason = reason or _reason_start(one, text) == 0
        if not reason:
            return index
    return index


def _reason_start(clause: Clause, text: str) -> int:
    """Return where among the words of a clause begins why something is so."""
    places = (
        index
        for index, word in enumerate(clause.words)
        if index >= clause.ahead and text[word.start : word.end] in _BECAUSE
    )
    return next(places, len(clause.words))


_BECAUSE = frozenset({"因", "因为", "由于", "鉴于", "经批准", "延期", "延长"})
_COUNTED_ONLY = frozenset(
    {Kind.FILL, Kind.REQUEST, Kind.APPLICATION, Kind.REST, Kind.THIS_YEAR, Kind.OWN, Kind.LAWFUL, Kind.INFO}
)


def is_cause(last: Clause, clause: Clause) -> bool:
    """Tell whether a clause gives the row of the group that the next one counts: 因不掌握相关信息，无法提供9件."""
    rows = {word.value for word in last.of(Kind.OUTCOME)}
    if last.amount is not None or last.mark != "," or not rows or not rows.isdisjoint(_PUBLIC):
        return False
    plain = last.has(Kind.LEAD) or not last.has(Kind.NOT, Kind.ALL, Kind.GROUP, *_VERBS, Kind.REST)
    return plain and clause.amount is not None and clause.has(Kind.GROUP) and not clause.has(Kind.OUTCOME)


def is_asked_by(last: Clause, clause: Clause, text: str) -> bool:
    """Tell whether a clause only says who asked for what the next one counts: 个人来申请的，本年收了9件."""
    if last.amount is not None or last.mark != "," or not last.has(Kind.APPLICANT) or clause.amount is None:
        return False
    ends = last.words[-1]
    tied = ends.kind in NOUNS or text[ends.start : ends.end].endswith(_TIE)
    unknown = last.of(Kind.UNKNOWN)
    examples = not unknown or text[unknown[-1].start : unknown[-1].end].endswith(_AND_OTHERS)
    return (
        tied
        and examples
        and last.kinds <= _ASKED_BY
        and clause.has(Kind.NEW, Kind.RECEIVED)
        and clause.kinds <= COUNTS_ONLY | _CAME
    )


_AND_OTHERS = "等"
_CAME = frozenset({Kind.NEW, Kind.RECEIVED})
_ASKED_BY = frozenset(
    {Kind.UNKNOWN, Kind.APPLICANT, Kind.FILL, Kind.APPLICATION, Kind.REQUEST, Kind.ASK, Kind.LEAD, Kind.THIS_YEAR}
)
_PUBLIC = frozenset({"granted", "answered", "partial"})
"""Outcomes of which no group consists."""
