"""One line a finding, for editors and scripts: ``path:line:column: level rule message``.

In a file without lines its page, paragraph or row of a table stands in the place of line and column; a finding about
the whole report has the path alone. No line is invented. Where a finding rests on another report, its place stands
at the end in brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.model.finding import Finding, Location
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import ReporterOptions


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:  # noqa: ARG001 - every reporter takes the same
    """Yield a line for each finding, then a line for each problem."""
    for finding in run.findings:
        yield f"{_line(finding, run)}\n"
    for problem in run.problems:
        yield printable(f"{problem.subject}: problem {problem.message}") + "\n"


def _line(finding: Finding, run: Run) -> str:
    place = _place(finding.path, finding.location, run)
    others = (one.location for one in finding.related if one.location.path)
    seen = "、".join(dict.fromkeys(_place(one.path or finding.path, one, run) for one in others))
    return f"{place}: {finding.level.value} {finding.rule} {printable(finding.text)}{f'（{seen}）' if seen else ''}"


def _place(path: str, location: Location, run: Run) -> str:
    found = run.place(path, location.span)
    where = f"{found.span.line}:{found.span.column}" if found.span else found.label
    return printable(f"{path}:{where}" if where else path)
