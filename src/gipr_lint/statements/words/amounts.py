"""Amounts in running text: a number of any writing with the unit that counts it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter

from gipr_lint.limits.expressions import expression, kept
from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import DIGITS

_CIPHERS = {char: value for value, char in enumerate(f"零{DIGITS}")} | {"〇": 0, "○": 0, "两": 2}
_CIPHERS |= {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_POWERS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SCORES = {"廿": 20, "卅": 30}
_MIN_CIPHER_CHARS = 3
"""So many ciphers side by side are a number as years are written, 二五七; fewer an estimate, 三五件."""
_LARGE = {"千": 3, "万": 4, "亿": 8}
_AT_LEAST = ("逾", "超", "超过", "不少于", "不低于", "不下", "至少", "大于")
"""What makes a number the least that there is."""
_AT_MOST = ("不到", "不足")
"""What makes a number one that there are fewer than, and not by half."""
_WITHIN = ("不超", "不超过", "不多于", "未超过", "少于", "低于")
_WITHIN_BEHIND = frozenset({"以内", "以下"})
"""What makes a number the most that there may be, by however much there are fewer."""
_NOT_WITHIN = ("不少于", "不低于")
"""How those end that make it the least."""
_OVER = ("余", "多")
"""Behind a number these say that there are some more."""
_ABOUT = ("近", "约", "大约", "达近")
"""What makes a number one that is near."""
_ROUGH = (*_AT_LEAST, *_AT_MOST, *_WITHIN, *_ABOUT)
_BEFORE = (*_ROUGH, "每", "第")
"""What makes a number a rough one, or another one than how many there are."""
_NEAR_PARTS = 4
"""A number that is told to be near is off by a quarter at most."""
_MIN_MANY_ITEMS = 1000
"""Of so many things less than a quarter is already much."""
_NEAR_PARTS_OF_MANY = 10
"""Of that many a number that is told to be near is off by a tenth at most."""
_MIN_NEAR_ITEMS = 20
"""Of fewer things a quarter is too little to tell."""
_MAX_BEFORE_CHARS = max(map(len, _BEFORE))
"""How far before a number such a word may begin."""
_DASH = "——"
"""What stands between a name and its number; a single one stands between two numbers."""
_AFTER_ONE = ("", *",;。:!?)、")
"""What may follow 一 where it counts: 收到申请一件。, not 一件事, 一份申请."""
_BEFORE_ONE = (*",;:、(", "")
_BECAME = (
    "维持",
    "被",
    "结果",
    "纠正",
    "撤销",
    "驳回",
    "予以",
    "部分公开",
    "不予",
    "无法提供",
    "尚未",
    "其他",
    "仍在",
    "正在",
    "为",
    "系",
    "结转",
)
"""What may be told of one behind a mark, as of others beside it."""
_NOT_ONE = ("不落", "不漏", "不剩")
"""Behind 一件 these say all."""
_NO_COUNT = frozenset("第每同某任另之统唯万")
"""What stands before 一 where it counts nothing."""

_SUMS = ("合计", "共计", "总计", "共发布", "共公开")
"""Behind a number that only counts what is summed up: 以上三条合计; an item's own stands right behind its name."""
_COUNTING = (*",;:。!?()、", "上", "述", "这", "前", "各", "的", "")
"""How what stands before such a number ends."""

_FROM = r"[由从自][^,;。\d]{0,12}$"
_TO = r"[^,;。\d]{0,2}?翻|[^,;。\d]{0,4}?(?:升|增|减|降|压|缩|提|扩|上|下|跌|变|涨|回落)[^,;。\d]{0,4}?[至到为]"
_CHANGE_CHARS = 14
"""How far before a number what it changed from may be told."""


