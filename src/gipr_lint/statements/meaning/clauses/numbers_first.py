"""Numbers that stand before what they count: their clauses, with the words that belong to them."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.statements.meaning.sharing import NAMES
from gipr_lint.statements.syntax.clause import Clause, kinds_of
from gipr_lint.statements.words.kinds import Kind


def numbered_apart(clauses: Sequence[Clause], text: str) -> Sequence[Clause]:
    """Give a number the noun behind it that a joint parts from the next one: 作出14件许可和39件处罚决定."""
    found = list(clauses)
    for index in range(1, len(found)):
        last, clause = found[index - 1], found[index]
        if last.mark or last.amount is None or clause.amount is None or not 1 < clause.ahead < len(clause.words):
            continue
        joint, named = clause.words[clause.ahead - 1], clause.words[: clause.ahead - 1]
        joined = text[joint.start : joint.end] in _JOINTS and not last.has(*_COUNTED) and not last.brackets
        if joined and kinds_of(named) & _COUNTED and kinds_of(clause.words[clause.ahead :]) & _COUNTED:
            found[index - 1] = last.with_words([*last.words, *named], last.ahead)._replace(end=joint.start, mark="、")
            found[index] = clause.with_words(clause.words[clause.ahead :], 0)._replace(start=joint.end)
    return found


_JOINTS = frozenset({"和", "、", "及", "与", "以及"})
_COUNTED = NAMES | {Kind.DOCUMENT_STATE}


def numbered_first(clauses: Sequence[Clause], text: str) -> Sequence[Clause]:
    """Return clauses of which one that tells what the number before it is holds that: 9件，是今年新收申请的总数."""
    if len(clauses) < 2 or clauses[0].amount is None or clauses[0].words[1:] or clauses[1].amount is not None:
        return clauses
    number, names = clauses[0], clauses[1]
    told = text[names.start : names.end]
    if (
        number.mark not in _BEFORE_NAMES
        or not told.startswith(("是", "为", "即", "这是", "——"))
        or not told.endswith(("总数", "总量", "数量", "件数", "数"))
    ):
        return clauses
    words = [*names.words, *number.words]
    joined = number.with_words(words, len(names.words))._replace(mark=names.mark, end=names.end)
    return [joined, *clauses[2:]]


_BEFORE_NAMES = frozenset({",", ""})
