"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level, Problem
from gipr_lint.reporters.exchange.places import Entries, repository_path, told
from gipr_lint.reporters.json_text import Stream, stream
from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import ReporterOptions

_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "minor", Level.NOTE: "info"}


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:
    """Yield one list: the findings, then the problems of the run.

    GitLab shows one of several entries with the same fingerprint, so that equal ones are told apart by their number.
    """
    seen: Counter[str] = Counter()

    def entry(one: Finding | Problem) -> object:
        made = _of_problem(one, options) if isinstance(one, Problem) else _of_finding(one, run, options)
        name = str(made["fingerprint"])
        seen[name] += 1
        return made if seen[name] == 1 else {**made, "fingerprint": f"{name}:{seen[name]}"}

    yield from stream(Stream(Entries(run), entry))


def _of_finding(finding: Finding, run: Run, options: ReporterOptions) -> dict[str, object]:
    span = run.place(finding.path, finding.location.span).span
    path = repository_path(finding.path, options)
    return {
        "description": told(finding, run),
        "check_name": finding.rule,
        "fingerprint": f"{path}:{finding.fingerprint}",
        "severity": _SEVERITIES[finding.level],
        "location": {"path": path, "lines": {"begin": span.line if span else 1}},
    }


def _of_problem(problem: Problem, options: ReporterOptions) -> dict[str, object]:
    """Return a problem of the run at its file, where it is one, for GitLab shows nothing without a path."""
    path = repository_path(problem.subject, options)
    return {
        "description": printable(f"{problem.subject}：{problem.message}"),
        "check_name": f"problem-{problem.kind}",
        "fingerprint": f"{path}:problem-{problem.kind}",
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }
