"""Rule packs: what they add and change, and every way in which one can be wrong, with its exact message."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import Toolset, assemble
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run
from gipr_lint.testing import Sample

PACK = """\
prefix: yunxi
name: 云溪县规则
version: "1.0"
contact: 云溪县政务公开办
"""
RULE = """\
level: warning
title: 不应写“零投诉”
message: "不应写“{match}”。"
help: 删去。
basis: 云政办发〔2025〕1号
check: forbid
with: {pattern: 零投诉}
examples:
  valid: [全年办理申请12件。]
  invalid: ['全年[|零投诉|]。']
"""
FEES = """\
sections:
  - {id: fee_charges, title: 收取信息处理费情况, after: remedies}
tables:
  - id: fee_notices
    name: 信息处理费收取情况表
    within: [fee_charges, other_matters]
    layout: flat
    columns:
      - {id: notices, label: 通知收取件数}
      - {id: paid, label: 实际收取金额（元）, value: amount}
    rows: [{id: fees, label: 信息处理费}]
"""
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(name: str, pack: str = PACK, **rules: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "pack.yaml").write_text(pack, encoding="utf-8")
        for rule, content in rules.items():
            (folder / f"{rule.replace('_', '-')}.yaml").write_text(content, encoding="utf-8")
        return folder

    return make


@pytest.fixture(autouse=True)
def no_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIPR_LINT_NO_PLUGINS", "1")


def told(tools: Toolset, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the problems with paths as seen from a folder."""
    for problem in tools.problems:
        yield problem.subject.replace(f"{folder}/", ""), problem.message.replace(f"{folder}/", "")


def rule(tools: Toolset, name: str) -> Rule:
    return next(rule for rule in tools.rules if rule.id == name)


def run(tools: Toolset, text: str, *names: str) -> Run:
    rules = [rule(tools, name) for name in names]
    return lint([Input("报告.txt", text.encode)], rules, Settings(checks=tools.checks, editions=tools.editions))


def another(prefix: str, name: str, more: str = "") -> str:
    return PACK.replace("yunxi", prefix).replace("云溪县规则", name) + more


def test_a_pack_adds_rules(make: Make) -> None:
    tools = assemble([make("甲", yunxi_words=RULE)])
    added = rule(tools, "yunxi-words")
    assert tools.problems == ()
    assert (added.origin.kind, added.origin.name, added.origin.version) == ("pack", "云溪县规则", "1.0")
    assert [one.id for one in tools.rules] == sorted(one.id for one in tools.rules)
    found = run(tools, Sample().text.replace("考核", "零投诉"), "yunxi-words")
    assert [finding.text for finding in found.findings] == ["不应写“零投诉”。"]


def test_a_pack_adjusts_level_and_options(make: Make) -> None:
    adjust = """\
adjust:
  overview-length: {level: error, with: {max: 30}, reason: 县里要求}
  title-organ: {level: "off", reason: 标题由系统生成}
  row-total: {with: {equals: natural == total}, reason: 试验}
"""
    tools = assemble([make("甲", PACK + adjust)])
    assert tools.problems == ()
    long = rule(tools, "overview-length")
    assert long.remarks[0].endswith("level 改为 error（县里要求）")
    assert long.remarks[1].endswith("with.max 改为 30（县里要求）")
    found = run(tools, Sample().text, "overview-length")
    assert [(finding.level, "超过原则上的 30 字" in finding.text) for finding in found.findings] == [("error", True)]
    assert rule(tools, "title-organ").off
    assert len(run(tools, Sample().text, "row-total").findings) == 3


def test_a_pack_adds_sections_tables_and_titles(make: Make) -> None:
    accepted = "accepted: {overview: [本年概貌], requests.law: [法律法规禁止公开的其他信息]}\n"
    tools = assemble([make("甲", PACK + FEES + accepted)])
    assert tools.problems == ()
    sample = Sample()
    sample.headings["overview"] = "一、本年概貌"
    sample.headings["problems"] = (
        "五、收取信息处理费情况\n通知收取件数\t实际收取金额（元）\n2\t300\n六、存在的主要问题及改进情况"
    )
    sample.headings["other_matters"] = "七、其他需要报告的事项"
    sample.edit({"label": {"requests.law": "2.法律法规禁止公开的其他信息"}})
    structure = [one.id for one in tools.rules if {"structure", "tables"} & set(one.tags)]
    assert [finding.text for finding in run(tools, sample.text, *structure).findings] == []
    national = run(assemble(), sample.text, *structure).findings
    assert {"section-number", "extra-section", "row-label"} <= {finding.rule for finding in national}


