"""Personal data in a text: numbers, accounts, addresses and names of persons, told from their look-alikes."""

from __future__ import annotations

from gipr_lint.privacy.search.deobfuscate import tidy
from gipr_lint.privacy.search.identifier import Identifier, Kind
from gipr_lint.privacy.search.prefilter import FAMILIES, Family, families

__all__ = ["Identifier", "Kind", "find"]


def find(text: str, context: str | None = None, among: tuple[Family, ...] = FAMILIES) -> list[Identifier]:
    """Return the personal data in a text, in order and without overlaps.

    ``context`` is for the text of a table cell: the words that belong to it, such as the head of its column. They
    tell an account from a count, and a number that is all of its cell is a telephone only if they say so. ``among``
    are the families that the text may have members of, where that is known already.
    """
    if not among:
        return []
    tidied = tidy(text)
    found = families(tidied.text, context, among)
    if not found:
        return []
    from gipr_lint.privacy.search.search import search

    return search(tidied, context, found)
