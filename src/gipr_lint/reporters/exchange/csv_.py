"""The findings as a table for spreadsheets: UTF-8 with a byte order mark, a row a finding and a row a problem."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from gipr_lint.reporters.printable import printable
from gipr_lint.reporters.summary import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import RuleLike, Run
    from gipr_lint.reporters import ReporterOptions

COLUMNS = ("文件", "级别", "位置", "行", "列", "问题", "改法", "依据", "规则", "规则名称")
_MARK = "\ufeff"
"""Without it Excel takes the file for one in the code page of the system."""
_FORMULA = ("=", "+", "-", "@")
"""What a cell begins with that a spreadsheet takes for a formula."""


class _Line:
    """What the writer of the standard library writes to: it keeps one row."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:  # noqa: ARG001 - every reporter takes the same
    """Yield the head and a row for each finding, then one for each problem of the run."""
    rules = {rule.id: rule for rule in run.rules}
    line = _Line()
    writer = csv.writer(line)

    def row(*cells: str) -> str:
        writer.writerow([_harmless(cell) for cell in cells])
        return line.text

    yield _MARK + row(*COLUMNS)
    for finding in run.findings:
        yield row(*_cells(finding, rules[finding.rule], run))
    for problem in run.problems:
        yield row(problem.subject, "运行问题", "", "", "", problem.message, "", "", "", "")


def _cells(finding: Finding, rule: RuleLike, run: Run) -> tuple[str, ...]:
    place = run.place(finding.path, finding.location.span)
    line, column = (str(place.span.line), str(place.span.column)) if place.span else ("", "")
    where = "，".join(filter(None, (place.label, finding.location.label)))
    found = (finding.path, LEVELS[finding.level], where, line, column, finding.text)
    return (*found, rule.help, rule.basis, rule.id, rule.title)


def _harmless(cell: str) -> str:
    """Return a cell on one line that no spreadsheet calculates."""
    shown = printable(" ".join(cell.split("\n")))
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