def test_rules_of_a_pack_speak_of_its_tables(make: Make) -> None:
    equation = RULE.replace("check: forbid", "check: equation").replace(
        "{pattern: 零投诉}", "{equals: fee_notices.fees.notices >= requests.overdue_fee.total}"
    )
    equation = equation.replace("不应写“{match}”。", "{left}，{right}，相差 {difference}。")
    tools = assemble([make("甲", PACK + FEES, yunxi_fees=equation)])
    assert tools.problems == ()
    sample = Sample()
    sample.bodies["other_matters"] = "通知收取件数\t实际收取金额（元）\n2\t300"
    sample.edit({"set": {"requests.overdue_fee.total": "5"}})
    (finding,) = run(tools, sample.text, "yunxi-fees").findings
    assert finding.text.endswith("列 5，相差 3。")
    assert finding.location.logical[0] == "fee_notices"
    assert [mention.location.logical[0] for mention in finding.related] == ["fee_notices", "requests"]
    sample.edit({"set": {"requests.overdue_fee.total": "2"}})
    assert run(tools, sample.text, "yunxi-fees").findings == ()


def test_a_pack_extends_another_and_has_the_last_word(make: Make) -> None:
    make("省", another("hunan", "省规则", "adjust: {overview-length: {with: {max: 1500}, reason: 省里}}\n"))
    county = "extends: [../省]\nadjust: {overview-length: {with: {max: 1200}, reason: 县里}}\n"
    tools = assemble([make("县", PACK + county)])
    assert tools.problems == ()
    assert [pack.file.prefix for pack in tools.packs] == ["hunan", "yunxi"]
    assert getattr(rule(tools, "overview-length").options, "max") == 1200  # noqa: B009 - of any check


def test_a_pack_may_adjust_the_rules_that_it_extends_and_no_others(make: Make, tmp_path: Path) -> None:
    base = make("省", another("hunan", "省规则"), hunan_words=RULE)
    change = "adjust: {hunan-words: {level: error, reason: 从严}}\n"
    apart = assemble([base, make("县", PACK + change)])
    assert list(told(apart, tmp_path)) == [
        (
            "县/pack.yaml:5:10",
            "“adjust.hunan-words”：“hunan-words”是规则包“省规则”（省/pack.yaml）的规则，要先写入 extends 才能改变",
        )
    ]
    assert rule(apart, "hunan-words").level == "warning"
    joined = assemble([base, make("县", PACK + "extends: [hunan]\n" + change)])
    assert joined.problems == ()
    assert rule(joined, "hunan-words").level == "error"


def test_packs_that_disagree_are_both_named(make: Make, tmp_path: Path) -> None:
    one = make(
        "甲", another("jia", "甲规则", "adjust: {overview-length: {level: error, with: {max: 800}, reason: 甲}}\n")
    )
    two = make(
        "乙", another("yi", "乙规则", 'adjust: {overview-length: {level: "off", with: {max: 800}, reason: 乙}}\n')
    )
    tools = assemble([one, two])
    assert list(told(tools, tmp_path)) == [
        (
            "规则 overview-length",
            "规则包对 level 的要求不一致：规则包“甲规则”（甲/pack.yaml）要求 error；"
            "规则包“乙规则”（乙/pack.yaml）要求 off；都未采用，请用 extends 定出先后",
        )
    ]
    left = rule(tools, "overview-length")
    assert (left.level, left.off, getattr(left.options, "max")) == ("note", False, 800)  # noqa: B009


