"""How much of a quantity a clause counts: told by where its words stand, not by which words they are.

Chinese narrows before the head noun (涉及征地的申请) and by a leading phrase (通过…, 对…). A word that is not understood
there makes the count one of a part; anywhere else it changes nothing (经窗口核对共收到申请25件). A noun that is not
understood right before the number is itself what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from gipr_lint.statements.context import Context
from gipr_lint.statements.statement import Scope
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

_NOUNS = frozenset({Kind.REQUEST, Kind.APPLICATION, Kind.COURT, Kind.DOCUMENT, Kind.DECISION, Kind.CHARGE, Kind.INFO})
"""Before these an unknown word is part of the name: 征地信息公开申请."""
_HEADS = _NOUNS | frozenset(
    {
        *(Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED, Kind.CARRIED, Kind.OUTCOME, Kind.GROUP),
        *(Kind.RESULT, Kind.DOCUMENT_STATE, Kind.APPLICANT, Kind.DECIDE, Kind.COLLECT),
    }
)
_SELF_NAMED = frozenset({Kind.REQUEST, Kind.OUTCOME, Kind.GROUP, Kind.COURT, Kind.DOCUMENT, Kind.DECISION, Kind.CHARGE})
"""Words that name what is counted whatever stands beside them."""
_MAX_VERB_CHARS = 2
"""So long an unknown word behind the noun may be a verb: 申请撤回3件."""
_JOINS = ("的", "类", "等")


def scope(clause: Clause, context: Context, text: str) -> Scope | Literal["unclear"]:
    """Return whether a clause counts all or a part; ``unclear`` where it may count something else."""
    ahead, behind = clause.words[: clause.ahead], clause.words[clause.ahead :]
    described = ahead if any(word.kind in _HEADS for word in ahead) else behind
    head = max((index for index, word in enumerate(described) if word.kind in _HEADS), default=-1)
    if described is ahead and (follow := _behind_head(ahead[head + 1 :])) != Scope.WHOLE:
        return follow
    narrowed = _is_narrowed(described[: head + 1], text)
    unknown = any(word.kind is Kind.UNKNOWN for word in described[:head])
    if unknown and not clause.has(*_SELF_NAMED) and not (context.listed and context.topic.base):
        # 受理企业登记申请130件, 窗口综合受理130件: requests of another kind, unless all was named before
        return "unclear" if narrowed or clause.has(Kind.APPLICATION) or not context.topic.base else context.scope
    return Scope.PART if narrowed or clause.has(Kind.TIMELY) else context.scope


def _behind_head(words: Sequence[Token]) -> Scope | Literal["unclear"]:
    """Tell what words between the head and the number do: an unknown noun is what the number counts."""
    unknown = [word for word in words if word.kind is Kind.UNKNOWN]
    if any(word.end - word.start > _MAX_VERB_CHARS for word in unknown):
        return "unclear"
    return Scope.PART if unknown or any(word.kind is Kind.MANNER for word in words) else Scope.WHOLE


def _is_narrowed(words: Sequence[Token], text: str) -> bool:
    """Tell whether words up to the head narrow it."""
    led = False
    for index, word in enumerate(words):
        led = led or word.kind is Kind.LEAD
        if word.kind is Kind.MANNER:
            return True
        if word.kind is not Kind.UNKNOWN:
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        joined = following is not None and (
            following.kind in _NOUNS or text[following.start : following.end].startswith(_JOINS)
        )
        if led or joined or text[word.start : word.end].endswith(_JOINS):
            return True
    return False
