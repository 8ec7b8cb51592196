"""What a run is told to accept: the entries of the configuration, and the baseline."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from gipr_lint.engine.accepted.baseline import Baseline
from gipr_lint.engine.config import Suppress, refuse_unknown
from gipr_lint.engine.inputs.discover import fits
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Finding
from gipr_lint.model.run import RuleLike

_STEP = expression(r"[./]")
"""What parts the ids of a place. Finds ``requests[|.|]new``, not ``overview``."""


class Acceptance(NamedTuple):
    """The entries of ``suppress`` with the folder to which their patterns relate, and the baseline.

    ``config`` is the file to name in remarks. Entries whose time was over by ``today`` accept nothing. With ``whole``
    all files of the configuration are checked: an entry that fits none of their findings has no use. ``others`` returns
    the entries for a file that has a configuration of its own; the baseline is that of the run.
    """

    entries: tuple[Suppress, ...] = ()
    root: Path = Path()
    config: str = ""
    baseline: Baseline | None = None
    today: date = date.max
    whole: bool = False
    others: "Callable[[str], Acceptance | None] | None" = None

    def of(self, path: str) -> "Acceptance":
        """Return what is accepted in a file."""
        other = self.others(path) if self.others else None
        return other or self

    def fitting(self, path: str) -> list[int]:
        """Return the numbers of the entries that speak of a file. Raises ExcludeError for a pattern that is none."""
        if not self.entries:
            return []
        relative = os.path.relpath(os.path.realpath(path), os.path.realpath(self.root))
        inside = not relative.startswith("..")
        return [
            number for number, one in enumerate(self.entries) if not one.path or (inside and fits(one.path, relative))
        ]

    def is_over(self, number: int) -> bool:
        """Tell whether the time of an entry is over."""
        until = self.entries[number].until
        return until is not None and until < self.today


def speaks_of(entry: Suppress, finding: Finding, names: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether an entry speaks of a finding in a file that it fits; ``names`` are id and tags of each rule."""
    steps = tuple(_STEP.split(entry.at)) if entry.at else ()
    here = finding.location.logical[: len(steps)] == steps
    return here and entry.rule in names.get(finding.rule, frozenset({finding.rule}))


def refuse_wrong(entries: Sequence[Suppress], rules: Sequence[RuleLike]) -> None:
    """Raise UnknownNameError for an entry that names neither rule nor tag, and ExcludeError for a wrong pattern."""
    refuse_unknown([entry.rule for entry in entries], rules)
    for entry in entries:
        if entry.path:
            fits(entry.path, "x")
