"""The search proper, imported only for text that may have personal data in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.privacy.search.deobfuscate import Tidy
from gipr_lint.privacy.search.kinds import Identifier
from gipr_lint.privacy.search.one_spelling import PLAIN, long_runs
from gipr_lint.privacy.search.prefilter import Family


def search(tidied: Tidy, context: str | None, families: tuple[Family, ...]) -> list[Identifier]:
    """Return the personal data of some families in a text; where two overlap, the one that is harder to mistake."""
    plain = tidied._replace(text=tidied.text.translate(PLAIN))
    tight = _LOOSE.sub("", plain.text) if _SPREAD.intersection(families) else plain.text
    taken = bytearray(plain.length)
    found = []
    places: Tidy | None = None
    for family in _ORDER:
        if family not in families:
            continue
        spread = family in _SPREAD
        for identifier in _of(family, tight if spread else plain.text, context):
            if spread and places is None:
                places = plain.without(_LOOSE)  # which characters are left takes longer to tell than the search itself
            text = places if spread and places else plain
            start, end = text.span(identifier.start, identifier.end)
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(Identifier(identifier.kind, start, end, identifier.certain))
    return sorted(found, key=lambda identifier: identifier.start)


_ORDER: tuple[Family, ...] = ("mail", "permits", "masks", "numbers", "accounts", "plates", "homes", "people")
_SPREAD: frozenset[Family] = frozenset({"mail", "permits", "masks", "accounts", "plates", "homes"})
"""What is told from the signs beside its digits: it is searched with the digits moved together."""
_LOOSE = expression(
    r"""(?<=[0-9])[ ]+(?=[0-9X*])|(?<=\*)[ ]+(?=[0-9])
      | [ ]+(?=@|\.(?:com|cn|net)\b)|(?<=@)[ ]+|(?<=\.)[ ]+(?=com|cn|net)""",
    re.VERBOSE,
)
"""Spaces within a number, a mask or a mailbox. Finds ``138[| |]0000`` and ``a[| |]@qq.com``, not ``138 人``."""


def _of(family: Family, plain: str, context: str | None) -> Iterator[Identifier]:
    """Yield the members of a family; each is imported only where it is needed."""
    match family:
        case "mail":
            from gipr_lint.privacy.identifiers.mail import mailboxes

            yield from mailboxes(plain, context)
        case "permits":
            from gipr_lint.privacy.identifiers.permit import permits

            yield from permits(plain, context)
        case "masks":
            from gipr_lint.privacy.identifiers.weak_mask import weak_masks

            yield from weak_masks(plain, context)
        case "numbers":
            from gipr_lint.privacy.identifiers.card import cards
            from gipr_lint.privacy.identifiers.mobile import mobiles
            from gipr_lint.privacy.identifiers.resident import residents

            parts = long_runs(plain)
            yield from residents(plain, context, parts)
            yield from cards(plain, context, parts)
            yield from mobiles(plain, context, parts)
        case "accounts":
            from gipr_lint.privacy.identifiers.account import accounts

            yield from accounts(plain)
        case "plates":
            from gipr_lint.privacy.identifiers.plate import plates

            yield from plates(plain)
        case "homes":
            from gipr_lint.privacy.identifiers.home import homes

            yield from homes(plain)
        case "people":
            from gipr_lint.privacy.identifiers.person import people

            yield from people(plain, context)
