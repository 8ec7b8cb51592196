"""Between which numbers a word leaves a number open: 近三倍, 40件以上, 不到5个百分点."""

from decimal import Decimal

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.relations.percentages import Percentage

LARGEST_NUMBER = Decimal(10) ** 15
"""More than anything that is counted."""
_NEAR_SHARE = Decimal("0.1")
"""How far 近 and 约 go from a number, as a part of it."""
_SMALL_NEAR_SHARE = Decimal("0.2")
"""How far from a small one."""
_SMALL_ITEMS = Decimal(20)
"""Below this a number is a small one."""
_LEAST = ("以上", "之上", "超过", "超", "逾", "高于", "多于", "不低于", "不少于", "不下", "至少", "突破", "大于")
_MOST = ("以下", "以内", "之内", "不到", "不足", "低于", "少于", "不超过", "不超", "不多于", "至多", "最多")
_NEARLY = ("近", "将近", "接近", "达近", "差不多")
_ABOUT = ("约", "大约", "约为", "大致", "左右", "上下", "大概")
_MORE = ("多", "余", "有余", "还多", "出头", "几")
LEADS = (*_LEAST, *_MOST, *_NEARLY, *_ABOUT)
"""What stands before a number and leaves it open."""
TAILS = ("以上", "之上", "以下", "以内", "之内", "左右", "上下", "还多", "有余", "出头", "多", "余")
"""What stands behind it."""


_HALF_PERCENT = Decimal(50)
"""一半."""
_ROUNDING_POINTS = Decimal("0.5")
"""How far a share may be rounded."""
_TENTHS_OFF_PERCENT = Decimal(5)
"""How far 三成 may be from a share."""
_FRACTION_OFF_PERCENT = Decimal(3)
"""How far 三分之一 may be from it."""


class Bounds(NamedTuple):
    """From which number to which."""

    low: Decimal
    high: Decimal

    def hold(self, low: Decimal, high: Decimal | None = None) -> bool:
        """Tell whether a number, or some number of a stretch, lies within."""
        return low <= self.high and self.low <= (low if high is None else high)

    def turned(self) -> "Bounds":
        """Return the bounds of the number with the other sign."""
        return Bounds(-self.high, -self.low)

    def widened(self, by: Decimal) -> "Bounds":
        """Return bounds that are wider at both ends."""
        return Bounds(self.low - by, self.high + by)


def share_bounds(one: Percentage, text: str) -> Bounds:
    """Return between what a percentage of a text is: 近三成 is 25 % to 30 %, 七成以上 at least 69.5 %."""
    said = text[one.start : one.stop]
    lead = next((word for word in sorted(LEADS, key=len, reverse=True) if said.startswith(word)), "")
    tail = next((word for word in TAILS if said.endswith(word)), "")
    if one.bounds and not (lead or tail):
        return Bounds(_HALF_PERCENT, Decimal(100))  # 过半
    if not one.rough:
        lead, tail = (lead, tail) if one.bounds else ("", "")
    off = _FRACTION_OFF_PERCENT if "分之" in said and "百分" not in said else _TENTHS_OFF_PERCENT
    for word in (lead, tail):
        if word in _LEAST:
            return Bounds(one.value - _ROUNDING_POINTS, Decimal(100))
        if word in _MOST:
            return Bounds(Decimal(0), one.value + _ROUNDING_POINTS)
        if word in _NEARLY:
            return Bounds(one.value - off, one.value + _ROUNDING_POINTS)
        if word in _ABOUT:
            return Bounds(one.value - off, one.value + off)
        if word in _MORE:
            return Bounds(one.value - _ROUNDING_POINTS, one.value + Decimal(10))
    if one.rough:
        return Bounds(one.value - off, one.value + off)
    return Bounds(one.value - one.step / 2, one.value + one.step)


def bounds_of(value: Decimal, step: Decimal, lead: str, tail: str) -> Bounds:
    """Return between what a number is; one that nothing leaves open is rounded, or cut, to its last digit."""
    off = max(value * (_SMALL_NEAR_SHARE if value < _SMALL_ITEMS else _NEAR_SHARE), step)
    for word in (lead, tail):
        if word in _LEAST:
            return Bounds(value - step / 2, LARGEST_NUMBER)
        if word in _MOST:
            return Bounds(Decimal(0), value + step / 2)
        if word in _NEARLY:
            return Bounds(value - off, value + step / 2)
        if word in _ABOUT:
            return Bounds(value - off, value + off)
        if word in _MORE:
            return Bounds(value - step / 2, value + off + step)
    return Bounds(value - step / 2, value + step)
