"""``gipr-lint config``."""

from __future__ import annotations

import os

import click

from gipr_lint.cli.check.configurations import Configurations
from gipr_lint.cli.console import PATH, end, settings, write
from gipr_lint.cli.usage import Command, fail


@click.command("config", cls=Command, options_metavar="[选项]")
@click.argument("path", type=PATH, metavar="[报告]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式，默认 text。")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--output", type=PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
def command(path: str | None, form: str, config_path: str | None, output: str | None) -> None:
    """说明配置：每个键的值、写在哪个文件里；写了报告，就是检查它用的配置，还说明用哪些规则。

    配置是 .gipr-lint.yaml，或者 pyproject.toml 的 [tool.gipr-lint]：每份报告用它的文件夹和各级上级文件夹里最近的一份，
    没有的用当前文件夹的；对整个运行有效的键（例如 format）用当前文件夹的。
    """
    from gipr_lint.authoring import configuration
    from gipr_lint.privacy.file_names import mask_name

    run = settings(config_path)
    if path is not None and not os.path.lexists(path):
        fail(f"{mask_name(path)}：文件不存在")
    own = Configurations(run, config_path).of(path) if path is not None else run
    given, nearest = (configuration.Given(one.config, one.origins, one.root) for one in (run, own))
    shown = configuration.view(given, given if own is run else nearest, own.tools.rules, path)
    write(configuration.as_json(shown) if form == "json" else configuration.as_text(shown), output)
    end([*dict.fromkeys((*run.tools.problems, *own.tools.problems))])
