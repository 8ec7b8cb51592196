"""``gipr-lint schema``."""

from __future__ import annotations

import click

from gipr_lint.cli.console import PATH, assembled, end, write
from gipr_lint.cli.usage import Command


@click.command("schema", cls=Command, options_metavar="[选项]")
@click.argument("kind", type=click.Choice(["rule", "pack", "config"]), metavar="rule|pack|config")
@click.option("--output", type=PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
def command(kind: str, output: str | None) -> None:
    """输出规则文件、pack.yaml 或 .gipr-lint.yaml 的 JSON Schema，包括已安装插件的检查。

    编辑器据此补全和检查：在文件第一行写 # yaml-language-server: $schema=文件。
    """
    from gipr_lint.authoring.json_schema import schemas
    from gipr_lint.reporters.json_text import dumps

    tools = assembled()
    write(dumps(schemas(tools.checks, tools.rules)[kind]), output)
    end(tools.problems)
