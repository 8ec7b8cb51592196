"""Personal data that has no place in a report. The numbers are invented, their check digits computed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from stdnum import luhn
from stdnum.cn import ric

from tests.support.generator.defects.defect import Defect, Expected, Plant, Planted, add_text
from tests.support.generator.model import Model, Text

REGIONS = ("110101", "320102", "430903", "510104", "330106")
ID_SENTENCES = (
    "申请人提供身份证号码{}，经核验后予以办理。",
    "经查，部分公示表格载有村民信息（{}），已要求整改。",
    "李某某（身份证：{}）反映的问题已答复。",
)
MOBILE_SENTENCES = ("申请人留存手机号{}，已电话告知。", "经与当事人（{}）沟通，当事人表示理解。", "群众来电号码为{}。")
ACCOUNT_SENTENCES = ("补贴资金已汇入账号{}。", "一卡通卡号{}已登记。", "开户行及银行卡号：{}。")
BARE_SENTENCES = ("退款退至{}，当日到账。",)

Make = Callable[[Random], str]


def resident(rng: Random) -> str:
    """Return a number that no check tells from a real one."""
    birth = f"{rng.randint(1950, 2005)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    number = f"{rng.choice(REGIONS)}{birth}{rng.randint(1, 999):03d}"
    return number + str(ric.calc_check_digit(number + "0"))


def resident_x(rng: Random) -> str:
    """Return one that ends in a lower-case x."""
    while not (number := resident(rng)).endswith("X"):
        pass
    return number.lower()


def mistyped(rng: Random) -> str:
    """Return one with a wrong check digit."""
    number = resident(rng)
    wrong = [digit for digit in "0123456789" if digit != number[-1]]
    return number[:-1] + rng.choice(wrong)


def old_number(rng: Random) -> str:
    """Return a number of fifteen digits."""
    birth = f"{rng.randint(50, 99)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    return f"{rng.choice(REGIONS)}{birth}{rng.randint(1, 999):03d}"


def mobile(rng: Random) -> str:
    """Return a mobile number."""
    return f"{rng.choice(('138', '139', '150', '177', '186', '198'))}{rng.randint(0, 99_999_999):08d}"


def card(rng: Random) -> str:
    """Return a card number of 16 or 19 digits."""
    prefix = rng.choice(("622202", "622848", "621700", "621799"))
    length = rng.choice((16, 19))
    number = prefix + "".join(str(rng.randrange(10)) for _ in range(length - len(prefix) - 1))
    return number + str(luhn.calc_check_digit(number))


def spaced(make: Make, *widths: int, by: str = " ") -> Make:
    """Return the maker of the same numbers in groups."""

    def write(rng: Random) -> str:
        number = make(rng)
        parts, start = [], 0
        for width in (*widths, len(number)):
            parts.append(number[start : start + width])
            start += width
        return by.join(part for part in parts if part)

    return write


def wide(make: Make) -> Make:
    """Return the maker of the same numbers in full-width characters."""
    return lambda rng: "".join(chr(ord(digit) + 0xFEE0) for digit in make(rng))


def _told(rule: str, make: Make, sentences: tuple[str, ...], level: str = "") -> Plant:
    def plant(model: Model, rng: Random) -> Planted:
        number = make(rng)
        section = rng.choice(("overview", "problems", "other_matters"))
        text = Text(rng.choice(sentences).format(number), mark=number)
        return add_text(model, section, text), Expected(rule, key="mark", exact=True, level=level)

    return plant


def _own_contact(model: Model, rng: Random) -> Planted:
    number = mobile(rng)
    text = Text(f"联系单位：{model.organ.name}政务公开办公室，联系电话：{number}。", mark=number)
    return add_text(model, "other_matters", text), Expected("mobile-number", key="mark", exact=True, level="note")


PRIVACY = (
    Defect("resident-id", _told("resident-id", resident, ID_SENTENCES, "error")),
    Defect("resident-id-x", _told("resident-id", resident_x, ID_SENTENCES, "error")),
    Defect("resident-id-spaced", _told("resident-id", spaced(resident, 6, 8), ID_SENTENCES)),
    Defect("resident-id-fours", _told("resident-id", spaced(resident, 4, 4, 4, 4), ID_SENTENCES)),
    Defect("resident-id-hyphens", _told("resident-id", spaced(resident, 6, 8, by="-"), ID_SENTENCES)),
    Defect("resident-id-fullwidth", _told("resident-id", wide(resident), ID_SENTENCES)),
    Defect("resident-id-like", _told("resident-id-like", mistyped, ID_SENTENCES, "warning")),
    Defect("resident-id-old", _told("resident-id-like", old_number, (ID_SENTENCES[0], ID_SENTENCES[2]), "warning")),
    Defect("mobile-number", _told("mobile-number", mobile, MOBILE_SENTENCES, "warning")),
    Defect("mobile-number-spaced", _told("mobile-number", spaced(mobile, 3, 4), MOBILE_SENTENCES)),
    Defect("mobile-number-hyphens", _told("mobile-number", spaced(mobile, 3, 4, by="-"), MOBILE_SENTENCES)),
    Defect("mobile-number-own", _own_contact),
    Defect("bank-card-account", _told("bank-card", card, ACCOUNT_SENTENCES, "error")),
    Defect("bank-card-spaced", _told("bank-card", spaced(card, 4, 4, 4, 4), ACCOUNT_SENTENCES)),
    Defect("bank-card-bare", _told("bank-card", card, BARE_SENTENCES)),
)
