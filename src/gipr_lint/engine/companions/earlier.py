"""Last year's reports, read to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gipr_lint.engine.companions.previous import Previous
    from gipr_lint.engine.inputs.discover import Inputs
    from gipr_lint.extensions.toolset import Toolset


def reports_of(inputs: Inputs, tools: Toolset, seconds: float) -> Previous:
    """Read last year's reports; what cannot be read is a problem like any other."""
    from gipr_lint.engine.companions.previous import Previous
    from gipr_lint.engine.inputs.load import UnreadableError, foreign, read_report
    from gipr_lint.limits.time_limit import TimeLimitError, limit
    from gipr_lint.model.finding import Problem
    from gipr_lint.parse import is_report

    reports = []
    for source in inputs.files:
        try:
            with limit(seconds):
                report = read_report(source, tools.readers, tools.editions)
        except (UnreadableError, TimeLimitError) as error:
            told = f"读取{error}" if isinstance(error, TimeLimitError) else str(error)
            inputs.problems.append(Problem("file", source.path, told))
            continue
        if is_report(report):
            reports.append(report)
        elif source.named:
            inputs.problems.append(Problem("file", source.path, foreign(report)))
    return Previous(tuple(reports))
