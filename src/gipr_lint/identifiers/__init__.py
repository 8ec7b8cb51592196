"""Personal identifiers in a text: resident ID numbers, mobile numbers and bank cards, told from their look-alikes."""

from __future__ import annotations

from gipr_lint.identifiers.model import Identifier, Kind
from gipr_lint.identifiers.plain import QUICK

__all__ = ["Identifier", "Kind", "find"]


def find(text: str, context: str | None = None) -> list[Identifier]:
    """Return the personal identifiers in a text, in order and without overlaps.

    ``context`` is for the text of a table cell: the words that belong to it, such as the head of its column. They
    tell an account from a count, and a number that is all of its cell is a telephone only if they say so.
    """
    if not QUICK.search(text):
        return []
    from gipr_lint.identifiers.search import search

    return search(text, context)
