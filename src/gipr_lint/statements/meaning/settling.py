"""Clauses before they are read: words that belong to another clause are put there, and matters are told from verbs.

* 政府信息公开申请，合计25件: a clause that only counts goes on with what stands before it.
* 予以公开（11件）: an amount alone in brackets counts what stands before them.
* 无相关记录的9件, 关于低保的申请3件: a denial or a matter within what narrows the noun is a word like any other there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gipr_lint.statements.meaning.clauses.brackets import glossed, unbracketed
from gipr_lint.statements.meaning.clauses.by_year import (
    COMPARING,
    REACHING,
    is_reached,
    is_this_year_too,
    names_of_series,
    this_year,
)
from gipr_lint.statements.meaning.clauses.going_on import (
    carried_for,
    is_asked_by,
    is_carried_on,
    is_cause,
    is_listed_on,
    may_be_denied,
)
from gipr_lint.statements.meaning.clauses.numbers_first import numbered_apart, numbered_first
from gipr_lint.statements.meaning.scope import with_examples
from gipr_lint.statements.meaning.sharing import COUNTS_ONLY, NAMES, NOUNS, shared_out
from gipr_lint.statements.syntax.clause import AMONG, Clause, kinds_of
from gipr_lint.statements.words.amounts import rough_from
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import DENIED, Token

_BESIDE_DENIAL = frozenset({Kind.FILL, Kind.LAWFUL, Kind.TIMELY, Kind.THIS_YEAR, Kind.ASKER, Kind.LEAD})
_MATTERS = frozenset(
    {
        *(Kind.OTHER, Kind.COLLECT, Kind.PUBLISH, Kind.DECISION, Kind.DOCUMENT, Kind.CHARGE, Kind.COMPLAINT),
        *(Kind.DECIDE, Kind.RECEIVED, Kind.CARRIED, Kind.OTHER_ORGAN, Kind.DOCUMENT_STATE),
    }
)
_LABELS = frozenset({Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED, Kind.REST})
_VERBS = _LABELS - {Kind.REST}
"""Verbs that name what follows their colon: 新收:25件."""
_LABELLED = frozenset(":|")
_GOING_ON = _LABELLED | {",", ""}
"""The marks behind which a clause that only counts goes on with what was named."""
_TIES = ("的", "类")
_SORTS = frozenset({Kind.OUTCOME, Kind.GROUP})


def settled(clauses: Sequence[Clause], text: str) -> Sequence[Clause]:
    """Return the clauses of a sentence as they are meant."""
    plain = [_with_plain_words(one, text) for clause in clauses for one in unbracketed(glossed(clause))]
    return shared_out(_with_shared_results(_continued(numbered_apart(carried_for(plain, text), text), text)), text)


def _with_shared_results(clauses: list[Clause]) -> list[Clause]:
    """Give cases of one kind the result that stands behind those of the last: 复议3件、诉讼2件尚未审结."""
    found = list(clauses)
    for index in range(len(found) - 1, 0, -1):
        clause, last = found[index], found[index - 1]
        results = [word for word in clause.words[clause.ahead :] if word.kind is Kind.RESULT]
        joined = last.mark in {"、", ""} and last.has(Kind.COURT) and not last.has(Kind.RESULT)
        counted = last.amount is not None and clause.amount is not None and clause.has(Kind.COURT)
        if results and joined and counted and not clause.has(*_EVERY):
            found[index - 1] = last.with_words([*last.words, *results], last.ahead)
    return found


_EVERY = (Kind.ALL, Kind.EACH)


def _continued(clauses: Sequence[Clause], text: str) -> list[Clause]:
    """Join a clause that only counts to the one before, which names what is counted."""
    found: list[Clause] = []
    for clause in numbered_first(clauses, text):
        last = found[-1] if found else None
        counts = clause.kinds <= COUNTS_ONLY and (clause.amount is not None or last is None)
        denies = last is not None and clause.kinds <= _DENYING_ONLY
        denies = denies and (clause.amount is not None or (last is not None and may_be_denied(last, text)))
        if (
            last is not None
            and (counts or (denies and clause.has(Kind.NOT)))
            and last.amount is None
            and (last.has(*NAMES) or (last.mark in _LABELLED and last.has(*_LABELS)))
            and not last.has(Kind.NOT, Kind.ALL)
            and last.mark in _GOING_ON
            and not text[clause.start : clause.end].startswith("其中")
        ):
            apart = {Kind.CHANGE} if _tells_now(clause, text) else set()
            words = [word for word in last.words if word.kind not in apart]
            ahead = len(words) + clause.ahead
            words = [*words, *clause.words]
            brackets = [*last.brackets, *clause.brackets]
            found[-1] = Clause(
                words, kinds_of(words), ahead, clause.amount, brackets, clause.mark, last.start, clause.end
            )
        elif last is not None and (
            is_carried_on(last, clause) or is_listed_on(last, clause) or _is_in_course(last, clause, text)
        ):
            joined = last.with_words([*last.words, *clause.words], last.ahead)
            found[-1] = joined._replace(mark=clause.mark, end=clause.end)
        elif last is not None and (is_cause(last, clause) or is_asked_by(last, clause, text)):
            words = [*last.words, *clause.words]
            found[-1] = clause.with_words(words, len(last.words) + clause.ahead)._replace(start=last.start)
        elif (names := names_of_series(found, clause)) is not None:
            found.append(clause.with_words([*names, *clause.words], len(names) + clause.ahead))
        elif last is not None and (is_this_year_too(last, clause) or is_reached(last, clause, text)):
            words = [this_year(word) for word in last.words if word.kind not in COMPARING]
            own = [word for word in clause.words if word.kind is not Kind.CHANGE]
            found.append(clause.with_words([*words, *own], len(words) + len(own)))
        else:
            found.append(clause)
    return found


def _is_in_course(last: Clause, clause: Clause, text: str) -> bool:
    """Tell whether a clause goes on with what was counted, and between stands only where: 3件答复在复议中被纠正."""
    behind = last.words[last.ahead :]
    within = any(text[one.start : one.end] == "在" and two.kind is Kind.COURT for one, two in pairwise(behind))
    counted = last.amount is not None and last.mark == AMONG and clause.amount is None
    return within and counted and clause.has(Kind.RESULT)


_DENYING_ONLY = frozenset({Kind.NOT, Kind.FILL, Kind.THIS_YEAR, Kind.OWN})


def _tells_now(clause: Clause, text: str) -> bool:
    """Tell whether a clause gives the number of what was compared without one: 收费同比持平，为3万元."""
    return text[clause.start : clause.end].startswith(REACHING)


def _with_plain_words(clause: Clause, text: str) -> Clause:
    """Return a clause in which what only narrows or follows the noun is not taken for what it would say elsewhere."""
    clause = _without_rough_words(clause, text)
    words = with_examples(clause.words, text)
    counted = clause.amount is not None and not _is_none_at_all(clause, text)
    if counted and Kind.NOT in clause.kinds and not clause.kinds <= _DENYING:
        for index, word in enumerate(words):
            if word.kind is Kind.NOT and _denies_unknown(words, index):
                words[index] = word._replace(kind=Kind.UNKNOWN, value=DENIED)
    if clause.amount is not None and not clause.amount.value and Kind.RESULT in clause.kinds:
        words = [_without_rate(word, text) for word in words]
    if leads_topic(clause, text):
        words = [word._replace(kind=Kind.UNKNOWN) if word.kind is Kind.OTHER else word for word in words]
    noun = next((index for index, word in enumerate(words) if word.kind is Kind.REQUEST), -1)
    for index in range(noun):
        helps = text[words[index].start : words[index].end] in _HELPING
        if words[index].kind in _MATTERS and not helps and _is_within(words, index, noun, text):
            words[index] = words[index]._replace(kind=Kind.UNKNOWN)
    if Kind.MANNER in clause.kinds and not clause.kinds.isdisjoint(_SORTS):
        words = [
            word._replace(kind=Kind.FILL) if _tells_outcome(words, index, text) else word
            for index, word in enumerate(words)
        ]
    kept = _without_remark(clause, words, text)
    return clause if kept == clause.words else clause.with_words(kept, clause.ahead)


def _without_rough_words(clause: Clause, text: str) -> Clause:
    """Return a clause in which what only makes its number a rough one says nothing else: 不到30件, 约3万元."""
    amount = clause.amount
    if amount is None or amount.exact or clause.kinds <= _NAMING_NOTHING:
        return clause
    if (rough := rough_from(text, amount)) == amount.start:
        return clause
    words = [word._replace(kind=Kind.FILL) if rough <= word.start < amount.start else word for word in clause.words]
    return clause.with_words(words, clause.ahead)


_NAMING_NOTHING = frozenset({Kind.FILL, Kind.UNKNOWN})
_HELPING = frozenset({"协助", "配合", "指导", "督促", "为答复主体", "为办理主体", "为受理机关", "为答复机关"})
"""What is done with requests of which another organ is asked."""


def _is_none_at_all(clause: Clause, text: str) -> bool:
    """Tell whether a clause ends with the denial of a single one: 重复申请一件没有, 部分公开的一件也没有."""
    amount = clause.amount
    if amount is None or text[amount.start : amount.end] != _ONE:
        return False
    behind = clause.words[clause.ahead :]
    return bool(behind) and behind[-1].kind is Kind.NOT and all(word.kind in _DENYING for word in behind)


_ONE = "一"


def leads_topic(clause: Clause, text: str) -> bool:
    """Tell whether a clause only says of which requests the next ones speak: 属于历史档案的，无法提供9件."""
    last = clause.words[-1] if clause.words else None
    counts = clause.amount is not None or clause.has(Kind.NOT, Kind.ALL, *_VERBS)
    return last is not None and not counts and clause.mark == "," and text[last.start : last.end] == _TIES[0]


_DENYING = frozenset({Kind.NOT, Kind.FILL, Kind.ALL})
"""Words of a clause that only denies what the one before names: 一件也没有."""


def _tells_outcome(words: Sequence[Token], index: int, text: str) -> bool:
    """Tell whether a word only says that the outcome behind it was told to who asked: 告知申请人本机关不掌握."""
    if words[index].kind is not Kind.MANNER or text[words[index].start : words[index].end] != _TOLD:
        return False
    follow = next((word.kind for word in words[index + 1 :] if word.kind not in {Kind.FILL, Kind.ASKER}), None)
    return follow in _SORTS


_TOLD = "告知"


def _without_rate(word: Token, text: str) -> Token:
    """Return the word of a rate as one that changes nothing: 纠错率为零 tells that there is none."""
    return word._replace(kind=Kind.FILL) if text[word.start : word.end] == _RATE else word


_RATE = "率"


def _denies_unknown(words: Sequence[Token], index: int) -> bool:
    """Tell whether a denial is one of something that is not known: 无相关记录."""
    denied = next((other for other in words[index + 1 :] if other.kind not in _BESIDE_DENIAL), None)
    return denied is None or denied.kind in {Kind.UNKNOWN, Kind.MANNER, Kind.OTHER}


def _is_within(words: Sequence[Token], index: int, noun: int, text: str) -> bool:
    """Tell whether a word stands within what narrows a noun: between 关于 or 涉及 and 的申请."""
    dated = any(word.kind in {Kind.PRIOR_YEAR, Kind.NEXT_YEAR} for word in words)
    if words[index].kind is Kind.CARRIED and (dated or words[index].value):
        return False
    tied = any(text[word.start : word.end].startswith(_TIES) for word in words[index + 1 : noun])
    led = any(word.kind in {Kind.LEAD, Kind.UNKNOWN} for word in words[:index])
    verb = words[index].kind in {Kind.RECEIVED, Kind.OTHER_ORGAN, Kind.DECIDE}
    return tied and (led or not verb)


def _without_comment(clause: Clause, words: Sequence[Token], text: str) -> Sequence[Token]:
    """Return the words without what is remarked behind a number that words before it explain: 申请25件，数量较大."""
    behind = words[clause.ahead :]
    if clause.amount is None or not behind:
        return words
    if text[behind[0].start : behind[0].end] == _TIES[0]:
        return words[: clause.ahead]
    if clause.has(Kind.DOCUMENT) and text[behind[0].start : behind[0].end] in _AND_THEN:
        return words[: clause.ahead]  # 制定规范性文件3件并全部公开
    return [*words[: clause.ahead], *(word for word in behind if word.kind not in _COMMENTS)]


_AND_THEN = frozenset({"并", "并且", "且", "均", "都", "全部", "并均"})
_COMMENTS = frozenset({Kind.CHANGE, Kind.OTHER, Kind.PUBLISH})


def _without_remark(clause: Clause, words: Sequence[Token], text: str) -> Sequence[Token]:
    """Return the words up to what is told of the requests that a number first counted: 4件申请涉及第三方信息."""
    counted = clause.amount is not None and not any(word.kind in NAMES for word in words[: clause.ahead])
    if not counted:
        return _without_comment(clause, words, text)
    nouns = NOUNS | {Kind.DECISION, Kind.DOCUMENT}
    noun = next((index for index, word in enumerate(words) if index >= clause.ahead and word.kind in nouns), None)
    if noun is None:
        return words
    remark = {Kind.OTHER, Kind.PUBLISH, *({Kind.INFO} if words[noun].kind not in NOUNS else ())}
    tied = range(noun + 1, len(words) - 1)
    stop = next((index for index in range(noun + 1, len(words)) if words[index].kind in remark), len(words))
    stop = next((index for index in tied if text[words[index].start : words[index].end] == _TIES[0]), stop)
    carried = next((index for index in range(stop, len(words)) if words[index].kind is Kind.CARRIED), len(words))
    return [*words[:stop], *words[carried:]]  # 4件申请因征求第三方意见，结转下年
