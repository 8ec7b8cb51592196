"""What the rules over text find in a report into which a sentence was put."""

from __future__ import annotations

from functools import cache

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.finding import Finding
from gipr_lint.model.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """The rules over text, read once."""
    return tuple(rule for rule in national_rules() if "text" in rule.tags)


def judged(text: str) -> list[Finding]:
    """Return the findings about a report, which has to be read without a problem."""
    run = lint([Input("report.txt", text.encode)], rules(), Settings())
    assert (run.problems, run.checked) == ((), 1)
    return list(run.findings)
