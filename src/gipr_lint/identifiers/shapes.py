"""The bare shapes of identifiers: wider than what is found, for masking, which must rather hide too much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.identifiers.card import PREFIX
from gipr_lint.identifiers.plain import GAP, spaced
from gipr_lint.identifiers.resident import DOTTED, LONG

_DIGIT = "[0-9]"
_ALONE = f"(?<!{_DIGIT})", f"(?!{_DIGIT})"
_WORDS = "身份证|证件号|证号|账号|帐号|账户|帐户|卡号|一卡通|银行卡"


def _groups(*sizes: int) -> str:
    return spaced(*(f"{_DIGIT}{{{size}}}" for size in sizes))


def _alone(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_ALONE[0]}(?:{pattern}){_ALONE[1]}")


_LONG = _alone(LONG)
_SHAPES = (
    re.compile(f"{_DIGIT}{{15,}}X?"),
    _LONG,
    _alone(DOTTED),
    _alone(f"{_groups(3, 3, 4, 2, 2, 3)}{GAP}[0-9X]"),
    _alone(_groups(6, 6, 3)),
    _alone(f"(?={PREFIX}){_groups(4, 4, 4, 4)}(?:{GAP}{_DIGIT}{{1,3}})?"),
    re.compile(
        rf"(?<!{_DIGIT})(?<!{_DIGIT}\.)(?:86{GAP})?0?1[3-9]{_DIGIT}(?:[. -]{{0,2}}{_DIGIT}{{4}}){{2}}(?!\.?{_DIGIT})"
    ),
    re.compile(f"(?:{_WORDS})[^0-9]{{0,16}}{_DIGIT}(?:{GAP}{_DIGIT}){{7,}}(?:{GAP}X)?"),
)
"""What is masked whatever stands beside it: shapes alone, with wrong dates and wrong check digits too."""


def shapes(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where plain text has the shape of an identifier."""
    for shape in _SHAPES:
        yield from (match.span() for match in shape.finditer(plain))


def long_numbers(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where plain text, its lines broken, has a number of the form of a resident ID."""
    return (match.span() for match in _LONG.finditer(plain))
