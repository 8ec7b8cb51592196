"""Words that may not stand in a text, and where they are searched."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.one_check import only, report, words

PROBLEMS = "五、存在的主要问题及改进情况\n"


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
