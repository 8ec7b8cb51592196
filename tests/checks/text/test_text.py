"""Checks of running text: forbidden and required words, counts, sub-headings, lengths, citations, titles."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.one_check import TITLE, Found, found, mistakes, report

PROBLEMS = "五、存在的主要问题及改进情况\n"
LONG = "公开工作有序推进。" * 4


def words(check: str, options: dict[str, Any], text: str) -> list[str]:
    return [one.words for one in found(check, options, text)]


def only(check: str, options: dict[str, Any], text: str) -> Found:
    (one,) = found(check, options, text)
    return one


class TestForbid:
    TEXT = report("（一）主动公开\n公开宗数12宗。\n（二）监督保障\n督办3宗。", rest=PROBLEMS + "积压1宗。\n")

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            ({}, ["12宗", "3宗", "1宗"]),
            ({"section": "overview"}, ["12宗", "3宗"]),
            ({"section": ["problems"]}, ["1宗"]),
            ({"aspect": "supervision"}, ["3宗"]),
            ({"subheading": "主动"}, ["12宗"]),
            ({"section": "preface"}, []),
            ({"except": r"督办\d宗"}, ["12宗", "1宗"]),
            ({"except": "督办"}, ["12宗", "3宗", "1宗"]),
            ({"near": "积压|督办"}, ["3宗", "1宗"]),
            ({"near-not": "积压|督办"}, ["12宗"]),
        ],
    )
    def test_where_and_when(self, options: dict[str, Any], expected: list[str]) -> None:
        assert words("forbid", {"pattern": r"\d+宗", **options}, self.TEXT) == expected

    def test_near_words_count_within_a_sentence_only(self) -> None:
        text = report("本镇作了说明。公开3宗；未作说明")
        assert words("forbid", {"pattern": "3宗", "near": "说明"}, text) == []
        assert words("forbid", {"pattern": "公开3宗", "near": "公开"}, text) == ["公开3宗"]

    def test_cells_are_searched_in_scope_and_when_asked_for(self) -> None:
        text = report("公开如下。\n平台\t数量\n网站\t3宗\n公报\t1期", rest=PROBLEMS + "无。\n")
        assert words("forbid", {"pattern": "宗"}, text) == []
        assert words("forbid", {"pattern": "宗", "cells": True}, text) == ["宗"]
        assert words("forbid", {"pattern": "宗", "cells": True, "near-not": "3"}, text) == []
        assert words("forbid", {"pattern": "宗", "cells": True, "section": "problems"}, text) == []

    def test_a_field_names_the_section(self) -> None:
        one = only("forbid", {"pattern": "积压"}, self.TEXT)
        assert one == (
            "积压",
            "problems",
            {"match": "积压", "section": "第五部分“存在的主要问题及改进情况”", "more": ""},
        )


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


COUNTS = {"aspect": "disclosure", "facts": {"政府网站": {"words": "网站", "unit": "条|篇"}}}


class TestNumber:
    @pytest.mark.parametrize(
        ("text", "given"),
        [
            ("通过政府网站公开信息1,234条。", True),
            ("通过政府网站公开信息１２３４ 条。", True),
            ("政府网站发布一百二十余条。", True),
            ("政府网站发布1.2万条。", True),
            ("政府网站发布信息0条。", True),
            ("政府网站本年未发布信息。", True),
            ("政府网站没有更新。", True),
            ("通过政府网站发布信息，条理清楚。", False),
            ("通过政府网站发布信息。公示栏张贴12条。", False),
            ("政府网站发布信息；公示栏张贴12条。", False),
            ("政府网站未来将改版，按时发布。", False),
            ("本年未组织培训，政府网站按时发布。", False),
            ("政府网站发布12件。", False),
            ("落实《条例》，维护政府网站。", False),
        ],
    )
    def test_words_and_number_with_its_unit_in_one_sentence(self, text: str, given: bool) -> None:
        assert (found("number", COUNTS, report(f"（一）主动公开\n{text}")) == []) is given

    @pytest.mark.parametrize("text", ["政府网站未发布信息。", "政府网站发布0条。", "政府网站发布〇条。"])
    def test_zero_may_be_no_number(self, text: str) -> None:
        text = report(f"（一）主动公开\n{text}")
        assert found("number", {**COUNTS, "zero": False}, text) != []

    def test_ten_is_more_than_zero(self) -> None:
        text = report("（一）主动公开\n政府网站发布10条，公示栏未发布。")
        assert found("number", {**COUNTS, "zero": False}, text) == []

    def test_one_finding_lists_all_missing_counts_of_an_aspect(self) -> None:
        facts = {
            "政府网站": {"words": "网站", "unit": "条"},
            "政务新媒体": {"words": "新媒体|公众号", "unit": "条"},
            "政府公报": {"words": "公报", "unit": "期"},
        }
        text = report("（一）主动公开。网站发布12条，维护公众号。\n（四）平台建设\n公众号3条，公报2期。")
        one = only("number", {"aspect": "disclosure", "facts": facts}, text)
        assert one.words == "主动公开"
        assert one.fields == {
            "section": "第一部分“总体情况”的“主动公开”方面",
            "missing": "“政务新媒体”“政府公报”",
            "found": "1",
        }

    def test_without_an_aspect_in_the_text_the_whole_section_counts(self) -> None:
        assert found("number", COUNTS, report("全年通过网站公开信息12条。")) == []

    def test_a_table_may_give_the_number(self) -> None:
        text = report("（一）主动公开\n见下表。\n平台\t条数\n政府网站\t12\n公示栏\t3")
        assert found("number", COUNTS, text) == []
        assert found("number", COUNTS, text.replace("政府网站", "公众号")) != []

    def test_nothing_where_the_section_is_not_there(self) -> None:
        assert found("number", COUNTS, f"{TITLE}\n二、主动公开政府信息情况\n表略。\n") == []

    def test_no_facts_are_refused(self) -> None:
        assert mistakes("number", {"facts": {}}) == [("facts", "至少要写一项")]


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


class TestCitation:
    NOTICE = "国办公开办函〔2021〕30号"

    @pytest.mark.parametrize(
        "cited",
        [
            "国办公开办函〔2021〕30号",
            "国办公开办函[2021]30号",
            "国办公开办函（2021）30号",
            "国办公开办函【2021】 30 号",
            "国办公开办函〔２０２１〕３０号",
        ],
    )
    def test_however_it_is_written(self, cited: str) -> None:
        text = report("甲。", preface=f"按照《格式》（{cited}）编制。")
        assert found("citation", {"document": self.NOTICE, "must": "appear", "section": "preface"}, text) == []
        assert words("citation", {"document": self.NOTICE, "must": "not-appear"}, text) == [cited]

    @pytest.mark.parametrize("other", ["国办公开办函〔2021〕130号", "国办公开办函〔2020〕30号", "国办公开办函"])
    def test_another_document_is_another(self, other: str) -> None:
        text = report("甲。", preface=f"按照{other}编制。")
        one = only("citation", {"document": self.NOTICE, "must": "appear", "section": "preface"}, text)
        assert (one.words, one.logical) == (TITLE, "")
        assert one.fields == {"document": "“国办公开办函〔2021〕30号”", "section": "前言", "match": ""}

    def test_book_title_marks_do_not_count(self) -> None:
        law = {"document": "《湖南省实施〈中华人民共和国政府信息公开条例〉办法》", "must": "appear"}
        assert found("citation", law, report("落实《湖南省实施<中华人民共和国 政府信息公开条例>办法》。")) == []

    def test_one_of_several_is_enough(self) -> None:
        options = {"document": [self.NOTICE, "政府信息公开条例"], "must": "appear"}
        assert found("citation", options, report("落实《政府信息公开条例》。")) == []
        assert only("citation", options, report("甲。")).fields["document"] == (
            "“国办公开办函〔2021〕30号”或“政府信息公开条例”"
        )

    def test_a_sentence_that_says_it_is_outdated_is_right(self) -> None:
        text = report("国办公开办函〔2021〕30号已经废止。仍按国办公开办函〔2021〕30号编制。")
        options = {"document": self.NOTICE, "must": "not-appear", "near-not": "废止"}
        one = only("citation", options, text)
        assert (one.words, one.logical, one.fields["section"]) == (self.NOTICE, "overview", "第一部分“总体情况”")

    @pytest.mark.parametrize(
        ("options", "wrong"),
        [
            ({"document": "《》", "must": "appear"}, ("document", "不能为空")),
            ({"document": [], "must": "appear"}, ("document", "不能为空")),
            ({"document": "甲", "must": "appear", "near-not": "乙"}, ("near-not", "只在 must 为 not-appear 时有用")),
        ],
    )
    def test_options_that_make_no_sense_are_refused(self, options: dict[str, Any], wrong: tuple[str, str]) -> None:
        assert mistakes("citation", options) == [wrong]


FORM = {"must": "match", "pattern": r"^.+人民政府20\d\d年政府信息公开工作年度报告$"}


class TestTitle:
    def test_a_form_of_its_own(self) -> None:
        assert found("title", FORM, report("甲。")) == []
        title = TITLE.replace("2024年", "2024年度")
        one = only("title", FORM, report("甲。", title=title))
        assert (one.words, one.logical) == (title, "title")
        assert one.fields["problem"] == f"标题“{title}”不符合规定的形式"

    def test_no_title_is_another_rules_fault(self) -> None:
        assert found("title", FORM, "一、总体情况\n甲。\n二、主动公开政府信息情况\n表略。\n") == []

    @pytest.mark.parametrize("options", [{"must": "match"}, {"must": "name-year", "pattern": "甲"}])
    def test_form_and_pattern_go_together(self, options: dict[str, str]) -> None:
        assert mistakes("title", options) == [("pattern", "pattern 与 must: match 要一起写")]
