"""What a clause says there is none of: 未收到申请, 未发生行政复议.

Behind the denial every word must be understood: 未收到申请方面的投诉 denies no request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from gipr_lint.statements.context import Context
from gipr_lint.statements.meaning.admission import admits
from gipr_lint.statements.meaning.quantities import quantities
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.meaning.scope import SOME_ASKERS, scope
from gipr_lint.statements.meaning.verdicts import other_columns
from gipr_lint.statements.statement import Quantity, Scope, Statement
from gipr_lint.statements.syntax.clause import Clause, kinds_of
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.lexer import Token

_NOUNS = frozenset({Kind.REQUEST, Kind.APPLICATION, Kind.COURT})
_DENIED = frozenset({Kind.RECEIVED, Kind.NEW, Kind.DECIDE, Kind.DOCUMENT_STATE, Kind.COLLECT})
_UNDONE = frozenset({Kind.NOT, Kind.DONE, Kind.WORKED, Kind.TIMELY, Kind.OUTCOME, Kind.GROUP})
"""What is not a denial of cases: 未办结, 未按时, 未予以公开."""
_TOWARDS = frozenset({"对", "就", "针对"})
_UNCLEAR = frozenset({Kind.UNKNOWN, Kind.MANNER, Kind.OTHER})


def denials(clause: Clause, context: Context, said: Said) -> Iterator[Statement]:
    """Yield one statement for all that a clause denies."""
    place = next(index for index, word in enumerate(clause.words) if word.kind is Kind.NOT)
    rest = _denied_alike(_without_examples(_without_unit(clause.words[place:], context, said), said), said)
    loose = any(word.value in {"won", "withdrawn", "corrected_some"} for word in clause.of(Kind.RESULT))
    if loose or _denies_manner(clause.words[place : place + 2], said):
        return
    allowed = {Kind.WORKED} if clause.has(Kind.CARRIED, Kind.DECISION) else set()
    if any(word.kind is Kind.COURT for word in rest) and any(word.kind is Kind.LEAD for word in rest):
        allowed |= {Kind.DONE, Kind.WORKED}  # 没有人就我镇的答复提起行政复议
    if _is_existential(clause, place, said) or _is_of_group(clause, context, said):
        allowed |= {Kind.OUTCOME, Kind.GROUP, Kind.DONE}
    if not kinds_of(rest).isdisjoint((_UNDONE | _UNCLEAR) - allowed):
        return
    judged = any(word.kind is Kind.RESULT for word in rest)
    subject = [word for word in clause.words[:place] if not (judged and word.value in _STAGES)]
    denied = [*subject, *rest]
    who = next((one for one in rest[:1] if said.spelled(one) in SOME_ASKERS), None)
    words = [_as_request(word) for word in denied if word.kind not in {Kind.NOT, Kind.COMPLAINT} and word is not who]
    telling = clause.only(words)
    about = quantities(telling, context.topic.base, said.vocabulary) or _nought(clause, context, said)
    if not about or not admits(about[0], clause, context, said):
        return
    whole = context._replace(scope=Scope.WHOLE) if _is_for_reason(said) else context
    others = _of_others(about, said)
    if others is about and scope(telling, whole, said.paragraph.text) is not Scope.WHOLE:
        return
    others = _of_carried_in(others, clause, context)
    recalled = context.has_heard(Kind.PRIOR_YEAR) and not clause.has(Kind.THIS_YEAR)
    about = _behind_reviews(others, clause, context) if who is None else _of_some(others)
    if not about or (recalled and (about[0].subject == "carried" or said.has(clause, "left"))):
        return  # of what was carried over from the year before, nothing is left
    if clause.has(Kind.COMPLAINT) and not clause.has(*_NOUNS):
        return
    first, last = clause.words[place], clause.words[place]
    if rest and rest[0].start == last.end:
        happened = said.spelled(rest[0]) in said.vocabulary.cues["happened"]
        last = rest[0] if rest[0].kind in _DENIED or happened else last
    asked = [Quantity("received", one.part) if one.subject == "requests" else one for one in about]
    kind: Literal["all", "none"] = "all" if [one.subject for one in asked] == ["carried_out"] else "none"
    spelled = said.paragraph.text[first.start : clause.end]
    yield Statement(kind, asked, Decimal(0), *said.source(first.start, last.end), spelled)


_STAGES = frozenset({"closed", "pending"})
"""Results that only tell of which cases another one is denied: 已审结的诉讼无败诉."""


def _of_carried_in(about: Sequence[Quantity], clause: Clause, context: Context) -> Sequence[Quantity]:
    """Return what is denied of those carried over that were counted right before: 上年结转8件，没有科研机构的."""
    told = {one.subject for one in about}
    counted = context.counted
    if counted is None or not clause.has(Kind.APPLICANT) or not told <= {"requests", "received"}:
        return about
    carried = context.counts_carried("carried_in", "carried_out")
    return [one._replace(subject=counted.subject) for one in about] if carried else about


def _is_for_reason(said: Said) -> bool:
    """Tell whether the sentence begins with why there was none: 因审批权限未下放，无行政许可."""
    return said.spelled(said.words[0]) in _CAUSES


_CAUSES = frozenset({"因", "由于", "鉴于"})


def _behind_reviews(about: Sequence[Quantity], clause: Clause, context: Context) -> Sequence[Quantity]:
    """Return what is denied of all reviews counted right before: 行政复议3件，均未引发行政诉讼."""
    reviews = context.counted is not None and context.counted.subject == "review" and clause.has(Kind.ALL, Kind.EACH)
    return (
        [one._replace(subject="after_review") if one.subject == "litigation" else one for one in about]
        if reviews
        else about
    )


def _of_some(about: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return what is denied of some askers: 没有群众提出申请 says nothing of organisations."""
    return [one._replace(part="natural") for one in about if one.subject in {"requests", "received"}]


