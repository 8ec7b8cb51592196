"""What is found: a number, a name or an address that belongs to a person."""

from typing import Literal

from gipr_lint.limits.tuples import NamedTuple

Kind = Literal[
    "resident-id",
    "resident-id-like",
    "mobile-number",
    "bank-card",
    "permit-number",
    "weak-mask",
    "email-address",
    "social-account",
    "vehicle-plate",
    "home-address",
    "person-name",
    "sensitive-person",
]

NUMBERS: frozenset[Kind] = frozenset({"resident-id", "resident-id-like", "mobile-number", "bank-card", "weak-mask"})
"""The kinds of which only the digits tell who it is."""


class Identifier(NamedTuple):
    """Personal data in a text, from ``start`` to ``end`` (exclusive). The value itself is never carried.

    ``certain`` is false where its characters or the words beside it leave a doubt.
    """

    kind: Kind
    start: int
    end: int
    certain: bool = True
