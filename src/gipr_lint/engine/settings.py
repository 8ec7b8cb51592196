"""How inputs are checked: what a run is given beside its files and rules."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from gipr_lint.checks import CHECKS
from gipr_lint.engine.inputs.previous import Previous
from gipr_lint.model.official_format import Editions
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Rule
from gipr_lint.readers import READERS, Reader

if TYPE_CHECKING:
    from gipr_lint.engine.results.memory import Memory


class Companionship(Protocol):
    """What knows the reports that stand beside one, and can show them."""

    def beside(self, report: Report) -> Report:
        """Return a report with those beside it."""
        ...

    def report_at(self, path: str) -> Report | None:
        """Return one of the reports."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check: by which ``edition`` where not by the report's year, with ``previous`` reports to compare with
    or ``project``, all reports among which each finds its own companions, and with at most ``timeout`` seconds for a
    file, its reading included. ``jobs`` processes share the files, where there are enough of them; with ``isolated``
    at least one does, so that a plugin which ends its process ends no run. ``known`` are all rules that there are,
    where more are known than are in force. ``memory`` has what former runs found.
    ``rules_of`` returns the rules in force for a path, where they are not the same for all files.
    """

    edition: str | None = None
    previous: Previous | None = None
    project: Companionship | None = None
    timeout: float | None = None
    jobs: int = 1
    isolated: bool = False
    checks: Mapping[str, Check] = field(default_factory=lambda: CHECKS)
    editions: Editions | None = None
    readers: Mapping[str, Reader] = field(default_factory=lambda: READERS)
    known: Sequence[Rule] = ()
    memory: "Memory | None" = None
    rules_of: Callable[[str], Sequence[Rule]] | None = None

    def rules_for(self, path: str, rules: Sequence[Rule]) -> Sequence[Rule]:
        """Return those of the rules that are in force for a file, with the levels that they have there."""
        if self.rules_of is None:
            return rules
        given = {rule.id for rule in rules}
        return [rule for rule in self.rules_of(path) if rule.id in given]
