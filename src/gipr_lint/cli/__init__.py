"""The command line: options to calls, runs to exit codes. Each command is a module, imported when used.

In: arguments. Out: text on standard output or in the file that was asked for, and the exit code.
Not here: any logic, and how findings are written (``reporters``).
"""

from __future__ import annotations

import click

from gipr_lint.cli.usage import INCOMPLETE_CODE, Commands
from gipr_lint.files.version import __version__


@click.group(
    cls=Commands,
    invoke_without_command=True,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]…",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="gipr-lint", message="%(prog)s %(version)s", help="显示版本。")
@click.pass_context
def main(ctx: click.Context) -> None:
    """政府信息公开工作年度报告检查工具：格式、表格勾稽、个人信息。"""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(INCOMPLETE_CODE)
