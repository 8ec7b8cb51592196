"""What is found in a file of any format: the rules and the logical places, without the places in the file."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import count

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import national_rules
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run
from tests.support.generator import DEFECTS, Defect, Expected, Model, make, print_report
from tests.support.generator.model import dice

Findings = Counter[tuple[str, tuple[str, ...]]]


@cache
def rules() -> tuple[Rule, ...]:
    """The national rules, read once."""
    return tuple(national_rules())


def checked(content: bytes, name: str) -> Run:
    """Check a file that has to be read without a problem."""
    run = lint([Input(name, lambda: content)], rules(), Settings())
    assert (run.problems, run.skipped, run.checked) == ((), (), 1)
    return run


def findings(content: bytes, name: str) -> Findings:
    """Return rule and logical place of all findings in a file."""
    return Counter((finding.rule, finding.location.logical) for finding in checked(content, name).findings)


def figures(report: Report) -> dict[str, str]:
    """Return every figure of the statutory tables as it is printed, by its place."""
    return {
        f"{table.id}.{row.id}.{column}": cell.value.raw
        for table in report.tables.values()
        for row in table.rows.values()
        for column, cell in row.cells.items()
    }


def figures_of(model: Model) -> dict[str, str]:
    """Return every figure of a generated report, by its place."""
    return {
        f"{part}.{row.id}.{column}": text
        for part in ("proactive", "requests", "remedies")
        for row in model.sheet(part).rows
        for column, text in row.cells
    }


TYPED = [pytest.param(defect, id=defect.name) for defect in DEFECTS if "tabs" in defect.layouts]
"""All defects but those of Markdown's marks."""


def as_text(model: Model) -> Findings:
    """Return rule and logical place of all findings in a generated report that is plain text."""
    return findings(print_report(model, "tabs").text.encode(), "report.txt")


def planted(defect: Defect) -> tuple[Model, Expected]:
    """Return the first report that is fit for a defect, with the defect in it, and what must be found."""
    results = (defect.plant(make(seed, defect.edition), dice("plant", defect.name, seed)) for seed in count())
    return next(result for result in results if result is not None)
