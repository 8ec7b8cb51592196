"""The command that lists the rules, with those of packs, as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from wcwidth import wcswidth

from gipr_lint.extensions.toolset import national_rules
from tests.support.command_line import Cli
from tests.support.extensions.rule_packs import GANSU, PACK, RULE, write


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
