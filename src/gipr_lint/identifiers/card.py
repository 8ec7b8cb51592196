"""Bank cards: 16 to 19 digits with the prefix of a card and a right check digit (Luhn)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.identifiers.flattened import is_flattened_row
from gipr_lint.identifiers.model import Identifier
from gipr_lint.identifiers.plain import AFTER, before, digits
from gipr_lint.identifiers.surroundings import CARD_WORDS, Surroundings

PREFIX = "(?:62|4[0-9]|5[1-5]|3[57])"
_BEFORE = before("card", "no")
_SOLID = re.compile(f"{_BEFORE}({PREFIX}[0-9]{{14,17}}){AFTER}")
_FOURS = re.compile(
    f"{_BEFORE}(?=(({PREFIX}[0-9]{{2}}(?:[ -]{{1,2}}[0-9]{{4}}){{3}})(?:[ -]{{1,2}}[0-9]{{1,3}})?){AFTER})"
)
_FOREIGN_LENGTH = 16
"""The only length of cards without the prefix 62 that Chinese banks issue; others need the word for an account."""


def cards(plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the bank cards in plain text."""
    for match in _SOLID.finditer(plain):
        yield from _judge(plain, context, *match.span(1))
    for match in _FOURS.finditer(plain):
        whole = tuple(_judge(plain, context, *match.span(1)))
        yield from whole or _judge(plain, context, *match.span(2))


def _judge(plain: str, context: str | None, start: int, end: int) -> Iterator[Identifier]:
    from stdnum import luhn

    number = digits(plain[start:end])
    around = Surroundings(plain, start, end, context)
    if not luhn.is_valid(number) or around.make_address or around.make_mask:
        return
    if around.say(CARD_WORDS):
        yield Identifier("bank-card", start, end, certain=True)
    elif not (
        (not number.startswith("62") and len(number) != _FOREIGN_LENGTH)
        or around.name_other_number
        or around.make_amount
        or around.make_code
        or is_flattened_row(number)
    ):
        yield Identifier("bank-card", start, end, certain=False)
