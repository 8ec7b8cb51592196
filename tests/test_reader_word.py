"""The reader of Word files: the same report as text and as a Word file is the same report, and Word's own ways."""

from __future__ import annotations

import pytest

from generator import make
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.report import Report
from writers import docx as word


def figures(report: Report) -> dict[str, str]:
    """Every figure of the statutory tables as it is printed, by its place."""
    return {
        f"{table.id}.{row.id}.{column}": cell.value.raw
        for table in report.tables.values()
        for row in table.rows.values()
        for column, cell in row.cells.items()
    }


@pytest.mark.parametrize("seed", range(60))
def test_generated_report_is_read_figure_by_figure(seed: int) -> None:
    model = make(seed)
    report = parse_report(read(word.write_model(model, "split" if seed % 2 else "plain"), "report.docx"), None)
    assert (report.year, report.format.edition, report.organ) == (model.year, model.edition, model.organ.name)
    assert [section.id for section in report.sections] == [section.id for section in model.sections]
    assert figures(report) == {
        f"{part}.{row.id}.{column}": text
        for part in ("proactive", "requests", "remedies")
        for row in model.sheet(part).rows
        for column, text in row.cells
    }
