"""``gipr-lint test-rules``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gipr_lint.cli.console import PATH, configured_packs, end, write
from gipr_lint.cli.usage import Command


@click.command("test-rules", cls=Command, options_metavar="[选项]")
@click.argument("folder", type=PATH, metavar="文件夹")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
def command(folder: str, config_path: str | None) -> None:
    """运行一个规则包的全部示例，看规则是否恰好报告标出的文字和写明的位置。

    它 extends 的规则包，可以是文件夹，也可以是配置文件 rules 里的。

    退出码：0 全部通过；1 有示例不符；2 规则包有误，其中有误的规则没有运行。
    """
    from gipr_lint.testing.outcome_text import as_text
    from gipr_lint.testing.pack_examples import run_examples

    outcome = run_examples(Path(folder), configured_packs(config_path))
    if outcome.rules or not outcome.problems:
        write(as_text(outcome), None)
    end(outcome.problems)
    sys.exit(int(bool(outcome.failures)))
