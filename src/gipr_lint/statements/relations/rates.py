"""Rates: how many of what was due, asked or examined were done, returned or found in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

import msgspec

from gipr_lint.files.cache import recall
from gipr_lint.files.resources import folder
from gipr_lint.files.yaml import YamlFile
from gipr_lint.limits.expressions import expression, kept
from gipr_lint.statements.relations.percentages import PercentageContext, clause_of
from gipr_lint.statements.words.amounts import Amount

_ELSEWHERE = (
    "建议|提案|工单|信访|热线|留言|诉求|来信|投诉|咨询|问政|事项|许可|涉及|"
    "政务服务|救助|低保|补贴|不动产|登记申请|审批|优待证|住房|建房"
)
"""Takes what is dealt with beside requests: 热线, 建议; not 申请."""
_DIFFERENT = r"(?:基本|比较|较|不|未|没有|无|非)$"
"""What makes another thing of the word of a rate: 基本满意, 未采纳."""
_OPPOSITE = r"(?:不|未|没有|无|非)$"
"""Takes what turns the word of a rate into its opposite: 未采纳, 不满意; not 基本满意."""
_MAX_TAIL_FIGURES = 2
"""A rate tells on the last number before it, or on the one before that."""
_MAX_PARTS = 3
"""More numbers are not told of one rate."""
_AHEAD = r"[:(]|,其中"
"""Takes what leads from a rate to its numbers: 解读率90%：应解读10件; not 办结率90%，满意"""


class Within(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of what the words of ``of`` count, those of ``part`` count no more; ``loose``: unless some came from before."""

    of: tuple[str, ...]
    part: tuple[str, ...]
    loose: bool = False


class RateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``rates`` are words of a rate with those that tell its number, ``manners`` what narrows both.

    ``apart`` tells that a rate is planned, or one of what was due. ``verdicts`` are words of a rate with the result of
    reviews and suits that they mean. ``within`` tells of what no more can be done than there is. Of the ``rates`` those
    of ``may_exceed`` can be over 100 %; words of one of the ``sorts`` name parts that do not overlap, those of a pair
    of ``opposites`` all of a whole; ``overlapping`` ones may be told of the same things.
    """

    rates: dict[str, tuple[str, ...]]
    manners: tuple[tuple[str, ...], ...]
    apart: tuple[str, ...]
    verdicts: dict[str, str]
    within: tuple[Within, ...]
    may_exceed: tuple[str, ...]
    sorts: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[str, str], ...]
    overlapping: tuple[str, ...]


@cache
def rate_words() -> RateWords:
    """Return the words of the national vocabulary."""
    resource = folder("gipr_lint.vocabulary").joinpath("rates.yaml")
    content = resource.read_bytes()
    return recall("rates", [content], RateWords, lambda: YamlFile(str(resource), content).read(RateWords))


@cache
def _rate() -> re.Pattern[str]:
    """Takes 满意率为, 按时办结率达到; not 率先, and nothing with a number between."""
    return expression(r"(?P<rate>[\u4e00-\u9fff]{2})(?:率|度|比例)(?:均?为|达到?了?|保持在?|是|实现|均|约为)?$")


@cache
def _requests_rate() -> re.Pattern[str]:
    """Takes the rate at which requests were dealt with: 按时办结率为."""
    return expression(
        r"(?P<how>[\u4e00-\u9fff]{0,4}?)(?P<rate>(?:办结|答复|办理|回复|办复)率)(?:均?为|达到?了?|保持在?|是|实现了?|约为|仅为?)?$"
    )


def done(context: PercentageContext) -> Sequence[tuple[Decimal, Decimal]]:
    """Return what was done with each number that it may be done of: 收到206条，办结183条，办结率88.8%.

    What is not wholly what the rate tells may be counted in: 满意46张，基本满意4张.
    """
    rate = _rate().search(context.clause)
    words = rate_words()
    ahead = not context.before and kept(_AHEAD).match(context.text[context.one.stop :]) is not None
    counted = context.after if ahead else context.before
    if rate is None or len(counted) < 2:
        return ()
    stems = words.rates.get(rate["rate"], (rate["rate"],))
    clauses = [_words(context, counted, number) for number in range(len(counted))]
    if ahead:
        return _pairs(counted[:1], counted[1:2]) if _is_due(clauses, stems) else ()
    told = [number for number, said in enumerate(clauses) if any(stem in said for stem in stems)]
    told = [number for number in told if not _is_other(clauses[number], stems, _OPPOSITE)]
    told = [number for number in told if number or kept(r"的[有共]?$|^表示").search(clauses[number])]
    certain = [number for number in told if not _is_other(clauses[number], stems, _DIFFERENT)]
    if not certain or len(told) > _MAX_PARTS or len(counted) - max(told) > _MAX_TAIL_FIGURES:
        return ()
    if context.text.count(",", counted[-1].stop, context.one.start) > 1:
        return ()
    if _are_siblings(context, counted, told):
        return ()
    manners = [
        alike for alike in words.manners if any(one in context.clause and one not in rate["rate"] for one in alike)
    ]
    if manners and not any(manner in clauses[number] for number in certain for manner in manners[0]):
        return ()
    wholes = [amount for number, amount in enumerate(counted) if number not in told]
    return _pairs(wholes, [counted[number] for number in told])


def _are_siblings(context: PercentageContext, counted: Sequence[Amount], told: Sequence[int]) -> bool:
    """Tell whether 、 joins what was done to what is no whole of it: 予以公开3件、部分公开2件，公开率."""
    whole, part = counted[0], counted[min(told)]
    stem = context.clause[:2]
    joined = part is counted[1] and context.text.startswith("、", whole.stop)
    return joined and stem in clause_of(context.text, context.first, whole.start)


def _is_due(clauses: Sequence[str], stems: Sequence[str]) -> bool:
    """Tell whether the first of two numbers is what was due, the second what was done of it."""
    return bool(kept("应|受理|收到|发放|抽查|参").search(clauses[0])) and any(stem in clauses[1] for stem in stems)


def _words(context: PercentageContext, counted: Sequence[Amount], number: int) -> str:
    """Return the words that tell what a number counts: those before it and, in its clause, behind it."""
    amount, text = counted[number], context.text
    start = counted[number - 1].stop if number else context.first
    behind = kept(r"[^,;。、()\d]*").match(text[amount.stop : context.last])
    rest = behind[0] if behind and amount.stop + len(behind[0]) != context.one.start else ""
    return clause_of(text, start, amount.start).replace("满意度", "") + rest


def _is_other(said: str, stems: Sequence[str], before: str) -> bool:
    """Tell whether words speak of the stem only together with what makes another thing of it."""
    found = [said[: match.start()] for stem in stems for match in kept(stem).finditer(said)]
    return all(kept(before).search(lead) for lead in found)


def _pairs(wholes: Sequence[Amount], parts: Sequence[Amount]) -> Sequence[tuple[Decimal, Decimal]]:
    """Return each part, or several together, with each whole of its kind, or with all of them together."""
    units = {part.unit for part in parts}
    bases = [whole.value for whole in wholes if whole.unit in units or _are_people(whole.unit, units)]
    if len(bases) > 1:
        bases += [sum(bases, Decimal(0)), 2 * bases[0] - sum(bases, Decimal(0))]
    if not bases or max(bases) < parts[0].value:
        return ()
    sums = [
        sum((one.value for one in some), Decimal(0))
        for count in range(1, len(parts) + 1)
        for some in combinations(parts, count)
    ]
    return [(part, base) for part in dict.fromkeys(sums) for base in bases if base > 0]


def _are_people(unit: str, units: set[str]) -> bool:
    return unit in {"人", "名", "人次"} and bool(units & {"人", "名", "人次"})


def handled(context: PercentageContext) -> int | None:
    """Return where the rate begins at which requests were dealt with, if it is said of these, not of what was due."""
    rate = _requests_rate().search(context.clause)
    timely = any(manner in context.clause for alike in rate_words().manners for manner in alike)
    timely = timely or any(word in context.said for word in rate_words().apart)
    if rate is None or "申请" not in context.said or timely or kept(_ELSEWHERE).search(context.said):
        return None
    return context.cut + rate.start("rate")


def verdict(context: PercentageContext) -> tuple[str, int] | None:
    """Return the result whose share of reviews or suits a rate tells, and where the rate begins: 复议案件维持率."""
    rate = _rate().search(context.clause)
    result = rate_words().verdicts.get(rate["rate"]) if rate else None
    return (result, context.cut + rate.start()) if rate and result else None
