"""Sections: their sub-headings and their length."""

from __future__ import annotations

import pytest

from tests.support.one_check import found, mistakes, only, report

LONG = "公开工作有序推进。" * 4
SUBHEADINGS = {
    "must": "have-subheadings",
    "section": "overview",
    "headings": {"主动公开": "主动公开", "平台建设": "平台", "监督保障": "监督"},
}


class TestSubheading:
    @pytest.mark.parametrize(
        "overview",
        [
            "（一）主动公开\n甲。\n（二）平台建设\n乙。\n（三）监督保障\n丙。",
            "（一）主动公开。甲。\n（二）平台建设。乙。\n（三）监督保障。丙。",
            "### 主动公开\n甲。\n### 平台建设\n乙。\n### 监督保障\n丙。",
            "主动公开情况\n甲。\n平台建设情况\n乙。\n监督保障情况\n丙。",
        ],
    )
    def test_sub_headings_of_any_form(self, overview: str) -> None:
        assert found("section", SUBHEADINGS, report(overview)) == []

    def test_one_finding_lists_the_missing_ones(self) -> None:
        one = only("section", SUBHEADINGS, report("（一）主动公开\n加强平台建设，接受监督。"))
        assert (one.words, one.logical) == ("一、总体情况", "overview")
        assert one.fields["missing"] == "“平台建设”“监督保障”"
        assert one.fields["problem"] == "缺少小标题“平台建设”“监督保障”"

    def test_their_order_may_count(self) -> None:
        text = report("（一）监督保障\n甲。\n（二）主动公开\n乙。\n（三）平台建设\n丙。")
        assert found("section", SUBHEADINGS, text) == []
        one = only("section", {**SUBHEADINGS, "in-order": True}, text)
        assert one.words == "监督保障"
        assert one.fields["problem"] == (
            "小标题的顺序是“监督保障”“主动公开”“平台建设”，应为“主动公开”“平台建设”“监督保障”"
        )

    def test_nothing_for_an_empty_section(self) -> None:
        assert found("section", SUBHEADINGS, report("")) == []

    def test_an_unknown_section_is_refused(self) -> None:
        ((key, told),) = mistakes("section", {**SUBHEADINGS, "section": "problem"})
        assert key == "section"
        assert told.startswith("没有部分“problem”，是否指“problems”？")


class TestLength:
    @pytest.mark.parametrize(
        ("options", "problem"),
        [
            ({"max": 35}, "超过 35 字，多 1 字"),
            ({"max": 36}, None),
            ({"min": 36}, None),
            ({"min": 40}, "不足 40 字，少 4 字"),
            ({"min": 10, "max": 20}, "超过 20 字，多 16 字"),
            ({"min": 50, "max": 60}, "不足 50 字，少 14 字"),
        ],
    )
    def test_limits(self, options: dict[str, int], problem: str | None) -> None:
        hits = found("section", {"must": "be-of-length", "section": "overview", **options}, report(LONG))
        assert [one.fields["problem"] for one in hits] == ([problem] if problem else [])

    def test_of_an_aspect(self) -> None:
        one = only(
            "section",
            {"must": "be-of-length", "aspect": "platform", "min": 10},
            report(f"（一）主动公开\n{LONG}\n（二）平台建设\n维护 专栏。"),
        )
        assert (one.words, one.fields["length"]) == ("（二）平台建设", "5")

    def test_an_empty_section_is_another_rules_fault(self) -> None:
        assert found("section", {"must": "be-of-length", "section": "overview", "min": 10}, report("")) == []

    @pytest.mark.parametrize(
        ("options", "wrong"),
        [
            ({}, ("max", "min 和 max 至少要写一个")),
            ({"min": 5, "max": 4}, ("min", "min 不能大于 max")),
            ({"max": 0}, ("max", "应为大于 0 的整数")),
        ],
    )
    def test_options_that_make_no_sense_are_refused(self, options: dict[str, int], wrong: tuple[str, str]) -> None:
        assert mistakes("section", {"must": "be-of-length", **options}) == [wrong]
