"""Precision: on faultless reports in every layout the linter finds no error and no warning, and reads each figure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gipr_lint import lint_text
from gipr_lint.model.finding import Level
from gipr_lint.model.report import Report
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.generator import LAYOUTS, Model, Printed, make, print_report

REPORTS = 500
CHUNKS = 4


def reports(layout: str, chunk: int) -> Iterator[tuple[Model, Printed]]:
    """The reports of a layout, each seed in one layout only."""
    first = tuple(LAYOUTS).index(layout)
    for seed in tuple(range(first, REPORTS, len(LAYOUTS)))[chunk::CHUNKS]:
        model = make(seed)
        yield model, print_report(model, layout)


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_faultless_report_has_no_error_and_no_warning(layout: str, chunk: int) -> None:
    complaints = []
    for model, printed in reports(layout, chunk):
        run = lint_text(printed.text, f"{layout}-{model.seed}.txt")
        assert (run.checked, run.problems) == (1, ())
        complaints += [
            f"seed {model.seed}: {finding.rule}: {finding.text}"
            for finding in run.findings
            if finding.level is not Level.NOTE
        ]
    assert complaints == []


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_figure_and_heading_is_read_where_it_stands(layout: str, chunk: int) -> None:
    wrong = []
    for model, printed in reports(layout, chunk):
        report = parse_report(read(printed.text.encode(), "report.txt"), None)
        if (report.year, report.format.edition, report.organ) != (model.year, model.edition, model.organ.name):
            wrong.append(f"seed {model.seed}: {report.year} {report.format.edition} {report.organ}, not {model.title}")
        wrong += [f"seed {model.seed}: {said}" for said in misread(report, printed)]
    assert wrong == []


def misread(report: Report, printed: Printed) -> Iterator[str]:
    """What the parser places elsewhere or reads differently."""
    for key, place in printed.places.items():
        match key.split("."):
            case ["section", id_]:
                section = report.section(id_)
                line = section.heading.line.span.line if section else None
                if line != place.line:
                    yield f"{key} in line {place.line}, read in {line}"
            case [table, row, column]:
                cell = report.tables[table].cell(row, column) if table in report.tables else None
                if cell is None:
                    yield f"{key} {printed[key]} was not found"
                elif (cell.value.raw, cell.span) != (printed[key], (place.line, *place[1:2], place.line, place[2])):
                    yield f"{key} is {printed[key]} at {place}, read as {cell.value.raw} at {cell.span}"


def test_every_cell_of_the_form_is_compared() -> None:
    printed = print_report(make(1, "2021"), "tabs")
    cells = [key for key in printed.places if key.count(".") == 2]
    assert len(cells) == 25 * 7 + 3 * 5 + 3 + 3 + 4
