"""Personal identifiers in a text: resident ID numbers, mobile numbers and bank cards, told from their look-alikes."""

from __future__ import annotations

from itertools import chain

from gipr_lint.identifiers.card import cards
from gipr_lint.identifiers.mobile import mobiles
from gipr_lint.identifiers.model import Identifier, Kind
from gipr_lint.identifiers.plain import PLAIN, QUICK
from gipr_lint.identifiers.resident import residents

__all__ = ["Identifier", "Kind", "find"]


def find(text: str, context: str = "") -> list[Identifier]:
    """Return the personal identifiers in a text, in order and without overlaps.

    ``context`` are words that belong to the text without standing in it: the header of a cell's column, say. They
    tell an account number from a count.
    """
    if not QUICK.search(text):
        return []
    plain = text.translate(PLAIN)
    taken = bytearray(len(text))
    found = []
    for identifier in chain(residents(plain, context), cards(plain, context), mobiles(plain, context)):
        if not any(taken[identifier.start : identifier.end]):
            taken[identifier.start : identifier.end] = b"\1" * (identifier.end - identifier.start)
            found.append(identifier)
    return sorted(found, key=lambda identifier: identifier.start)
