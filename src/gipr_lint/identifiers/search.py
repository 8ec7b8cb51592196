"""The search proper, imported only for text that has enough digits in a row."""

from __future__ import annotations

from itertools import chain

from gipr_lint.identifiers.card import cards
from gipr_lint.identifiers.mobile import mobiles
from gipr_lint.identifiers.model import Identifier
from gipr_lint.identifiers.plain import PLAIN
from gipr_lint.identifiers.resident import residents


def search(text: str, context: str | None) -> list[Identifier]:
    """Return the identifiers in a text; where two overlap, the one that is harder to mistake."""
    plain = text.translate(PLAIN)
    taken = bytearray(len(text))
    found = []
    for identifier in chain(residents(plain, context), cards(plain, context), mobiles(plain, context)):
        if not any(taken[identifier.start : identifier.end]):
            taken[identifier.start : identifier.end] = b"\1" * (identifier.end - identifier.start)
            found.append(identifier)
    return sorted(found, key=lambda identifier: identifier.start)
