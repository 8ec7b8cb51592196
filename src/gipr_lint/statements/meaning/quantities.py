"""A clause to the quantities that it speaks of: nothing where it names none of the tables' own."""

from __future__ import annotations

from collections.abc import Sequence, Set

from gipr_lint.statements.statement import Quantity
from gipr_lint.statements.syntax.clause import Clause
from gipr_lint.statements.words.kinds import Kind
from gipr_lint.statements.words.vocabulary import Vocabulary

Quantities = Sequence[Quantity]

HARMLESS = frozenset(
    {
        *(
            Kind.FILL,
            Kind.PART_OF_YEAR,
            Kind.THIS_YEAR,
            Kind.OWN,
            Kind.ASKER,
            Kind.ASK,
            Kind.INFO,
            Kind.ALL,
            Kind.EACH,
            Kind.RESPECTIVELY,
        ),
        *(Kind.TIMELY, Kind.LAWFUL, Kind.LEAD, Kind.AMONG, Kind.CASE, Kind.DECIDE, Kind.JUDGE),
    }
)
"""Words that neither name nor narrow what is counted."""
OPEN = frozenset({Kind.UNKNOWN, Kind.MANNER})
"""Words that may narrow what is counted, by where they stand: ``scope`` tells."""
_REQUESTS = frozenset(
    {
        *(Kind.REQUEST, Kind.APPLICATION, Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED, Kind.CARRIED),
        *(Kind.PRIOR_YEAR, Kind.NEXT_YEAR, Kind.APPLICANT, Kind.OUTCOME, Kind.GROUP),
    }
)
_UNDERSTOOD = (HARMLESS | _REQUESTS) - {Kind.CASE}
_REMEDIES = frozenset(
    {Kind.COURT, Kind.RESULT, Kind.REQUEST, Kind.APPLICATION, Kind.RECEIVED, Kind.WORKED, Kind.DONE, Kind.NEW}
)
_DOCUMENTS = frozenset({Kind.DOCUMENT, Kind.DOCUMENT_STATE, Kind.NEW})
_BARE = frozenset({Kind.DOCUMENT, Kind.FILL, Kind.THIS_YEAR, Kind.OWN})
"""What stands beside documents of which nothing else is told: 规范性文件9件."""
ANY_STATE = "any"
"""Documents in whatever state: no more than all that the table counts."""
_DECISIONS = frozenset({Kind.DECISION, Kind.DECIDE, Kind.WORKED, Kind.DONE})
_CHARGES = frozenset({Kind.CHARGE, Kind.COLLECT, Kind.RECEIVED})
_OF_THE_REST = frozenset({Kind.CARRIED, Kind.NEXT_YEAR, Kind.OUTCOME, Kind.GROUP, Kind.APPLICANT})
"""What tells by itself what the rest are: 其余9件为部分公开."""
_CAME, _GONE = frozenset({Kind.NEW, Kind.RECEIVED}), frozenset({Kind.DONE, Kind.WORKED})
_BEGINNING = "beginning"
_ANSWERED = "answered"
"""公开答复: in a list it is the outcome, elsewhere it may be an answer of any kind."""


def understood(kinds: Set[Kind]) -> bool:
    """Tell whether words of such kinds say nothing that could narrow what is counted."""
    return kinds <= _UNDERSTOOD


def family_of(quantity: Quantity, vocabulary: Vocabulary) -> str:
    """Return the family of a quantity; outcomes are requests."""
    return vocabulary.family.get(quantity.subject, "requests")


