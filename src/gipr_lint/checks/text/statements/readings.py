"""What the words of a report may mean in its tables. A claim is wrong only if no reading of it agrees.

``*`` stands for the column of the applicants that the text speaks of, or of the result or fate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

_NEW, _IN, _HANDLED = "requests.new.*", "requests.carried_in.*", "requests.handled.*"
_OTHER = "requests.other_handling.*"

_READINGS: Mapping[str, Sequence[str]] = {
    "new": (_NEW,),
    # 收到、受理: the new ones, or with those carried over
    "received": (_NEW, f"{_NEW} + {_IN}"),
    "requests": (_NEW, f"{_NEW} + {_IN}", _HANDLED),
    # 办结、答复: all; those that were answered; of the new ones only
    "handled": (_HANDLED, f"{_HANDLED} - {_OTHER}", f"{_HANDLED} - {_IN}"),
    # 办理: the same, or all that were taken up
    "worked": (_HANDLED, f"{_HANDLED} - {_OTHER}", f"{_HANDLED} - {_IN}", _NEW, f"{_NEW} + {_IN}"),
    "carried_in": (_IN,),
    "carried_out": ("requests.carried_out.*",),
    "carried": (_IN, "requests.carried_out.*"),
    # 予以公开: in full, or in part too
    "granted": ("requests.granted.*", "requests.granted.* + requests.partial.*"),
    "answered": (
        *("requests.granted.*", "requests.granted.* + requests.partial.*"),
        *(_HANDLED, f"{_HANDLED} - {_OTHER}", f"{_HANDLED} - {_IN}"),
    ),
    "other_handling": (_OTHER, "requests.other.*"),
    "review": ("remedies.review.*",),
    "litigation": ("remedies.direct.* + remedies.after_review.*",),
    "direct": ("remedies.direct.*",),
    "after_review": ("remedies.after_review.*",),
    "rules": ("proactive.rules.*",),
    "normative_documents": ("proactive.normative_documents.*",),
    "licences": ("proactive.licences.*",),
    "penalties": ("proactive.penalties.*",),
    "coercive_measures": ("proactive.coercive_measures.*",),
    "charges": ("proactive.charges.*",),
}
"""By subject; one that is not here is a row of table three, or a group of its rows."""


class Term(NamedTuple):
    """A row or a group of rows that is added (+1) or subtracted (-1)."""

    sign: int
    table: str
    row: str


@cache
def readings(subject: str) -> Sequence[Sequence[Term]]:
    """Return the sums that a subject may mean."""
    return [_terms(reading) for reading in _READINGS.get(subject, (f"requests.{subject}.*",))]


def _terms(reading: str) -> Sequence[Term]:
    terms, sign = [], 1
    for word in reading.split():
        if word in {"+", "-"}:
            sign = 1 if word == "+" else -1
        else:
            table, row, _ = word.split(".")
            terms.append(Term(sign, table, row))
    return terms
