"""One line a finding, for editors and scripts: ``path:line:column: level rule message``.

A finding about the whole report stands at 1:1, so that an editor can open it; so does one in a file without lines,
and names its page or paragraph at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.reporters.printable import place, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.finding import Finding
    from gipr_lint.reporters import Options
    from gipr_lint.run import Run


def pieces(run: Run, options: Options) -> Iterator[str]:  # noqa: ARG001 - every reporter takes the same
    """Yield a line for each finding, then a line for each problem."""
    for finding in run.findings:
        yield f"{_line(finding, run)}\n"
    for problem in run.problems:
        yield printable(f"{problem.subject}: problem {problem.message}") + "\n"


def _line(finding: Finding, run: Run) -> str:
    found = run.place(finding.path, finding.location.span)
    where = place(finding, run) if found.span else f"{printable(finding.path)}:1:1"
    label = f"（{printable(found.label)}）" if found.label and not found.span else ""
    return f"{where}: {finding.level.value} {finding.rule} {printable(finding.text)}{label}"