def quantities(clause: Clause, base: Quantity | None, vocabulary: Vocabulary, *, listed: bool = False) -> Quantities:
    """Return the quantities whose sum the clause tells, nothing where it names none.

    ``base`` is the quantity of which it may name a part, and does if it is ``listed`` behind it: 自然人3件 after
    新收15件，其中 are new requests too.
    """
    family = vocabulary.family.get(base.subject) if base else None
    telling = clause.kinds - HARMLESS - OPEN - {Kind.OTHER_ORGAN}
    lost = Kind.RESULT in telling and any(word.value == _LOST for word in clause.of(Kind.RESULT))
    judged = Kind.RESULT in telling and (lost or family == "remedies" or clause.has(Kind.JUDGE))
    if Kind.COURT in telling or judged:
        telling -= {Kind.REST} if Kind.RESULT in telling else set()
        return _remedies(clause, base) if telling <= _REMEDIES else ()
    goes_on = family == "documents" and telling and telling <= {Kind.DOCUMENT_STATE, Kind.NEW}
    if Kind.DOCUMENT in telling or (Kind.DOCUMENT_STATE in telling and family == "documents") or goes_on:
        return _documents(clause, base) if telling <= _DOCUMENTS else ()
    if Kind.DECISION in telling:
        words = clause.of(Kind.DECISION) if telling <= _DECISIONS else ()
        return [Quantity(_SPECIES.get(word.value, word.value), "decisions") for word in words]
    if family == "remedies" and base and telling == {Kind.RECEIVED} and not clause.has(Kind.NEXT_YEAR):
        return [base._replace(part="total")]  # 行政复议案件：收到9件
    if family == "decisions" and base and Kind.DECIDE in clause.kinds and not telling:
        return [base]
    if Kind.CHARGE in telling or (Kind.COLLECT in telling and family == "charges"):
        return [Quantity("charges", "amount")] if telling <= _CHARGES else ()
    telling -= {Kind.REST} if telling & _OF_THE_REST else set()
    if clause.has(Kind.CASE) and not clause.has(Kind.REQUEST, Kind.APPLICATION):
        return ()
    if not telling or not telling <= _REQUESTS:
        return ()
    return _requests(clause, base if listed else None, telling, vocabulary)


def _requests(clause: Clause, base: Quantity | None, telling: Set[Kind], vocabulary: Vocabulary) -> Quantities:
    within = base is not None and vocabulary.family.get(base.subject) == "requests"
    column = base.part if base and within and base.part != "total" else "total"
    outcomes = ["granted" if base and one == _ANSWERED else one for one in _outcomes(clause, vocabulary)]
    who = [word.value for word in clause.of(Kind.APPLICANT)]
    if outcomes:
        if who and not telling & {*_CAME, Kind.CARRIED, Kind.PRIOR_YEAR, Kind.NEXT_YEAR}:
            return [Quantity(outcome, part) for outcome in outcomes for part in who]  # 向自然人予以公开9件
        wrong = who or not telling.isdisjoint({*_CAME, Kind.CARRIED, Kind.PRIOR_YEAR, Kind.NEXT_YEAR})
        return () if wrong else [Quantity(outcome, column) for outcome in outcomes]
    named = not telling.isdisjoint({Kind.REQUEST, Kind.APPLICATION})
    if Kind.DONE in telling and any(word.value == "alone" for word in clause.of(Kind.INFO)) and not named:
        return ()  # 公开办结4件 tells an outcome, 公开申请办结4件 does not
    subjects = _subjects(clause, telling)
    if who and base and base.subject not in vocabulary.family and subjects in {(), ("requests",)}:
        subjects = (base.subject,)  # 予以公开的申请中，商业企业9件
    if who and subjects in {(), ("requests",)}:
        subjects = (base.subject if base and within else "requests",)
    return [Quantity(subject, part) for subject in subjects for part in who or ("total",)]


def _subjects(clause: Clause, telling: Set[Kind]) -> tuple[str, ...]:
    """Return what requests the verbs speak of; several where their sum is meant."""
    told = telling - {Kind.REQUEST, Kind.APPLICATION, Kind.APPLICANT}
    if Kind.CARRIED in told:
        dated = all(word.value == "dated" for word in clause.of(Kind.CARRIED))
        if dated and told.isdisjoint({Kind.PRIOR_YEAR, Kind.NEXT_YEAR}):
            return ()  # 转至9件
        left = Kind.NEXT_YEAR in told or any(word.value == "out" for word in clause.of(Kind.CARRIED))
        begun = any(word.value == _BEGINNING for word in clause.of(Kind.PART_OF_YEAR))
        carried = "carried_in" if begun or Kind.PRIOR_YEAR in told else "carried_out" if left else "carried"
        if {Kind.PRIOR_YEAR, Kind.NEXT_YEAR} <= told:
            return ()
        return ("new", carried) if Kind.NEW in told else (carried,)
    if Kind.NEXT_YEAR in told and clause.has(Kind.REST) and Kind.PRIOR_YEAR not in told:
        return ("carried_out",)  # 剩余9件下年办理
    if told & {Kind.PRIOR_YEAR, Kind.NEXT_YEAR}:
        return ()
    match told & _CAME, told & _GONE:
        case came, gone if came and gone:
            return ("requests",)
        case came, _ if came:
            return ("new",) if Kind.NEW in came else ("received",)
        case _, gone if gone:
            return ("handled",) if Kind.DONE in gone else ("worked",)
    return ("requests",) if Kind.APPLICATION in telling or is_request(clause) else ()


