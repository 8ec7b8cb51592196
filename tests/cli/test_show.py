"""``gipr-lint show --text``: the running text as it was read, for people and for programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support.command_line import CLEAN, Cli
from tests.support.extensions.rule_packs import GANSU


def _report(folder: Path, sentence: str) -> Path:
    path = folder / "report.txt"
    path.write_text(CLEAN.replace("办理公开申请", sentence), encoding="utf-8")
    return path


def test_the_text_takes_the_place_of_the_tables(cli: Cli, tmp_path: Path) -> None:
    ended = cli("show", "--text", _report(tmp_path, "收到政府信息公开申请15件"))
    assert (ended.code, ended.err) == (0, "")
    assert "  机关  云溪县松湾镇人民政府\n" in ended.out
    assert "15件　申请：收到，共 15　表格：“本年新收政府信息公开申请数量”总计 15 ✓\n" in ended.out
    assert ended.out.endswith("读懂 100%；另有 1 个数没有说到表格里的项目\n")
    assert "\x1b" not in ended.out
    assert "─" not in ended.out


def test_json_has_it_beside_the_tables(cli: Cli, tmp_path: Path) -> None:
    shown = json.loads(cli("show", "--text", "--format", "json", _report(tmp_path, "收到政府信息公开申请15件")).out)
    assert shown["tables"]["requests"]["new"]["total"]["value"] == 15
    assert [said["value"] for one in shown["text"] for said in one["statements"]][:1] == [15]
    assert shown["coverage"]["percent"] == 100.0
    plain = json.loads(cli("show", "--format", "json", _report(tmp_path, "收到政府信息公开申请15件")).out)
    assert {"text", "coverage"}.isdisjoint(plain)


def test_words_of_a_pack_are_read(cli: Cli, tmp_path: Path) -> None:
    report = _report(tmp_path, "政府信息公开申请方面，顺接下年度1件")
    assert "1件　申请：结转下年，共 1" not in cli("show", "--text", report).out
    assert "1件　申请：结转下年，共 1" in cli("show", "--text", "--rules", GANSU, report).out


def test_colours_on_a_terminal_only(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gipr_lint", "show", "--text", str(_report(tmp_path, "收到政府信息公开申请15件"))]
    master, slave = os.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    subprocess.run(command, stdout=slave, env=env, check=True)
    assert b"\x1b[1m" in os.read(master, 100_000)
    os.close(master)
    os.close(slave)
