"""Whether a sentence is about such quantities at all: requests of others and other cases are counted elsewhere."""

from __future__ import annotations

from gipr_lint.statements.context import Context
from gipr_lint.statements.meaning.quantities import ANY_STATE, family_of
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.statement import Quantity
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind

NAMES_ITSELF = frozenset({"件", "宗", "起", "件次", ""})
"""What counts requests, not documents or pages: with it an outcome needs no topic."""
_AMBIGUOUS = frozenset({"granted", "answered", "query", "case_file"})
"""Outcomes of which the words may be those of other matters."""


def admits(quantity: Quantity, clause: Clause, context: Context, said: Said) -> bool:
    """Tell whether a clause may count a quantity of the tables."""
    match family_of(quantity, said.vocabulary):
        case "requests":
            return context.topic.family == "requests" or names_itself(clause, context, said)
        case "remedies":
            return _admits_remedies(clause, context, said)
        case "documents":
            published = context.listed or context.has_heard(Kind.INFO, Kind.PUBLISH, Kind.OTHER, Kind.UNKNOWN)
            return not (said.revised or (quantity.part == ANY_STATE and published))
        case "decisions":
            counted = clause.amount is None or clause.amount.unit in NAMES_ITSELF
            deciding = counted or context.has_heard(Kind.DECIDE, Kind.WORKED)
            apart = clause.has(Kind.DECISION) and clause.has(Kind.DECIDE)
            heard = clause.kinds if apart else context.heard  # 处罚公示9条，作出行政处罚决定3件
            return deciding and heard.isdisjoint({Kind.PUBLISH, Kind.INFO, Kind.OTHER})
    return True


def names_itself(clause: Clause, context: Context, said: Said) -> bool:
    """Tell whether a clause names a row of table three whatever the text was about: 对9件申请作出部分公开决定."""
    if context.topic.family not in {None, "requests"} or context.has_heard(Kind.OTHER):
        return False
    if clause.amount is not None and clause.amount.unit not in NAMES_ITSELF:
        return False
    applied = clause.has(Kind.APPLICATION)
    rows = [word for word in clause.of(Kind.OUTCOME, Kind.GROUP) if applied or word.value not in _AMBIGUOUS]
    carried = clause.has(Kind.CARRIED) and (applied or clause.has(Kind.NEXT_YEAR, Kind.PRIOR_YEAR))
    answered = applied and any("答复" in said.spelled(word) for word in clause.of(Kind.DONE))
    asked = clause.has(Kind.APPLICANT) and clause.has(Kind.ASKER)
    return bool(rows) or carried or answered or asked


def _admits_remedies(clause: Clause, context: Context, said: Said) -> bool:
    if said.decides or said.unrelated or _turns_later(clause, context, said):
        return False
    judging = said.speaker.area or clause.has(Kind.RECEIVED, Kind.WORKED)
    informed = context.has_heard(Kind.INFO, Kind.REQUEST)
    return informed or (context.topic.family in {"requests", "remedies"} and not judging)


def _turns_later(clause: Clause, context: Context, said: Said) -> bool:
    """Tell whether the sentence goes on to the cases that disclosure caused: then it began with more."""
    return said.turning >= clause.end and not context.has_heard(Kind.INFO, Kind.REQUEST)
