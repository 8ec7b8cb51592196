"""Words that rule packs add: they are understood as the national ones are, and what is wrong with them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.extensions.toolset import assemble
from gipr_lint.testing import Sample
from tests.support.extensions.yunxi_pack import PACK, Make, another, run, told

WORDS = "vocabulary: {received: [签收], carried: {_: [顺接]}}\n"
SENTENCE = "政府信息公开申请方面，全年签收3件，顺接下年度7件。"


def _requests(folders: list[Path]) -> list[str]:
    tools = assemble(folders)
    assert tools.problems == ()
    text = Sample().text.replace("考核", f"考核。{SENTENCE}")
    return [finding.text.partition("与表格")[0] for finding in run(tools, text, "text-requests").findings]


def test_words_of_a_pack_are_understood(make: Make) -> None:
    assert _requests([]) == []
    assert _requests([make("甲", PACK + WORDS)]) == ["正文“全年签收3件”", "正文“顺接下年度7件”"]


def test_words_of_two_packs_stand_together(make: Make) -> None:
    first = make("甲", PACK + "vocabulary: {received: [签收]}\n")
    second = make("乙", another("bb", "乙县", "vocabulary: {received: [签 收, 揽收], carried: {_: [顺接]}}\n"))
    assert len(_requests([first, second])) == 2


WRONG = {
    "unknown kind": ("{recieved: [签收]}", "vocabulary.recieved”：没有词类“recieved”，是否指“received”？"),
    "unknown value": ("{outcome: {grant: [放行]}}", "outcome.grant”：词类“outcome”里没有“grant”，是否指“granted”？"),
    "no value": ("{document: [通告]}", "document”：词类“document”要写明是哪一种：normative_documents、rules"),
    "value of none": ("{received: {all: [签收]}}", "received”：词类“received”不再分，直接列词"),
    "empty": ("{received: [签收, ' ']}", "received.第2项”：不能为空"),
    "taken": ("{received: [办结]}", "received.第1项”：“办结”在国家词表里是 done，不能又作 received"),
    "taken value": (
        "{outcome: {partial: [予以公开]}}",
        "outcome.partial.第1项”：“予以公开”在国家词表里是 outcome：granted，不能又作 outcome：partial",
    ),
    "digits": ("{received: ['1']}", "received.第1项”：“1”只有数字或符号，不能作词"),
    "numeral": ("{received: [十二]}", "received.第1项”：“十二”只有数字或符号，不能作词"),
    "marks": ("{fill: ['，']}", "fill.第1项”：“,”只有数字或符号，不能作词"),
    "unit": ("{request: {matter: [件]}}", "request.matter.第1项”：“件”是单位，不能作词"),
    "ending": ("{received: [政府]}", "received.第1项”：“政府”是机关名称的结尾，不能单独作词，请写完整的说法"),
    "no words": ("{received: []}", "received”：至少要写一个词"),
    "no words of a value": ("{carried: {_: []}}", "carried._”：至少要写一个词"),
    "no values": ("{carried: {}}", "carried”：至少要写一个词"),
    "twice": ("{received: [签收], done: [签收]}", "done.第1项”：“签收”在本规则包里是 received，不能又作 done"),
}


def test_a_word_that_ends_names_of_organs_may_name_one(make: Make) -> None:
    assert assemble([make("甲", PACK + "vocabulary: {other_organ: [检察院]}\n")]).problems == ()


@pytest.mark.parametrize("case", WRONG)
def test_each_mistake_is_told_at_its_place(case: str, make: Make, tmp_path: Path) -> None:
    given, message = WRONG[case]
    tools = assemble([make("甲", f"{PACK}vocabulary: {given}\n")])
    ((subject, said),) = told(tools, tmp_path)
    assert subject.startswith("甲/pack.yaml:5:")
    assert message in said
    assert tools.editions.words == ()


def test_packs_that_disagree_on_a_word_are_both_named(make: Make, tmp_path: Path) -> None:
    first = make("甲", PACK + "vocabulary: {received: [签收]}\n")
    second = make("乙", another("bb", "乙县", "vocabulary: {done: [签收]}\n"))
    tools = assemble([first, second])
    assert list(told(tools, tmp_path)) == [
        (
            "乙/pack.yaml:5:21",
            "“vocabulary.done.第1项”：“签收”在规则包“云溪县规则”（甲/pack.yaml）里是 received，不能又作 done",
        )
    ]
    assert tools.editions.words == (("received", "", ("签收",)),)


def test_a_national_word_given_again_changes_nothing(make: Make) -> None:
    assert assemble([make("甲", PACK + "vocabulary: {received: [收到]}\n")]).problems == ()
