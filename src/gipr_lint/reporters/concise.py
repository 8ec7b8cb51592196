"""One line a finding, for editors and scripts: ``path:line:column: level rule message``.

In a file without lines its page, paragraph or cell stands in the place of line and column (``第2个表格第4行第3列``); a
finding about the whole report has the path alone. No line is invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.limits.expressions import expression
from gipr_lint.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import ReporterOptions


_SPACE = expression(r"(?<=第) (?=\d)|(?<=\d) (?=[个行列段页])")
"""What stands around the number of a place for the eye alone. Finds ``第[| |]3 页``, not ``表 1``."""


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:  # noqa: ARG001 - every reporter takes the same
    """Yield a line for each finding, then a line for each problem."""
    for finding in run.findings:
        yield f"{_line(finding, run)}\n"
    for problem in run.problems:
        yield printable(f"{problem.subject}: problem {problem.message}") + "\n"


def _line(finding: Finding, run: Run) -> str:
    path, found = printable(finding.path), run.place(finding.path, finding.location.span)
    where = f"{found.span.line}:{found.span.column}" if found.span else _closed_up(printable(found.label))
    place = f"{path}:{where}" if where else path
    return f"{place}: {finding.level.value} {finding.rule} {printable(finding.text)}"


def _closed_up(label: str) -> str:
    """Return the name of a place as one word, which scripts can split off."""
    return _SPACE.sub("", label)
