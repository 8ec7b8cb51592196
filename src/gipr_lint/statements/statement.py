"""What a claim is: a quantity of which the text gives the number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple


class Speaker(NamedTuple):
    """Who reports, and on which year: ``area`` where it reports for all organs below it."""

    organ: str = ""
    year: int | None = None
    area: bool = False


class Quantity(NamedTuple):
    """What is counted.

    ``subject`` is what the words mean, as far as they tell: ``new`` are requests of the year, ``received`` those or
    the ones carried over with them. ``part`` narrows it: the applicants of requests (``total`` for all), the results
    of reviews and suits, what happened to documents.
    """

    subject: str
    part: str = "total"


class Claim(NamedTuple):
    """A statement about quantities.

    ``count``: their sum is ``value``, and ``start`` to ``end`` are its digits. ``none``: there is none of any of them,
    ``start`` to ``end`` are the words that deny it. ``all``: all requests, or ``value`` of them, were dealt with, and
    none is carried over; ``timely`` where the words say so of the time limit. ``words`` quote the text. ``whole`` is
    set where nothing before it in its sentence may narrow it.
    """

    kind: Literal["count", "none", "all"]
    about: Sequence[Quantity]
    value: Decimal
    start: int
    end: int
    words: str
    timely: bool = False
    whole: bool = False
