"""What rule packs add and change: rules, levels, options, sections and tables, and what they take from one another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from gipr_lint.extensions.toolset import assemble
from gipr_lint.testing import Sample
from tests.support.extensions.yunxi_pack import EQUATION, FEES, PACK, RULE, Make, another, rule, run, told


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
