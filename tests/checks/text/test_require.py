"""Words that have to stand in a text, and where they are searched."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.one_check import TITLE, found, mistakes, only, report

PROBLEMS = "五、存在的主要问题及改进情况\n"
PLATFORMS = {"网站": "网站|门户", "公报": "公报", "公示栏": "公示栏"}


class TestRequire:
    def test_one_finding_lists_what_is_missing(self) -> None:
        one = only("require", {"section": "overview", "facts": PLATFORMS}, report("通过门户网站公开。"))
        assert one.words == "一、总体情况"
        assert one.logical == "overview"
        assert one.fields == {
            "section": "第一部分“总体情况”",
            "missing": "“公报”“公示栏”",
            "found": "1",
            "wanted": "3",
        }

    def test_points_at_the_aspect_and_looks_there_only(self) -> None:
        text = report("（一）主动公开\n印发公报。\n（四）平台建设\n维护网站、公示栏。")
        one = only("require", {"aspect": "platform", "facts": PLATFORMS}, text)
        assert (one.words, one.fields["missing"]) == ("（四）平台建设", "“公报”")

    @pytest.mark.parametrize(("least", "hits"), [(1, 0), (2, 1), (3, 1)])
    def test_at_least(self, least: int, hits: int) -> None:
        options = {"facts": PLATFORMS, "at-least": least}
        assert len(found("require", options, report("通过门户网站公开。"))) == hits

    def test_the_preface_has_to_cite_even_where_there_is_none(self) -> None:
        options = {"section": "preface", "facts": {"条例": "《.{0,9}条例》（国务院令第711号）"}}
        assert found("require", options, report("甲。", preface="依据《条例》（国务院令第711号）编制。")) == []
        assert found("require", options, report("甲。", preface="依据《 条例 》(国务院令第711号)编制。")) != []
        one = only("require", options, f"{TITLE}\n一、总体情况\n依据《条例》（国务院令第711号）编制。\n")
        assert (one.words, one.logical) == (TITLE, "")

    def test_width_and_spaces_do_not_count(self) -> None:
        options = {"facts": {"热线": "12345热线"}}
        assert found("require", options, report("开通１２３４５ 热线。")) == []

    def test_cells_count_in_a_section_and_not_in_the_whole_report_unless_asked_for(self) -> None:
        text = report("如下。\n平台\t数量\n公报\t3\n网站\t1")
        facts = {"公报": "公报"}
        assert found("require", {"section": "overview", "facts": facts}, text) == []
        assert found("require", {"section": "overview", "facts": facts, "cells": False}, text) != []
        assert found("require", {"facts": facts}, text) != []
        assert found("require", {"facts": facts, "cells": True}, text) == []

    @pytest.mark.parametrize(
        ("body", "hits"),
        [
            ("（一）改进情况\n", 1),
            ("（一）改进情况\n更新了栏目和公开目录。\n", 0),
            ("（一）改进情况\n1.更新\n更新了栏目和公开目录。\n", 0),
        ],
    )
    def test_headings_may_count_only_with_a_text_under_them(self, body: str, hits: int) -> None:
        options = {"section": "problems", "facts": {"改进": "改进"}, "headings": False}
        assert len(found("require", options, report("甲。", rest=PROBLEMS + body))) == hits

    @pytest.mark.parametrize("text", [report(""), f"{TITLE}\n二、主动公开政府信息情况\n表略。\n"])
    def test_a_section_that_is_empty_or_not_there_is_another_rules_fault(self, text: str) -> None:
        assert found("require", {"section": "overview", "facts": PLATFORMS}, text) == []
        assert found("require", {"aspect": "platform", "facts": PLATFORMS}, text) == []

    def test_a_sub_heading_that_is_not_there_is_another_rules_fault(self) -> None:
        assert found("require", {"subheading": "公报", "facts": PLATFORMS}, report("甲。")) == []

    @pytest.mark.parametrize(
        ("options", "wrong"),
        [
            ({"facts": {}}, ("facts", "至少要写一项")),
            ({"facts": PLATFORMS, "at-least": 4}, ("at-least", "应为 1 到 3（facts 的项数）")),
            ({"facts": PLATFORMS, "at-least": 0}, ("at-least", "应为 1 到 3（facts 的项数）")),
        ],
    )
    def test_options_that_make_no_sense_are_refused(self, options: dict[str, Any], wrong: tuple[str, str]) -> None:
        assert wrong in mistakes("require", options)
