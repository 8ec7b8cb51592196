"""``gipr-lint rules``."""

from __future__ import annotations

import click

from gipr_lint.cli.console import PATH, end, names, rules_in_force, settings, write
from gipr_lint.cli.terminal.completion import rules_and_tags
from gipr_lint.cli.usage import Command


@click.command("rules", cls=Command, options_metavar="[选项]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式，默认 text。")
@click.option(
    "--select",
    multiple=True,
    metavar="规则或标签",
    shell_complete=rules_and_tags,
    help="只列这些规则；可重复，或以逗号分隔。",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="规则或标签",
    shell_complete=rules_and_tags,
    help="不列这些规则；可重复，或以逗号分隔。",
)
@click.option("--rules", "packs", multiple=True, type=PATH, metavar="文件夹", help="加用规则包；可重复。")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--output", type=PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
def command(
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    packs: tuple[str, ...],
    config_path: str | None,
    output: str | None,
) -> None:
    """列出生效的规则：级别、标题、标签和来源，包括规则包和插件的规则。"""
    from gipr_lint.authoring import catalogue

    found = settings(config_path, packs)
    rules = rules_in_force(found.config, found.tools, names(select), names(ignore), with_off=True)
    write(catalogue.as_json(rules) if form == "json" else catalogue.as_text(rules), output)
    end(found.tools.problems)
