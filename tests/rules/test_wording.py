"""Rules of wording, beyond their own examples: what true reports write, and what is found only once."""

from __future__ import annotations

import pytest

from gipr_lint import lint_text
from tests.support.one_check import TITLE, found, mistakes, report


def told(rule: str, text: str) -> list[str]:
    """Return the messages of one rule for a report."""
    return [finding.text for finding in lint_text(text).findings if finding.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "全年接待近千人，解答问题3000余个，节约20余万元。",
        "近十余年来，最近20多天，附近10余个村都已公开。",
        "预约100多次，签约20余家企业。",
    ],
)
def test_an_approximation_that_says_one_thing_is_right(text: str) -> None:
    assert told("vague-count", report(text)) == []


@pytest.mark.parametrize("text", ["公开信息近1万余条。", "公开信息近 1.2 万余条。", "培训约三十余人次。"])
def test_two_approximations_at_once_are_told(text: str) -> None:
    assert len(told("vague-count", report(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "申请人张××、李×等2人不服××局政府信息公开答复，复议维持。",
        "收件地址：松湾镇××路××号×栋，电话138××××1234。",
        "文号为云政发〔2024〕××号，依据第××条第×款作出。",
        "公布《药品监督抽检XX批次》《XX镇2024年政府信息公开工作年度报告》解读稿。",
    ],
)
def test_masked_names_and_numbers_are_no_blanks(text: str) -> None:
    assert told("template-placeholder", report(text)) == []


def test_a_fault_of_a_paragraph_is_told_once_in_it() -> None:
    options = {"pattern": "甲", "once": True}
    hits = found("forbid", options, report("甲乙甲。\n乙丙丁。\n甲。\n丙。\n丁。"))
    assert [(hit.words, hit.fields["more"]) for hit in hits] == [("甲", "（本段共 2 处）"), ("甲", "")]


def test_a_fault_of_most_paragraphs_is_told_once() -> None:
    text = report("\n".join(["甲乙甲。"] * 9))
    hits = found("forbid", {"pattern": "甲", "once": True}, text)
    assert [(hit.words, hit.fields["more"]) for hit in hits] == [("甲", "（全文 9 段共 18 处）")]


def test_halfwidth_punctuation_is_told_once_where_all_is_written_so() -> None:
    text = report("\n".join(f"{count}月份,本镇认真落实要求,完成了第{count}批目录。" for count in range(1, 8)))
    assert told("halfwidth-punctuation", text) == ["“,”是半角标点，应改为全角（全文 7 段共 14 处）。"]


@pytest.mark.parametrize("text", ["(一)健全制度。", "每天8:30起办理。", "网址:www.example.gov.cn,共1,234条。"])
def test_halfwidth_marks_beside_figures_and_letters_are_right(text: str) -> None:
    assert told("halfwidth-punctuation", report(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "目  录",
        "（一）坚持高位推动 压实工作责任。",
        "2024 年，全镇公开 IT 类信息 12 条， 3 类目录均已更新。",
        "宣传活动以“政务公开 你我同行”为主题，由分管副镇长陈 明带队。",
    ],
)
def test_spaces_that_set_words_apart_are_right(text: str) -> None:
    assert told("stray-space", report(text)) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("印发《关于修订《指南》的通知》（试行)，做好：1）公开；2)解读,3)考核。", ""),
        ("完善制度（含三审三校\n和台账），落实责任。", ""),
        ("如有疑问请联系我们（电子邮箱：\na@example.com）。", ""),
        ("完善制度（含三审三校。\n台账），落实责任。", "（）"),
        ("按照“谁公开谁负责“的原则，做到先审后发。", "“"),
        ("宣传《条例〉和《办法》。", "〉"),
        ("（一）公开指南（2024年版\n）\n（二）公开目录。", ""),
        ("开展（“公开日）活动。", "“"),
    ],
)
def test_marks_without_a_partner(text: str, marks: str) -> None:
    assert "".join(hit.words for hit in found("brackets", {}, report(text))) == marks


def test_pairs_must_be_pairs() -> None:
    assert [key for pairs in ("（", "（（", "") for key, _ in mistakes("brackets", {"pairs": pairs})] == ["pairs"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开\n依申请公开工作总体平稳。",
        "松湾镇人民政府政府信息公开指南二零二零年更新，一件一件核对，宣传宣传再宣传。",
        "各级各类人员常常学习学习，推进政府信息信息化，依法公开公开目录。",
    ],
)
def test_doublings_that_are_no_slips(text: str) -> None:
    assert told("repeated-word", report(text)) == []


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("健全制度，\n- 4 -\n压实责任。\n第 5 页 共 9 页\n强化监督。", "“- 4 -”“第 5 页 共 9 页”"),
        ("健全制度。\n4\n压实责任。\n5\n强化监督。", "“4”“5”"),
        ("健全制度。\n4\n压实责任。", ""),
        ("健全制度。\n-----\n压实责任。", ""),
        (f"健全制度。\n{TITLE}\n压实责任。", f"“{TITLE}”"),
        ("项目|件数|备注\n许可|3|无\n|— 4 —|\n处罚|0|无\n强制|0|无", "“— 4 —”"),
    ],
)
def test_what_belongs_to_a_page(text: str, pages: str) -> None:
    assert [hit.fields["furniture"] for hit in found("beside", {"kinds": ["page"]}, report(text))] == [pages] * bool(
        pages
    )


def test_the_last_page_number_is_not_inside_the_text() -> None:
    assert (
        found(
            "beside",
            {"kinds": ["page"]},
            report("健全制度。", rest="三、收到和处理政府信息公开申请情况\n无。\n- 4 -\n"),
        )
        == []
    )


def test_many_pages_are_counted() -> None:
    text = report("\n".join(f"完成工作{count}。\n— {count} —\n压实责任。" for count in range(1, 8)))
    (hit,) = found("beside", {"kinds": ["page"]}, text)
    assert hit.fields == {"furniture": "“— 1 —”“— 2 —”“— 3 —”“— 4 —”“— 5 —”", "more": "等 7 处"}
