"""The outcome of a run: all that a reporter may print, and the exit code that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gipr_lint.finding import Finding, Level, Problem
from gipr_lint.rule import Rule


class Source(NamedTuple):
    """A file that was checked: its lines, personal data in them already masked, one character by one."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run found.

    ``findings`` are sorted by path, place and rule. ``skipped`` are readable files without a report in them,
    ``unsupported`` files met in folders whose format cannot be read yet, ``without_previous`` reports for which
    last year's was sought in vain. ``sources`` holds the files with findings.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    rules: tuple[Rule, ...]
    checked: int
    skipped: tuple[str, ...]
    unsupported: tuple[str, ...]
    sources: Mapping[str, Source]
    without_previous: tuple[str, ...] = ()

    def exit_code(self, fail_on: Level) -> int:
        """Return 2 for an incomplete run, 1 where a finding reaches ``fail_on``, else 0."""
        if self.problems:
            return 2
        return int(any(finding.level.rank >= fail_on.rank for finding in self.findings))

    def count(self, level: Level) -> int:
        """Return how many findings have a level."""
        return sum(finding.level is level for finding in self.findings)
