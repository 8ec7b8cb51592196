"""What is found: a number that belongs to a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["resident-id", "resident-id-like", "mobile-number", "bank-card"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A personal number in a text, from ``start`` to ``end`` (exclusive). The value itself is never carried.

    ``certain`` is false where its digits or the words beside it leave a doubt.
    """

    kind: Kind
    start: int
    end: int
    certain: bool
