"""The reader of Word files: the same report as text and as a Word file is the same report."""

from __future__ import annotations

import pytest

from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.generator import Defect, make
from tests.support.one_report import TYPED, as_text, figures, figures_of, findings, planted
from tests.support.writers import docx


@pytest.mark.parametrize("seed", range(60))
def test_generated_report_is_read_figure_by_figure(seed: int) -> None:
    model = make(seed)
    report = parse_report(read(docx.write_model(model, "split" if seed % 2 else "plain"), "report.docx"), None)
    assert (report.year, report.format.edition, report.organ) == (model.year, model.edition, model.organ.name)
    assert [section.id for section in report.sections] == [section.id for section in model.sections]
    assert figures(report) == figures_of(model)


@pytest.mark.parametrize("seed", range(30))
def test_faultless_report_has_the_findings_that_it_has_as_text(seed: int) -> None:
    model = make(seed)
    told = as_text(model)
    assert findings(docx.write_model(model), "report.docx") == told
    assert findings(docx.write_model(model, "numbered"), "report.docx") == told


@pytest.mark.parametrize("seed", range(10))
def test_changes_are_told_once_and_the_new_text_is_judged(seed: int) -> None:
    model = make(seed)
    told = as_text(model)
    tracked = findings(docx.write_model(model, "tracked"), "report.docx")
    assert [rule for rule, _ in (tracked - told).elements()] == ["open-changes"]
    assert not told - tracked


@pytest.mark.parametrize("defect", TYPED)
def test_defect_is_found_as_in_text(defect: Defect) -> None:
    model, expected = planted(defect)
    told = as_text(model)
    as_word = findings(docx.write_model(model, "split"), "report.docx")
    assert as_word == told
    assert any(rule == expected.rule for rule, _ in as_word)