def _nought(clause: Clause, context: Context, said: Said) -> Sequence[Quantity]:
    """Return what words deny that name it themselves, where requests are spoken of: 零申请、零受理."""
    if context.topic.family != "requests" or not clause.kinds <= _NOUGHT_ONLY:
        return ()
    spelled = {said.spelled(word) for word in clause.of(Kind.NOT)}
    return [Quantity("received")] if spelled & _NO_REQUESTS else ()


def _is_nought(word: Token, said: Said) -> bool:
    """Tell whether a word denies what it names itself: 零受理."""
    return word.kind is Kind.NOT and len(spelled := said.spelled(word)) > 1 and spelled[0] == _NOUGHT


_NOUGHT = "零"
_NOUGHT_ONLY = frozenset({Kind.NOT, Kind.FILL, Kind.THIS_YEAR, Kind.OWN, Kind.DONE})
_NO_REQUESTS = frozenset({"零申请", "零受理", "零收件", "零办件"})


def _denies_manner(words: Sequence[Token], said: Said) -> bool:
    """Tell whether a denial is one of how something was done or counted: 不按政府信息公开申请登记."""
    return len(words) > 1 and said.spelled(words[0]) in _NOT_SO and said.spelled(words[1]) in _SO


_NOT_SO = frozenset({"不", "未", "非"})
_SO = frozenset({"按", "按照", "作为", "纳入", "计入", "以", "列入", "属"})


def _without_unit(words: Sequence[Token], context: Context, said: Said) -> Sequence[Token]:
    """Return words without the noun that ends a denial and is only counted: 无结转下年度继续办理件, 没有废止的文件."""
    last = words[-1]
    if last.kind is not Kind.UNKNOWN or len(words) < 3:
        return words
    papers = (
        said.spelled(last) in _PAPERS
        and context.has_heard(Kind.DOCUMENT)
        and any(word.kind is Kind.DOCUMENT_STATE for word in words)
    )
    return words[:-1] if papers or said.spelled(last) in _COUNTED else words


_PAPERS = frozenset({"文件", "情况", "情形"})


