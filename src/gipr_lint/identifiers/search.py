"""The search proper, imported only for text that may have personal data in it."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.identifiers.model import Identifier
from gipr_lint.identifiers.plain import PLAIN
from gipr_lint.identifiers.triggers import Family


def search(text: str, context: str | None, families: tuple[Family, ...]) -> list[Identifier]:
    """Return the personal data of some families in a text; where two overlap, the one that is harder to mistake."""
    plain = text.translate(PLAIN)
    taken = bytearray(len(text))
    found = []
    for family in _ORDER:
        if family not in families:
            continue
        for identifier in _of(family, plain, context):
            if not any(taken[identifier.start : identifier.end]):
                taken[identifier.start : identifier.end] = b"\1" * (identifier.end - identifier.start)
                found.append(identifier)
    return sorted(found, key=lambda identifier: identifier.start)


_ORDER: tuple[Family, ...] = ("mail", "permits", "masks", "numbers", "accounts", "plates", "homes", "people")


def _of(family: Family, plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the members of a family; each is imported only where it is needed."""
    match family:
        case "mail":
            from gipr_lint.identifiers.mail import mailboxes

            yield from mailboxes(plain, context)
        case "permits":
            from gipr_lint.identifiers.permit import permits

            yield from permits(plain, context)
        case "masks":
            from gipr_lint.identifiers.weakmask import weak_masks

            yield from weak_masks(plain, context)
        case "numbers":
            from gipr_lint.identifiers.card import cards
            from gipr_lint.identifiers.mobile import mobiles
            from gipr_lint.identifiers.resident import residents

            yield from residents(plain, context)
            yield from cards(plain, context)
            yield from mobiles(plain, context)
        case "accounts":
            from gipr_lint.identifiers.account import accounts

            yield from accounts(plain)
        case "plates":
            from gipr_lint.identifiers.plate import plates

            yield from plates(plain)
        case "homes":
            from gipr_lint.identifiers.home import homes

            yield from homes(plain)
        case "people":
            from gipr_lint.identifiers.person import people

            yield from people(plain, context)
