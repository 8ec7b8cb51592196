"""The commands for those who write rules: rules, explain, schema, test-rules, new-rule."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from wcwidth import wcswidth

from gipr_lint.authoring.explain import explanation
from gipr_lint.checks import CHECKS
from gipr_lint.cli import main
from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import assemble, national_rules
from gipr_lint.files.yaml import YamlFile
from gipr_lint.testing import ExampleError, Sample, verify

GANSU = Path(__file__).parent.parent / "examples" / "pack-gansu"
PACK = """
prefix: aa
name: 试用
version: "1"
contact: 某科
"""
RULE = """
level: warning
title: 用了口语
message: “{match}”不规范。
help: 改正。
basis: 某规定
check: forbid
with: {pattern: 你们}
examples:
  valid: [各位。]
  invalid: ['通知了[|你们|]。']
"""
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


class Ended(NamedTuple):
    code: int
    out: str
    err: str


class Cli:
    """The command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments], prog_name="gipr-lint")
        shown = self._capsys.readouterr()
        return Ended(int(ended.value.code or 0), shown.out, shown.err)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    monkeypatch.chdir(tmp_path)
    return Cli(capsys)


def write(folder: Path, pack: str = PACK, **rules: str) -> Path:
    """Write a rule pack; the names of its rules are given with underscores."""
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(pack, encoding="utf-8")
    for name, text in rules.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return folder


def arithmetic(each: str, equals: str, *examples: str) -> str:
    """Return a rule about a table of a pack; the last example is the invalid one."""
    start = RULE.partition("check:")[0].replace("{match}", "{left}不等于{right}")
    *valid, invalid = examples
    return f"{start}check: equation\nwith: {{{each}equals: {equals}}}\nexamples:\n" + "".join(
        ["  valid:\n", *(f"  - {one}\n" for one in valid), "  invalid:\n", f"  - {invalid}\n"]
    )


# rules


def test_rules_lists_every_rule_in_aligned_columns(cli: Cli) -> None:
    ended = cli("rules")
    assert (ended.code, ended.err) == (0, "")
    header, *rows = ended.out.partition("\n\n")[0].split("\n")
    assert [row.split()[0] for row in rows] == [rule.id for rule in national_rules()]
    start = wcswidth(header[: header.index("来源")])
    assert {wcswidth(row[: row.rindex("国家规则")]) for row in rows} == {start}
    assert ended.out.endswith(f"共 {len(rows)} 条规则\n")


def test_rules_says_where_a_rule_comes_from_and_what_a_pack_switched_off(cli: Cli, tmp_path: Path) -> None:
    adjust = "adjust: {balance: {level: 'off', reason: 另有口径}}\n"
    folder = write(tmp_path / "pack", PACK + adjust, aa_words=RULE)
    ended = cli("rules", "--rules", folder, "--select", "aa-words,balance")
    own, off = (row.split() for row in ended.out.split("\n")[1:3])
    assert own == ["aa-words", "警告", "用了口语", "规则包“试用”"]
    assert off[:2] == ["balance", "停用"]
    assert "共 2 条规则，其中 1 条已由规则包停用" in ended.out
    listed = json.loads(cli("rules", "--rules", folder, "--select", "balance", "--format", "json").out)["rules"]
    assert [(rule["id"], rule["off"], len(rule["remarks"])) for rule in listed] == [("balance", True, 1)]


def test_rules_as_json(cli: Cli) -> None:
    listed = json.loads(cli("rules", "--format", "json", "--rules", GANSU).out)["rules"]
    (own,) = (rule for rule in listed if rule["id"] == "gansu-document-counts")
    assert own == {
        "id": "gansu-document-counts",
        "level": "warning",
        "title": "没有写明规范性文件的发布、废止和现行有效件数",
        "basis": "武政办发〔2025〕54号（总体情况：政府信息管理）",
        "check": "number",
        "tags": ["overview", "local"],
        "applies": {"since": 2025},
        "origin": {"kind": "pack", "name": "甘肃：第一部分应写的数", "version": "2025.1"},
        "off": False,
        "remarks": [],
    }


