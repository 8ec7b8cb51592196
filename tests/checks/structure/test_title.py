"""The form of the title."""

from __future__ import annotations

import pytest

from tests.support.one_check import TITLE, found, mistakes, only, report

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
