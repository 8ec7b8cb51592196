"""Documents that are cited or must not be, however they are written."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.one_check import TITLE, found, mistakes, only, report, words


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
