"""Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level, Problem
from gipr_lint.privacy.masking import mask
from gipr_lint.readers.file_edits import file_edits
from gipr_lint.reporters.exchange.places import Entries, repository_path, told
from gipr_lint.reporters.json_text import Stream, stream
from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gipr_lint.model.document import Span
    from gipr_lint.model.finding import Edit, Finding, Location
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
        **({"suggestions": suggestions} if (suggestions := _suggestions(finding, run)) else {}),
    }


def _suggestions(finding: Finding, run: Run) -> list[dict[str, object]]:
    """Return what is to stand in each line that a fix changes: of several changes in one, the stretch between them too.

    None where that stretch is masked, or runs over lines: each suggestion is taken by itself.
    """
    source = run.sources.get(finding.path)
    edits = file_edits(finding.fix, source, finding.path) if source else ()
    suggestions: list[dict[str, object]] = []
    for _, group in groupby(edits, key=lambda edit: edit.span.line):
        within = [*group]
        text = _replaced(within, source.source or source.lines) if source else None
        if text is None:
            return []
        first, last = within[0].span, within[-1].span
        whole = first._replace(end_line=last.end_line, end_column=last.end_column)
        suggestions.append({"range": _range(whole, finding.path, run), "text": text})
    return suggestions


def _replaced(edits: Sequence[Edit], lines: Sequence[str]) -> str | None:
    """Return what stands in a line from the first edit to the last with all of them made."""
    pieces = [edits[0].replacement]
    for before, after in pairwise(edits):
        between = lines[before.span.line - 1][before.span.end_column - 1 : after.span.column - 1]
        if before.span.end_line > before.span.line or mask(between) != between or "*" in between:
            return None
        pieces += [between, after.replacement]
    return "".join(pieces)


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