def _outcomes(clause: Clause, vocabulary: Vocabulary) -> list[str]:
    """Return the outcomes that a clause names.

    A group beside one of its own rows only says where that belongs; beside several, or one and 等, they are examples.
    """
    named = list(dict.fromkeys(word.value for word in clause.of(Kind.OUTCOME, Kind.GROUP)))
    examples = any(word.value == _AND_OTHERS for word in clause.of(Kind.UNKNOWN))
    if any(word.value == _REASON for word in clause.of(Kind.FILL)):
        return [one for one in named if one not in vocabulary.rows] or named  # 以国家秘密、第三方权益为由不予公开
    for group in clause.of(Kind.GROUP) if Kind.EACH not in clause.kinds else ():
        rows = vocabulary.rows.get(group.value, ())
        if sum(one in rows for one in named) + examples > 1:
            return [one for one in named if one not in rows]
    return [one for one in named if set(vocabulary.rows.get(one, ())).isdisjoint(named)]


def _remedies(clause: Clause, base: Quantity | None) -> Quantities:
    named = clause.of(Kind.RESULT)
    if len(named) > 1 and any(word.value == _AND_OTHERS for word in clause.of(Kind.UNKNOWN)):
        named = named[-1:]  # 撤回、终止等其他结果
    results = list(dict.fromkeys(_SPECIES.get(word.value, word.value) for word in named))
    judges = list(dict.fromkeys(word.value for word in clause.of(Kind.JUDGE)))
    judged = judges or ([base.subject] if base else ["litigation"] if "corrected" in results else [])
    courts = list(courts_of(clause)) or judged
    return [Quantity(court, result) for court in courts for result in results or ("total",)]


def courts_of(clause: Clause) -> Sequence[str]:
    """Return the kinds of cases that a clause names: 复议后起诉的行政诉讼 is one."""
    courts = list(dict.fromkeys(word.value for word in clause.of(Kind.COURT)))
    suits = [court for court in courts if court in {"direct", "after_review"}]
    if "litigation" in courts:
        courts = [court for court in courts if court != "sued"]  # 被起诉的行政诉讼
    return suits or courts


_AND_OTHERS = "等"
_REASON = "reason"
"""The value of words that make the rows before them the reasons of the group behind."""
_LOST = "lost"
_SPECIES = {
    "lost": "corrected",
    "corrected_some": "corrected",
    "won": "total",
    "withdrawn": "total",
    "coercive_some": "coercive_measures",
}
"""What the tables count with others under another name: who loses is corrected, who wins or withdraws is counted."""


def _documents(clause: Clause, base: Quantity | None) -> Quantities:
    if any(word.value == _BEGINNING for word in clause.of(Kind.PART_OF_YEAR)):
        return ()  # 年初有效9件: the table tells of the end of the year
    states = {word.value for word in clause.of(Kind.DOCUMENT_STATE)}
    denied = Kind.NOT in clause.kinds or clause.amount is None
    if states == {"made", "in_force"} and _last_state(clause) == "in_force":
        states = {"in_force"}  # 本机关制发的现行有效规范性文件
    if not states and clause.has(Kind.NEW) and clause.kinds <= _BARE | {Kind.NEW}:
        states = {"made"}  # 行政规范性文件新增3件
    named = list(dict.fromkeys(word.value for word in clause.of(Kind.DOCUMENT))) or ([base.subject] if base else [])
    if not states and clause.amount is not None and clause.kinds <= _BARE:
        return [Quantity(document, ANY_STATE) for document in named]
    told = len(states) == 1 or (denied and "in_force" not in states)
    return [Quantity(document, state) for document in named for state in sorted(states)] if told else ()


def _last_state(clause: Clause) -> str:
    """Return the state of documents that is told right before they are named."""
    named = next((word.start for word in clause.of(Kind.DOCUMENT)), clause.end)
    return next((word.value for word in reversed(clause.of(Kind.DOCUMENT_STATE)) if word.end <= named), "")


def is_request(clause: Clause) -> bool:
    """Tell whether a clause names requests, not only the work on them."""
    asked = clause.has(Kind.APPLICATION) and any(word.value == "asked" for word in clause.of(Kind.INFO))
    return asked or any(word.value != "matter" for word in clause.of(Kind.REQUEST))
