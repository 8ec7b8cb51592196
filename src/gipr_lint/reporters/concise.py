"""One line a finding, for editors and scripts: ``path:line:column: level rule message``.

In a file without lines its page, paragraph or row of a table stands in the place of line and column; a finding about
the whole report has the path alone. No line is invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import ReporterOptions


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:  # noqa: ARG001 - every reporter takes the same
    """Yield a line for each finding, then a line for each problem."""
    for finding in run.findings:
        yield f"{_line(finding, run)}\n"
    for problem in run.problems:
        yield printable(f"{problem.subject}: problem {problem.message}") + "\n"


def _line(finding: Finding, run: Run) -> str:
    path, found = printable(finding.path), run.place(finding.path, finding.location.span)
    where = f"{found.span.line}:{found.span.column}" if found.span else printable(found.label)
    place = f"{path}:{where}" if where else path
    return f"{place}: {finding.level.value} {finding.rule} {printable(finding.text)}"
