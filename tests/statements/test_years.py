"""Years that stand where the reporting year should, as they are read."""

from __future__ import annotations

import pytest

from gipr_lint.statements.years import LeftOverYear, left_over_years, names_another_year, with_year

TOWN = "云溪县松湾镇人民政府"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("2023年，我镇共收到申请3件。", ["2023年"]),
        ("２０２３年度，本机关未收取信息处理费。", ["2023年度"]),
        ("2025年，我镇未收到申请。", ["2025年"]),
        ("2024年，我镇共收到申请3件。", []),
        ("2023年，梧桐县清河镇在共收到申请3件。", []),
        ("2020年，我镇共收到申请3件。", []),
        ("2023年，我镇共收到申请3件。2024年收到4件。", []),
    ],
)
def test_a_sentence_on_the_work_of_another_year(sentence: str, words: list[str]) -> None:
    assert [one.words for one in left_over_years(sentence, 2024, TOWN, preface=False)] == words


def test_only_a_preface_makes_a_report_known() -> None:
    sentence = "现公布松湾镇2023年政府信息公开工作年度报告。"
    assert [one.year for one in left_over_years(sentence, 2024, TOWN, preface=True)] == [2023]
    assert list(left_over_years(sentence, 2024, TOWN, preface=False)) == []


def test_the_reporting_year_takes_the_place_of_another() -> None:
    text = "　２０２３年，我镇收到申请3件。"
    found = list(left_over_years(text, 2024, TOWN, preface=False))
    assert found == [LeftOverYear(2023, "2023年", 0, 5)]
    assert with_year(text, found, 2024) == "　2024年，我镇收到申请3件。"


def test_years_of_any_width_are_another_or_not() -> None:
    assert not names_another_year("２０２４ 年和2024年", 2024)
    assert names_another_year("2024年和２０２３年", 2024)
