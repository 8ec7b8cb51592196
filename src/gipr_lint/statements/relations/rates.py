"""Rates: how many of what was due, asked or examined were done, returned or found in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from gipr_lint.statements.relations.place import Place, clause_of
from gipr_lint.statements.relations.words import relation_words
from gipr_lint.statements.words.amounts import Amount

_ELSEWHERE = r"建议|提案|工单|信访|热线|留言|诉求|来信|投诉|咨询|问政|事项|许可|涉及"
_DIFFERENT = r"(?:基本|比较|较|不|未|没有|无|非)$"
"""What makes another thing of the word of a rate: 基本满意, 未采纳."""
_OPPOSITE = r"(?:不|未|没有|无|非)$"
_MOST_PARTS = 3


@cache
def _rate() -> re.Pattern[str]:
    """Takes 满意率为, 按时办结率达到; not 率先, and nothing with a number between."""
    return re.compile(r"(?P<rate>[\u4e00-\u9fff]{2})(?:率|度)(?:均?为|达到?了?|保持在?|是|实现|均|约为)?$")


@cache
def _requests_rate() -> re.Pattern[str]:
    """Takes the rate at which requests were dealt with: 按时办结率为."""
    return re.compile(
        r"(?P<how>[\u4e00-\u9fff]{0,4}?)(?P<rate>(?:办结|答复|办理|回复|办复)率)(?:均?为|达到?|保持在?|是|实现)?$"
    )


def done(place: Place) -> Sequence[tuple[Decimal, Decimal]]:
    """Return what was done with each number that it may be done of: 收到206条，办结183条，办结率88.8%.

    What is not wholly what the rate tells may be counted in: 满意46张，基本满意4张.
    """
    rate = _rate().search(place.clause)
    words = relation_words()
    stems = words.rates.get(rate["rate"]) if rate else None
    if rate is None or stems is None or len(place.before) < 2:
        return ()
    clauses = [_words(place, number) for number in range(len(place.before))]
    told = [number for number, said in enumerate(clauses) if number and any(stem in said for stem in stems)]
    told = [number for number in told if not _is_other(clauses[number], stems, _OPPOSITE)]
    certain = [number for number in told if not _is_other(clauses[number], stems, _DIFFERENT)]
    if not certain or place.text.count(",", place.before[certain[-1]].stop, place.one.start) > 2:
        return ()
    first = certain[0]
    if place.text.count(",", place.before[max(told)].stop, place.one.start) > 1 or len(told) > _MOST_PARTS:
        return ()
    manners = [manner for manner in words.manners if manner in place.clause and manner not in rate["rate"]]
    if manners and not any(manner in clauses[number] for number in certain for manner in manners[:1]):
        return ()
    return _pairs(place.before[:first], [place.before[number] for number in told])


def _words(place: Place, number: int) -> str:
    """Return the words that tell what a number counts: those before it and, in its clause, behind it."""
    amount, text = place.before[number], place.text
    start = place.before[number - 1].stop if number else place.first
    behind = re.match(r"[^,;。、()\d]*", text[amount.stop : place.one.start])
    rest = behind[0] if behind and behind[0] and amount.stop + len(behind[0]) < place.one.start else ""
    return clause_of(text, start, amount.start).replace("满意度", "") + rest


def _is_other(said: str, stems: Sequence[str], before: str) -> bool:
    """Tell whether words speak of the stem only together with what makes another thing of it."""
    found = [said[: match.start()] for stem in stems for match in re.finditer(stem, said)]
    return all(re.search(before, lead) for lead in found)


def _pairs(wholes: Sequence[Amount], parts: Sequence[Amount]) -> Sequence[tuple[Decimal, Decimal]]:
    """Return each part, or several together, with each whole of its kind, or with all of them together."""
    units = {part.unit for part in parts}
    bases = [whole.value for whole in wholes if whole.unit in units or _are_people(whole.unit, units)]
    bases += [sum(bases, Decimal(0))] if len(bases) > 1 else []
    if not bases or max(bases) < parts[0].value:
        return ()
    sums = [
        sum((one.value for one in some), Decimal(0))
        for count in range(1, len(parts) + 1)
        for some in combinations(parts, count)
    ]
    return [(part, base) for part in dict.fromkeys(sums) for base in bases if base]


def _are_people(unit: str, units: set[str]) -> bool:
    return unit in {"人", "名", "人次"} and bool(units & {"人", "名", "人次"})


def handled(place: Place) -> int | None:
    """Return where the rate begins at which requests were dealt with, if it is said of these, not of what was due."""
    rate = _requests_rate().search(place.clause)
    timely = any(manner in place.clause for manner in relation_words().manners)
    if rate is None or "申请" not in place.said or timely or re.search(_ELSEWHERE, place.said):
        return None
    return place.cut + rate.start("rate")


def verdict(place: Place) -> tuple[str, int] | None:
    """Return the result whose share of reviews or suits a rate tells, and where the rate begins: 复议案件维持率."""
    rate = _rate().search(place.clause)
    result = relation_words().verdicts.get(rate["rate"]) if rate and not place.before else None
    return (result, place.cut + rate.start()) if rate and result else None
