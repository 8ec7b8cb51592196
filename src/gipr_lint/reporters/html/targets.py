"""The places of a report of which findings speak: which findings, and what links lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.reporters.html.view import Mark, Ref

if TYPE_CHECKING:
    from gipr_lint.model.document import Span
    from gipr_lint.model.finding import Finding


class Target(NamedTuple):
    """A place: the numbers of the findings about it, none where it is only an operand of some."""

    span: Span
    id: str
    numbers: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands there: a blank cell."""
        return self.span[:2] == self.span[2:]

    @property
    def is_broad(self) -> bool:
        """Tell whether it goes over several lines."""
        return self.span.end_line > self.span.line

    def columns_on(self, line: int) -> tuple[int, int]:
        """Return from which column to which (exclusive) it goes on a line; the second is large for all the rest."""
        start = self.span.column if line == self.span.line else 1
        return start, self.span.end_column if line == self.span.end_line else 1 << 30


@dataclass(frozen=True)
class Targets:
    """All places of one report, and which of them have been shown."""

    prefix: str
    findings: Sequence[Finding]
    by_span: Mapping[Span, Target]
    by_line: Mapping[int, Sequence[Target]]
    shown: set[str] = field(default_factory=set)
    told: dict[int, str] = field(default_factory=dict)
    """The numbers of findings that have their card, with the id of the place that is marked."""

    def on(self, line: int) -> Sequence[Target]:
        """Return the places that are, or go on, on a line."""
        return self.by_line.get(line, ())

    def within(self, first: int, last: int) -> Iterator[Target]:
        """Yield the places that begin on some lines."""
        return (target for target in self.by_span.values() if first <= target.span.line <= last)

    def mark(self, here: Sequence[Target], ending: Sequence[Target]) -> Mark:
        """Return the mark of a place at which there are targets; of those that end here the numbers follow."""
        numbers = sorted({number for target in here for number in target.numbers})
        ids = tuple(target.id for target in here if target.id not in self.shown)
        self.shown.update(ids)
        found = [self.findings[number - 1] for number in numbers]
        grave = max((one.level for one in found), key=lambda level: level.rank, default=None)
        refs = tuple(self._ref(number) for target in ending for number in target.numbers)
        rules = tuple(dict.fromkeys(one.rule for one in found))
        return Mark(ids, grave.value if grave else "", not found, refs, rules)

    def tell(self, targets: Sequence[Target], place: str = "") -> tuple[int, ...]:
        """Return the numbers of the findings at some places that have no card so far; now they have."""
        told = []
        for target in targets:
            for number in target.numbers:
                if number not in self.told:
                    self.told[number] = place or target.id
                    told.append(number)
        return tuple(sorted(told))

    def card_id(self, number: int) -> str:
        """Return the id of the card of a finding."""
        return f"{self.prefix}-f{number}"

    def _ref(self, number: int) -> Ref:
        finding = self.findings[number - 1]
        return Ref(number, self.card_id(number), finding.level.value, finding.rule)


def targets_of(findings: Sequence[Finding], prefix: str) -> Targets:
    """Return the places of which the findings of one report speak; findings count from 1."""
    numbers: defaultdict[Span, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings, 1):
        if finding.location.span:
            numbers[finding.location.span].append(number)
        for mention in finding.related:
            if mention.location.span and mention.location.path in {None, finding.path}:
                numbers[mention.location.span]
    by_span = {
        span: Target(span, f"{prefix}-p{count}", tuple(numbers[span])) for count, span in enumerate(sorted(numbers), 1)
    }
    by_line: defaultdict[int, list[Target]] = defaultdict(list)
    for target in by_span.values():
        for line in range(target.span.line, target.span.end_line + 1):
            by_line[line].append(target)
    return Targets(prefix, findings, by_span, by_line)
