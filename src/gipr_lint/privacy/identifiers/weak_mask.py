"""Masks that hide too little: numbers of persons of which too many digits still show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.context import CARD_WORDS, RESIDENT_WORDS, Surroundings
from gipr_lint.privacy.search.kinds import Identifier

_MASKED = expression(
    r"""[0-9*X](?<![0-9A-Za-z*./-].)
        (?=(?<=[*X])|[0-9* -]{0,37}[*X])
        (?:[ -]?[0-9*X]){10,19}(?![0-9A-Za-z*]|[./-][0-9])""",
    re.VERBOSE,
)
"""Digits and stars, eleven at least. Finds ``电话[|1380000*000|]``, not ``13800000000`` or ``138*000``."""
_RESIDENT = expression(r"[1-8*X][0-9*X]{5}(?:19|20|[0-9]?[*X]|[*X]{2}).*")
"""What a masked resident ID begins with. Begins ``110101199*`` and ``110101**90``, not ``910101199*``."""
_MOBILE = expression(r"1[3-9*X].*")
"""What a masked mobile number begins with. Begins ``138*``, not ``128*``."""
_MASK = expression(r"\*|XX")
"""The sign of a mask. Finds ``138[|*|]`` and ``138[|XX|]``, not ``138X``."""
_RESIDENT_CHARS = 18
"""The characters of a resident ID, by GB 11643."""
_MOBILE_DIGITS = 11
"""The digits of a mobile number."""
_CARD_LENGTHS = range(16, 20)
_RESIDENT_SHOWN_DIGITS = 10
"""How many digits a mask may leave of a resident ID: region and last four."""
_MOBILE_SHOWN_DIGITS = 7
"""How many digits a mask may leave of a mobile number: 138****5678."""
_CARD_SHOWN_DIGITS = 12
"""How many digits a mask may leave of a card: three groups of four."""


def weak_masks(plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the masked numbers of persons of which too much shows."""
    for match in _MASKED.finditer(plain):
        text = match[0].replace(" ", "").replace("-", "")
        shown = sum(character.isdigit() for character in text)
        around = Surroundings(plain, *match.span(), context)
        if not _MASK.search(text) or shown == len(text) or around.make_address:
            continue
        if any(shows(text, shown, around) for shows in (_shows_resident, _shows_card, _shows_mobile)):
            yield Identifier("weak-mask", *match.span())


def _shows_resident(text: str, shown: int, around: Surroundings) -> bool:
    if shown <= _RESIDENT_SHOWN_DIGITS:
        return False
    if around.say(RESIDENT_WORDS):
        return abs(len(text) - _RESIDENT_CHARS) <= 1
    return len(text) == _RESIDENT_CHARS and bool(_RESIDENT.match(text)) and not around.say(CARD_WORDS)


def _shows_card(text: str, shown: int, around: Surroundings) -> bool:
    return shown > _CARD_SHOWN_DIGITS and len(text) in _CARD_LENGTHS and around.say(CARD_WORDS)


def _shows_mobile(text: str, shown: int, around: Surroundings) -> bool:
    """Tell whether it is a mobile number; where it is called one, stars need not be as many as digits are hidden."""
    off = 2 if around.name_phone else 0
    return shown > _MOBILE_SHOWN_DIGITS and abs(len(text) - _MOBILE_DIGITS) <= off and bool(_MOBILE.match(text))
