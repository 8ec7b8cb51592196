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
_TOLD = ("公开答复", "公开决定")
"""How outcomes end that are told to who asked: 予以公开答复."""
_AMBIGUOUS = frozenset({"granted", "answered", "query", "case_file"})
"""Outcomes of which the words may be those of other matters."""


def admits(quantity: Quantity, clause: Clause, context: Context, said: Said) -> bool:
    """Tell whether a clause may count a quantity of the tables."""
    match family_of(quantity, said.vocabulary):
        case "requests":
            return context.topic.family == "requests" or names_itself(clause, context, said)
        case "remedies":
            return admits_remedies(clause, context, said)
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
        return _names_group_and_row(clause, said)
    if clause.amount is not None and clause.amount.unit not in NAMES_ITSELF:
        return False
    applied = clause.has(Kind.APPLICATION)
    rows = [
        word
        for word in clause.of(Kind.OUTCOME, Kind.GROUP)
        if applied or word.value not in _AMBIGUOUS or said.spelled(word).endswith(_TOLD)
    ]
    carried = clause.has(Kind.CARRIED) and (applied or clause.has(Kind.NEXT_YEAR, Kind.PRIOR_YEAR))
    answered = applied and any("答复" in said.spelled(word) for word in clause.of(Kind.DONE))
    counted = clause.amount is not None and clause.amount.unit and not context.has_heard(Kind.DECISION)
    asked = clause.has(Kind.APPLICANT) and (clause.has(Kind.ASKER) or (counted and context.has_heard(Kind.ASKER)))
    return bool(rows or carried or answered or asked)


_NO_LONGER_PROCESSED = frozenset({"not_processed", "stopped"})


def _names_group_and_row(clause: Clause, said: Said) -> bool:
    """Tell whether a clause names a row and its group, which nothing else has: 按信访举报投诉类申请不予处理."""
    rows = {word.value for word in clause.of(Kind.OUTCOME)}
    groups = [said.vocabulary.rows[word.value] for word in clause.of(Kind.GROUP) if word.value in _NO_LONGER_PROCESSED]
    counted = clause.amount is None or clause.amount.unit in NAMES_ITSELF
    return counted and not clause.has(Kind.OTHER) and any(not rows.isdisjoint(group) for group in groups)


def admits_remedies(clause: Clause, context: Context, said: Said) -> bool:
    """Tell whether the reviews and suits of a clause are about disclosure: a government judges others, too."""
    if said.decides or said.unrelated or said.cue("judging") or _turns_later(clause, context, said):
        return False
    if context.listed and context.topic.family == "other" and not clause.has(Kind.COURT, Kind.INFO, Kind.REQUEST):
        return False  # 诉讼典型案例12件，其中败诉5件
    if context.has_heard(Kind.INFO, Kind.REQUEST) or said.cue("related"):
        return True
    if said.cue("columns") and not said.speaker.area:
        return True  # 被申请行政复议9件，其中结果维持3件
    if _names_cause(clause) or (said.cue("cause") and context.has_heard(Kind.UNKNOWN)):
        return False  # 因征地补偿被申请行政复议, 工伤认定引发的行政复议
    judging = clause.has(Kind.RECEIVED, Kind.WORKED)
    if said.speaker.area:
        first = next((word.kind for word in clause.words if word.kind is not Kind.FILL), None)
        plain = first is Kind.COURT and all(word.kind is not Kind.INFO for word in said.words)
        own = plain or clause.has(Kind.RESULT) or any(word.value in _AGAINST for word in clause.of(Kind.COURT))
        judging = not own or context.topic.family != "remedies" or context.has_heard(Kind.RECEIVED, Kind.WORKED)
    return context.topic.family in {"requests", "remedies"} and not judging


_AGAINST = frozenset({"direct", "after_review"})
"""Suits in the words of table four: those that a government decides itself are not called so."""


def _names_cause(clause: Clause) -> bool:
    """Tell whether a clause names something else as the cause of a case: 因征地补偿被申请行政复议."""
    court = next((index for index, word in enumerate(clause.words) if word.kind is Kind.COURT), 0)
    lead = next((index for index, word in enumerate(clause.words[:court]) if word.kind is Kind.LEAD), court)
    return any(word.kind is Kind.UNKNOWN for word in clause.words[lead:court])


def _turns_later(clause: Clause, context: Context, said: Said) -> bool:
    """Tell whether the sentence goes on to the cases that disclosure caused: then it began with more."""
    return said.turning >= clause.end and not context.has_heard(Kind.INFO, Kind.REQUEST)
