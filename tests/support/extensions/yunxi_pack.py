"""The rule pack of an invented county, and what a tool set with packs says and finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.extensions.toolset import Toolset
from gipr_lint.model.rule import Rule
from gipr_lint.model.run import Run

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


EQUATION = RULE.replace("check: forbid", "check: equation").replace("不应写“{match}”。", "{left}，{right}。")
