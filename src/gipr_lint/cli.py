"""The command line: options to calls, runs to exit codes. No logic and no formatting of findings lives here."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gipr_lint import __version__
from gipr_lint.finding import Level
from gipr_lint.reporters import REPORTERS, Options, reporter
from gipr_lint.usage import INCOMPLETE, Commands, PathName, abandon, fail

if TYPE_CHECKING:
    from gipr_lint.config import Config
    from gipr_lint.report import Report
    from gipr_lint.rule import Rule
    from gipr_lint.sources import Input, Inputs

_LEVELS = click.Choice([level.value for level in Level])
_EDITIONS = click.Choice(["2019", "2021"])
_PATH = PathName()


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
        ctx.exit(INCOMPLETE)


@main.command(options_metavar="[选项]")
@click.argument("paths", nargs=-1, type=_PATH, required=True, metavar="路径…")
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), help="输出格式，默认 text。")
@click.option("--output", type=_PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
@click.option("--select", multiple=True, metavar="规则或标签", help="只用这些规则；可重复，或以逗号分隔。")
@click.option("--ignore", multiple=True, metavar="规则或标签", help="不用这些规则；可重复，或以逗号分隔。")
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="规则=级别",
    help="改变规则的级别：error、warning、note 或 off。",
)
@click.option("--fail-on", type=_LEVELS, help="达到这一级别就以 1 退出，默认 error。")
@click.option("--config", "config_path", type=_PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--edition", type=_EDITIONS, help="按这一版格式检查；默认由报告年份决定。")
@click.option("--stdin-filename", type=_PATH, default="-", metavar="文件名", help="从标准输入（-）读取时使用的文件名。")
@click.option("-v", "--verbose", is_flag=True, help="列出跳过的文件。")
def check(
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    levels: tuple[str, ...],
    fail_on: str | None,
    config_path: str | None,
    edition: str | None,
    stdin_filename: str,
    *,
    verbose: bool,
) -> None:
    """检查报告：文件、文件夹（含下级文件夹），或以 - 表示标准输入。

    退出码：0 没有达到 --fail-on 的问题；1 有；2 运行不完整（文件读不了、参数或配置有误等）。
    """
    from gipr_lint.linter import lint

    config, root = _config(config_path)
    rules = _rules(config, _split(select), _split(ignore), _levels(levels))
    inputs, listed = _inputs(paths, stdin_filename, config, root)
    _spare([source.path for source in inputs.files], output)
    run = lint(
        listed,
        rules,
        edition=edition or config.edition,
        problems=inputs.problems,
        unsupported=inputs.unsupported,
    )
    color = output is None and sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    _write(reporter(form or config.format)(run, Options(color=color, verbose=verbose)), output)
    sys.exit(run.exit_code(Level(fail_on or config.fail_on)))


@main.command(options_metavar="[选项]")
@click.argument("report", type=_PATH, metavar="报告")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
@click.option("--edition", type=_EDITIONS, help="按这一版格式理解；默认由报告年份决定。")
@click.option("--output", type=_PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
def show(report: str, form: str, edition: str | None, output: str | None) -> None:
    """显示工具对一份报告的理解：标题、机关、年份、各部分和表格。"""
    from gipr_lint import show as view

    _spare([report], output)
    parsed = _parse(report, edition)
    _write(view.as_json(parsed) if form == "json" else view.as_text(parsed), output)


def _parse(path: str, edition: str | None) -> Report:
    from gipr_lint.parse import is_report, parse_report
    from gipr_lint.readers import ReadError, read
    from gipr_lint.sources import read_file, read_stdin

    try:
        content = read_stdin() if path == "-" else read_file(Path(path))
        document = read(content, path)
    except ReadError as error:
        fail(f"{path}：{error}")
    report = parse_report(document, edition)
    if not is_report(report):
        fail(f"{path}：没有找到年度报告的标题、法定部分或法定表格")
    return report


def _config(path: str | None) -> tuple[Config, Path]:
    from gipr_lint import config
    from gipr_lint.yamlfile import YamlError

    found = Path(path) if path else None
    try:
        found = found or config.find(Path.cwd())
        if found is None:
            return config.Config(), Path.cwd()
        return config.load(found), found.resolve().parent
    except YamlError as error:
        fail(str(error))
    except OSError as error:
        from gipr_lint.sources import explain

        fail(f"{f'配置文件 {found}' if found else '当前文件夹'}：{explain(error)}")


def _rules(config: Config, select: list[str], ignore: list[str], levels: dict[str, str]) -> tuple[Rule, ...]:
    from gipr_lint.config import UnknownNameError, choose
    from gipr_lint.linter import national_rules

    try:
        return choose(
            national_rules(),
            select=select or config.select,
            ignore=[*config.ignore, *ignore],
            level={**config.level, **levels},
        )
    except UnknownNameError as error:
        fail(str(error))


def _inputs(paths: tuple[str, ...], stdin_filename: str, config: Config, root: Path) -> tuple[Inputs, list[Input]]:
    from gipr_lint.sources import Input, PatternError, collect, read_stdin

    try:
        inputs = collect([path for path in paths if path != "-"], config.exclude, root)
    except PatternError as error:
        fail(f"配置文件的 exclude：{error}")
    listed = list(inputs.files)
    if "-" in paths:
        listed.append(Input(stdin_filename, read_stdin))
    return inputs, listed


def _spare(paths: list[str], output: str | None) -> None:
    """Refuse to write over what is read."""
    from gipr_lint.sources import same_file

    if output is not None and any(same_file(path, output) for path in paths):
        fail(f"--output {output}：这是要检查的文件之一，不能用结果覆盖；请换一个文件名")


def _split(names: tuple[str, ...]) -> list[str]:
    return [name.strip() for part in names for name in part.split(",")]


def _levels(pairs: tuple[str, ...]) -> dict[str, str]:
    levels = {}
    for pair in pairs:
        rule, mark, level = pair.partition("=")
        if not mark or level not in {*Level, "off"}:
            fail(f"--level {pair}：应写作“规则=级别”，级别为 error、warning、note 或 off")
        levels[rule.strip()] = level
    return levels


def _write(text: str, output: str | None) -> None:
    from gipr_lint.sources import explain, write_file

    if output is None:
        if sys.stdout is None:
            fail("标准输出已关闭，结果无法输出")
        try:
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            abandon(sys.stdout)
        except OSError as error:
            abandon(sys.stdout)
            fail(f"标准输出：{explain(error)}")
        return
    try:
        write_file(Path(output), text)
    except OSError as error:
        fail(f"--output {output}：{explain(error)}")