class Amount(NamedTuple):
    """A number with its unit in folded text.

    ``start`` and ``end`` bound the number with what multiplies it, ``stop`` the unit. ``exact`` is false for
    approximations, for ordinals, and for numbers in 万; of the last ones those are ``rounded`` that are told to
    their last digit, which counts ``step``. ``least`` is set where there are that many or more, ``near`` where there
    are about as many, or by ``most`` fewer and not by half.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    stop: int
    exact: bool
    rounded: bool = False
    step: Decimal = Decimal(1)
    least: bool = False
    near: bool = False
    most: bool = False


_PLAIN = "零〇○一二两三四五六七八九十百千廿卅"
_FORMAL = "零壹贰叁肆伍陆柒捌玖拾佰仟"
_FORMAL_ALONE = "壹贰叁柒捌玖"
"""The numerals of bills, and those of them that are no other words where they stand alone."""
_START = attrgetter("start")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds where a number begins, and what reads it from there."""
    return expression(rf"[\d{_PLAIN}{_FORMAL}]+"), expression(
        rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[{_PLAIN}]+万[{_PLAIN}]+|[{_PLAIN}]+(?:点[{_PLAIN}]+(?=[万亿元]))?|[{_FORMAL}]{{2,}}|[{_FORMAL_ALONE}])"
        r"(?P<power>[千万亿]+)?(?P<more>[余多几]|左右)?"
        r"(?P<unit>[人件篇条份]次|个?百分点|次(?!性)|处(?![理置罚室长分于级])|个(?!工作日|自然日|月|小时|星期|季度|年|方面|渠道|途径|环节|类别)|单(?![位独项个])|[件条宗起项份篇例部批场期册家户台套张名人封桩笔幅元%])"
        r"(?P<after>左右|以[上下内]|[多余](?![\d收办出了开发公接]))?(?!之和|相加(?![共为合总]))"
    )


def sums_up(text: str, start: int) -> bool:
    """Tell whether a number before 合计 is how many are summed up, not one of them: 两项合计, ，3项合计."""
    return not text[start].isdigit() or text[max(0, start - 1) : start] in _COUNTING


def counts(unit: str) -> bool:
    """Tell whether a word is a unit that is understood behind a number."""
    found = _patterns()[1].fullmatch(f"1{unit}")
    return found is not None and found["unit"] == unit


@kept_by_text(entries=1024)
def amounts(text: str) -> Sequence[Amount]:
    """Return the amounts of folded text, in order."""
    return tuple(_amounts(text))


def bare_amount(text: str, start: int) -> Amount | None:
    """Return the number without a unit that stands at a place of folded text, None where there is none."""
    match = _bare().match(text, start)
    if match is None or (start and text[start - 1] in ".-—~/"):
        return None
    value = Decimal(0) if match[0] == "零" else Decimal(match[0])
    return Amount(value, "", start, match.end(), match.end(), exact=True)


def rough_from(text: str, amount: Amount) -> int:
    """Return where what makes a number a rough one begins, before it: 不到30件; the number's own start elsewhere."""
    lead = text[max(0, amount.start - _MAX_BEFORE_CHARS) : amount.start]
    return amount.start - max((len(word) for word in _ROUGH if lead.endswith(word)), default=0)


def is_told(amount: Amount) -> bool:
    """Tell whether an amount is told to its last digit, rounded to it or not."""
    return amount.exact or amount.rounded


def slack_of(counted: Sequence[Amount]) -> Decimal:
    """Return how far the sum of amounts may be off where some of them are rounded."""
    return sum((one.step / 2 for one in counted if not one.exact), Decimal(0))


