"""Documents that are cited or must not be, however they are written."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.one_check import TITLE, found, mistakes, only, report, words

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
def test_however_it_is_written(cited: str) -> None:
    text = report("甲。", preface=f"按照《格式》（{cited}）编制。")
    assert found("require", {"document": NOTICE, "section": "preface"}, text) == []
    assert words("forbid", {"document": NOTICE}, text) == [cited]


@pytest.mark.parametrize("other", ["国办公开办函〔2021〕130号", "国办公开办函〔2020〕30号", "国办公开办函"])
def test_another_document_is_another(other: str) -> None:
    text = report("甲。", preface=f"按照{other}编制。")
    one = only("require", {"document": NOTICE, "section": "preface"}, text)
    assert (one.words, one.logical) == (TITLE, "")
    assert (one.fields["missing"], one.fields["section"]) == ("“国办公开办函〔2021〕30号”", "前言")
    assert found("forbid", {"document": NOTICE}, text) == []


def test_book_title_marks_do_not_count() -> None:
    law = {"document": "《湖南省实施〈中华人民共和国政府信息公开条例〉办法》"}
    assert found("require", law, report("落实《湖南省实施<中华人民共和国 政府信息公开条例>办法》。")) == []


def test_one_of_several_is_enough() -> None:
    options = {"document": [NOTICE, "政府信息公开条例"]}
    assert found("require", options, report("落实《政府信息公开条例》。")) == []
    assert (
        only("require", options, report("甲。")).fields["missing"] == "“国办公开办函〔2021〕30号”或“政府信息公开条例”"
    )


def test_a_sentence_that_says_it_is_outdated_is_right() -> None:
    text = report("国办公开办函〔2021〕30号已经废止。仍按国办公开办函〔2021〕30号编制。")
    one = only("forbid", {"document": NOTICE, "near-not": "废止"}, text)
    assert (one.words, one.logical, one.fields["section"]) == (NOTICE, "overview", "第一部分“总体情况”")


@pytest.mark.parametrize(
    ("check", "options", "wrong"),
    [
        ("require", {"document": "《》"}, ("document", "不能为空")),
        ("forbid", {"document": []}, ("document", "不能为空")),
        ("require", {}, ("facts", "facts、document 应当写一个，也只能写一个")),
        ("require", {"document": "甲", "facts": {"乙": "乙"}}, ("facts", "facts、document 应当写一个，也只能写一个")),
        ("forbid", {"document": "甲", "pattern": "乙"}, ("pattern", "pattern、document 应当写一个，也只能写一个")),
        ("forbid", {}, ("pattern", "pattern、document 应当写一个，也只能写一个")),
    ],
)
def test_options_that_make_no_sense_are_refused(check: str, options: dict[str, Any], wrong: tuple[str, str]) -> None:
    assert mistakes(check, options) == [wrong]
