"""What a clause says of quantities beside one another."""

from collections.abc import Sequence

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.relations.comparing.forms import Says
from gipr_lint.statements.relations.comparing.skeleton import Slot


class Relation(NamedTuple):
    """A relation that folded text tells from ``start`` to ``stop``.

    ``left`` is the quantity of which something is said, ``right`` the one beside it, ``parts`` are several together:
    in words. ``lead`` is the clause before, which may tell of what all are. ``numbers`` are those of the clause in
    order, ``per`` tells of how many parts of a year. ``found`` is where in the text what is said begins.
    """

    says: Says
    left: str
    right: str
    whole: str
    parts: Sequence[str]
    lead: str
    numbers: Sequence[Slot]
    per: str
    start: int
    stop: int
    words: str
    sentence: str
    extra: str = ""

    def number(self, mark: str) -> Slot | None:
        """Return the last number of a kind."""
        return next((one for one in reversed(self.numbers) if one.mark == mark), None)
