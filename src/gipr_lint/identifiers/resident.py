"""Resident ID numbers (GB 11643), the residence permits of the same form, and the old ones of 15 digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gipr_lint.identifiers.flattened import is_flattened_row
from gipr_lint.identifiers.model import Identifier
from gipr_lint.identifiers.plain import AFTER, BEFORE, cuts, digits, spaced
from gipr_lint.identifiers.surroundings import RESIDENT_WORDS, Surroundings

_D = "[0-9]"
_PAIRS = (("1", "[1-5]"), ("[28]", "[1-3]"), ("3", "[1-7]"), ("4", "[1-6]"), ("5", "[0-4]"), ("6", "[1-5]"), ("7", "1"))
_PROVINCE = "(?:" + "|".join(spaced(*pair) for pair in _PAIRS) + ")"
_REGION = spaced(_PROVINCE, _D, _D, _D, _D)
_YEAR = f"(?:{spaced('1', '9')}|{spaced('2', '0')})"
_MONTH = f"(?:{spaced('0', '[1-9]')}|{spaced('1', '[0-2]')})"
_DAY = f"(?:{spaced('0', '[1-9]')}|{spaced('[12]', _D)}|{spaced('3', '[01]')})"
LONG = spaced(_REGION, _YEAR, _D, _D, _MONTH, _DAY, _D, _D, _D, "[0-9X]")
SHORT = spaced(_REGION, _D, _D, _MONTH, _DAY, _D, _D, _D)

_LONG = re.compile(f"{BEFORE}(?=({LONG}){AFTER})")
_SHORT = re.compile(f"{BEFORE}(?=({SHORT}){AFTER})")

_USUAL_CUTS = (frozenset({3, 6, 10, 12, 14, 17}), frozenset({4, 8, 12, 16}), frozenset({3, 6, 9, 12, 15}))
_EVERYWHERE = frozenset(range(1, 18))
_MOST_CUTS = 5
_FIRST_YEAR_OF_RECORDS = 2005
"""An order or record number may hold a date too, but hardly one before offices kept such numbers."""


def residents(plain: str, context: str) -> Iterator[Identifier]:
    """Yield the resident ID numbers in plain text, the certain ones first; they may overlap."""
    doubtful = []
    for match in _LONG.finditer(plain):
        certain = _judge(match[1], Surroundings(plain, *match.span(1), context))
        if certain:
            yield Identifier("resident-id", *match.span(1), certain=True)
        elif certain is not None:
            doubtful.append(Identifier("resident-id-like", *match.span(1), certain=False))
    yield from doubtful
    for match in _SHORT.finditer(plain):
        around = Surroundings(plain, *match.span(1), context)
        if around.say(RESIDENT_WORDS) and _birth("19" + digits(match[1])[6:12]) and not around.make_amount:
            yield Identifier("resident-id-like", *match.span(1), certain=False)


def _judge(text: str, around: Surroundings) -> bool | None:
    """Tell whether a number of the right shape is certainly one (true), perhaps one (false), or none."""
    from stdnum.cn import ric, uscc

    number = digits(text)
    born = _birth(number[6:14])
    if born is None or (number[0] == "8" and number[2:6] != "0000") or around.make_address:
        return None
    if uscc.is_valid(number) and _has_organisation_code(number):
        return None
    gaps = cuts(text)
    usual = any(gaps <= known for known in _USUAL_CUTS)
    named = around.say(RESIDENT_WORDS)
    other = around.name_other_number and not named
    if ric.calc_check_digit(number) == number[17]:
        believable = usual or len(gaps) <= _MOST_CUTS or gaps == _EVERYWHERE
        return True if believable and not (other and born.year >= _FIRST_YEAR_OF_RECORDS) else None
    if named:
        return False if usual or gaps == _EVERYWHERE else None
    silent = not usual or other or around.make_amount or around.make_code or is_flattened_row(number)
    return None if silent else False


def _birth(text: str) -> date | None:
    """Return the date of birth, or None for a day that is no day, or has not come."""
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return born if born <= date.today() else None


def _has_organisation_code(number: str) -> bool:
    """Tell whether the organisation code within a unified social credit code (GB 11714) has the right check digit.

    The check digit of the whole is right for one resident ID number in 31; both together settle it.
    """
    total = sum(int(digit) * weight for digit, weight in zip(number[8:16], (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    return number[0] in "159" and "0123456789X"[-total % 11] == number[16]
