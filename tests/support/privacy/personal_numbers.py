"""Invented personal numbers, right and wrong."""

from __future__ import annotations

from datetime import date

from stdnum.cn import ric

CARD, LONG_CARD = "6217000000000006", "6228480000000000000"
RESIDENT, WITH_X = "110101198001010002", "11010119800101007X"
MOBILE = "13800138000"


def resident(region: str, born: date, sequence: int) -> str:
    body = f"{region}{born:%Y%m%d}{sequence:03d}"
    return body + ric.calc_check_digit(body + "0")


def wrong(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def fullwidth(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)
