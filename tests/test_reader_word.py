"""The reader of Word files: the same report as text and as a Word file is the same report."""

from __future__ import annotations

from itertools import count

import pytest

from generator import DEFECTS, Defect, make, print_report
from generator.model import dice
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from one_report import figures, findings
from writers import docx


@pytest.mark.parametrize("seed", range(60))
def test_generated_report_is_read_figure_by_figure(seed: int) -> None:
    model = make(seed)
    report = parse_report(read(docx.write_model(model, "split" if seed % 2 else "plain"), "report.docx"), None)
    assert (report.year, report.format.edition, report.organ) == (model.year, model.edition, model.organ.name)
    assert [section.id for section in report.sections] == [section.id for section in model.sections]
    assert figures(report) == {
        f"{part}.{row.id}.{column}": text
        for part in ("proactive", "requests", "remedies")
        for row in model.sheet(part).rows
        for column, text in row.cells
    }


@pytest.mark.parametrize("seed", range(30))
def test_faultless_report_has_the_findings_that_it_has_as_text(seed: int) -> None:
    model = make(seed)
    as_text = findings(print_report(model, "tabs").text.encode(), "report.txt")
    assert findings(docx.write_model(model), "report.docx") == as_text
    assert findings(docx.write_model(model, "numbered"), "report.docx") == as_text


@pytest.mark.parametrize("seed", range(10))
def test_changes_are_told_once_and_the_new_text_is_judged(seed: int) -> None:
    model = make(seed)
    as_text = findings(print_report(model, "tabs").text.encode(), "report.txt")
    tracked = findings(docx.write_model(model, "tracked"), "report.docx")
    assert [rule for rule, _ in (tracked - as_text).elements()] == ["open-changes"]
    assert not as_text - tracked


TYPED = [pytest.param(defect, id=defect.name) for defect in DEFECTS if "tabs" in defect.layouts]
"""All defects but those of Markdown's marks."""


@pytest.mark.parametrize("defect", TYPED)
def test_defect_is_found_as_in_text(defect: Defect) -> None:
    planted = (defect.plant(make(seed, defect.edition), dice("plant", defect.name, seed)) for seed in count())
    model, expected = next(result for result in planted if result is not None)
    as_text = findings(print_report(model, "tabs").text.encode(), "report.txt")
    as_word = findings(docx.write_model(model, "split"), "report.docx")
    assert as_word == as_text
    assert any(rule == expected.rule for rule, _ in as_word)
