"""The examples of rule packs: the command test-rules, what each failure says, and ``verify`` for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import assemble, national_rules
from gipr_lint.testing import ExampleError, Sample, verify
from tests.support.command_line import Cli
from tests.support.extensions.rule_packs import GANSU, PACK, RULE, write

TABLE = """
sections:
  - {id: fees, title: 收取信息处理费情况, after: remedies}
  - {id: training, title: 业务培训情况, after: problems, required: true}
tables:
  - id: fee_notices
    name: 信息处理费收取情况表
    within: [fees]
    layout: flat
    columns: [{id: notices, label: 通知收取件数}, {id: billed, label: 通知收取金额（元）, value: amount}]
    rows: [{id: all, label: 信息处理费}]
  - id: training
    name: 培训情况表
    within: [training]
    columns: [{id: times, label: 培训次数}, {id: people, label: 参训人数}]
    rows: [{id: town, label: 镇本级}, {id: villages, label: 村居}, {id: all, label: 合计}]
"""


def arithmetic(each: str, equals: str, *examples: str) -> str:
    """Return a rule about a table of a pack; the last example is the invalid one."""
    start = RULE.partition("check:")[0].replace("{match}", "{left}不等于{right}")
    *valid, invalid = examples
    return f"{start}check: equation\nwith: {{{each}equals: {equals}}}\nexamples:\n" + "".join(
        ["  valid:\n", *(f"  - {one}\n" for one in valid), "  invalid:\n", f"  - {invalid}\n"]
    )


def test_examples_that_hold_pass(cli: Cli) -> None:
    ended = cli("test-rules", GANSU)
    assert ended == (0, "8 条规则，20 个示例，全部通过\n", "")


def test_a_failing_example_is_shown_with_its_place_and_the_text_underlined(cli: Cli, tmp_path: Path) -> None:
    rule = RULE.replace("通知了[|你们|]。", "通知了[|你们|]，[|他们|]未到。").replace(
        "[各位。]", "[各位。, 请你们来。]"
    )
    write(tmp_path / "pack", aa_words=rule)
    ended = cli("test-rules", "pack")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out == (
        "pack/aa-words.yaml:10 aa-words：第 2 个正确示例不符\n"
        "  不应报告，却报告了：“你们”不规范。\n"
        "    请你们来。\n"
        "      ^^^^\n"
        "\n"
        "pack/aa-words.yaml:11 aa-words：第 1 个错误示例不符\n"
        "  没有报告 第 4 行第 7 列“他们”\n"
        "    通知了你们，他们未到。\n"
        "                ^^^^\n"
        "\n"
        "1 条规则，3 个示例，2 个不符\n"
    )


def test_a_failing_example_is_called_by_its_name(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pack", aa_words=RULE.replace("[各位。]", "[各位。, {name: 客气的话, text: 请你们来。}]"))
    ended = cli("test-rules", "pack")
    assert ended.out.startswith("pack/aa-words.yaml:10 aa-words：正确示例“客气的话”不符\n")


def test_an_example_that_makes_no_sense_is_a_failure_not_a_crash(cli: Cli, tmp_path: Path) -> None:
    examples = """
  - {set: {requests.nwe.natural: 1}, at: requests}
  - {set: {requests.new.natural: '+x'}, at: requests}
  - {set: {request.new.natural: '1'}, at: requests}
  - {append: {requests.new: 1}, drop: requests.*.nobody, at: requests}
  - {drop: section.nothing, at: requests}
  - {drop: table.nothing, at: requests}
  - {collapse: requests.nothing, at: requests}
  - {section: {nothing: 无。}, at: requests}
  - {order: [nothing], at: requests}
  - {edition: {requests: '2020'}, at: requests}
  - {sett: {}, at: requests}
  - {lengthen: [1], at: requests}
  - {previous: {nothing: 1}, at: requests}
  - {title: 会议纪要, order: [], preface: 无, at: requests}
  - {text: 你们。}
  - {text: '', at: ''}"""
    rule = RULE.partition("  invalid:")[0] + "  invalid:" + examples + "\n"
    write(tmp_path / "pack", aa_words=rule)
    ended = cli("test-rules", "pack")
    assert (ended.code, ended.err) == (1, "")
    assert "1 条规则，17 个示例，16 个不符\n" in ended.out
    for told in (
        "没有行“nwe”，是否指“new”？",
        "“requests.new.natural”现在是“12”，不能加“+x”",
        "没有表格“request”，是否指“requests”？",
        "没有列“nobody”",
        "没有部分“nothing”",
        "没有表格“nothing”",
        "没有组“nothing”",
        "没有版本“2020”",
        "不认识的键“sett”，是否指“set”？",
        "“lengthen”：应为整数，实际是列表",
        "不认识的键“nothing”",
        "改动以后，示例不再像一份年度报告",
        "错误示例要用 [|…|] 标出应报告的文字，或用 at 写明位置",
    ):
        assert told in ended.out


def test_a_rule_that_does_not_apply_to_the_example_is_told_so(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pack", aa_words=RULE.replace("check:", "applies: {since: 2030}\ncheck:"))
    shown = cli("test-rules", "pack").out
    assert "示例是“云溪县松湾镇人民政府”2024 年度的报告，规则的 applies 不包括它；可以在示例里写 title" in shown


def test_of_a_broken_pack_what_is_right_is_tested(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pack", aa_words=RULE.replace("title:", "titel:"), aa_good=RULE)
    ended = cli("test-rules", "pack")
    told = "运行了 1 条规则，2 个示例，0 个不符；另有 1 处错误，有误的规则没有运行\n"
    assert (ended.code, ended.out) == (2, told)
    assert ended.err.startswith("gipr-lint：pack/aa-words.yaml:3:1：“titel”：不认识的键“titel”，是否指“title”？")
    (tmp_path / "plain").mkdir()
    assert cli("test-rules", "plain") == (2, "", "gipr-lint：规则包 plain：没有 pack.yaml，不是规则包\n")
    assert cli("test-rules", "nowhere") == (2, "", "gipr-lint：规则包 nowhere：没有这个规则包文件夹\n")


def test_a_mistake_in_an_equation_keeps_its_caret(cli: Cli, tmp_path: Path) -> None:
    write(
        tmp_path / "pack", aa_sum=arithmetic("table: requests, each: row, ", "natural = total", "{}", "{at: requests}")
    )
    lines = cli("test-rules", "pack").err.split("\n")
    assert [line.strip() for line in lines[1:3]] == ["natural = total", "^"]
    assert lines[2].index("^") - lines[1].index("natural") == len("natural ")


def test_examples_may_use_the_sections_and_tables_of_the_pack(cli: Cli, tmp_path: Path) -> None:
    write(
        tmp_path / "pack",
        PACK + TABLE,
        aa_fees=arithmetic(
            "",
            "fee_notices.all.notices >= requests.overdue_fee.total",
            "{}",
            "{set: {fee_notices.all.notices: 3, requests.overdue_fee.total: 2}}",
            "{section: {fees: 全年没有收费。}}",
            "{set: {fee_notices.all.notices: 1, requests.overdue_fee.total: 2}, at: fee_notices/all/notices}",
        ),
        aa_training=arithmetic(
            "table: training, each: column, ",
            "town + villages == all",
            "{}",
            "{set: {training.town.times: 3, training.all.times: '+3'}}",
            "{set: {training.town.times: 3}, at: training/all/times}",
        ),
    )
    assert cli("test-rules", "pack") == (0, "2 条规则，7 个示例，全部通过\n", "")


def test_the_faultless_report_with_all_that_a_pack_adds_is_faultless(tmp_path: Path) -> None:
    tools = assemble([write(tmp_path / "pack", PACK + TABLE)])
    assert tools.problems == ()
    for edits in ({}, {"set": {"fee_notices.all.notices": 3}}):
        sample = Sample(tools.editions["2021"])
        sample.edit(edits)
        assert ("收取信息处理费情况" in sample.text) is bool(edits)
        settings = Settings(checks=tools.checks, editions=tools.editions)
        run = lint([Input("a.txt", sample.text.encode)], tools.rules, settings)
        assert (run.findings, run.problems, run.checked) == ((), (), 1)


def test_examples_may_have_a_report_of_last_year(cli: Cli, tmp_path: Path) -> None:
    title = "云溪县水利局2025年政府信息公开工作年度报告"
    carried = "set: {requests.carried_in.natural: 4}"
    write(
        tmp_path / "pack",
        aa_carried=arithmetic(
            "table: requests, each: column, ",
            "carried_in == previous.carried_out",
            "{previous: {}}",
            f"{{{carried}}}",
            f"{{title: {title}, {carried}, previous: {{set: {{requests.carried_out.natural: 4}}}}}}",
            f"{{{carried}, previous: {{}}, at: requests/carried_in/natural}}",
        ),
    )
    assert cli("test-rules", "pack") == (0, "1 条规则，4 个示例，全部通过\n", "")


def test_the_report_of_last_year_is_faultless_and_agrees_with_this_one() -> None:
    rules = {rule.id: rule for rule in national_rules()}
    assert verify(rules["carry-over"], {"previous": {}}, valid=True) == []
    wrong = verify(
        rules["carry-over"], {"previous": {"title": "云溪县水利局2023年政府信息公开工作年度报告"}}, valid=True
    )
    assert wrong == ["上年的报告与本年的对不上：机关名称应相同，年份应早一年"]


def test_verify_works_on_plain_mappings_and_refuses_what_makes_no_sense() -> None:
    rules = {rule.id: rule for rule in national_rules()}
    edits = {"set": {"requests.new.total": "61"}, "at": "requests/new/total"}
    assert verify(rules["row-total"], edits, valid=False) == []
    (extra, missing) = verify(rules["row-total"], {**edits, "at": "requests/new"}, valid=False)
    assert extra.startswith("多报告了 requests/new/total：")
    assert missing == "没有报告 requests/new"
    with pytest.raises(ExampleError, match="示例还没有填写"):
        verify(rules["row-total"], " ", valid=True)


def test_no_personal_data_is_printed(cli: Cli, tmp_path: Path) -> None:
    number = "11010519491231002X"
    rule = RULE.replace("forbid", "identifier").replace("{pattern: 你们}", "{kind: resident-id}")
    rule = rule.replace("{match}", "号码").replace("[各位。]", f"[证件{number}。]")
    write(tmp_path / "pack", aa_number=rule)
    ended = cli("test-rules", "pack")
    assert ended.code == 1
    assert number not in ended.out + ended.err
    assert "证件******************。" in ended.out
