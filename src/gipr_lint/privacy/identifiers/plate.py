"""Licence plates of vehicles (GA 36)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.kinds import Identifier
from gipr_lint.privacy.search.prefilter import PROVINCES

_LETTER, _SIGN = "[A-HJ-NP-Za-hj-np-z]", "[A-HJ-NP-Za-hj-np-z0-9]"
_PLATE = expression(
    rf"""[{PROVINCES}]{_LETTER}[·•・. -]?
        (?:[DFdf]{_SIGN}[0-9]{{4}}|[0-9]{{5}}[DFdf]|{_SIGN}{{4}}(?:{_SIGN}|[挂学警港澳]))
        (?![0-9A-Za-z*/_-]|\.[0-9])(?![ ]?(?:号(?![牌车码])|[余多]?[万亿元次件条人%]))""",
    re.VERBOSE,
)
"""The characters of a plate. Finds ``车牌[|京A12345|]``, not ``京A1234`` or ``京A12345号文``."""
_PLACE = frozenset("南北东江天重河湖广安贵四黑吉辽山陕甘青海新内宁")
"""What makes the character before a letter the end of a place name (南京, 江苏)."""
_MIN_DIGITS = 3
"""A plate has at most two letters among its five signs (GA 36)."""


def plates(plain: str) -> Iterator[Identifier]:
    """Yield the licence plates in plain text."""
    for match in _PLATE.finditer(plain):
        place = match.start() and plain[match.start() - 1] in _PLACE
        if not place and sum(character.isdigit() for character in match[0]) >= _MIN_DIGITS:
            yield Identifier("vehicle-plate", *match.span())
