"""Checks of the second edition of the catalogue, beyond the examples of its rules."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from one_check import found, mistakes, report

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


SENTENCE = "本镇按季度检查各科室的公开情况并通报结果"


class TestRepeated:
    def test_what_stands_twice_in_a_row_is_one_stretch(self) -> None:
        other = "邀请群众代表参加评议并逐条研究落实意见建议"
        hits = found("repeated", {}, report(f"{SENTENCE}。{other}。\n（二）平台建设\n{SENTENCE}。{other}。"))
        assert [hit.words for hit in hits] == [f"{SENTENCE}。{other}"]
        assert hits[0].fields["first"] == "第 4 行"

    def test_numbers_of_items_and_spaces_do_not_tell_sentences_apart(self) -> None:
        assert len(found("repeated", {}, report(f"一是{SENTENCE}。\n二是{SENTENCE[:3]} {SENTENCE[3:]}。"))) == 1

    def test_short_ones_and_those_that_may_be(self) -> None:
        assert found("repeated", {"min": 21}, report(f"{SENTENCE}。{SENTENCE}。")) == []
        assert found("repeated", {"unless": "检查"}, report(f"{SENTENCE}。{SENTENCE}。")) == []

    def test_what_is_quoted_does_not_count(self) -> None:
        assert found("repeated", {}, report("落实《云溪县关于做好政务公开工作的通知》。" * 2)) == []

    def test_a_section_that_stands_twice_is_another_rules_fault(self) -> None:
        assert found("repeated", {}, report(f"{SENTENCE}。", rest=f"一、总体情况\n{SENTENCE}。\n")) == []

    def test_a_report_full_of_them_is_told_once(self) -> None:
        (hit,) = found("repeated", {}, report("\n".join(f"（{n}）甲\n{SENTENCE}。" for n in "一二三四五六七")))
        assert hit.fields["more"] == "（全文 6 段共 6 处）"


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
            "更新慢，解读少。下一步，加强学习。",
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


class TestSpeakers:
    SPEAKERS: ClassVar[dict[str, Any]] = {"speakers": {"局": {"words": "我局", "wrong-in": "镇"}}}

    def test_the_first_of_several_is_told(self) -> None:
        (hit,) = found("own-name", self.SPEAKERS, report("我局认真落实。我局公开信息。"))
        assert (hit.words, hit.fields["more"]) == ("我局", "（全文共 2 处）")

    def test_exceptions(self) -> None:
        options = {**self.SPEAKERS, "except": "“[^”]*”"}
        assert found("own-name", options, report("开设“我局动态”栏目。")) == []
        assert mistakes("own-name", {"except": "甲"}) == [("except", "只在写了 speakers 时有用")]


@pytest.mark.parametrize(
    ("check", "options", "wrong"),
    [
        ("date", {"of": "period", "not-after": "01-31"}, ("of", "period 没有其他选项")),
        ("section", {"must": "exist", "section": "overview"}, ("must", "exist 检查所有的部分，不能限定部分")),
        ("section", {"must": "exist", "max": 3}, ("must", "min 和 max 只在 must 为 be-of-length 时有用")),
        (
            "section",
            {"must": "exist", "in-order": True},
            ("must", "headings 和 in-order 只在 must 为 have-subheadings 时有用"),
        ),
        (
            "section",
            {"must": "have-subheadings", "headings": {"甲": "甲"}},
            ("section", "have-subheadings 要写一个部分"),
        ),
        ("brackets", {"kinds": ["（）"]}, ("kinds", "每种括号应写四个字符：全角的左、右，半角的左、右")),
        (
            "equation",
            {"equals": "requests.new.total == 1", "fault": "shifted"},
            ("fault", "shifted 要同时写 table、each 和 total"),
        ),
        (
            "equation",
            {"table": "requests", "each": "row", "equals": "natural == total", "further": ["natural == total"]},
            ("further", "只在 fault 为 shifted 时有用"),
        ),
    ],
)
def test_options_of_another_test_are_refused(check: str, options: dict[str, Any], wrong: tuple[str, str]) -> None:
    assert mistakes(check, options) == [wrong]
