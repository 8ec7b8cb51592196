"""What a sentence is about, as it is carried from clause to clause: an immutable value, returned anew by each."""

from collections.abc import Sequence, Set
from decimal import Decimal
from typing import Literal

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.statements.statement import Quantity, Scope, When, Who
from gipr_lint.statements.words.kinds import Kind


class Topic(NamedTuple):
    """What the text is about: the family of quantities, and the one of which parts may be named.

    The family is None before anything was counted, and ``other`` behind an amount of something else. ``courts`` are
    the reviews and suits counted so far.
    """

    family: str | None = None
    base: Quantity | None = None
    courts: Sequence[str] = ()


OTHER = Topic("other")


class Context(NamedTuple):
    """What the words so far have told.

    ``who``, ``when`` and ``scope`` hold for what follows in the sentence. ``listed`` is set where parts are named:
    behind 其中, in brackets. ``heard`` are the kinds of words so far, ``last`` is what became of the last amount.
    ``judged`` is set where reviews and suits counted next are judged apart from those counted before. ``counted`` is
    what was counted last, ``number`` how many requests that were, where all were counted. ``some`` is set where the
    sentence is about the requests of some applicants alone.
    """

    topic: Topic = Topic()
    who: Who = Who.OWN
    when: When = When.YEAR
    scope: Scope = Scope.WHOLE
    listed: bool = False
    heard: Set[Kind] = frozenset()
    last: Literal["none", "read", "unread"] = "none"
    judged: bool = True
    counted: Quantity | None = None
    number: Decimal | None = None
    some: bool = False

    def has_heard(self, *kinds: Kind) -> bool:
        """Tell whether a word of one of the kinds was said."""
        return not self.heard.isdisjoint(kinds)

    def counts_carried(self, *subjects: str) -> bool:
        """Tell whether requests carried over were counted last, and none that came or were dealt with beside them."""
        carried = self.counted is not None and self.counted.subject in subjects
        return carried and not self.has_heard(Kind.NEW, Kind.RECEIVED, Kind.DONE, Kind.WORKED)
