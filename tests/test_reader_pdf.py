"""The reader of PDF files: the same report as text and as a PDF is the same report, whatever the print is like."""

from __future__ import annotations

from itertools import count

import pytest

from generator import DEFECTS, Defect, make, print_report
from generator.model import dice
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from one_report import figures, findings
from writers import pdf
from writers.pdf import Style

STYLES = {
    "plain": Style(),
    "cut": Style(cut=True, lines="boxes"),
    "head": Style(head="云溪县人民政府办公室文件", again=True, bold=True),
    "boxed": Style(boxed=True, spaced=True, height=700),
    "landscape": Style(width=842, height=595, cut=True, again=True),
    "turned": Style(width=842, height=595, turned=90),
    "turned back": Style(width=842, height=595, turned=270, head="年度报告", spaced=True),
    "sideways": Style(width=842, height=595, turned=90, sideways=True, again=True),
}


@pytest.mark.parametrize("seed", range(60))
def test_generated_report_is_read_figure_by_figure(seed: int) -> None:
    model = make(seed)
    style = [*STYLES.values()][seed % len(STYLES)]
    report = parse_report(read(pdf.write_model(model, style), "report.pdf"), None)
    assert (report.year, report.format.edition, report.organ) == (model.year, model.edition, model.organ.name)
    assert [section.id for section in report.sections] == [section.id for section in model.sections]
    assert figures(report) == {
        f"{part}.{row.id}.{column}": text
        for part in ("proactive", "requests", "remedies")
        for row in model.sheet(part).rows
        for column, text in row.cells
    }


@pytest.mark.parametrize("seed", range(0, 60, 2))
def test_faultless_report_has_the_findings_that_it_has_as_text(seed: int) -> None:
    model = make(seed)
    as_text = findings(print_report(model, "tabs").text.encode(), "report.txt")
    style = [*STYLES.values()][seed // 2 % len(STYLES)]
    assert findings(pdf.write_model(model, style), "report.pdf") == as_text


TYPED = [pytest.param(defect, id=defect.name) for defect in DEFECTS if "tabs" in defect.layouts]
"""All defects but those of Markdown's marks."""


@pytest.mark.parametrize("defect", TYPED)
def test_defect_is_found_as_in_text(defect: Defect) -> None:
    planted = (defect.plant(make(seed, defect.edition), dice("plant", defect.name, seed)) for seed in count())
    model, expected = next(result for result in planted if result is not None)
    as_text = findings(print_report(model, "tabs").text.encode(), "report.txt")
    as_pdf = findings(pdf.write_model(model), "report.pdf")
    assert as_pdf == as_text
    assert any(rule == expected.rule for rule, _ in as_pdf)
