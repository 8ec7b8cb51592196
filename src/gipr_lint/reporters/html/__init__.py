"""All reports of a run on one page: a summary, then each report as it reads, the findings at their places.

The page is one file that needs no network, and no script but for its filters. ``view`` holds what the templates are
given, the other modules make that of a run; the templates and what they look like stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gipr_lint.model.run import Run
    from gipr_lint.reporters import ReporterOptions
    from gipr_lint.reporters.html.view import ReportView, Summary


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:
    """Yield the page, a few elements at a time; only one report is in memory."""
    from gipr_lint.reporters.html.overview import summary_of
    from gipr_lint.reporters.html.templates import page

    summary = summary_of(run, {rule.id: rule for rule in run.rules}, options)
    yield from page(summary, _reports(run, summary))


def _reports(run: Run, summary: Summary) -> Iterator[ReportView]:
    from gipr_lint.reporters.html.report import view_of
    from gipr_lint.reporters.html.templates import MOST_UNFOLDED_FILES

    rules = {rule.id: rule for rule in run.rules}
    unfolded = len(summary.reports) <= MOST_UNFOLDED_FILES
    for row, (_, findings, source) in zip(summary.reports, run.by_file(), strict=True):
        yield view_of(row, run, rules, source, findings)._replace(open=unfolded)
