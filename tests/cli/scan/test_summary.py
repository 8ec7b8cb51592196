"""``gipr-lint summary``: the league of a scan in three forms, and what is told where there is none."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from tests.support.command_line import Cli
from tests.support.evaluated import evaluated


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tables of a county."""
    return evaluated(tmp_path_factory.mktemp("county"))


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Return the command line in this process."""
    return Cli(capsys)


def test_the_text_has_the_worst_first_and_the_years_below(out: Path, cli: Cli) -> None:
    found = cli("summary", out, "--top", "2")
    lines = found.out.splitlines()
    assert found.code == 0
    assert "云溪县桐坪乡" in lines[2]
    assert "2022、2024" in lines[2]
    assert "云溪县松湾镇" not in found.out
    assert "共 4 行，以上是问题最多的 2 行" in found.out
    assert "2024 年：4 份，每份错误 0.50 条，写明日期的按时发布 75.0%。" in lines


def test_csv_has_all_of_it(out: Path, cli: Cli) -> None:
    text = cli("summary", out, "--format", "csv").out
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert [(row["名次"], row["机关"], row["每份错误"], row["迟发"]) for row in rows] == [
        ("1", "云溪县桐坪乡", "2.00", "0"),
        ("2", "云溪县财政局", "0.00", "0"),
        ("3", "云溪县松湾镇", "0.00", "1"),
        ("4", "云溪县", "0.00", "0"),
    ]


def test_the_page_is_written_where_it_is_asked_for(out: Path, cli: Cli, tmp_path: Path) -> None:
    assert cli("summary", out, "--format", "html", "--by", "county", "--output", tmp_path / "a.html").code == 0
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<svg" in page
    assert "云溪县" in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((".",), "不是完整的扫描结果"),
        (("{out}", "--year", "1999"), "没有 1999 年度的报告"),
        (("{out}", "--top", "0"), "选项“--top”：应为不小于 1 的整数"),
    ],
)
def test_without_a_scan_it_says_what_to_do(out: Path, cli: Cli, arguments: tuple[str, ...], told: str) -> None:
    found = cli("summary", *(one.format(out=out) for one in arguments))
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert told in found.err
