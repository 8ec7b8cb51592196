"""Personal data in a text: numbers, accounts, addresses and names of persons, told from their look-alikes."""

from __future__ import annotations

from gipr_lint.privacy.search.deobfuscate import Tidy, tidy
from gipr_lint.privacy.search.kinds import Identifier, Kind
from gipr_lint.privacy.search.prefilter import FAMILIES, Family, families

__all__ = ["Identifier", "Kind", "find", "find_tidied"]


def find(text: str, context: str | None = None, among: tuple[Family, ...] = FAMILIES) -> list[Identifier]:
    """Return the personal data in a text, in order and without overlaps.

    ``context`` is for the text of a table cell: the words that belong to it, such as the head of its column. They
    tell an account from a count, and a number that is all of its cell is a telephone only if they say so. ``among``
    are the families that the text may have members of, where that is known already.
    """
    return find_tidied(tidy(text), context, among) if among else []


def find_tidied(tidied: Tidy, context: str | None = None, among: tuple[Family, ...] = FAMILIES) -> list[Identifier]:
    """Return the same of a text that is tidied already."""
    found = families(tidied.text, context, among)
    if not found:
        return []
    from gipr_lint.privacy.search.search import search

    return search(tidied, context, found)
