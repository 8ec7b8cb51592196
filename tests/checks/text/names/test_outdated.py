"""Names that are right in some years: exceptions, series, and what a name became."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.one_check import found, mistakes, report

NAMES: dict[str, Any] = {
    "甲局": {"words": "甲局", "until": 2018, "now": "乙局"},
    "乙局": {"words": "乙局", "since": 2019, "until": 2021, "now": "丙局"},
    "丙局": {"words": "丙局", "since": 2022},
}


def outdated(text: str, **options: object) -> list[str]:
    """The names of another year in a report of 2024, each with what is said of it."""
    hits = found("outdated", {"names": NAMES, **options}, report(text))
    return [f"{hit.words}{hit.fields['problem']}" for hit in hits]


class TestOutdated:
    def test_what_a_name_became_in_the_end(self) -> None:
        assert outdated("甲局公开信息。") == ["甲局不是2024年最新的，最新的是“丙局”"]
        assert outdated("丙局公开信息。") == []

    def test_a_sentence_of_its_own_year(self) -> None:
        assert outdated("2016年甲局公开信息。") == []
        assert outdated("2020年甲局公开信息。") == ["甲局不是2024年最新的，最新的是“丙局”"]

    def test_exceptions(self) -> None:
        assert outdated("《甲局公告》由原甲局公布。", **{"except": "《[^》]*》", "near-not": "原"}) == []
        assert outdated("甲局公开信息。乙局开会。", near="开会") == ["乙局不是2024年最新的，最新的是“丙局”"]

    def test_a_name_that_is_not_there_yet(self) -> None:
        names = {"丁会": {"words": "丁会", "since": 2025}}
        assert outdated("贯彻丁会精神。下一步筹备丁会。", names=names, planned="下一步") == ["丁会到2024年底还没有"]

    def test_in_a_series_the_latest_counts(self) -> None:
        assert outdated("甲局和丙局。", series=True) == []
        assert outdated("甲局和乙局。", series=True) == ["乙局不是2024年最新的，最新的是“丙局”"]

    def test_of_names_at_one_place_the_latest_is_told(self) -> None:
        names = {**NAMES, "乙局": {"words": "甲局和乙局", "since": 2019, "until": 2021, "now": "丙局"}}
        assert outdated("甲局和乙局。", names=names) == ["甲局和乙局不是2024年最新的，最新的是“丙局”"]

    def test_nothing_where_the_year_is_not_known(self) -> None:
        text = report("甲局公开信息。", title="云溪县松湾镇人民政府政府信息公开工作年度报告")
        assert found("outdated", {"names": NAMES}, text) == []

    @pytest.mark.parametrize(
        ("name", "wrong"),
        [
            ({"words": "甲"}, ("names.甲", "since 和 until 至少要写一个")),
            ({"words": "甲", "since": 2020, "until": 2019}, ("names.甲", "since 不能晚于 until")),
        ],
    )
    def test_names_that_are_right_always_or_never_are_refused(self, name: dict[str, Any], wrong: object) -> None:
        assert mistakes("outdated", {"names": {"甲": name}}) == [wrong]
