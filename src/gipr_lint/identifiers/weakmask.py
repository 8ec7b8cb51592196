"""Masks that hide too little: numbers of persons of which too many digits still show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.identifiers.model import Identifier
from gipr_lint.identifiers.surroundings import CARD_WORDS, RESIDENT_WORDS, Surroundings

_MASKED = re.compile(
    r"[0-9*X](?<![0-9A-Za-z*./-].)(?=(?<=[*X])|[0-9* -]{0,37}[*X])(?:[ -]?[0-9*X]){10,19}(?![0-9A-Za-z*]|[./-][0-9])"
)
_RESIDENT = re.compile(r"[1-8*X][0-9*X]{5}(?:19|20|[0-9]?[*X]|[*X]{2}).*")
_MOBILE = re.compile(r"1[3-9*X].*")
_MASK = re.compile(r"\*|XX")
_RESIDENT_LENGTH, _MOBILE_LENGTH, _CARD_LENGTHS = 18, 11, range(16, 20)
_RESIDENT_SHOWN, _MOBILE_SHOWN, _CARD_SHOWN = 10, 7, 12
"""How many digits a mask may leave: region and last four, 138****5678, or three groups of four."""


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
    if shown <= _RESIDENT_SHOWN:
        return False
    if around.say(RESIDENT_WORDS):
        return abs(len(text) - _RESIDENT_LENGTH) <= 1
    return len(text) == _RESIDENT_LENGTH and bool(_RESIDENT.match(text)) and not around.say(CARD_WORDS)


def _shows_card(text: str, shown: int, around: Surroundings) -> bool:
    return shown > _CARD_SHOWN and len(text) in _CARD_LENGTHS and around.say(CARD_WORDS)


def _shows_mobile(text: str, shown: int, around: Surroundings) -> bool:
    """Tell whether it is a mobile number; where it is called one, stars need not be as many as digits are hidden."""
    off = 2 if around.name_phone else 0
    return shown > _MOBILE_SHOWN and abs(len(text) - _MOBILE_LENGTH) <= off and bool(_MOBILE.match(text))
