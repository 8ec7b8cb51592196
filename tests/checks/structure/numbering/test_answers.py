"""Two lists of a section: problems and improvements."""

from __future__ import annotations

import pytest

from tests.support.one_check import found, mistakes, report

ANSWERS = {"section": "problems", "lead": "下一步|改进情况", "goes-on": "此外", "concrete": "培训"}


def answers(text: str) -> list[str]:
    """What is said of the two lists of section five."""
    rest = f"五、存在的主要问题及改进情况\n{text}\n"
    return [
        hit.fields["problem"] for hit in found("sequence", {"of": "answers", "answers": ANSWERS}, report("", rest=rest))
    ]


class TestAnswers:
    @pytest.mark.parametrize(
        "text",
        [
            "一是慢；二是少。下一步，一是培训；二是检查。",
            "一是慢；二是少。下一步，一是培训；二是检查；三是通报。",
            "一是慢；二是少；三是旧。下一步，一是培训；二是检查。此外，按月通报。",
            "1.慢。\n2.少。\n下一步，组织培训。",
            "（一）慢。改进情况：培训。\n（二）少。改进情况：检查。",
            "更新慢，解读少。下一步，组织培训。",
            "一是慢；二是少。",
        ],
    )
    def test_lists_that_answer_one_another(self, text: str) -> None:
        assert answers(text) == []

    def test_fewer_answers(self) -> None:
        assert answers("1.慢。\n2.少。\n3.旧。\n改进情况\n1.培训。\n2.检查。") == ["前面列出了 3 项，后面只有 2 项"]
        assert answers("一是慢；二是少。下一步，一是培训。") == ["前面列出了 2 项，后面只有 1 项"]

    def test_answers_without_a_deed(self) -> None:
        assert answers("一是慢；二是少。下一步，一是加强；二是提高。") == ["没有写明数量、时间、对象或者具体的做法"]

    def test_options_go_together(self) -> None:
        assert mistakes("sequence", {"of": "answers"}) == [("answers", "answers 与 of: answers 要一起写")]
        wrong = mistakes("sequence", {"of": "answers", "answers": {**ANSWERS, "section": "problem"}})
        assert [key for key, _ in wrong] == ["answers.section"]