def test_rules_heeds_the_configuration(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".gipr-lint.yaml").write_text(
        "select: [balance, row-total]\nlevel: {balance: note}\n", encoding="utf-8"
    )
    ended = cli("rules", "--ignore", "row-total")
    assert [row.split()[:2] for row in ended.out.split("\n")[1:2]] == [["balance", "提示"]]
    assert "共 1 条规则" in ended.out
    unknown = cli("rules", "--select", "balanse")
    assert (unknown.code, unknown.err) == (2, "gipr-lint：没有规则或标签“balanse”，是否指“balance”？\n")


def test_rules_of_a_broken_pack_are_named_and_the_list_is_printed_all_the_same(cli: Cli, tmp_path: Path) -> None:
    folder = write(tmp_path / "pack", aa_words=RULE.replace("with: {pattern: 你们}", "with: {pattern: '('}"))
    ended = cli("rules", "--rules", folder)
    assert ended.code == 2
    assert "aa-words.yaml:8:8：“with.pattern”：正则表达式有误" in ended.err
    assert "balance" in ended.out


# explain


def test_explain_tells_all_of_a_national_rule(cli: Cli) -> None:
    ended = cli("explain", "fullwidth-digits")
    assert (ended.code, ended.err) == (0, "")
    for line in (
        "fullwidth-digits：数字应使用半角",
        "级别：提示",
        "来源：国家规则",
        "适用：所有机关",
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


# schema


@pytest.mark.parametrize("kind", ["rule", "pack", "config"])
def test_schema_prints_what_is_shipped(kind: str, cli: Cli, tmp_path: Path) -> None:
    ended = cli("schema", kind)
    assert (ended.code, ended.err) == (0, "")
    shipped = Path(__file__).parent.parent / "src" / "gipr_lint" / "authoring" / "schemas" / f"{kind}.schema.json"
    assert ended.out == shipped.read_text(encoding="utf-8")
    assert cli("schema", kind, "--output", "out.json").code == 0
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == ended.out


def test_schema_of_something_else_is_refused(cli: Cli) -> None:
    assert cli("schema", "rules").err == (
        "gipr-lint：参数“rule|pack|config”的值只能是 rule、pack、config（用法见 gipr-lint schema --help）\n"
    )


# test-rules


def test_examples_that_hold_pass(cli: Cli) -> None:
    ended = cli("test-rules", GANSU)
    assert ended == (0, "5 条规则，11 个示例，全部通过\n", "")


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


# new-rule


def test_new_rule_writes_a_rule_a_pack_and_schemas(cli: Cli, tmp_path: Path) -> None:
    ended = cli("new-rule", "aa-words", "--check", "forbid", "--folder", "new pack")
    assert (ended.code, ended.err) == (0, "")
    folder = tmp_path / "new pack"
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        "aa-words.yaml",
        "pack.yaml",
        ".schema/rule.schema.json",
        ".schema/pack.schema.json",
        ".schema/config.schema.json",
    }
    assert "gipr-lint test-rules 'new pack'" in ended.out
    assert ".schema" in ended.out
    for name in ("rule", "pack"):
        text = (folder / f"{'aa-words' if name == 'rule' else name}.yaml").read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=.schema/{name}.schema.json\n")
    text = (folder / "aa-words.yaml").read_text(encoding="utf-8")
    for key in CHECKS["forbid"].options.__struct_encode_fields__:
        assert f" {key}: " in text
    for placeholder in CHECKS["forbid"].fields:
        assert f"{{{placeholder}}}" in text


def test_what_new_rule_writes_is_refused_until_it_is_filled_in(cli: Cli, tmp_path: Path) -> None:
    cli("new-rule", "aa-words", "--check", "forbid", "--folder", "pack")
    refused = cli("test-rules", "pack")
    assert refused.code == 2
    for place in ("pack.yaml:8:1：“name”：不能为空", "pack.yaml:14:1：“contact”：不能为空"):
        assert place in refused.err
    pack, rule = tmp_path / "pack" / "pack.yaml", tmp_path / "pack" / "aa-words.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("''", "试用"), encoding="utf-8")
    refused = cli("test-rules", "pack")
    assert refused.code == 2
    for key in ("title", "message", "help", "basis"):
        assert f"“{key}”：不能为空" in refused.err
    assert "“with.pattern”：正则表达式不能为空" in refused.err
    text = rule.read_text(encoding="utf-8")
    for key in ("title", "message", "help", "basis"):
        text = text.replace(f"\n{key}: ''", f"\n{key}: 用了口语。")
    text = text.replace("\n  pattern: ''", "\n  pattern: 你们")
    text = text.replace("invalid:\n    - ''", "invalid:\n    - 通知了[|你们|]。")
    rule.write_text(text, encoding="utf-8")
    unfilled = cli("test-rules", "pack")
    assert (unfilled.code, unfilled.err) == (1, "")
    assert "第 1 个正确示例不符\n  示例还没有填写\n" in unfilled.out
    rule.write_text(text.replace("- ''", "- 通知了各位。"), encoding="utf-8")
    assert cli("test-rules", "pack") == (0, "1 条规则，2 个示例，全部通过\n", "")


