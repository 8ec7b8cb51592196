"""Quantities that only the text tells, named by a rule: never none, never more than another."""

from __future__ import annotations

from typing import Any

import pytest

from gipr_lint.testing import Sample
from tests.support.one_check import found, mistakes

TRAINING: dict[str, Any] = {"must": "not-zero", "about": {"noun": ["培训", "轮训"], "unit": ["次", "场", "期"]}}
READINGS: dict[str, Any] = {
    "must": "exceed-never",
    "about": {"noun": "解读", "unit": ["件", "篇"]},
    "than": {"noun": "政策文件", "unit": "件"},
}
MADE: dict[str, Any] = {
    "must": "exceed-never",
    "about": {"noun": "合法性审核", "unit": "件"},
    "than": "proactive.normative_documents.made",
}


def words(options: dict[str, Any], overview: str) -> list[str]:
    sample = Sample()
    sample.edit({"text": overview})
    return [one.words for one in found("statement", options, sample.text)]


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        ("全年举办政务公开培训2次。", []),
        ("全年举办政务公开培训0次。", ["0"]),
        ("全年召开会议3次、业务培训零次。", ["零"]),
        ("业务培训，全年共0期。", ["0"]),
        ("0次培训，2次会议。", ["0"]),
        ("监督保障方面，全年未组织培训。", ["未组织培训"]),
        ("全年没有开展政务公开培训活动。", ["没有开展政务公开培训活动"]),
        ("受人员变动影响，轮训尚未开展。", ["轮训尚未开展"]),
        # some of all, or how it was
        ("线上培训0次，线下培训3次。", []),
        ("参加上级培训4次，未组织培训。", []),
        ("未及时开展培训。", []),
        ("未参加培训的人员已补训。", []),
        ("未发现培训走过场的情况。", []),
        ("培训期间召开会议0次。", []),
        ("围绕培训，召开会议0次。", []),
        ("培训、会议0次。", []),
        ("组织0次培训期间的检查。", []),
        ("对没有组织培训的单位通报。", []),
        ("凡没有组织培训，一律扣分。", []),
        ("无培训需求。", []),
        ("培训次数为0次。", ["0"]),
        ("业务培训：全年共举办0期。", ["0"]),
        # others, other times, other units
        ("2025年计划举办培训0次。", []),
        ("上年举办培训0次。", []),
        ("县水利局未组织培训。", []),
        ("组织培训120人，请假0人。", []),
        ("召开会议0次。", []),
        ("培训近10次。", []),
        ("", []),
    ],
)
def test_what_must_not_be_zero(overview: str, expected: list[str]) -> None:
    assert words(TRAINING, overview) == expected


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        ("公开政策文件10件，解读8件。", []),
        ("公开政策文件10件，解读10篇。", []),
        ("公开政策文件10件，发布解读材料12篇。", ["12"]),
        ("公开政策文件4件。发布解读6件，其中图文解读5件。公开县级政策文件3件。", ["6", "5"]),
        ("发布解读12篇。", []),
        ("公开政策文件10件，上年解读12篇。", []),
    ],
)
def test_what_may_not_exceed_another(overview: str, expected: list[str]) -> None:
    assert words(READINGS, overview) == expected


def test_a_cell_may_bound_it() -> None:
    assert words(MADE, "完成合法性审核2件。") == []
    sample = Sample()
    sample.edit({"text": "完成合法性审核3件。"})
    (one,) = found("statement", MADE, sample.text)
    assert (one.words, one.fields["number"]) == ("3", "3")
    assert one.fields["than"] == "表格中“主动公开政府信息情况表”“行政规范性文件”行“本年制发件数”列 2"


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"must": "not-zero"}, ("about", "must: not-zero 时写正文自己的数：{noun: 名词, unit: 单位}")),
        ({**TRAINING, "about": ["requests"]}, ("about", "must: not-zero 时写正文自己的数：{noun: 名词, unit: 单位}")),
        ({**TRAINING, "about": {"noun": " ", "unit": "次"}}, ("about.noun", "至少要写一个词，词里要有文字")),
        ({**TRAINING, "about": {"noun": "1", "unit": "次"}}, ("about.noun", "至少要写一个词，词里要有文字")),
        ({**TRAINING, "about": {"noun": "培训", "unit": []}}, ("about.unit", "至少要写一个词，词里要有文字")),
        ({**TRAINING, "about": {"noun": "培训", "unit": "光年"}}, ("about.unit", "“光年”不是认得的单位")),
        (
            {**TRAINING, "must": "equal-table"},
            ("about", "noun 和 unit 只与 must: not-zero、none-or-some、exceed-never 一起写"),
        ),
        ({**TRAINING, "must": "exceed-never"}, ("than", "要写明不能比什么多")),
        ({**TRAINING, "than": "requests.new.total"}, ("than", "只与 must: exceed-never 一起写")),
    ],
)
def test_options_that_make_no_sense(options: dict[str, Any], wrong: tuple[str, str]) -> None:
    assert wrong in mistakes("statement", options)


def test_a_cell_that_there_is_not_is_named() -> None:
    (wrong,) = mistakes("statement", {**MADE, "than": "proactive.normative_documents.mad"})
    assert wrong[0] == "than"
    assert "mad" in wrong[1]
