"""How much of a quantity a clause counts: told by where its words stand, not by which words they are.

Chinese narrows before the head noun (涉及征地的申请) and by a leading phrase (通过…, 对…). A word that is not known
there makes the count one of a part; anywhere else it changes nothing (经窗口核对共收到申请25件). A noun that is not
known right before the number is itself what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from gipr_lint.statements.context import Context
from gipr_lint.statements.statement import Scope, When, Who
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import DENIED, Token

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
_NAMED_ALIKE = frozenset({Kind.COURT, Kind.DOCUMENT, Kind.CHARGE})
"""Nouns that other things have, too: 审查规范性文件, 劳动行政诉讼."""
_MAX_VERB_CHARS = 2
"""So long an unknown word behind the noun may be a verb: 申请撤回3件."""
_FRAMES = frozenset({"期间", "领域", "方面", "前后", "时期", "时", "层面", "引发", "引起", "产生"})
"""Behind a word that is not known these frame what follows: 汛期期间, 在水利领域."""
_FRAME_ENDINGS = ("期间", "前后", "假期", "时期", "当天", "当月")
"""How unknown words end that frame what follows."""
SOME_ASKERS = frozenset({"群众", "老百姓", "居民", "市民", "当事人", "百姓"})
"""Who asks beside others: 居民申请48件 are some of all, unless it is told that they were received."""
_TAKING = frozenset({"将", "把"})
"""What takes some of all to do something with them: 将9件申请转为主动公开."""
_LOOSE = frozenset({"lost", "won", "withdrawn", "corrected_some", "coercive_some"})
"""What the tables do not have by these names: there are as many as they count under another at most."""
_SEEKING = frozenset({"查处", "惩处", "查办", "办理", "审批"})
"""What is done with cases of some kind before something is decided: 查处超载车辆."""
_CONDUCT = ("行为", "问题", "违法", "违规", "事故", "活动", "整治", "行动")
"""How what is punished ends: 非法采矿行为."""
_ANY_CASES = frozenset({"违法", "违规", "违法违规", "行政违法", "违法行政"})
"""What all cases are in which something is decided: 查处违法案件."""
_COUNTS_CASES = frozenset({"件", "宗", "起", "件次", ""})
_TOUCHING = frozenset({"涉及", "涉"})
"""What tells how many requests there are of what the clause before names."""
_JOINS = ("的", "类", "等")


def scope(clause: Clause, context: Context, text: str) -> Scope | Literal["unclear"]:
    """Return whether a clause counts all or a part; ``unclear`` where it may count something else."""
    ahead, behind = clause.words[: clause.ahead], clause.words[clause.ahead :]
    described = ahead if any(word.kind in _HEADS for word in ahead) else behind
    head = max((index for index, word in enumerate(described) if word.kind in _HEADS), default=-1)
    if described is ahead and behind and behind[0].value == DENIED:
        return Scope.PART  # 行政诉讼还有9件没有宣判
    if ahead and ahead[0].kind is Kind.LEAD and head == 1 and text[ahead[0].start : ahead[0].end] in _TOUCHING:
        return Scope.PART  # 一名申请人反复申请，涉及申请9件
    if described is ahead and (follow := _behind_head(ahead[head + 1 :], clause, text)) != Scope.WHOLE:
        return follow
    among = any(_is_among(ahead, index) for index in range(1, len(ahead) - 1))
    if among and clause.amount is not None and clause.amount.unit not in _COUNTS_CASES:
        return "unclear"  # 从申请中梳理出事项9项
    narrowed = _narrowed(described[: head + 1], text)
    taken = bool(ahead) and ahead[-1].kind is Kind.LEAD and text[ahead[-1].start : ahead[-1].end] in _TAKING
    if described is behind and (
        taken or _is_led(clause, head) or _narrowed([*ahead, *behind[: head + 1]], text) == "narrowed"
    ):
        narrowed = "narrowed"
    loose = [word for word in clause.of(Kind.RESULT, Kind.DECISION) if word.start >= _after_examples(described, text)]
    if clause.amount is not None and clause.amount.value and any(word.value in _LOOSE for word in loose):
        narrowed = "narrowed"
    tail = ahead[head + 1 :] if described is ahead else ()
    if clause.has(Kind.COURT) and (clause.has(Kind.NEW) or any(word.kind is Kind.UNKNOWN for word in tail)):
        narrowed = "narrowed"
    if narrowed == "named" and clause.has(*_NAMED_ALIKE):
        return "unclear"
    unknown = any(word.kind is Kind.UNKNOWN for word in described[_examples(described[: head + 1], text) : head])
    named = clause.has(*_SELF_NAMED) or any(word.value == "asked" for word in clause.of(Kind.INFO))
    if unknown and not named and not (context.listed and context.topic.base):
        # 受理企业登记申请130件, 窗口综合受理130件: requests of another kind, unless all was named before
        return "unclear" if narrowed or clause.has(Kind.APPLICATION) or not context.topic.base else context.scope
    partly = clause.has(Kind.DOCUMENT) and not clause.has(Kind.DOCUMENT_STATE, Kind.NEW)
    partly = partly or context.when is When.PART or context.who is Who.BELOW
    part = narrowed or partly or (clause.amount is not None and clause.amount.least)
    return Scope.PART if part else context.scope


def _is_among(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word says that parts follow of what is before it; 申请人中 only names who asked."""
    return words[index].kind is Kind.AMONG and words[index - 1].kind is not Kind.ASKER


