"""All of a rule in words: the command explain, for national rules and those of packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.authoring.explanation import explanation
from gipr_lint.extensions.toolset import assemble, national_rules
from tests.support.command_line import Cli
from tests.support.extensions.rule_packs import GANSU, RULE, write


def test_explain_tells_all_of_a_national_rule(cli: Cli) -> None:
    ended = cli("explain", "fullwidth-digits")
    assert (ended.code, ended.err) == (0, "")
    for line in (
        "fullwidth-digits：数字应使用半角",
        "级别：提示",
        "来源：国家规则",
        "适用：所有机关；从图片识别的文字不查",
        "依据：GB/T 15835—2011",
        "改法：改用半角阿拉伯数字。",
        "  pattern = [０-９]+",
        "  · 全年收到申请12件。",
        "  · 全年收到申请【１２】件，答复【３】件。",
    ):
        assert f"{line}\n" in ended.out


def test_explain_tells_edits_in_words(cli: Cli) -> None:
    shown = cli("explain", "missing-row").out
    assert "  · 改动：没有“收到和处理政府信息公开申请情况表”“2.重复申请”行\n" in shown
    assert "    应报告：“收到和处理政府信息公开申请情况表”“2.重复申请”行\n" in shown
    assert (
        "适用：县级、乡镇、街道、新区和开发区、部门（有规章制定权的政府及其办公厅（室）除外）\n"
        in cli("explain", "rulemaking-power").out
    )


@pytest.mark.parametrize("rule", national_rules(), ids=lambda rule: rule.id)
def test_every_national_rule_can_be_explained_without_ids_where_there_are_words(rule: object, cli: Cli) -> None:
    name = getattr(rule, "id", "")
    shown = cli("explain", name).out
    assert "没有示例" not in shown
    assert "正确的写法：\n  · " in shown
    assert "[|" not in shown
    told = [line for line in shown.split("\n") if line.startswith(("  · 改动：", "    应报告："))]
    assert not [line for line in told if "“requests" in line or "“proactive" in line or "“overview" in line]


def test_explain_knows_packs_and_what_they_changed(cli: Cli) -> None:
    own = cli("explain", "gansu-document-counts", "--rules", GANSU).out
    assert "来源：规则包“甘肃：第一部分应写的数” 2025.1\n" in own
    assert "适用：所有机关，2025 年度起\n" in own
    assert "      发布件数：words " in own
    assert "【（一）政府信息管理】" in own
    changed = cli("explain", "overview-aspects", "--rules", GANSU).out
    assert "级别：警告\n" in changed
    assert "level 改为 warning（武政办发〔2025〕54号要求第一部分按五个方面分别写明）" in changed


def test_explain_of_an_unknown_rule_is_one_sentence(cli: Cli) -> None:
    ended = cli("explain", "balanse")
    assert (ended.code, ended.out, ended.err) == (2, "", "gipr-lint：没有规则“balanse”，是否指“balance”？\n")
    assert cli("explain", "完全不同").err == "gipr-lint：没有规则“完全不同”；全部规则见 gipr-lint rules\n"


def test_explain_marks_by_colour_where_there_is_a_terminal() -> None:
    tools = assemble()
    rule = next(rule for rule in tools.rules if rule.id == "fullwidth-digits")
    assert "收到申请\x1b[31m１２\x1b[0m件" in explanation(rule, tools, color=True)


def test_explain_shows_no_control_characters(cli: Cli, tmp_path: Path) -> None:
    folder = write(tmp_path / "pack", aa_words=RULE.replace("help: 改正。", 'help: "改\\e[31m正。"'))
    assert "改法：改<U+001B>[31m正。\n" in cli("explain", "aa-words", "--rules", folder).out
