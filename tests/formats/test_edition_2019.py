"""Reports of 2019 and 2020 are judged by their own format, later ones by theirs."""

from __future__ import annotations

from typing import Any

import pytest

from gipr_lint import lint_text
from gipr_lint.model import official_format
from gipr_lint.testing import Sample

TITLE = "云溪县松湾镇人民政府{}年政府信息公开工作年度报告"


def sample(year: int = 2019, **edits: object) -> Sample:
    one = Sample(
        official_format.load("2019"),
        title=TITLE.format(year),
        preface=f"本报告统计期限为{year}年1月1日至{year}年12月31日。",
    )
    one.bodies = {section: text.replace("2024年", f"{year}年") for section, text in one.bodies.items()}
    one.edit(edits)
    return one


def found(report: Sample | str) -> list[tuple[str, str, str]]:
    run = lint_text(report if isinstance(report, str) else report.text)
    assert run.checked == 1
    assert not run.problems
    return [(one.level.value, one.rule, "/".join(one.location.logical)) for one in run.findings]


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_faultless_report(year: int) -> None:
    assert found(sample(year)) == []


@pytest.mark.parametrize("change", ["-18", "－35", "+19", "增10", "减4", "增10/减4", "0"])
def test_more_or_fewer_than_the_year_before(change: str) -> None:
    assert found(sample(set={"proactive.licences.change": change, "proactive.charges.change": change})) == []


@pytest.mark.parametrize("amount", ["75394432.52元", "43.788万元", "0", "12.5"])
def test_the_amount_of_procurement_has_its_unit_in_the_cell(amount: str) -> None:
    assert found(sample(set={"proactive.procurement.amount": amount})) == []


def test_counts_are_not_negative_all_the_same() -> None:
    cell = "proactive.rules.new_made"
    assert found(sample(set={cell: "-3"})) == [("error", "not-a-count", "proactive/rules/new_made")]
    amount = "proactive.procurement.amount"
    assert found(sample(set={amount: "-3元"})) == [("error", "not-a-count", "proactive/procurement/amount")]


def test_other_results_are_one_row() -> None:
    assert found(sample(drop="requests.other")) == [("error", "missing-row", "requests/other")]
    wrong = found(sample(set={"requests.other.natural": "+1"}))
    assert wrong == [
        ("error", "row-total", "requests/other/total"),
        ("error", "handled-total", "requests/handled/natural"),
    ]


def test_procurement_is_part_of_table_two() -> None:
    assert found(sample(drop="proactive.procurement")) == [("error", "missing-row", "proactive/procurement")]


def test_the_old_format_in_a_later_year() -> None:
    assert [one[1] for one in found(sample(2023))] == ["table-edition", "missing-row"]


def test_the_new_format_in_an_earlier_year() -> None:
    rules = [one[:2] for one in found(Sample().text.replace("2024年", "2019年"))]
    assert rules == [("error", "table-edition")] * 2


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({"label": {"proactive.normative_documents": "规范性文件"}}, ("warning", "row-label")),
        ({"insert": {"proactive.charges": " |  | 政府集中采购 | 3"}}, ("warning", "extra-row")),
        ({"insert": {"proactive.licences": " |  | 其他对外管理服务事项 | 3"}}, ("warning", "extra-row")),
        ({"edition": {"proactive": "2019"}}, ("error", "table-edition")),
    ],
)
def test_leftovers_in_a_later_report(edits: dict[str, Any], expected: tuple[str, str]) -> None:
    one = Sample()
    one.edit(edits)
    assert [finding[:2] for finding in found(one)] == [expected]


def test_a_single_column_name_left_over() -> None:
    text = Sample().text.replace("本年制发件数", "本年新制作数量")
    assert found(text) == [("warning", "table-edition", "proactive")]


def test_a_guessed_year_does_not_choose_against_the_tables() -> None:
    """The title names no year, and the text speaks most of an earlier one."""
    text = Sample().text.replace("2024年", "", 1).replace("2024", "2020")
    text = text.replace("统计期限为2020年1月1日至2020年12月31日", "列出本机关的情况，并对照2020年度报告指出的问题整改")
    assert "table-edition" not in [rule for _, rule, _ in found(text)]
