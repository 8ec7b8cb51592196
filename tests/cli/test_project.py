"""``check --project`` on a folder: who is compared with whom, in every format, and what the configuration adds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gipr_lint.testing import Sample
from tests.support.command_line import run

CELL = "proactive.penalties.decisions"


def write(folder: Path, path: str, organ: str, year: int = 2024, **cells: str) -> None:
    sample = Sample()
    sample.edit({"title": f"{organ}{year}年政府信息公开工作年度报告"})
    sample.edit({"set": {key.replace("__", "."): value for key, value in cells.items()}})
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(sample.text.replace("2024年", f"{year}年"), encoding="utf-8")


@pytest.fixture
def county(tmp_path: Path) -> Path:
    write(tmp_path, "2024/云溪县.txt", "云溪县人民政府", proactive__penalties__decisions="3")
    write(tmp_path, "2024/乡镇/松湾 镇.txt", "松湾镇人民政府", proactive__penalties__decisions="9")
    write(
        tmp_path,
        "2023/松湾镇.txt",
        "云溪县松湾镇人民政府",
        2023,
        requests__carried_out__natural="3",
        requests__carried_out__total="3",
    )
    return tmp_path


def test_the_current_folder_is_the_project(county: Path) -> None:
    result = run("check", "--project", "--select", "below-subordinate,carry-over", "--format", "concise", cwd=county)
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 1, result.stderr.decode()
    assert any(line.startswith("2024/云溪县.txt:11:") and "松湾镇人民政府 9" in line for line in lines)
    assert any(line.startswith("2024/乡镇/松湾 镇.txt:18:") and "carry-over" in line for line in lines)


def test_related_locations_are_in_the_other_files(county: Path) -> None:
    result = run("check", "--project", "--select", "below-subordinate,carry-over", "--format", "sarif", cwd=county)
    results = json.loads(result.stdout)["runs"][0]["results"]
    places = {
        (
            one["ruleId"],
            there["physicalLocation"]["artifactLocation"]["uri"],
            there["physicalLocation"]["region"]["startLine"],
        )
        for one in results
        for there in one["relatedLocations"]
    }
    town = "2024/%E4%B9%A1%E9%95%87/%E6%9D%BE%E6%B9%BE%20%E9%95%87.txt"
    assert ("below-subordinate", town, 11) in places
    assert ("carry-over", "2023/%E6%9D%BE%E6%B9%BE%E9%95%87.txt", 41) in places


def test_last_years_reports_may_stand_elsewhere(county: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    last = tmp_path_factory.mktemp("last")
    (county / "2023" / "松湾镇.txt").rename(last / "松湾镇.txt")
    asked = ("check", "--project", "--select", "carry-over", "--format", "concise")
    assert run(*asked, cwd=county).returncode == 0
    result = run(*asked, "--previous", last, cwd=county)
    assert result.returncode == 1
    assert "2024/乡镇/松湾 镇.txt:18:" in result.stdout.decode()


@pytest.mark.parametrize("name", ["nowhere", "broken.docx"])
def test_last_years_reports_that_cannot_be_read_make_the_run_incomplete(county: Path, name: str) -> None:
    (county / "broken.docx").write_bytes(b"PK")
    arguments = ("check", "--project", "2024", "--previous", name, "--select", "carry-over", "--no-cache")
    result = run(*arguments, cwd=county)
    assert result.returncode == 2
    assert name in result.stdout.decode()


def test_the_configuration_names_organs_and_former_names(county: Path) -> None:
    lists = "county: {云溪县: [松湾镇, 红旗乡]}\nrenamed: {松湾镇: 松湾街道}\nselect: [missing-subordinate]\n"
    (county / ".gipr-lint.yaml").write_text(lists, encoding="utf-8")
    result = run("check", "--project", "--format", "concise", cwd=county)
    assert "比较：红旗乡" in result.stdout.decode()


def test_two_reports_of_one_organ_and_year_make_the_run_incomplete(county: Path) -> None:
    write(county, "2024/旧稿.txt", "云溪县松湾镇人民政府")
    result = run("check", "--project", "--select", "below-subordinate", cwd=county)
    said = result.stdout.decode()
    assert result.returncode == 2
    assert "2024/乡镇/松湾 镇.txt：与“2024/旧稿.txt”是同一机关同一年度的报告" in said


def test_without_the_option_a_path_is_needed(tmp_path: Path) -> None:
    result = run("check", cwd=tmp_path)
    assert result.returncode == 2
    assert "缺少参数" in result.stderr.decode()
