"""Personal data in a text: numbers, accounts, addresses and names of persons, told from their look-alikes."""

from __future__ import annotations

from gipr_lint.identifiers.model import Identifier, Kind
from gipr_lint.identifiers.triggers import families

__all__ = ["Identifier", "Kind", "find"]


def find(text: str, context: str | None = None) -> list[Identifier]:
    """Return the personal data in a text, in order and without overlaps.

    ``context`` is for the text of a table cell: the words that belong to it, such as the head of its column. They
    tell an account from a count, and a number that is all of its cell is a telephone only if they say so.
    """
    found = families(text, context)
    if not found:
        return []
    from gipr_lint.identifiers.search import search

    return search(text, context, found)
