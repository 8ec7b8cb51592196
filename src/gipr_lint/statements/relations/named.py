"""What a phrase of the text means in the tables: what a number put behind it would count."""

from __future__ import annotations

from collections.abc import Sequence

from gipr_lint.parse.folded_text import Folded
from gipr_lint.statements.read import read_statements
from gipr_lint.statements.statement import Quantity, Scope, Speaker, Statement

_NUMBER = "1件"


def named(phrase: str, speaker: Speaker, *, about_requests: bool) -> Sequence[Quantity]:
    """Return the quantities that a phrase of folded text means, nothing where it means none or a part of one."""
    said = phrase + _NUMBER
    found = list(read_statements(Folded(said, said), speaker, about_requests=about_requests))
    counts = [one for one in found if isinstance(one, Statement) and one.kind == "count" and one.start == len(phrase)]
    return counts[0].about if len(counts) == 1 and counts[0].scope is Scope.WHOLE else ()
