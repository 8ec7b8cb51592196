"""The real Markdown report beside the project: every figure of its bent tables, as written down by hand."""

from __future__ import annotations

import pytest

from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.one_report import figures
from tests.support.paths import SHARED

FILE = SHARED / "reports" / "real" / "上海市科学技术委员会-2024.md"

REQUESTS = {
    "new": (32, 2, 34),
    "carried_in": (2, 0, 2),
    "granted": (9, 0, 9),
    "internal": (1, 0, 1),
    "process": (1, 0, 1),
    "not_held": (4, 0, 4),
    "needs_making": (6, 0, 6),
    "overdue_correction": (8, 2, 10),
    "other": (4, 0, 4),
    "handled": (33, 2, 35),
}
"""自然人, 商业企业 and 总计 of the rows that are not all zero; the last row has no total, and says 1, 0."""
OTHERS = {
    "proactive.licences.decisions": "97",
    "proactive.normative_documents.made": "13",
    "proactive.normative_documents.in_force": "55",
    "remedies.review.upheld": "1",
    "remedies.review.total": "1",
    "requests.carried_out.natural": "1",
    "requests.carried_out.total": "",
}


@pytest.mark.skipif(not FILE.is_file(), reason="needs ../shared beside the project")
def test_every_figure() -> None:
    report = parse_report(read(FILE.read_bytes(), FILE.name))
    expected = dict(OTHERS)
    for row, counts in REQUESTS.items():
        for column, count in zip(("natural", "business", "total"), counts, strict=True):
            expected[f"requests.{row}.{column}"] = str(count)
    shown = figures(report)
    assert {place: text for place, text in shown.items() if text != "0"} == {
        place: text for place, text in expected.items() if text != "0"
    }
    assert len(shown) == 10 + 25 * 7 + 15