def is_rough(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a number make it a rough one, or another one: 近12件, 12余件, 12万件."""
    return text[max(0, start - _MAX_BEFORE_CHARS) : start].endswith(_BEFORE) or bool(_more().match(text, end))


@cache
def _more() -> re.Pattern[str]:
    return expression("[余多几万亿%％]|个百分点|左右")


@cache
def _bare() -> re.Pattern[str]:
    return expression(r"(?:零|\d{1,6})(?=[,;。!()、和与及]|$)")


def amounts_in(text: str, start: int, end: int) -> Sequence[Amount]:
    """Return the amounts that begin in a stretch of folded text, in order."""
    counted = amounts(text)
    return counted[bisect_left(counted, start, key=_START) : bisect_left(counted, end, key=_START)]


def _amounts(text: str) -> Iterator[Amount]:
    begin, whole = _patterns()
    stop = 0
    for found in begin.finditer(text):
        start = found.start()
        match = whole.match(text, start) if start >= stop else None
        dashed = start and text[start - 1] in ".-—~" and text[max(0, start - 2) : start] != _DASH
        if match is None or dashed:
            continue
        number, power, more, unit, after = match.group("number", "power", "more", "unit", "after")
        stop = match.end()
        value = number_of(number)
        if value is None or (not number[0].isdigit() and start and text[start - 1] in _NO_COUNT):
            continue
        if number == "一" and text.startswith(_NOT_ONE, match.end()):
            continue  # 一起不落: all
        if number == "一" and text.startswith("一", match.end()):
            continue  # 一件一档
        if text.startswith(_SUMS, match.end()) and sums_up(text, start):
            continue
        lead = text[max(0, start - _MAX_BEFORE_CHARS) : start]
        told = not (more or after or lead.endswith(_BEFORE))
        exact = told and not power
        exact = exact and (number != "一" or (unit != "项" and _counts_one(text, start, match.end())))
        factor = Decimal(10) ** sum(_LARGE[char] for char in power) if power else Decimal(1)
        step = factor.scaleb(min(int(value.as_tuple().exponent), 0)) if "." in number else factor
        end = match.end("power") if power else match.end("number")
        rounded = told and (bool(power) or unit == "元")
        one = Amount(value * factor, unit, start, end, match.end("unit"), exact, rounded, step)
        yield one if exact else _as_rough(one, lead, more or "", after or "")


def _as_rough(one: Amount, lead: str, more: str, after: str) -> Amount:
    """Return an amount with what the words around it say of its bounds: 不到30件, 30余件, 30件以内."""
    within = after in _WITHIN_BEHIND or (lead.endswith(_WITHIN) and not lead.endswith(_NOT_WITHIN))
    least = more in _OVER or after in {"以上", *_OVER} or lead.endswith(_AT_LEAST)
    told = not more and (one.unit == "元" or one.value >= _MIN_NEAR_ITEMS)
    near = told and (after == "左右" or lead.endswith(_ABOUT))
    most = told and (within or lead.endswith(_AT_MOST))
    parts = _NEAR_PARTS if one.value < _MIN_MANY_ITEMS else _NEAR_PARTS_OF_MANY
    step = one.value / (2 if most else parts) if near or most else one.step
    step = one.value + 1 if most and within else step
    return one._replace(step=step, least=least and not within, near=near or most, most=most)


def _counts_one(text: str, start: int, stop: int) -> bool:
    """Tell whether 一 counts: 收到申请一件。, 一件维持，一件纠正; not 一件事, 办好每一件."""
    if text[stop : stop + 1] in _AFTER_ONE:
        return True
    return text[max(0, start - 1) : start] in _BEFORE_ONE and text.startswith(_BECAME, stop)


def number_of(text: str) -> Decimal | None:
    """Return the number that a text is, in digits or in Chinese; None where it is none."""
    if text[:1].isdigit():
        return Decimal(text.replace(",", ""))
    if "万" in text:
        high, low = map(number_of, text.split("万"))
        return None if high is None or low is None else high * 10_000 + low
    if "点" in text:
        whole, _, decimals = text.partition("点")
        known = number_of(whole)
        return None if known is None else Decimal(f"{known}.{''.join(str(_CIPHERS.get(one, '')) for one in decimals)}")
    if text.startswith("○○"):
        return None  # a gap to be filled in
    if len(text) >= _MIN_CIPHER_CHARS and _CIPHERS.keys() >= set(text):
        return Decimal("".join(str(_CIPHERS[char]) for char in text))
    total = pending = 0
    for char in text:
        if char in _SCORES:
            total += _SCORES[char]
        elif char in _POWERS:
            total, pending = total + (pending or 1) * _POWERS[char], 0
        elif pending:
            return None
        else:
            pending = _CIPHERS[char]
    return Decimal(total + pending)


def is_former(text: str, amount: Amount | None) -> bool:
    """Tell whether an amount is what another was before it changed: 由139件降至122件."""
    if amount is None:
        return False
    before, after = text[max(0, amount.start - _CHANGE_CHARS) : amount.start], text[amount.stop : amount.stop + 12]
    return bool(kept(_FROM).search(before) and kept(_TO).match(after))
