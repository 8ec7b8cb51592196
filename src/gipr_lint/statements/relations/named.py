"""What a phrase of the text means in the tables: what a number put behind it would count."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import read_statements
from gipr_lint.statements.statement import Quantity, Scope, Speaker, Statement

_NUMBER = "1件"
_MAX_PHRASE_CHARS = 400
"""So long the words before a share are at most: each share of a sentence is read with all that stands before it."""


@kept_by_text(entries=512)
def named(phrase: str, speaker: Speaker, *, about_requests: bool, about_remedies: bool = False) -> Sequence[Quantity]:
    """Return the quantities that a phrase of folded text means, nothing where it means none or a part of one.

    Suits that were lost are those in which the organ was corrected, though the tables do not call them so.
    """
    if len(phrase) > _MAX_PHRASE_CHARS:
        return ()
    said = phrase + _NUMBER
    text = Folded(said, said)
    found = list(read_statements(text, speaker, about_requests=about_requests, about_remedies=about_remedies))
    counts = [one for one in found if isinstance(one, Statement) and one.kind == "count" and one.start == len(phrase)]
    whole = len(counts) == 1 and (counts[0].scope is Scope.WHOLE or _is_lost(phrase, counts[0]))
    return counts[0].about if whole else ()


def _is_lost(phrase: str, one: Statement) -> bool:
    return phrase.endswith(_LOST) and all(quantity.part == "corrected" for quantity in one.about)


_LOST = ("败诉", "败诉的", "败诉案件")