def _without_examples(words: Sequence[Token], said: Said) -> Sequence[Token]:
    """Return words without the examples of who asked, or of a row: 未收到律师事务所等法律服务机构的申请."""
    last = next((place for place, pair in enumerate(pairwise(words)) if _ends_examples(*pair, said)), None)
    if last is None:
        return words
    first = last
    while first and words[first - 1].kind in _EXAMPLES:
        first -= 1
    return [*words[:first], *words[last + 1 :]]


def _ends_examples(word: Token, behind: Token, said: Said) -> bool:
    such = word.kind is Kind.UNKNOWN and said.spelled(word).endswith(_SUCH_AS)
    return such and behind.kind in _NAMED_BY_EXAMPLES


_EXAMPLES = frozenset({Kind.UNKNOWN, Kind.FILL})
_SUCH_AS = "等"
_NAMED_BY_EXAMPLES = frozenset({Kind.APPLICANT, Kind.OUTCOME, Kind.GROUP, Kind.RESULT})
_COUNTED = frozenset({"件", "案件", "事项", "的件", "申请件", "工单"})


def _of_others(about: Sequence[Quantity], said: Said) -> Sequence[Quantity]:
    """Return what is denied of all who asked but some: 除自然人外，未收到其他主体的申请."""
    pairs = zip(said.words, said.words[1:], strict=False)
    told = {one.value for one, behind in pairs if one.kind is Kind.APPLICANT and said.spelled(behind) in _BUT}
    if not told or not all(one.subject in {"requests", "received", "new"} for one in about):
        return about
    return [Quantity("new", column) for column in other_columns(told)]


_BUT = frozenset({"外", "以外", "之外"})


def _denied_alike(words: Sequence[Token], said: Said) -> Sequence[Token]:
    """Return what a denial denies; said again of one thing after the other, of what is understood: 零诉讼、零投诉."""
    first = said.spelled(words[0])
    words = [word for word in words if word is words[0] or not _is_nought(word, said)]
    parts: list[list[Token]] = []
    for word in words:
        if word.kind is Kind.NOT and said.spelled(word) == first:
            parts.append([])
        else:
            parts[-1].append(word)
    known = [part for part in parts if kinds_of(part).isdisjoint(_UNCLEAR)]
    return [word for part in (known if len(parts) > 1 else parts) for word in part]


def _is_existential(clause: Clause, place: int, said: Said) -> bool:
    """Tell whether a denial says that there is none of what follows: 没有不予公开的申请, 未作出不予公开的答复."""
    rows = clause.has(Kind.OUTCOME, Kind.GROUP)
    behind = clause.words[place + 1 :]
    if behind and said.spelled(behind[0]) in _TOWARDS:  # 未对任何申请作出不予公开决定
        behind = [word for word in behind[1:] if word.kind not in _NOUNS and word.kind is not Kind.FILL]
    follow = behind[0] if behind else None
    happens = follow is not None and (
        follow.kind is Kind.DECIDE
        or said.spelled(follow) in said.vocabulary.cues["happened"]
        or (said.spelled(follow).startswith(_TOUCHES) and clause.has(Kind.REQUEST))
    )
    return rows and (happens or said.spelled(clause.words[place]) in said.vocabulary.cues["there_is_no"])


_TOUCHES = "涉及"


def _is_of_group(clause: Clause, context: Context, said: Said) -> bool:
    """Tell whether a denial names a row of the group of which parts are told: 不予公开的申请中，未涉及国家秘密.

    So does one that is told of all in the group: 不予公开的申请均不涉及国家秘密.
    """
    base = context.topic.base
    rows = said.vocabulary.rows.get(base.subject, ()) if base is not None and context.listed else ()
    told = {word.value for word in clause.of(Kind.OUTCOME, Kind.GROUP)}
    groups = [word for word in clause.of(Kind.GROUP) if word.start < clause.of(Kind.NOT)[0].start]
    if len(groups) == 1 and clause.has(Kind.ALL, Kind.EACH) and len(told) > 1:
        rows, told = said.vocabulary.rows.get(groups[0].value, ()), told - {groups[0].value}
    return bool(told) and told <= set(rows)


def _as_request(word: Token) -> Token:
    """Return the work on requests as requests: who denies the one denies the other."""
    return word._replace(value="") if word.kind is Kind.REQUEST else word
