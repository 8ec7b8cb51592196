"""The bench of scale: the reports of its country are reports, and what it is there to notice it notices."""

from __future__ import annotations

from pathlib import Path

import pytest

from scaling.country import REPORTS_A_COUNTY, YEARS, path_of, place_of, write
from scaling.line import line
from scaling.rows import count, differing
from tests.support.scans import rows, run

REPORTS = 24


def test_no_report_of_the_country_stands_where_another_one_does() -> None:
    in_counties = {path_of(place_of(number)).with_suffix("") for number in range(3 * REPORTS_A_COUNTY)}
    assert len(in_counties) == 3 * REPORTS_A_COUNTY
    counties = {path_of(place_of(number * REPORTS_A_COUNTY)).parts[1] for number in range(775)}
    assert len(counties) == 775, "counties for 155,000 reports"


def test_every_report_is_read_with_its_organ_and_year(tmp_path: Path) -> None:
    assert write(tmp_path / "in", REPORTS) > REPORTS * 1000
    run(tmp_path / "out", tmp_path / "in")
    found = rows(tmp_path / "out", "reports")
    wanted = {path_of(place_of(number)) for number in range(REPORTS)}
    assert {Path(row["path"]).relative_to(tmp_path / "in") for row in found} == wanted
    titled = [row for row in found if row["year_source"] == "title"]
    assert len(titled) > REPORTS * 0.8, "some have a fault in their title"
    assert all(str(row["year"]) == Path(row["path"]).parent.name for row in titled)
    assert {row["year"] for row in titled} == set(YEARS)


def test_a_curve_is_off_every_line() -> None:
    sizes = (1000, 3000, 10_000)
    straight = line(sizes, [2 + 0.03 * size for size in sizes])
    assert straight.start == pytest.approx(2)
    assert straight.slope == pytest.approx(0.03)
    assert straight.most < 0.001
    assert line(sizes, [size**2 for size in sizes]).most > 0.3
    assert line([500], [20.0])[:2] == (0, 0.04)


def test_tables_that_differ_in_a_row_are_told(tmp_path: Path) -> None:
    write(tmp_path / "in", 6)
    for out in ("one", "other"):
        run(tmp_path / out, tmp_path / "in")
    assert list(differing(tmp_path / "one", tmp_path / "other")) == []
    assert count(tmp_path / "one") > 600
    next((tmp_path / "in").rglob("*.*")).unlink()
    run(tmp_path / "less", tmp_path / "in")
    assert {"reports", "figures"} <= set(differing(tmp_path / "one", tmp_path / "less"))
