"""Layouts that conversion leaves behind, and what is told once of a fault that is everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from gipr_lint import lint_text
from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from gipr_lint.testing import Sample
from tests.support.generator import make, print_report
from tests.support.one_report import figures


def found(text: str) -> list[str]:
    return [finding.rule for finding in lint_text(text).findings]


def sample(**edits: Any) -> Sample:  # noqa: ANN401 - each edit has its own form
    one = Sample()
    one.edit(edits)
    return one


@pytest.mark.parametrize("seed", range(12))
def test_bars_alone_between_cells(seed: int) -> None:
    model = make(seed, "2021")
    plain = print_report(model, "onecell").text
    barred = plain.replace("\n", "\n|\n")
    assert figures(parse_report(read(barred.encode(), "a.txt"))) == figures(parse_report(read(plain.encode(), "a.txt")))
    assert [rule for rule in found(barred) if rule not in found(plain)] == []


@pytest.mark.parametrize("year", ["2024年度", "二〇二四年度", "2024年"])
def test_a_title_in_three_lines(year: str) -> None:
    text = sample().text.replace(Sample().title, f"云溪县松湾镇人民政府\n{year}\n政府信息公开工作年度报告")
    assert found(text) == []


def test_a_table_of_which_most_is_cut_off_is_told() -> None:
    rows = [line for line in sample().text.splitlines() if line.count("\t") == 9 and "自然人" not in line]
    text = sample().text
    for row in rows:
        text = text.replace(row, "\t".join(row.split("\t")[:7]))
    findings = [one for one in lint_text(text).findings if one.rule == "missing-column"]
    assert ["多数行只有 4 个数值，应有 7 个" in one.text for one in findings] == [True]


@pytest.mark.parametrize("date", ["2025年2月6日", "2025.2.6", "2025-02-06", "二〇二五年二月六日"])
@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_the_date_beside_the_signature(date: str, between: str) -> None:
    text = sample(title="云溪县水利局2024年政府信息公开工作年度报告").text + f"云溪县水利局{between}{date}\n"
    assert found(text) == ["late-publication"]
    assert (
        found(
            text.replace("2月6日", "1月6日").replace("2.6", "1.6").replace("02-06", "01-06").replace("二月六", "一月六")
        )
        == []
    )


def test_zeros_left_blank_all_over_are_one_fault() -> None:
    text = sample().text.replace("\t0", "\t")
    blank = [one for one in lint_text(text).findings if one.location.logical[0] == "requests"]
    assert [one.rule for one in blank] == ["blank-cell"]


@pytest.mark.parametrize("lacking", ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
def test_a_column_that_a_header_with_cells_printed_twice_lacks(lacking: str) -> None:
    names = [one for one in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") if one != lacking]
    first = ["行政复议", *[""] * 3, "行政诉讼", *[""] * 7]
    second = [*names, "未经复议直接起诉", *[""] * 3, "复议后起诉", *[""] * 3]
    rows = [first, second, names * 3, ["0"] * 12]
    text = sample(drop="table.remedies", section={"remedies": "\n".join("\t".join(row) for row in rows)}).text
    (finding,) = lint_text(text).findings
    assert (finding.rule, finding.text.count(lacking)) == ("missing-column", 3)
