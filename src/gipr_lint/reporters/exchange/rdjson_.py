"""Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level, Problem
from gipr_lint.reporters.exchange.places import Entries, repository_path, told
from gipr_lint.reporters.json_text import Stream, stream
from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.model.document import Span
    from gipr_lint.model.finding import Finding, Location
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import ReporterOptions

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:
    """Yield one result with all findings and problems of the run."""

    def diagnostic(one: Finding | Problem) -> object:
        return _of_problem(one, options) if isinstance(one, Problem) else _of_finding(one, run, options)

    found = Stream(Entries(run), diagnostic)
    yield from stream({"source": {"name": "gipr-lint"}, "diagnostics": found})


def _of_finding(finding: Finding, run: Run, options: ReporterOptions) -> dict[str, object]:
    related = [
        {"message": printable(one.text), "location": _location(one.location, finding.path, run, options)}
        for one in finding.related
    ]
    return {
        "message": told(finding, run),
        "location": _location(finding.location, finding.path, run, options),
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule},
        **({"related_locations": related} if related else {}),
    }


def _location(location: Location, path: str, run: Run, options: ReporterOptions) -> dict[str, object]:
    file = location.path or path
    span = run.place(file, location.span).span
    return {"path": repository_path(file, options), **({"range": _range(span, file, run)} if span else {})}


def _range(span: Span, path: str, run: Run) -> dict[str, object]:
    """Return a stretch as the format counts it: columns in bytes of UTF-8 from 1, the end exclusive."""
    source = run.sources.get(path)

    def position(line: int, column: int) -> dict[str, int]:
        return {"line": line, "column": source.bytes_before(line, column) + 1 if source else column}

    return {"start": position(span.line, span.column), "end": position(span.end_line, span.end_column)}


def _of_problem(problem: Problem, options: ReporterOptions) -> dict[str, object]:
    return {
        "message": printable(f"{problem.subject}：{problem.message}"),
        "location": {"path": repository_path(problem.subject, options)},
        "severity": "ERROR",
        "code": {"value": f"problem-{problem.kind}"},
    }
