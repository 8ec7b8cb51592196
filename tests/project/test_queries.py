"""The twelve questions of the documentation, asked as they stand there of a county in which the answers are known."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.support.evaluated import evaluated
from tests.support.paths import ROOT

PAGE = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
QUESTIONS = dict(re.findall(r"^## \d+\. [^\n]*\{#(\S+)\}\n.*?```sql\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))
ASIDE = re.findall(r"`(SELECT [^`]*)`", PAGE) + re.findall(r'duckdb -c "(.*)"', PAGE)
TOWN, SECOND, DEPARTMENT = "云溪县松湾镇", "云溪县桐坪乡", "云溪县财政局"
ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "on-time": [
        (2022, "town", 2, 2, 100.0),
        (2023, "town", 1, 1, 100.0),
        (2024, "county", 1, 1, 100.0),
        (2024, "department", 1, 1, 100.0),
        (2024, "town", 2, 1, 50.0),
    ],
    "late": [(f"{TOWN}人民政府", 2024, "2025-03-05", 33)],
    "requests": [("云溪县", 2022, 30, None, 2), ("云溪县", 2023, 15, None, 1), ("云溪县", 2024, 45, 15, 3)],
    "outcomes": [(2022, 28, 78.6, 0.0, 0.0, 21.4), (2023, 14, 78.6, 0.0, 0.0, 21.4), (2024, 42, 78.6, 0.0, 0.0, 21.4)],
    "repeated": [(SECOND, "balance", 2, [2022, 2024]), (SECOND, "row-total", 2, [2022, 2024])],
    "unchanged": [(TOWN, [2023, 2024])],
    "sums": [
        ("balance", "requests", "carried_out", "natural", 2),
        ("row-total", "requests", "new", "total", 2),
    ],
    "common": [
        ("balance", "error", 2, 2, 28.6),
        ("row-total", "error", 2, 2, 28.6),
        ("late-publication", "warning", 1, 1, 14.3),
        ("text-requests", "warning", 1, 1, 14.3),
    ],
    "missing": [(SECOND, 2023)],
    "text": [(DEPARTMENT, 2024, "new.total", 99, 15, 5)],
    "carried": [(TOWN, 2023, 1, 0), (TOWN, 2024, 1, 0)],
    "corrected": [
        (year, row, total, 0, percent)
        for year, reports in ((2022, 2), (2023, 1), (2024, 3))
        for row, total, percent in (("after_review", 0, None), ("direct", 0, None), ("review", reports, 0.0))
    ],
}


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tables of the county."""
    return evaluated(tmp_path_factory.mktemp("county"))


def test_there_are_twelve_questions_and_each_has_an_answer() -> None:
    assert len(QUESTIONS) == 12
    assert set(QUESTIONS) == set(ANSWERS)


@pytest.mark.parametrize("question", ANSWERS)
def test_a_question_is_answered(question: str, scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(scanned)
    found = duckdb.connect().sql(QUESTIONS[question].strip().rstrip(";")).fetchall()
    assert [tuple(str(one) if hasattr(one, "isoformat") else one for one in row) for row in found] == ANSWERS[question]


@pytest.mark.parametrize("query", ASIDE)
def test_what_is_asked_in_passing_runs(query: str, scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(scanned)
    duckdb.connect().sql(query).fetchall()
