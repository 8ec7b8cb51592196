"""Invented personal data with computed check digits, for defects of privacy."""

from __future__ import annotations

from random import Random

from tests.support.generator.defects.privacy import (
    card,
    mistyped,
    mobile,
    old_number,
    resident,
    resident_x,
    spaced,
    wide,
)

FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = ("建军", "秀英", "志强", "桂兰", "海燕", "国庆", "晓明", "丽萍", "文斌", "玉梅")


def personal(rng: Random) -> dict[str, object]:
    """Return one of each kind."""
    number, phone = resident(rng), mobile(rng)
    return {
        "resident": number,
        "resident_x": resident_x(rng),
        "resident_spaced": spaced(resident, 6, 8)(rng),
        "resident_wide": wide(resident)(rng),
        "resident_hyphens": spaced(resident, 6, 4, 4, by="-")(rng),
        "mistyped": mistyped(rng),
        "old_number": old_number(rng),
        "mobile": phone,
        "mobile_spaced": spaced(mobile, 3, 4)(rng),
        "mobile_hyphens": spaced(mobile, 3, 4, by="-")(rng),
        "mobile_wide": wide(mobile)(rng),
        "card": card(rng),
        "card_spaced": spaced(card, 4, 4, 4, 4)(rng),
        "passport": f"E{rng.choice('ABCDEFGH')}{rng.randint(1000000, 9999999)}",
        "passport_old": f"G{rng.randint(10000000, 69999999)}",
        "permit": f"{rng.choice('HM')}{rng.randint(10000000, 99999999)}",
        "taiwan": f"{rng.randint(10000000, 99999999)}",
        "personal_mail": f"{rng.choice(('zhang', 'lixm', 'wang'))}{rng.randint(60, 99)}@"
        f"{rng.choice(('qq.com', '163.com', 'gmail.com', '126.com'))}",
        "plate": f"{rng.choice('湘苏闽甘')}{rng.choice('ABCH')}{rng.choice('QWXZ')}{rng.randint(1000, 9999)}",
        "plate_green": f"{rng.choice('湘苏闽甘')}{rng.choice('ABCH')}D{rng.randint(10000, 99999)}",
        "qq": f"{rng.randint(100000000, 1999999999)}",
        "wechat": f"{rng.choice(('wx', 'lucky_', 'Chen'))}{rng.randint(10000, 99999)}",
        "person": rng.choice(FAMILY) + rng.choice(GIVEN),
        "other_person": rng.choice(FAMILY) + rng.choice(GIVEN),
        "weak_resident": number[:14] + "***" + number[-1],
        "weak_resident_end": number[:6] + "****" + number[10:],
        "weak_mobile": phone[:6] + "*" + phone[7:],
        "weak_mobile_end": phone[:9] + "**",
    }