def _behind_head(words: Sequence[Token], clause: Clause, text: str) -> Scope | Literal["unclear"]:
    """Tell what words between the head and the number do: an unknown noun is what the number counts.

    A short unknown word there is a verb or adverb (申请录得25件) and changes nothing.
    """
    unknown = [word for word in words if word.kind in {Kind.UNKNOWN, Kind.CASE}]
    manner = any(word.kind is Kind.MANNER for word in words)
    among = any(word.kind is Kind.AMONG for word in words[:-1])
    if not (unknown or manner or among) or (unknown and all(word.kind is Kind.CASE for word in unknown)):
        return Scope.WHOLE
    noun = any(_joins(word, text) for word in words[:-1])
    countable = clause.amount is None or clause.amount.unit in _COUNTS_CASES
    short = sum(word.end - word.start for word in unknown) <= _MAX_VERB_CHARS
    if countable and clause.has(Kind.OUTCOME) and text[words[-1].start : words[-1].end] == _JOINS[0]:
        return Scope.PART  # 属行政查询事项、引导申请人另行查询的9件
    if not countable or not short or noun:
        return "unclear"
    led = any(word.kind is Kind.LEAD for word in words) and bool(unknown)  # 申请涉及征地的9件
    return Scope.PART if manner or among or led else Scope.WHOLE


def _is_led(clause: Clause, head: int) -> bool:
    """Tell whether what follows the noun narrows it: 9件申请由律师提出, 对9件申请逐件会商."""
    words = clause.words[clause.ahead + head + 1 :]
    led = bool(clause.ahead) and clause.words[clause.ahead - 1].kind is Kind.LEAD
    if any(word.value == DENIED for word in words) or _tells_of_some(words, clause):
        return True
    lead = 0 if led else next((index for index, word in enumerate(words) if word.kind is Kind.LEAD), None)
    return lead is not None and any(word.kind in {Kind.UNKNOWN, Kind.MANNER} for word in words[lead:])


def _tells_of_some(words: Sequence[Token], clause: Clause) -> bool:
    """Tell whether what follows the noun is told of some requests: 9件申请系村民提出, not 25件申请均已登记."""
    return any(word.kind is Kind.UNKNOWN for word in words) and not clause.has(Kind.ALL, Kind.EACH)


