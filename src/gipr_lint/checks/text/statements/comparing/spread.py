"""The year's figure spread over its months, quarters or days, and of how many digits it is."""

from decimal import Decimal

from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.comparing.sides import Reading
from gipr_lint.checks.text.statements.comparing.verdict import UNIT_YUAN, Verdict, rounded
from gipr_lint.checks.text.statements.sums import Sum
from gipr_lint.limits.expressions import kept
from gipr_lint.statements.relations.comparing.bounds import LARGEST_NUMBER, Bounds
from gipr_lint.statements.relations.comparing.forms import parts_of_year
from gipr_lint.statements.relations.comparing.relation import Relation
from gipr_lint.statements.relations.comparing.skeleton import COUNT, Slot

_OF_DIGITS = {"个": 1, "两": 2, "三": 3, "四": 4}
_MONTH_PARTS = 12
"""A year's months."""
_QUARTER_PARTS = 4
"""Its quarters."""
_WEEK_PARTS = 52
"""Its weeks."""
_WORKDAY_PARTS = 250
"""Its working days, as averages by the day are marked."""
_MIN_DAYS = 240
"""Of fewer days no average is taken."""
_MAX_DAYS = 366
"""Nor of more."""
_OFF_SHARE = Decimal("0.05")
"""How far an average may be off that is told without a word of it."""
_OF_PART = r"半年|季度|\d月|以来|[两二三四五\d]年(?!度)|前\d|近[两二三几]年"
"""Finds what makes a number one of less than a year, or of more: 上半年; not 全年."""
_NAMES = {_MONTH_PARTS: "平均每月", _QUARTER_PARTS: "平均每季度", _WEEK_PARTS: "平均每周", _WORKDAY_PARTS: "平均每天"}


def spread(relation: Relation, reading: Reading) -> Verdict | None:
    """Return what is wrong with an average, with the least or the most of a month, or with the number of digits."""
    if relation.says == "average" and relation.extra:
        return _of_told(relation)
    subjects = reading.subjects(relation.left)
    if subjects is None:
        return None
    found = subjects[0].sums
    if relation.says == "size":
        digits = _OF_DIGITS[relation.extra]
        bounds = Bounds(Decimal(10) ** (digits - 1) if digits > 1 else Decimal(0), Decimal(10) ** digits - 1)
        return None if any(bounds.hold(one.value) for one in found) else Verdict("说法", found[0].phrase)
    number = relation.number(COUNT)
    if number is None:
        return None
    return _average(relation, number, found[0]) if relation.says == "average" else _each(relation, number, found[0])


def _average(relation: Relation, number: Slot, one: Sum) -> Verdict | None:
    count = parts_of_year(relation.per)
    low, high = count, count
    if count == _WORKDAY_PARTS:
        told = kept(r"(\d{3})个工作日").search(relation.sentence)
        low, high = (int(told[1]),) * 2 if told else (_MIN_DAYS, _MAX_DAYS)
    bounds = number.bounds.widened(max(number.value * _OFF_SHARE, Decimal("0.5") if number.value > 1 else Decimal(0)))
    value = _value(one, number)
    if bounds.hold(value / high, value / low):
        return None
    return Verdict("平均数", (*one.phrase, f"，{_NAMES[count]} {rounded(_shown(one, number) / high)}"))


def _of_told(relation: Relation) -> Verdict | None:
    """Return what is wrong with an average beside the number that it is of: 月均41万元，全年356.48万元."""
    number, whole = [one for one in relation.numbers if one.mark == COUNT][-2:]
    if relation.extra == COUNT:
        number, whole = whole, number  # 全年收到申请113件，月均9件
        if kept(_OF_PART).search(relation.sentence):
            return None
    count, unit = parts_of_year(relation.per), UNIT_YUAN if number.unit == "元" else 1
    rounding = Decimal(0) if number.unit == "元" else Decimal("0.5")
    bounds = number.bounds.widened(max(number.value * _OFF_SHARE, rounding))
    low, high = (_MIN_DAYS, _MAX_DAYS) if count == _WORKDAY_PARTS else (count, count)
    if number.unit != whole.unit or bounds.hold(whole.value / high, whole.value / low):
        return None
    average = rounded(whole.value / count / unit)
    return Verdict("平均数", (f"{plain_number(whole.value / unit)} {_NAMES[count]}是 {average}",))


def _each(relation: Relation, number: Slot, one: Sum) -> Verdict | None:
    count = _QUARTER_PARTS if "季" in relation.per else _MONTH_PARTS
    every = count * number.value
    least = relation.says == "each-least"
    if "above" in relation.extra:
        every = count * number.bounds.low
    bounds = Bounds(every, LARGEST_NUMBER) if least else Bounds(Decimal(0), every)
    if 0 < number.bounds.low < number.value < number.bounds.high < LARGEST_NUMBER and not number.exact:
        return _average(relation, number, one)  # 每月40件左右
    if bounds.hold(_value(one, number)):
        return None
    told = "至少" if least else "至多"
    period = "个季度" if count == _QUARTER_PARTS else "个月"
    return Verdict("说法", (f"{count} {period}{told}是 {plain_number(every)}，而", *one.phrase))


def _value(one: Sum, number: Slot) -> Decimal:
    """Return a figure in the unit of a number."""
    return one.value * UNIT_YUAN if number.unit == "元" else one.value


def _shown(one: Sum, number: Slot) -> Decimal:
    return _value(one, number) if number.unit == "元" and number.value < UNIT_YUAN else one.value
