"""Packs that are wrong: each mistake is told at its place in exact words, and the rest of the pack is used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gipr_lint.extensions.toolset import assemble
from gipr_lint.testing import Sample
from tests.support.extensions.yunxi_pack import EQUATION, FEES, PACK, RULE, Make, run, told

WRONG: dict[str, tuple[str, tuple[str, str]]] = {
    "no prefix": (PACK.replace("prefix: yunxi\n", ""), ("甲/pack.yaml:1:1", "缺少键“prefix”")),
    "unknown key": (
        PACK + "adjsut: {}\n",
        (
            "甲/pack.yaml:5:1",
            "“adjsut”：不认识的键“adjsut”，是否指“adjust”？可用的键：prefix、name、version、contact、requires、extends、"
            "adjust、accepted、sections、tables、vocabulary、editions",
        ),
    ),
    "another tool": (
        PACK + 'requires: ">=9"\n',
        ("甲/pack.yaml:5:1", "“requires”：这个规则包适用于 gipr-lint >=9，现在的版本是 0.1.0"),
    ),
    "no version range": (
        PACK + "requires: nine\n",
        ("甲/pack.yaml:5:1", "“requires”：版本范围“nine”写法不对，例如 >=0.1,<1"),
    ),
    "prefix": (
        PACK.replace("yunxi", "Yunxi"),
        ("甲/pack.yaml:1:1", "“prefix”：应为小写字母、数字和连字符，例如 gansu"),
    ),
    "nobody to ask": (PACK.replace("云溪县政务公开办", '""'), ("甲/pack.yaml:4:1", "“contact”：不能为空")),
    "no such rule": (
        PACK + "adjust: {overview-lenght: {level: error, reason: 县里}}\n",
        ("甲/pack.yaml:5:10", "“adjust.overview-lenght”：没有规则“overview-lenght”，是否指“overview-length”？"),
    ),
    "nothing changed": (
        PACK + "adjust: {overview-length: {reason: 县里}}\n",
        ("甲/pack.yaml:5:10", "“adjust.overview-length”：没有改变什么：请写 level 或 with"),
    ),
    "no reason": (
        PACK + "adjust: {overview-length: {level: error}}\n",
        ("甲/pack.yaml:5:10", "“adjust.overview-length”：缺少键“reason”"),
    ),
    "option": (
        PACK + "adjust: {overview-length: {with: {maximum: 9}, reason: 县里}}\n",
        ("甲/pack.yaml:5:35", "“adjust.overview-length.with.maximum”：不认识的键“maximum”"),
    ),
    "option of a wrong type": (
        PACK + "adjust: {overview-length: {with: {max: 很长}, reason: 县里}}\n",
        ("甲/pack.yaml:5:35", "“adjust.overview-length.with.max”：应为整数"),
    ),
    "base": (PACK + "extends: [hunan]\n", ("甲/pack.yaml:5:11", "“extends.第1项”：没有规则包“hunan”")),
    "itself": (PACK + "extends: [yunxi]\n", ("规则包 甲", "extends 互相循环：云溪县规则 → 云溪县规则")),
    "accepted": (
        PACK + "accepted: {overveiw: [概貌]}\n",
        ("甲/pack.yaml:5:12", "“accepted.overveiw”：没有部分或行“overveiw”，是否指“overview”？"),
    ),
    "section behind nothing": (
        PACK + FEES.replace("after: remedies", "after: remedy"),
        ("甲/pack.yaml:6:41", "“sections.第1项.after”：没有部分“remedy”，是否指“remedies”？"),
    ),
    "section twice": (
        PACK + FEES.replace("id: fee_charges", "id: problems").replace("[fee_charges, ", "["),
        ("甲/pack.yaml:6:6", "“sections.第1项.id”：部分“problems”已经有了，请换一个名称"),
    ),
    "title twice": (
        PACK + FEES.replace("title: 收取信息处理费情况", "title: 总体情况"),
        ("甲/pack.yaml:6:23", "“sections.第1项.title”：“总体情况”已经是另一部分的标题"),
    ),
    "table nowhere": (
        PACK + FEES.replace("    within: [fee_charges, other_matters]\n", ""),
        ("甲/pack.yaml:8:5", "“tables.第1项”：没有写明表格在哪个部分：请写 within，或在 sections 里写 table"),
    ),
    "column of a row": (
        PACK + FEES.replace("label: 信息处理费}", "label: 信息处理费, columns: [payed]}"),
        ("甲/pack.yaml:15:37", "“tables.第1项.rows.第1项.columns”：没有列“payed”，是否指“paid”？"),
    ),
    "name of a table": (
        PACK + FEES.replace("id: fee_notices", "id: Fee-Notices"),
        ("甲/pack.yaml:8:5", "“tables.第1项.id”：表格的名称“Fee-Notices”应为小写字母、数字和下划线"),
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_each_mistake_of_a_pack_at_its_place(case: str, make: Make, tmp_path: Path) -> None:
    pack, (place, message) = WRONG[case]
    tools = assemble([make("甲", pack)])
    ((subject, said),) = told(tools, tmp_path)
    assert (subject, said[: len(message)]) == (place, message)
    assert {one.id for one in assemble().rules} <= {one.id for one in tools.rules}


def test_the_right_rules_of_a_pack_run_beside_the_wrong_ones(make: Make, tmp_path: Path) -> None:
    folder = make(
        "甲",
        yunxi_words=RULE,
        yunxi_broken=RULE.replace("pattern: 零投诉", "pattern: '(零投诉'"),
        words=RULE,
        yunxi_sum=RULE.replace("check: forbid", "check: equation").replace(
            "{pattern: 零投诉}", "{table: requests, each: column, equals: new + carreid_in == handled}"
        ),
    )
    tools = assemble([folder])
    assert list(told(tools, tmp_path)) == [
        ("甲/words.yaml:1:1", "规则包的文件名应以“yunxi-”开头，例如 yunxi-words.yaml"),
        ("甲/yunxi-broken.yaml:7:8", "“with.pattern”：正则表达式有误：第 1 个字符处缺少右括号"),
        (
            "甲/yunxi-sum.yaml:3:1",
            "“message”：没有占位符“{match}”，检查“equation”提供：difference、first、left、right、said、second、where",
        ),
        ("甲/yunxi-sum.yaml:7:39", WRONG_NAME),
    ]
    assert "yunxi-words" in {one.id for one in tools.rules}


WRONG_NAME = """\
“with.equals”：没有行“carreid_in”，是否指“carried_in”？
  new + carreid_in == handled
        ^"""


def test_a_catastrophic_expression_is_stopped_and_named(make: Make) -> None:
    slow = RULE.replace("pattern: 零投诉", "pattern: '(?:松|松)+(?=[甲乙])'")
    tools = assemble([make("甲", yunxi_slow=slow, yunxi_words=RULE)])
    assert tools.problems == ()
    text = Sample().text.replace("考核", "松" * 60 + "，零投诉")
    found = run(tools, text, "yunxi-slow", "yunxi-words")
    assert [(problem.subject, problem.message) for problem in found.problems] == [
        (
            "规则 yunxi-slow",
            "检查“报告.txt”时出错：正则表达式“(?:松|松)+(?=[甲乙])”匹配用时过长（超过 1 秒），可能反复回溯，"
            "这条规则的结果不完整",
        )
    ]
    assert [finding.rule for finding in found.findings] == ["yunxi-words"]


def test_what_is_no_pack(tmp_path: Path, make: Make) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "file").touch()
    tools = assemble([tmp_path / "空", tmp_path / "none", tmp_path / "file", make("甲"), make("甲")])
    assert list(told(tools, tmp_path)) == [
        ("规则包 空", "没有 pack.yaml，不是规则包"),
        ("规则包 none", "没有这个规则包文件夹"),
        ("规则包 file", "不是文件夹"),
    ]
    assert len(tools.packs) == 1


@pytest.mark.parametrize(
    ("accepted", "message"),
    [
        ("{problems: [总体情况]}", "“accepted.problems.第1项”：“总体情况”已经是“overview”的标题"),
        ("{problems: ['—']}", "“accepted.problems.第1项”：不能为空"),
        ("{requests.law: [重复申请]}", "“accepted.requests.law.第1项”：“重复申请”已经是“repeat”的行名"),
    ],
)
def test_wording_that_means_something_else_is_not_accepted(
    accepted: str, message: str, make: Make, tmp_path: Path
) -> None:
    tools = assemble([make("甲", f"{PACK}accepted: {accepted}\n")])
    assert [said for _, said in told(tools, tmp_path)] == [message]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_used(make: Make, tmp_path: Path) -> None:
    folder = make("甲", yunxi_words=RULE)
    (folder / "yunxi-gone.yaml").symlink_to("nowhere.yaml")
    (folder / "yunxi-folder.yaml").mkdir()
    (folder / ".#yunxi-words.yaml").symlink_to("someone@host.1234")
    os.mkfifo(folder / "yunxi-pipe.yaml")
    tools = assemble([folder])
    assert list(told(tools, tmp_path)) == [
        ("甲/yunxi-folder.yaml:1:1", "这是一个文件夹，不是文件"),
        ("甲/yunxi-gone.yaml:1:1", "文件不存在"),
        ("甲/yunxi-pipe.yaml:1:1", "无法读写（不是普通文件）"),
    ]
    assert "yunxi-words" in {one.id for one in tools.rules}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("{table: requests, each: column, equals: new == 5, tolerance: .nan}", "误差应是不小于 0 的数"),
        ("{table: requests, each: column, equals: new == 5, tolerance: .inf}", "误差应是不小于 0 的数"),
        ("{table: requests, each: column, equals: new == 5, at: nope}", "没有行“nope”"),
        ("{table: requests, each: column, equals: new == 5, total: nope}", "没有列“nope”"),
        ("{equals: requests.new.total == 5, at: requests.new}", "没有写 each 的等式，名称“requests.new”应写作"),
        ("{table: requests, each: column, equals: sum(other..granted) == handled}", "区间“other..granted”的起止颠倒了"),
        ("{equals: proactive.licences.made == 5}", "“licences”这一行没有“made”这一列"),
        ("{table: requests, each: column, equals: 1 == 2}", "等式里没有任何行名"),
        ("{table: requests, each: column, equals: new == １}", "的全角字符“１”应改为半角“1”"),
    ],
)
def test_what_an_equation_cannot_mean_is_refused(given: str, message: str, make: Make) -> None:
    tools = assemble([make("甲", yunxi_sum=EQUATION.replace("{pattern: 零投诉}", given))])
    assert len(tools.problems) == 1
    assert message in tools.problems[0].message


@pytest.mark.parametrize("pattern", [r"身份证号\d{10}|\d{8}X?(?=，手机)", r"(?<=\d{6})19\d{6}", r"\d{6}(?=19)"])
def test_no_piece_of_a_number_gets_out(pattern: str, make: Make) -> None:
    pieces = RULE.replace("{pattern: 零投诉}", f"{{pattern: '{pattern}'}}")
    tools = assemble([make("甲", yunxi_pieces=pieces)])
    text = Sample().text.replace("纳入年度考核", "身份证号430922199003078515，手机13800138000")
    found = run(tools, text, "yunxi-pieces")
    assert found.findings
    for finding in found.findings:
        assert not any(char.isdigit() for char in finding.text), finding.text
