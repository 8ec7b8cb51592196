"""``gipr-lint config``."""

from __future__ import annotations

import click

from gipr_lint.cli.console import PATH, assembled, end, layered, write
from gipr_lint.cli.usage import Command, fail


@click.command("config", cls=Command, options_metavar="[选项]")
@click.argument("path", type=PATH, metavar="[报告]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式，默认 text。")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--output", type=PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
def command(path: str | None, form: str, config_path: str | None, output: str | None) -> None:
    """说明当前的配置：每个键的值、写在哪个文件里；写了报告，还说明检查它时用哪些规则。

    配置是 .gipr-lint.yaml，或者 pyproject.toml 的 [tool.gipr-lint]，从当前文件夹逐级向上查找。
    """
    from gipr_lint.authoring import configuration
    from gipr_lint.engine.config import UnknownNameError
    from gipr_lint.engine.inputs.discover import ExcludeError

    found = layered(config_path)
    tools = assembled([found.root / folder for folder in found.config.rules])
    try:
        shown = configuration.view(found.config, found.origins, found.root, tools.rules, path)
    except (UnknownNameError, ExcludeError) as error:
        fail(f"配置文件：{error}")
    write(configuration.as_json(shown) if form == "json" else configuration.as_text(shown), output)
    end(tools.problems)
