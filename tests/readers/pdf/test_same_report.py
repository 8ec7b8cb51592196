"""The same report as text and as a PDF is the same report, whatever the print is like."""

from __future__ import annotations

import pytest

from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.generator import Defect, make
from tests.support.one_report import TYPED, as_text, checked, figures, figures_of, findings, planted
from tests.support.paths import SHARED
from tests.support.writers import pdf
from tests.support.writers.pdf import Style

STYLES = {
    "plain": pdf.PLAIN,
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
    assert figures(report) == figures_of(model)


@pytest.mark.parametrize("seed", range(0, 60, 2))
def test_faultless_report_has_the_findings_that_it_has_as_text(seed: int) -> None:
    model = make(seed)
    told = as_text(model)
    style = [*STYLES.values()][seed // 2 % len(STYLES)]
    assert findings(pdf.write_model(model, style), "report.pdf") == told


@pytest.mark.parametrize("defect", TYPED)
def test_defect_is_found_as_in_text(defect: Defect) -> None:
    model, expected = planted(defect)
    told = as_text(model)
    as_pdf = findings(pdf.write_model(model), "report.pdf")
    assert set(as_pdf) == set(told)  # what is said once of a line may be said of two, if that is printed as two
    assert any(rule == expected.rule for rule, _ in as_pdf)


REAL = SHARED / "reports" / "real" / "淮安市洪泽区人民政府-2023.pdf"
NATURAL = {
    "new": 21, "carried_in": 0, "granted": 0, "partial": 4, "secret": 1, "law": 0, "safety": 0, "third_party": 0,
    "internal": 0, "process": 1, "case_file": 1, "query": 0, "not_held": 10, "needs_making": 3, "unclear": 0,
    "petition": 1, "repeat": 0, "publication": 0, "excessive": 0, "confirm": 0, "handled": 21, "carried_out": 0,
}  # fmt: skip
"""Natural persons of the real report; nobody else applied."""
OTHERS = ("business", "research", "nonprofit", "legal_service", "other_org")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
PROACTIVE = {
    "rules.made": "0", "rules.repealed": "0", "rules.in_force": "0",
    "normative_documents.made": "0", "normative_documents.repealed": "5", "normative_documents.in_force": "5",
    "licences.decisions": "550", "penalties.decisions": "4119", "coercive_measures.decisions": "195",
    "charges.amount": "7730.28",
}  # fmt: skip
REMEDIES = {"review": (10, 1, 0, 0, 0), "direct": (0, 0, 0, 0, 0), "after_review": (5, 0, 0, 0, 0)}


@pytest.mark.skipif(not REAL.is_file(), reason="needs ../shared beside the project")
def test_real_report_is_read_figure_by_figure() -> None:
    report = parse_report(read(REAL.read_bytes(), REAL.name), None)
    assert len(report.sections) == 6
    assert figures(report) == {
        **{f"proactive.{cell}": text for cell, text in PROACTIVE.items()},
        **{f"requests.{row}.{name}": str(count) for row, count in NATURAL.items() for name in ("natural", "total")},
        **{f"requests.{row}.{name}": "0" for row in NATURAL for name in OTHERS},
        **{
            f"remedies.{row}.{name}": str(count)
            for row, counts in REMEDIES.items()
            for name, count in zip(RESULTS, counts, strict=True)
        },
    }
    assert set(report.tables["requests"].collapsed) == {"other_handling"}


@pytest.mark.skipif(not REAL.is_file(), reason="needs ../shared beside the project")
def test_faults_of_the_real_report() -> None:
    run = checked(REAL.read_bytes(), REAL.name)
    grave = [one for one in run.findings if one.level.value != "note"]
    said = sorted((one.rule, run.place(one.path, one.location.span).label) for one in grave)
    assert said == [
        ("missing-row", "第 4 页第 1 个表格第 7 行第 2 列"),
        ("remedy-total", "第 4 页第 2 个表格第 4 行第 15 列"),
        ("remedy-total", "第 4 页第 2 个表格第 4 行第 5 列"),
        ("row-label", "第 3 页第 2 个表格第 9 行第 3 列"),
    ]
