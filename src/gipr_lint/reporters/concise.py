"""One line a finding, for editors and scripts: ``path:line:column: level rule message``.

In a file without lines its page, paragraph or row of a table stands in the place of line and column; a finding about
the whole report has the path alone. No line is invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from gipr_lint.finding import Finding
    from gipr_lint.reporters import Options
    from gipr_lint.run import Run


def render(run: Run, options: Options) -> str:  # noqa: ARG001 - every reporter takes the same
    """Return a line for each finding, then a line for each problem."""
    lines = [
        *(_line(finding, run) for finding in run.findings),
        *(printable(f"{problem.subject}: problem {problem.message}") for problem in run.problems),
    ]
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, run: Run) -> str:
    path, found = printable(finding.path), run.place(finding.path, finding.location.span)
    where = f"{found.span.line}:{found.span.column}" if found.span else printable(found.label)
    place = f"{path}:{where}" if where else path
    return f"{place}: {finding.level.value} {finding.rule} {printable(finding.text)}"
