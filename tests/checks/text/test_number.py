"""Numbers that a text has to give."""

from __future__ import annotations

import pytest

from tests.support.one_check import TITLE, found, mistakes, only, report

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
