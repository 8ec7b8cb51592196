"""What the tables of a scan come to, of a county in which that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.engine.scan.league.counts import by_rule, league
from tests.support.evaluated import evaluated

TOWN, SECOND, DEPARTMENT, COUNTY = "云溪县松湾镇", "云溪县桐坪乡", "云溪县财政局", "云溪县"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tables of the county."""
    return evaluated(tmp_path_factory.mktemp("county"))


def test_organs_stand_by_what_is_wrong_with_their_reports(out: Path) -> None:
    found = league(out)
    assert [(one.rank, one.name, one.years, one.reports, one.errors, one.late) for one in found.standings] == [
        (1, SECOND, (2022, 2024), 2, 4, 0),
        (2, DEPARTMENT, (2024,), 1, 0, 0),
        (3, TOWN, (2022, 2023, 2024), 3, 0, 1),
        (4, COUNTY, (2024,), 1, 0, 0),
    ]
    assert [(one.year, one.reports, one.errors_each, one.on_time) for one in found.years] == [
        (2022, 2, 1.0, 100.0),
        (2023, 1, 0.0, 100.0),
        (2024, 4, 0.5, 75.0),
    ]
    assert dict(found.rules) == {"balance": 2, "row-total": 2, "late-publication": 1, "text-requests": 1}
    assert (found.reports, dict(found.problems)) == (7, {"skipped": 1})


def test_those_alike_share_a_rank_and_a_year_stands_alone(out: Path) -> None:
    found = league(out, year=2022)
    assert [(one.rank, one.name) for one in found.standings] == [(1, SECOND), (2, TOWN)]
    assert [one.year for one in found.years] == [2022]
    assert [one.rank for one in league(out, year=2023).standings] == [1]
    assert league(out, year=1999).reports == 0


def test_a_county_is_the_sum_of_its_organs(out: Path) -> None:
    (one,) = league(out, "county").standings
    assert (one.name, one.reports, one.errors, one.late, one.dated) == (COUNTY, 7, 4, 1, 7)


def test_rules_are_counted_by_report_and_only_for_those_asked_for(out: Path) -> None:
    assert by_rule(out, {SECOND, TOWN}, "organ") == {
        (SECOND, "balance"): 2,
        (SECOND, "row-total"): 2,
        (TOWN, "late-publication"): 1,
    }
    assert by_rule(out, {SECOND, TOWN}, "organ", 2023) == {}
