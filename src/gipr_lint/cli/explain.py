"""``gipr-lint explain``."""

from __future__ import annotations

import click

from gipr_lint.cli.console import PATH, end, settings, tell, write
from gipr_lint.cli.terminal.colors import COLOR, colors
from gipr_lint.cli.terminal.completion import rules
from gipr_lint.cli.usage import Command, fail
from gipr_lint.files.names import suggest


@click.command("explain", cls=Command, options_metavar="[选项]")
@click.argument("rule", metavar="规则", shell_complete=rules)
@click.option("--rules", "packs", multiple=True, type=PATH, metavar="文件夹", help="加用规则包；可重复。")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@COLOR
def command(rule: str, packs: tuple[str, ...], config_path: str | None, color: str) -> None:
    """说明一条规则：含义、依据、改法、怎样检查、正确和有误的写法。"""
    from gipr_lint.authoring.explanation import explanation

    tools = settings(config_path, packs).tools
    found = next((one for one in tools.rules if one.id == rule), None)
    if found is None:
        tell(tools.problems)
        meant = suggest(rule, [one.id for one in tools.rules]) or "；全部规则见 gipr-lint rules"
        fail(f"没有规则“{rule}”{meant}")
    write(explanation(found, tools, color=colors(None, color)), None)
    end(tools.problems)
