"""What a run is told to accept: the entries of the configuration, and the baseline."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from gipr_lint.engine.accepted.baseline import Baseline
from gipr_lint.engine.accepted.comments import is_past
from gipr_lint.engine.config import Suppress, UnknownNameError, refuse_unknown
from gipr_lint.engine.inputs.discover import fits
from gipr_lint.files.names import suggest
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Finding
from gipr_lint.model.official_format import Editions, TableFormat
from gipr_lint.model.run import RuleLike

_STEP = expression(r"[./]")
"""What parts the ids of a place. Finds ``requests[|.|]new``, not ``overview``."""


class Acceptance(NamedTuple):
    """The entries of ``suppress`` with the folder to which their patterns relate, and the baseline.

    ``config`` is the file to name in remarks. What was to be accepted until a day before today is not. With ``whole``
    all files of the configuration are checked: an entry that fits none of their findings has no use. ``others`` returns
    the entries for a file that has a configuration of its own; the baseline is that of the run.
    """

    entries: tuple[Suppress, ...] = ()
    root: Path = Path()
    config: str = ""
    baseline: Baseline | None = None
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
        return until is not None and is_past(until)


def speaks_of(entry: Suppress, finding: Finding, names: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether an entry speaks of a finding in a file that it fits; ``names`` are id and tags of each rule."""
    steps = tuple(_STEP.split(entry.at)) if entry.at else ()
    here = finding.location.logical[: len(steps)] == steps
    return here and entry.rule in names.get(finding.rule, frozenset({finding.rule}))


def refuse_wrong(entries: Sequence[Suppress], rules: Sequence[RuleLike], editions: Editions | None) -> None:
    """Raise UnknownNameError for an entry that names no rule or tag, or no place that the ``editions`` have.

    Places of plugins are not known: without editions any will do. Raises ExcludeError for a wrong pattern.
    """
    refuse_unknown([entry.rule for entry in entries], rules)
    for entry in entries:
        if entry.path:
            fits(entry.path, "x")
        if entry.at and editions is not None:
            _refuse_nowhere(entry.at, editions)


def _refuse_nowhere(at: str, editions: Editions) -> None:
    first, *rest = _STEP.split(at)
    tables = [one.table[first] for one in editions if first in one.table]
    known = {"title", *(name for one in editions for name in (*one.section, *one.table))}
    for number, step in enumerate((first, *rest)):
        if number:
            ways = _below(tables, rest[: number - 1])
            known = {name for names in ways for name in names}
        if step not in known:
            meant = suggest(step, sorted(known)) if known else "，下面没有更细的位置"
            raise UnknownNameError(step, f"at：报告里没有“{at}”这一处{meant or '；'}各处的 id 见 docs/names.md")


def _below(tables: Sequence[TableFormat], steps: Sequence[str]) -> list[Iterable[str]]:
    """Return the ids of what is below a place in tables: rows, groups of them and columns, then columns alone."""
    if not steps:
        return [(*one.row, *one.group, *one.column) for one in tables]
    return [one.column for one in tables if len(steps) == 1 and (steps[0] in one.row or steps[0] in one.group)]
