"""Shares that words tell of the tables: 过半, 占七成以上, 每三件就有一件."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from gipr_lint.checks.text.statements.comparing.sides import AMONG, Reading, Subject
from gipr_lint.checks.text.statements.comparing.verdict import Verdict, percent, rounded
from gipr_lint.checks.text.statements.sums import Sum
from gipr_lint.limits.expressions import kept
from gipr_lint.statements.relations.comparing.bounds import Bounds
from gipr_lint.statements.relations.comparing.read import SEVERAL
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.relations.comparing.skeleton import EACH, SHARE
from gipr_lint.statements.relations.percentages import WHOLE_PERCENT

_TOGETHER = r"(?:[两二三四]?[项类种者])?(?:(?:行政)?(?:处理)?决定)?(?:合计数?|总数|之和|总和|合计总数|总量|(?<=决定))$"
"""Takes what says that several are meant together: 两项合计."""


def portioned(relation: Relation, reading: Reading) -> Verdict | None:
    """Return what is wrong with the share of a quantity in another one."""
    bounds = _one_in(relation) if relation.says == "one-in" else _told(relation)
    found = _part_and_whole(relation, reading)
    if bounds is None or found is None:
        return None
    parts, wholes = found
    sides = zip(parts, wholes, strict=True) if _are_parallel(parts, wholes) else product(parts, wholes)
    pairs = [(part, whole) for part, whole in sides if whole.value and part.value <= whole.value]
    if not pairs or any(bounds.hold(percent(part.value, whole.value)) for part, whole in pairs):
        return None
    part, whole = pairs[0]
    told = rounded(percent(part.value, whole.value))
    return Verdict("百分比", (*part.phrase, " 占 ", *whole.phrase, f" 的 {told}%"))


def _are_parallel(parts: Sequence[Sum], wholes: Sequence[Sum]) -> bool:
    """Tell whether each reading of the part is of the rows of one of the whole: 自然人 of 新收, or of 办理总计."""
    return len(parts) == len(wholes) and all(map(_are_of_the_same_rows, parts, wholes))


def _are_of_the_same_rows(one: Sum, other: Sum) -> bool:
    return [part.row for part in one.operands] == [part.row for part in other.operands]


def _part_and_whole(relation: Relation, reading: Reading) -> tuple[Sequence[Sum], Sequence[Sum]] | None:
    if relation.parts:
        return _added(relation, reading)
    if relation.whole:
        both = part_and_whole(relation, reading)
        if both is not None:
            part, whole = both
            if part.about == whole.about:
                return None
            any_of_all = [*_completed(reading, whole), *(reading.wholes(part) if _is_general(whole) else ())]
            return part.sums, any_of_all
        return None
    if relation.lead.endswith(AMONG):
        return None
    one = reading.subjects(relation.left)
    return (one[0].sums, reading.wholes(one[0])) if one else None


def _added(relation: Relation, reading: Reading) -> tuple[Sequence[Sum], Sequence[Sum]] | None:
    """Return what several parts are together, and their whole: 予以公开和部分公开相加占办结数的."""
    sides = reading.subjects(*relation.parts, *([relation.whole] if relation.whole else []))
    if sides is None:
        return None
    parts, whole = sides[: len(relation.parts)], sides[len(relation.parts) :]
    if any(len(one.sums) != 1 for one in parts):
        return None
    added = Sum([operand for one in parts for operand in one.sums[0].operands])
    return [added], whole[0].sums if whole else reading.wholes(parts[0])


def part_and_whole(relation: Relation, reading: Reading) -> tuple[Subject, Subject] | None:
    """Return part and whole: 新收申请里…由法律服务机构提出 names the applicants of the new ones."""
    match = kept(_TOGETHER).search(relation.whole)
    several = [one for one in kept(SEVERAL).split(relation.whole[: match.start()]) if one] if match else []
    if len(several) > 1:
        return _of_several(relation, reading, several)
    whole = reading.subjects(relation.whole)
    if whole is None:
        return None
    within = reading._replace(lead=f"{relation.whole}中")
    part = within.subjects(relation.left)
    return (part[0], whole[0]) if part else None


def _of_several(relation: Relation, reading: Reading, several: Sequence[str]) -> tuple[Subject, Subject] | None:
    """Return a part and what several quantities are together: 行政强制决定占处罚、强制两项合计的."""
    sides = reading.subjects(relation.left, *several)
    if sides is None or any(len(one.sums) != 1 for one in sides):
        return None
    part, *parts = sides
    about = [quantity for one in parts for quantity in one.about]
    return part, Subject(about, [Sum([operand for one in parts for operand in one.sums[0].operands])])


def _completed(reading: Reading, whole: Subject) -> Sequence[Sum]:
    """Return what a whole may be: of cases also those that are closed."""
    closed = [one._replace(part="closed") for one in whole.about if one.part == "total"]
    return [*whole.sums, *reading.of(closed)] if _is_of_cases(whole) else whole.sums


def _is_general(whole: Subject) -> bool:
    """Tell whether a whole is requests of which it is not told whether they came or were dealt with: 申请中."""
    return all(one.subject in {"requests", "received"} and one.part == "total" for one in whole.about)


def _is_of_cases(whole: Subject) -> bool:
    return all(one.subject in {"review", "litigation", "direct", "after_review"} for one in whole.about)


def _told(relation: Relation) -> Bounds | None:
    number = relation.number(SHARE)
    return number.bounds if number else None


def _one_in(relation: Relation) -> Bounds | None:
    """Return between what the share is of which one in so many is told, roughly."""
    each = relation.number(EACH)
    if each is None or each.value <= 1:
        return None
    return Bounds(WHOLE_PERCENT / (each.value + 1), WHOLE_PERCENT / (each.value - Decimal("0.7")))