@pytest.mark.parametrize("check", CHECKS)
def test_the_template_of_every_check_is_read_and_refused(check: str, cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pack")
    assert cli("new-rule", "aa-rule", "--check", check, "--folder", "pack").code == 0
    file = tmp_path / "pack" / "aa-rule.yaml"
    data = YamlFile(file.name, file.read_bytes()).plain()
    assert data["check"] == check
    refused = cli("test-rules", "pack")
    assert refused.code == 2
    assert "“title”：不能为空" in refused.err
    assert "不认识的键" not in refused.err


def test_the_template_with_all_optional_keys_is_yaml(cli: Cli, tmp_path: Path) -> None:
    cli("new-rule", "aa-rule", "--check", "date", "--folder", "pack")
    file = tmp_path / "pack" / "pack.yaml"
    text = file.read_text(encoding="utf-8").replace("# requires: ''", "requires: '>=0.1'")
    for key in ("extends", "adjust", "accepted", "sections", "tables", "editions"):
        text = text.replace(f"# {key}: ", f"{key}: ")
    assert set(YamlFile("pack.yaml", text.encode()).plain()) >= {"adjust", "tables", "editions", "requires"}


def test_without_a_check_the_template_lists_all_of_them(cli: Cli, tmp_path: Path) -> None:
    assert cli("new-rule", "aa-rule").code == 0
    text = (tmp_path / "aa-rule.yaml").read_text(encoding="utf-8")
    assert all(f"#   {name}　{check.about}\n" in text for name, check in CHECKS.items())


def test_new_rule_never_writes_over_a_file(cli: Cli, tmp_path: Path) -> None:
    folder = write(tmp_path / "pack", aa_words=RULE)
    ended = cli("new-rule", "aa-words", "--check", "forbid", "--folder", "pack")
    assert ended == (2, "", "gipr-lint：pack/aa-words.yaml：已经有了，没有改动；请换一个 id，或直接修改这个文件\n")
    assert (folder / "aa-words.yaml").read_text(encoding="utf-8") == RULE
    assert cli("new-rule", "aa-other", "--folder", "pack").code == 0
    assert (folder / "pack.yaml").read_text(encoding="utf-8") == PACK


def test_new_rule_refuses_what_cannot_be_right(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "pack")
    (tmp_path / "file").touch()
    for arguments, told in (
        (["Words"], "规则 id “Words”应为小写字母、数字和连字符，以规则包的前缀开头，例如 gansu-overview-counts"),
        (["words"], "规则 id “words”应为"),
        (["../aa-words"], "规则 id “../aa-words”应为"),
        (["row-total"], "“row-total”已经是国家规则的 id，请换一个"),
        (["bb-words", "--folder", "pack"], "规则 id “bb-words”应以“aa-”开头：这是 pack/pack.yaml 里写的前缀"),
        (["aa-words", "--folder", "file"], "--folder file：这是一个文件，不是文件夹"),
        (["aa-words", "--check", "forbit"], "没有“forbit”这种检查，是否指“forbid”？可用的检查："),
    ):
        ended = cli("new-rule", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(f"gipr-lint：{told}")
    assert f"\n  forbid　{CHECKS['forbid'].about}\n" in ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "pack"]


def test_nothing_of_this_is_imported_by_check(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(Sample().text, encoding="utf-8")
    program = (
        "import sys\n"
        "from gipr_lint.cli import main\n"
        "try:\n    main(['check', 'report.txt'])\n"
        "except SystemExit as ended:\n    assert not ended.code, ended.code\n"
        "names = ('schema', 'template', 'explain', 'catalogue', 'testing')\n"
        "found = [name for name in names if f'gipr_lint.{name}' in sys.modules]\n"
        "assert not found, found\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
