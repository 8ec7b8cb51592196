"""Bank cards: 16 to 19 digits with the prefix of a card and a right check digit (Luhn)."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.context import CARD_WORDS, Surroundings
from gipr_lint.privacy.search.flattened_rows import is_flattened_row
from gipr_lint.privacy.search.kinds import Identifier
from gipr_lint.privacy.search.one_spelling import AFTER, ANY_GAP, before, digits, matches

PREFIX = "(?:62|4[0-9]|5[1-5]|3[57])"
_BEFORE = before("card", "no")
_SOLID = expression(f"{_BEFORE}({PREFIX}[0-9]{{14,17}}){AFTER}")
"""The digits of a card in one piece. Finds ``卡号[|6222021234567890123|]``, not ``6122021234567890123``."""
_CUT = r"(?:[ -]{1,6}|[.·•/])"
_FOURS = expression(f"{_BEFORE}(?=(({PREFIX}[0-9]{{2}}(?:{_CUT}[0-9]{{4}}){{3}})(?:{_CUT}[0-9]{{1,3}})?){AFTER})")
"""In groups of four. Finds ``6222 0212 3456 7890 123``, not ``62220212 34567890``."""
_HALVES = expression(f"{_BEFORE}(?=({PREFIX}[0-9]{{4,11}}{_CUT}[0-9]{{6,13}}){AFTER})")
"""In two pieces. Finds ``62220212 34567890``, not ``6222 0212 3456 7890``."""
_PIECES = expression(f"{_BEFORE}(?=((?:[0-9]{ANY_GAP}){{15,18}}[0-9]){AFTER})")
"""Cut anywhere: no card unless the words beside it say so. Finds ``62 220 21234 567890``, not ``62 220 212``."""
_STARTS = expression(PREFIX)
"""How a card begins: the prefixes of UnionPay, Visa, Mastercard, JCB and American Express. Begins ``6222``, not
``6122``."""
_MIN_DIGITS = 16
"""The digits of a card without a prefix of its own bank (ISO/IEC 7812)."""
_MAX_DIGITS = 19
"""The digits of the longest card (ISO/IEC 7812)."""
_FOREIGN_DIGITS = 16
"""The only length of cards without the prefix 62 that Chinese banks issue; others need the word for an account."""


def cards(plain: str, context: str | None, parts: list[tuple[int, int]]) -> Iterator[Identifier]:
    """Yield the bank cards in parts of plain text."""
    for match in matches(_SOLID, plain, parts):
        yield from _judge(plain, context, *match.span(1))
    for match in matches(_FOURS, plain, parts):
        whole = tuple(_judge(plain, context, *match.span(1)))
        yield from whole or _judge(plain, context, *match.span(2))
    for match in matches(_HALVES, plain, parts):
        if _MIN_DIGITS <= len(digits(match[1])) <= _MAX_DIGITS:
            yield from _judge(plain, context, *match.span(1))
    if CARD_WORDS.search(plain) or CARD_WORDS.search(context or ""):
        for match in matches(_PIECES, plain, parts):
            if _STARTS.match(digits(match[1])):
                yield from _longest(plain, context, match.start(1), match.end(1))


def _longest(plain: str, context: str | None, start: int, end: int) -> Iterator[Identifier]:
    """Yield the longest card of these digits, which something else may follow."""
    places = [place for place in range(start, end) if plain[place].isdigit()]
    for last in reversed(places[_MIN_DIGITS - 1 :]):
        found = [one for one in _judge(plain, context, start, last + 1) if one.certain]
        if found and not plain[last + 1 : last + 2].isdigit():
            yield from found
            return


def _judge(plain: str, context: str | None, start: int, end: int) -> Iterator[Identifier]:
    from stdnum import luhn

    number = digits(plain[start:end])
    around = Surroundings(plain, start, end, context)
    if not luhn.is_valid(number) or around.make_address or around.make_mask:
        return
    if around.say(CARD_WORDS):
        yield Identifier("bank-card", start, end, certain=True)
    elif not (
        (not number.startswith("62") and len(number) != _FOREIGN_DIGITS)
        or around.name_other_number
        or around.make_amount
        or around.make_code
        or is_flattened_row(number)
    ):
        yield Identifier("bank-card", start, end, certain=False)
