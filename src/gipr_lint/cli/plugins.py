"""``gipr-lint plugins``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gipr_lint.cli.console import assembled, end, write
from gipr_lint.cli.usage import Command

if TYPE_CHECKING:
    from gipr_lint.extensions.plugins import Plugin

_KINDS = {"reader": "读取格式", "check": "检查", "rule": "规则", "pack": "规则包", "reporter": "输出格式"}


@click.command("plugins", cls=Command, options_metavar="[选项]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
def command(form: str) -> None:
    """列出已安装的插件：来自哪个软件包，提供了什么，出了什么错。"""

    tools = assembled()
    write(_json(tools.plugins) if form == "json" else _text(tools.plugins), None)
    end(tools.problems)


def _text(plugins: tuple[Plugin, ...]) -> str:
    from gipr_lint.reporters.printable import printable

    if not plugins:
        return "没有安装插件。\n"
    lines = []
    for plugin in plugins:
        lines.append(f"{plugin.name}（{plugin.distribution} {plugin.version}）")
        for kind, title in _KINDS.items():
            names = [name for known, name in plugin.registered if known == kind]
            if names:
                lines.append(f"  {title}：{'、'.join(names)}")
        lines += [f"  出错：{problem}" for problem in plugin.problems]
        if not plugin.registered and not plugin.problems:
            lines.append("  没有提供任何内容")
    return "".join(f"{printable(line)}\n" for line in lines)


def _json(plugins: tuple[Plugin, ...]) -> str:
    from gipr_lint.reporters.json_text import dumps

    return dumps(
        [
            {
                "name": plugin.name,
                "distribution": plugin.distribution,
                "version": plugin.version,
                "registered": [{"kind": kind, "name": name} for kind, name in plugin.registered],
                "problems": list(plugin.problems),
            }
            for plugin in plugins
        ]
    )
