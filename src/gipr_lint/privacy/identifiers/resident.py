"""Resident ID numbers (GB 11643), the residence permits of the same form, and the old ones of 15 digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.context import RESIDENT_WORDS, Surroundings
from gipr_lint.privacy.search.kinds import Identifier
from gipr_lint.privacy.search.one_spelling import AFTER, ANY_GAP, GAP, before, cuts, digits, matches, spaced

_PROVINCES = (
    ("1", "[1-5]"),
    ("[28]", "[1-3]"),
    ("3", "[1-7]"),
    ("4", "[1-6]"),
    ("5", "[0-4]"),
    ("6", "[1-5]"),
    ("7", "1"),
)
_CENTURIES = (("1", "9"), ("2", "0"))
_MONTHS = (("0", "[1-9]"), ("1", "[0-2]"))
_DAYS = (("0", "[1-9]"), ("[12]", "[0-9]"), ("3", "[01]"))
_D = "[0-9]"


def _either(pairs: Iterable[tuple[str, str]], between: str = GAP) -> str:
    return "(?:" + "|".join(between.join(pair) for pair in pairs) + ")"


def long_form(gap: str = GAP) -> str:
    """Return the pattern of the form of 18 characters, with gaps anywhere."""
    born = spaced(_either(_CENTURIES, gap), _D, _D, _either(_MONTHS, gap), _either(_DAYS, gap), gap=gap)
    return spaced(_either(_PROVINCES, gap), _D, _D, _D, _D, born, _D, _D, _D, "[0-9X]", gap=gap)


def short_form(gap: str = GAP) -> str:
    """Return the pattern of the old form of 15 digits, with gaps between its parts."""
    parts = (_either(_PROVINCES, "") + _D, _D * 3, _D * 2, _either(_MONTHS, ""), _either(_DAYS, ""), _D * 3)
    return spaced(*parts, gap=gap)


_REGISTRY = expression("[159][1239]" + _either(_PROVINCES, ""))
"""The registry and the region of a unified social credit code (GB 32100). Begins ``911101``, not ``110101``."""
_BEFORE = before("ID", "no")
_LONG_NUMBER = expression(rf"{_BEFORE}(?=({long_form()}|(?<![0-9]\.){long_form(ANY_GAP)}){AFTER})")
"""The form of 18 characters. Finds ``身份证11010119900101123X``, not ``110101199013011234``."""
_SHORT_NUMBER = expression(f"{_BEFORE}(?=({short_form()}){AFTER})")
"""The old form of 15 digits. Finds ``身份证110101900101123``, not ``110101901301123``."""

_USUAL_CUTS = (frozenset({3, 6, 10, 12, 14, 17}), frozenset({4, 8, 12, 16}), frozenset({3, 6, 9, 12, 15}))
_MAX_CUTS = 5
"""More gaps, and not at usual places, are those between several figures."""
_FIRST_YEAR_OF_RECORDS = 2005
"""An order or record number may hold a date too, but hardly one before offices kept such numbers."""


def residents(plain: str, context: str | None, parts: list[tuple[int, int]]) -> Iterator[Identifier]:
    """Yield the resident ID numbers in parts of plain text, the certain ones first; they may overlap."""
    doubtful = []
    for match in matches(_LONG_NUMBER, plain, parts):
        certain = _judge(match[1], Surroundings(plain, *match.span(1), context))
        if certain:
            yield Identifier("resident-id", *match.span(1), certain=True)
        elif certain is not None:
            doubtful.append(Identifier("resident-id-like", *match.span(1), certain=False))
    yield from doubtful
    for match in matches(_SHORT_NUMBER, plain, parts):
        around = Surroundings(plain, *match.span(1), context)
        if (
            around.say(RESIDENT_WORDS)
            and _birth("19" + digits(match[1])[6:12])
            and not (around.make_amount or around.make_mask)
        ):
            yield Identifier("resident-id-like", *match.span(1), certain=False)


def _judge(text: str, around: Surroundings) -> bool | None:
    """Tell whether a number of the right shape is certainly one (true), perhaps one (false), or none."""
    from stdnum.cn import ric, uscc

    number = digits(text)
    born = _birth(number[6:14])
    if born is None or (number[0] == "8" and number[2:6] != "0000"):
        return None
    gaps = cuts(text)
    usual = any(gaps <= known for known in _USUAL_CUTS)
    named = around.say(RESIDENT_WORDS)
    if not named and uscc.is_valid(number) and _has_organisation_code(number):
        return None
    other = around.name_other_number and not named
    believable = usual or len(gaps) <= _MAX_CUTS or _is_regular(gaps)
    if ric.calc_check_digit(number) == number[17]:
        return True if believable and not (other and born.year >= _FIRST_YEAR_OF_RECORDS) else None
    if named:
        return False if believable else None
    punctuated = any(not (sign.isalnum() or sign in " -\n") for sign in text)
    unlike = around.make_amount or around.make_code or around.make_address
    return None if not usual or punctuated or other or unlike else False


def _is_regular(gaps: frozenset[int]) -> bool:
    """Tell whether a number is cut into parts of one length."""
    return any(gaps == frozenset(range(size, _ID_CHARS, size)) for size in range(1, 5))


_ID_CHARS = 18
"""The characters of a number, by GB 11643."""


def _birth(text: str) -> date | None:
    """Return the date of birth, or None for a day that is no day, or has not come."""
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return born if born <= date.today() else None


def _has_organisation_code(number: str) -> bool:
    """Tell whether a unified social credit code has a registry, a region and an organisation code (GB 11714) in it.

    Its own check digit is right by chance for one resident ID number in 31: that alone would hide too many.
    """
    total = sum(int(digit) * weight for digit, weight in zip(number[8:16], (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    return bool(_REGISTRY.match(number)) and "0123456789X"[-total % 11] == number[16]
