"""An amount to what it counts, or to why that is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.statements.context import Context
from gipr_lint.statements.meaning.admission import NAMES_ITSELF, admits
from gipr_lint.statements.meaning.quantities import HARMLESS, family_of, quantities
from gipr_lint.statements.meaning.said import Said
from gipr_lint.statements.meaning.scope import scope
from gipr_lint.statements.statement import Quantity, Reason, Scope, Statement, Unread
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.amounts import Amount, is_former
from gipr_lint.statements.words.kinds import Kind

_VERB_CHARS = 2
"""The length of the verbs that are not known: 了结."""
_LEADS = "其中"
_ALONE, _BESIDE_ALONE = "法人", "其他组织"
_PAPER_WORDS = ("书", "表", "函", "文书")
_COUNTED_APART = frozenset({"文件", "材料", "稿件", "文书", "资料", "文稿", "制度", "事项"})
"""What is counted where it stands right behind a number: 9件文件 are no requests."""
_REASONS = frozenset({"理由", "原因", "情形"})
"""What is counted where it stands right behind a number of kinds: 不予公开的8项理由."""
_KINDS = frozenset({"项", "类", "种", "个"})
_COUNTED_AS = ("的计", "的只计", "的仅计", "的按", "的均按", "的算", "只计", "按")
"""Words right before a number that only tell how something is counted: 多次申请的按1件统计."""
_PAPERS = frozenset({"份", "张"})
"""What counts papers: 申请书9份 are not yet requests."""
_WORKED_ON = "办件"
"""What requests are called by those who deal with them: 办件量 may be those dealt with."""
_ANY_REQUESTS = frozenset({"received", "requests", "handled", "worked"})
"""What any requests may have come to: of a part it is not told which."""
_GENERAL = ("requests", "received")
_OF_TABLES = frozenset(
    {
        *(Kind.REQUEST, Kind.APPLICATION, Kind.NEW, Kind.CARRIED, Kind.OUTCOME, Kind.GROUP, Kind.COURT),
        *(Kind.DOCUMENT, Kind.DECISION, Kind.CHARGE),
    }
)
"""Words of what the tables count."""
_ELSEWHERE = frozenset({Kind.OTHER, Kind.COMPLAINT, Kind.PUBLISH})


def counts(clause: Clause, context: Context, said: Said) -> Iterator[Statement | Unread]:
    """Yield what an exact amount counts; several statements where it counts each of several things."""
    amount = clause.amount
    if amount is None:
        return
    found = list(_quantities(clause, context, said))
    meant = _scope(clause, context, said, found) if found else None
    if _are_examples(found, clause, said):
        found, meant = [Quantity("requests")], Scope.PART
    reason = _reason(amount, found, clause, context, said)
    if reason or meant is None or meant == "unclear":
        yield unread(clause, amount, reason or Reason.UNCLEAR, said)
        return
    (start, end), (_, stop) = said.source(amount.start, amount.end), said.source(amount.start, amount.stop)
    words = said.of(clause).removeprefix(_LEADS).lstrip(",:")
    first = context.last == "none" and not context.has_heard(Kind.UNKNOWN, Kind.MANNER, Kind.OTHER)
    worked = any(_WORKED_ON in said.spelled(word) for word in clause.of(Kind.REQUEST, Kind.APPLICATION))
    if meant == Scope.WHOLE and not said.handles and not worked:
        found = [one._replace(subject="received") if one.subject == "requests" else one for one in found]
    if meant == Scope.PART and clause.has(Kind.REQUEST, Kind.APPLICATION, Kind.MANNER):
        found = [one._replace(subject="requests") if one.subject in _ANY_REQUESTS else one for one in found]
    for about in [[one] for one in found] if clause.has(Kind.EACH) else [found]:
        told = Statement("count", about, amount.value, start, end, words, Scope(meant), first=first, step=amount.step)
        yield told._replace(stop=stop, most=amount.most)


def _are_examples(found: Sequence[Quantity], clause: Clause, said: Said) -> bool:
    """Tell whether the outcomes that a number counts together are but examples of all: 不予公开、无法提供等答复."""
    several = len(found) > 1 and all(one.subject not in said.vocabulary.family for one in found)
    others = [word for word in clause.of(Kind.UNKNOWN) if said.spelled(word).startswith(_AND_OTHERS)]
    rows = clause.of(Kind.OUTCOME, Kind.GROUP) if several and others else []
    return bool(rows) and rows[-1].end == others[-1].start


_AND_OTHERS = "等"


def unread(clause: Clause, amount: Amount, reason: Reason, said: Said) -> Unread:
    """Return an amount of a clause as not read."""
    words = said.paragraph.text[amount.start : amount.stop]
    return Unread(reason, *said.source(amount.start, amount.end), words, clause.has(*_OF_TABLES))


def _quantities(clause: Clause, context: Context, said: Said) -> Sequence[Quantity]:
    if _tells_issuer(clause, context) and context.topic.base:
        return [context.topic.base]
    told = clause.has(Kind.OUTCOME, Kind.GROUP) or base_of(context) not in {"", *said.vocabulary.family}
    if context.has_heard(Kind.OUTCOME, Kind.GROUP) and clause.has(Kind.APPLICANT) and not told:
        return ()  # applicants of one outcome, or of all: that is not told
    listed = context.listed
    if _is_of_carried(clause, context):
        return [Quantity("carried_in", word.value) for word in clause.of(Kind.APPLICANT)]
    if _is_rest(clause, context):
        return [Quantity("carried_out")]
    found = quantities(clause, context.topic.base, said.vocabulary, listed=listed) or _part_of_base(
        clause, context, said
    )
    return () if clause.has(Kind.RESPECTIVELY) and (len(found) > 1 or not _tells_first(clause)) else found


def _is_rest(clause: Clause, context: Context) -> bool:
    """Tell whether a clause counts what was left when all that was dealt with was counted: 办结87件，余下5件。"""
    done = context.counted is not None and context.counted == Quantity("handled") and not context.listed
    came = context.has_heard(Kind.NEW, Kind.RECEIVED)
    plain = clause.kinds <= HARMLESS | {Kind.REST, Kind.REQUEST, Kind.APPLICATION}
    return done and came and clause.has(Kind.REST) and plain and clause.mark in _ENDS


_ENDS = frozenset({"。", ";", ""})


def _is_of_carried(clause: Clause, context: Context) -> bool:
    """Tell whether a clause goes on with who asked for those carried over: 上年结转4件，自然人3件、企业1件."""
    return (
        context.counts_carried("carried_in")
        and clause.has(Kind.APPLICANT)
        and clause.kinds <= HARMLESS | {Kind.APPLICANT}
    )


def _tells_first(clause: Clause) -> bool:
    """Tell whether a clause names the first of several things: 分别为自然人3件, not 9件分别作, 未审结的分别为77件."""
    ahead = [word.kind for word in clause.words[: clause.ahead] if word.kind is not Kind.FILL]
    return Kind.RESPECTIVELY in ahead[:-1]


def _part_of_base(clause: Clause, context: Context, said: Said) -> Sequence[Quantity]:
    """Return what a list breaks down where a clause names a part of it by words of its own: 其中，涉及征地的9件."""
    base, amount = context.topic.base, clause.amount
    if base is None or amount is None or amount.unit not in NAMES_ITSELF:
        return ()
    telling = clause.kinds - HARMLESS - {Kind.UNKNOWN, Kind.MANNER}
    if not telling and _is_verb(clause) and context.topic.family == "requests" and context.topic.base:
        return [Quantity("requests")]  # 收到申请25件，了结23件
    if telling or not _is_compared(base, said):
        return ()
    if family_of(base, said.vocabulary) == "remedies" and not clause.kinds - HARMLESS and said.has(clause, "total"):
        if len(context.topic.courts) > 1:
            return ()
        return [base]  # 维持1件、纠正1件，总计2件
    return (
        [base]
        if (context.listed or _is_asked(clause)) and clause.kinds & {Kind.UNKNOWN, Kind.MANNER, Kind.LEAD}
        else ()
    )


def _is_asked(clause: Clause) -> bool:
    """Tell whether a clause counts what was asked for, by how or by whom it was: 信函提交的9件."""
    telling = [word.kind for word in clause.words[: clause.ahead] if word.kind is not Kind.FILL]
    return telling[-1:] == [Kind.ASK]


def _tells_issuer(clause: Clause, context: Context) -> bool:
    """Tell whether a clause says who once made some of the documents in force: 现行有效114件，县政府制定70件."""
    base = context.topic.base
    states = {word.value for word in clause.of(Kind.DOCUMENT_STATE)}
    by_whom = context.listed or clause.has(Kind.OWN, Kind.OTHER_ORGAN)
    named = clause.has(Kind.DOCUMENT, Kind.THIS_YEAR)
    return base is not None and base.part == "in_force" and states == {"made"} and by_whom and not named


def _is_verb(clause: Clause) -> bool:
    """Tell whether all that a clause says is one short word that is not known, and how many."""
    unknown = [word for word in clause.words if word.kind is Kind.UNKNOWN]
    said = [word for word in clause.words if word.kind is not Kind.FILL]
    return len(unknown) == 1 == len(said) and unknown[0].end - unknown[0].start <= _VERB_CHARS and bool(clause.ahead)


def base_of(context: Context) -> str:
    """Return what a list breaks down, nothing where it is not known."""
    return context.topic.base.subject if context.topic.base else ""


def _is_compared(base: Quantity, said: Said) -> bool:
    return base.subject != "worked" and family_of(base, said.vocabulary) in {
        "requests",
        "remedies",
        "documents",
        "decisions",
    }


def _scope(clause: Clause, context: Context, said: Said, found: Sequence[Quantity]) -> Scope | str:
    if not clause.kinds - HARMLESS - {Kind.UNKNOWN, Kind.MANNER} and not _decides(clause, found):
        return (
            Scope.WHOLE if said.has(clause, "total") and not clause.kinds & {Kind.UNKNOWN, Kind.MANNER} else Scope.PART
        )
    meant = scope(clause, context, said.paragraph.text)
    if meant == Scope.WHOLE and _goes_on_asking(clause, context):
        return Scope.PART  # 自然人最多，提出申请9件
    if context.some and meant == Scope.WHOLE and not clause.has(Kind.APPLICANT):
        return Scope.PART  # 自然人申请10件，办结9件
    if _tells_issuer(clause, context):
        return Scope.PART
    if any(said.spelled(word) == _ALONE for word in clause.of(Kind.APPLICANT)) and _BESIDE_ALONE in said.text:
        return Scope.PART  # 法人19件，其他组织11件
    timely = clause.has(Kind.TIMELY) and clause.has(Kind.DONE, Kind.WORKED)
    if meant == Scope.WHOLE and timely and (context.listed or said.late):
        return Scope.PART  # 其中按期答复23件; 按期答复23件，延期答复3件
    if meant != Scope.WHOLE or not context.listed or len(found) > 1:
        return meant
    if base_of(context) == "handled" and found[0].subject in {"new", "received"}:
        return Scope.PART  # 办结92件（其中本年新收87件）
    # a list repeats its whole only with words that narrow it: 收到申请25件，其中本级收到8件
    base = context.topic.base
    again = base is not None and found[0].part == "total" and found[0].subject in {base.subject, *_GENERAL}
    return Scope.PART if again and family_of(found[0], said.vocabulary) == "requests" else meant


def _decides(clause: Clause, found: Sequence[Quantity]) -> bool:
    """Tell whether a clause only says that so many were decided of what the one before names."""
    return found[0].part == "decisions" and clause.has(Kind.DECIDE) and not clause.kinds & {Kind.UNKNOWN, Kind.MANNER}


def _goes_on_asking(clause: Clause, context: Context) -> bool:
    """Tell whether a clause begins with what those did whom the one before names."""
    first = next((word.kind for word in clause.words if word.kind is not Kind.FILL), None)
    return first is Kind.ASK and context.has_heard(Kind.APPLICANT) and not clause.has(Kind.APPLICANT)


def _is_money(found: Sequence[Quantity]) -> bool:
    return bool(found) and found[0].subject == "charges"


def _counts_another_noun(amount: Amount, clause: Clause, said: Said) -> bool:
    """Tell whether a noun right behind an amount is what it counts: 22个村, 9件文件, 8项理由."""
    if clause.ahead == len(clause.words):
        return False
    behind = clause.words[clause.ahead]
    if amount.unit in _KINDS and said.spelled(behind) in _REASONS:
        return True
    return behind.kind is Kind.UNKNOWN and (amount.unit == "个" or said.spelled(behind) in _COUNTED_APART)


def _is_no_count(amount: Amount, clause: Clause, said: Said) -> bool:
    """Tell whether an amount only tells how something is counted, or of what a share is: 占全部案件45件的22%."""
    text = said.paragraph.text
    if amount.value == 1 and text.endswith(_COUNTED_AS, clause.start, amount.start):
        return True
    taken = any(said.spelled(word) == "占" for word in clause.words[: clause.ahead])
    return taken and text.startswith("的", amount.stop)


def _reason(amount: Amount, found: Sequence[Quantity], clause: Clause, context: Context, said: Said) -> Reason | None:
    """Return why an amount counts nothing that is known, None where it does."""
    rounded = amount.rounded and (amount.unit == "元" if _is_money(found) else amount.unit in NAMES_ITSELF)
    near = amount.near and bool(found) and (amount.unit == "元") == _is_money(found)
    if not (amount.exact or amount.least or near or (found and rounded)):
        return Reason.INEXACT
    if _counts_another_noun(amount, clause, said):
        return Reason.OTHER_UNIT
    if _is_no_count(amount, clause, said):
        return Reason.UNCLEAR
    if is_former(said.paragraph.text, amount):
        return Reason.FORMER
    if clause.has(*_ELSEWHERE):
        return Reason.OTHER_MATTER
    if not found:
        return Reason.NO_QUANTITY
    papers = any(said.spelled(word).endswith(_PAPER_WORDS) for word in clause.of(Kind.APPLICATION, Kind.FILL))
    if papers and amount.unit in _PAPERS:
        return Reason.OTHER_UNIT
    if amount.unit and amount.unit not in said.vocabulary.units[family_of(found[0], said.vocabulary)]:
        return Reason.OTHER_UNIT
    if not admits(found[0], clause, context, said):
        return Reason.OTHER_MATTER
    return None
