"""What is the most, in which order quantities stand, and of how many kinds there are any."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from gipr_lint.checks.text.statements.comparing.portions import part_and_whole
from gipr_lint.checks.text.statements.comparing.sides import AMONG, Reading, Subject
from gipr_lint.checks.text.statements.comparing.verdict import Verdict, beside
from gipr_lint.checks.text.statements.stated import vocabulary_of
from gipr_lint.checks.text.statements.sums import Sum
from gipr_lint.limits.expressions import kept
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.statement import Quantity
from gipr_lint.statements.words.amounts import number_of

_APPLICANTS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org")
_OUTCOMES = ("granted", "partial", "refused", "not_available", "not_processed", "other_handling")
_DECISIONS = ("licences", "penalties", "coercive_measures")
_RESULTS = ("upheld", "corrected", "other", "pending")
_ORGANISATIONS = "法人|组织|单位"
"""Finds what leaves persons out: 法人和其他组织中."""
_OF_ALL = (
    r"(?:办理|答复|处理)(?:结果|情况|决定|方式|类型)"
    r"|^从?(?:结果|件数|数量|总量)(?:看|来看|上看)?$"
    r"|(?:申请人|主体)(?:情况|类型|构成|结构|分布|看|来看|中|类别)?$"
)
"""Finds words for all that there are of something, whatever their order: 各类办理结果, 从申请人看."""
_REASONS = (
    r"(?:不予公开|无法提供|不予处理|复议|诉讼)的?(?:案件)?"
    r"(?:答复|理由|情形|原因|申请|依据|类型|结果|种类|决定)?的?(?:中|里|当中)?$"
)
"""Finds words for a group of outcomes: 我局不予公开的答复."""
_GROUPS = ("refused", "not_available", "not_processed")
"""The groups of rows of table three that have rows of their own."""


def ranked(relation: Relation, reading: Reading) -> Verdict | None:
    """Return what is wrong with a rank, or with the number of kinds."""
    if relation.says == "kinds":
        return _kinds(relation, reading)
    if relation.says in {"first", "last"}:
        return _first(relation, reading)
    return _order(relation, reading)


def _first(relation: Relation, reading: Reading) -> Verdict | None:
    subject = _ranked(relation, reading)
    if subject is None or len(subject.about) != 1:
        return None
    (quantity,) = subject.about
    beside_it = _beside(reading, quantity)
    if quantity.part in _APPLICANTS and kept(_ORGANISATIONS).search(relation.whole + relation.lead):
        beside_it = [one for one in beside_it if one.part != "natural"]
    others = [reading.of([one]) for one in beside_it]
    if relation.says == "last":
        least = min(subject.sums, key=_by_value)
        smaller = [max(known, key=_by_value) for known in others if known]
        smaller = [one for one in smaller if 0 < one.value < least.value]
        return Verdict("说法", beside(least, min(smaller, key=_by_value))) if smaller else None
    most = max(subject.sums, key=_by_value)
    larger = [min(known, key=_by_value) for known in others if known]
    larger = [one for one in larger if one.value > most.value]
    return Verdict("说法", beside(most, max(larger, key=_by_value))) if larger else None


def _ranked(relation: Relation, reading: Reading) -> Subject | None:
    """Return what is said to be the most: of all, or of what the words before it name."""
    whole = relation.whole or (relation.lead if relation.lead.endswith(AMONG) else "")
    if not whole or kept(_OF_ALL).search(whole):
        found = reading._replace(lead="").subjects(relation.left)
        return found[0] if found else None
    both = part_and_whole(relation._replace(whole=whole), reading)
    if both is not None:
        return both[0]
    found = reading._replace(lead="").subjects(relation.left)
    return found[0] if found and kept(_REASONS).search(whole) else None


def _by_value(one: Sum) -> Decimal:
    return one.value


def _beside(reading: Reading, one: Quantity) -> Sequence[Quantity]:
    """Return the quantities among which one may be the most."""
    rows = vocabulary_of(reading.report).rows
    for group in _GROUPS:
        if one.subject in rows[group]:
            return [one._replace(subject=row) for row in rows[group] if row != one.subject]
    if one.subject in _OUTCOMES:
        return [one._replace(subject=row) for row in _OUTCOMES if row != one.subject]
    if one.subject in _DECISIONS:
        return [one._replace(subject=row) for row in _DECISIONS if row != one.subject]
    if one.part in _APPLICANTS:
        return [one._replace(part=part) for part in _APPLICANTS if part != one.part]
    if one.part in _RESULTS and one.subject in {"review", "litigation", "direct", "after_review"}:
        return [one._replace(part=part) for part in _RESULTS if part != one.part]
    return ()


def _order(relation: Relation, reading: Reading) -> Verdict | None:
    parts = relation.parts
    subjects = reading.subjects(*parts) if len(parts) > 1 else None
    if subjects is None and len(parts) > 1 and (headed := kept(_HEADED).match(relation.words)):
        subjects = reading._replace(lead=headed[1]).subjects(*parts)
    if subjects is None:
        return None
    for before, behind in pairwise(subjects):
        most, least = max(before.sums, key=_by_value), min(behind.sums, key=_by_value)
        if most.value < least.value:
            return Verdict("说法", beside(most, least))
    return None


_HEADED = r"([^,;:]{2,30}?)(?:按[^,;:]{0,6})?(?:结果)?(?:由多到少|从多到少|从高到低|由高到低|从大到小)"
"""Takes what things are of which the order follows: 行政复议结果由多到少; not what stands before them."""


def _kinds(relation: Relation, reading: Reading) -> Verdict | None:
    """Return what is wrong with the number of rows of a group in which there is anything."""
    number = number_of(relation.extra)
    subjects = reading.subjects(relation.left)
    group = _group(subjects[0]) if subjects else None
    if number is None or group is None:
        return None
    rows = vocabulary_of(reading.report).rows[group]
    known = [reading.of([Quantity(row)]) for row in rows]
    if not all(known):
        return None
    there = [one[0] for one in known if one[0].value]
    if len(there) == number:
        return None
    told = [part for one in there for part in (*one.phrase, "、")][:-1]
    return Verdict("说法", (f"表格中有 {len(there)} 种", *(("：", *told) if told else ())))


def _group(subject: Subject) -> str | None:
    names = [one.subject for one in subject.about if one.part == "total"]
    return names[0] if len(names) == 1 and names[0] in _GROUPS else None