WRONG: dict[str, tuple[str, tuple[str, str]]] = {
    "no prefix": (PACK.replace("prefix: yunxi\n", ""), ("甲/pack.yaml:1:1", "缺少键“prefix”")),
    "unknown key": (
        PACK + "adjsut: {}\n",
        (
            "甲/pack.yaml:5:1",
            "“adjsut”：不认识的键“adjsut”，是否指“adjust”？可用的键：prefix、name、version、contact、requires、extends、"
            "adjust、accepted、sections、tables、editions",
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


def test_two_packs_of_one_prefix_or_with_one_table(make: Make, tmp_path: Path) -> None:
    tools = assemble([make("甲", PACK + FEES), make("乙", PACK), make("丙", another("bing", "丙规则", FEES))])
    assert list(told(tools, tmp_path)) == [
        ("乙/pack.yaml:1:1", "“prefix”：前缀“yunxi”与规则包“云溪县规则”（甲/pack.yaml）的相同，后者有效，本规则包未用"),
        (
            "丙/pack.yaml:6:6",
            "“sections.第1项.id”：部分“fee_charges”与规则包“云溪县规则”（甲/pack.yaml）增加的重名，两个规则包不能同时使用",
        ),
        ("丙/pack.yaml:6:23", "“sections.第1项.title”：“收取信息处理费情况”已经是另一部分的标题"),
        (
            "丙/pack.yaml:8:5",
            "“tables.第1项.id”：表格“fee_notices”与规则包“云溪县规则”（甲/pack.yaml）增加的重名，两个规则包不能同时使用",
        ),
    ]


def test_the_options_of_national_rules_can_be_written_again() -> None:
    from gipr_lint.files.yaml import YamlFile
    from gipr_lint.rulefiles.loader import plain_options, read_options

    tools = assemble()
    for one in tools.rules:
        plain: dict[str, Any] = plain_options(one.options)
        source = YamlFile("pack.yaml", msgspec.json.encode({"with": plain}))
        again = read_options(source, plain, tools.checks[one.check], tools.context(), at=["with"])
        assert again == one.options, one.id


def test_a_pack_cannot_take_the_place_of_another_rule(make: Make, tmp_path: Path) -> None:
    own = make("甲", PACK.replace("yunxi", "resident"), resident_id=RULE)
    one = make("乙", another("a", "乙规则"), a_b_c=RULE)
    two = make("丙", another("a-b", "丙规则"), a_b_c=RULE)
    tools = assemble([own, one, two])
    assert list(told(tools, tmp_path)) == [
        ("规则包“云溪县规则”（甲/pack.yaml）", "规则“resident-id”与国家规则的重名，后者有效，本规则未用"),
        ("规则包“丙规则”（丙/pack.yaml）", "规则“a-b-c”与规则包“乙规则”的重名，后者有效，本规则未用"),
    ]
    assert rule(tools, "resident-id").check == "identifier"
    assert rule(tools, "a-b-c").origin.name == "乙规则"


def test_packs_that_extend_one_another(make: Make) -> None:
    change = "adjust: {{title-organ: {{level: {}, reason: 试验}}}}\n"
    one = make("甲", another("x", "甲规则", "extends: [y]\n" + change.format("error")))
    two = make("乙", another("y", "乙规则", "extends: [x]\n" + change.format("warning")))
    tools = assemble([one, two])
    assert [problem.message for problem in tools.problems] == ["extends 互相循环：甲规则 → 乙规则 → 甲规则"]
    assert rule(tools, "title-organ").level == "error"


def test_options_are_adjusted_together(make: Make) -> None:
    both = "adjust: {remedy-total: {with: {table: requests, equals: natural <= total}, reason: 试验}}\n"
    tools = assemble([make("甲", PACK + both)])
    assert tools.problems == ()
    assert getattr(rule(tools, "remedy-total").options, "table") == "requests"  # noqa: B009


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


EQUATION = RULE.replace("check: forbid", "check: equation").replace("不应写“{match}”。", "{left}，{right}。")


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


def test_the_preface_counts_the_sections_of_a_pack(make: Make) -> None:
    tools = assemble([make("甲", PACK + FEES)])
    seven = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    seven += "政府信息公开行政复议和行政诉讼情况、"
    seven += "收取信息处理费情况、存在的主要问题及改进情况、其他需要报告的事项七个部分组成。"
    sample = Sample(preface=seven)
    sample.headings["problems"] = "五、收取信息处理费情况\n全年未收取。\n六、存在的主要问题及改进情况"
    sample.headings["other_matters"] = "七、其他需要报告的事项"
    assert run(tools, sample.text, "preface-parts", "section-number", "section-order").findings == ()
    six = sample.text.replace("七个部分", "六个部分")
    (finding,) = run(tools, six, "preface-parts").findings
    assert "点到名称的有七个，统一格式为七个部分" in finding.text


@pytest.mark.parametrize("mark", ["\t", " | "])
def test_a_table_of_one_row_follows_its_header(mark: str, make: Make) -> None:
    compare = EQUATION.replace("{pattern: 零投诉}", "{equals: fee_notices.fees.paid == 300}")
    tools = assemble([make("甲", PACK + FEES, yunxi_paid=compare)])
    sample = Sample()
    sample.bodies["other_matters"] = f"实际收取金额（元）{mark}通知收取件数\n300{mark}2"
    assert run(tools, sample.text, "yunxi-paid").findings == ()
    sample.bodies["other_matters"] = f"通知收取件数{mark}实际收取金额（元）\n2{mark}300\n9{mark}900"
    (twice,) = run(tools, sample.text, "yunxi-paid", "duplicate-row").findings
    assert (twice.rule, twice.location.logical) == ("duplicate-row", ("fee_notices", "fees"))