def _narrowed(words: Sequence[Token], text: str) -> Literal["", "narrowed", "named"]:
    """Tell whether words up to the head narrow it, or are the first part of its name."""
    led = asker = False
    received = any(word.kind in {Kind.RECEIVED, Kind.NEW, Kind.DONE, Kind.WORKED} for word in words)
    found: Literal["", "narrowed", "named"] = ""
    tie = max((index for index, word in enumerate(words) if _joins(word, text)), default=-1)
    examples = _examples(words, text)
    for index, word in enumerate(words):
        if index < examples:
            continue
        led = led or word.kind in {Kind.LEAD, Kind.AMONG}
        asker = asker or word.kind is Kind.ASKER
        some = word.kind is Kind.ASKER and text[word.start : word.end] in SOME_ASKERS and not received
        if word.kind is Kind.MANNER or some:
            return "narrowed"
        if word.kind is not Kind.UNKNOWN or _ends_examples(words, index, text):
            continue
        follow = next((other for other in words[index + 1 :] if other.kind not in {Kind.FILL, Kind.OWN}), None)
        if asker and follow is not None and _joins_next(words, index, text):
            continue  # 群众递来的申请
        asked = follow is not None and follow.kind in {Kind.ASK, Kind.APPLICANT, Kind.ASKER}
        if text[word.start : word.end].endswith(_FRAME_ENDINGS):
            return "narrowed"
        if index + 1 < len(words) and text[words[index + 1].start : words[index + 1].end] in _FRAMES:
            return "narrowed"
        joined = text[word.start : word.end].endswith(_JOINS)
        if led or index < tie or asked or joined or _says_against_what(words, index, text):
            return "narrowed"
        if index + 1 < len(words) and words[index + 1].kind in _NOUNS:
            found = "named"
    return found


def _says_against_what(words: Sequence[Token], index: int, text: str) -> bool:
    """Tell whether an unknown word names the cases in which something was decided: 查处占用耕地案件作出处罚决定."""
    if not any(word.kind is Kind.DECISION for word in words[index + 1 :]):
        return False
    if _spelled(words[index], text) in _ANY_CASES:
        return False
    before = words[index - 1] if index else None
    dealt = before is not None and (before.kind in {Kind.DECIDE, Kind.WORKED} or _spelled(before, text) in _SEEKING)
    deciding = next((word for word in words[index + 1 :] if word.kind is not Kind.FILL), words[-1])
    named = dealt or text[: deciding.start].endswith(_CONDUCT)
    return words[index + 1].kind is Kind.CASE or (deciding.kind is Kind.DECIDE and named)


def _spelled(word: Token, text: str) -> str:
    return text[word.start : word.end]


def _examples(words: Sequence[Token], text: str) -> int:
    """Return how many words are examples of the name behind them: 律师事务所等法律服务机构, 撤回等其他结果."""
    for index in range(len(words) - 1, 0, -1):
        if words[index].kind in _NAMED_BY_EXAMPLES and text[words[index - 1].start : words[index - 1].end].endswith(
            _AND_OTHERS
        ):
            return index
    return 0


def with_examples(words: Sequence[Token], text: str) -> list[Token]:
    """Return words in which examples of a row are no more than that: 属于不动产登记资料等行政查询事项."""
    pairs = pairwise(words)
    ends = [
        one.start for one, row in pairs if row.kind is Kind.OUTCOME and text[one.start : one.end].endswith(_AND_OTHERS)
    ]
    place = ends[-1] if ends else 0
    return [
        word._replace(kind=Kind.UNKNOWN, value="") if word.start < place and word.kind in _EXEMPLARY else word
        for word in words
    ]


_EXEMPLARY = frozenset({Kind.OTHER, Kind.RECEIVED, Kind.SHORT_NAME, Kind.COMPLAINT, Kind.PUBLISH})


def _after_examples(words: Sequence[Token], text: str) -> int:
    """Return where the name begins of which the words before it are examples."""
    ends = [word.end for word in words if word.kind is Kind.UNKNOWN and text[word.start : word.end] == _AND_OTHERS]
    return ends[-1] if ends else 0


_AND_OTHERS = "等"
_NAMED_BY_EXAMPLES = frozenset({Kind.OUTCOME, Kind.GROUP, Kind.APPLICANT, Kind.RESULT})


def _ends_examples(words: Sequence[Token], index: int, text: str) -> bool:
    """Tell whether a word ends examples of what follows, which is all of that: 国家秘密、过程性信息等不予公开."""
    examples = sum(word.kind is Kind.OUTCOME for word in words[:index])
    follow = next((word.kind for word in words[index + 1 :] if word.kind is not Kind.FILL), None)
    several = examples > 1 or (examples and follow is Kind.GROUP)  # 因不掌握等原因无法提供
    return bool(several) and text[words[index].start : words[index].end] == _AND_OTHERS


def _joins_next(words: Sequence[Token], index: int, text: str) -> bool:
    return index + 1 < len(words) and _joins(words[index + 1], text)


def _joins(word: Token, text: str) -> bool:
    """Tell whether a word ties what stands before it to what follows: 征地的申请."""
    return text[word.start : word.end].startswith(_JOINS)
