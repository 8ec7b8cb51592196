"""What a sentence is about, as it is carried from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gipr_lint.claims.claim import Quantity
from gipr_lint.claims.phrase import FAMILY
from gipr_lint.claims.words.cues import OUTCOMES, UNITS, WITH_APPLICATIONS
from gipr_lint.claims.words.lexer import Token
from gipr_lint.claims.words.lexicon import Kind


class Topic(NamedTuple):
    """What the text is about: the family of quantities, and the one of which parts may be named.

    The family is None before anything was counted, and ``other`` behind an amount of something else. ``courts`` are
    the reviews and suits counted so far.
    """

    family: str | None = None
    base: Quantity | None = None
    courts: Sequence[str] = ()


def is_about_requests(said: str) -> bool:
    """Tell whether a sentence speaks of requests by what belongs to them alone."""
    applied = "申请" in said and any(word in said for word in WITH_APPLICATIONS)
    return applied or sum(word in said for word in OUTCOMES) > 1


def family_of(quantity: Quantity) -> str:
    """Return the family of a quantity; outcomes are requests."""
    if quantity.part == "decisions":
        return "decisions"
    return FAMILY.get(quantity.subject) or (quantity.subject if quantity.subject in UNITS else "requests")


def named(word: Token) -> Token:
    """Return the work on requests as requests: who denies the one denies the other."""
    return word._replace(value="") if word.kind is Kind.REQUEST else word
