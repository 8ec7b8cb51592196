"""``gipr-lint check``: options to a run, known or new, its output and exit code."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, NoReturn, Unpack

import click
from msgspec.structs import replace

from gipr_lint.cli.check.fixing import is_asked, mend_files, tried
from gipr_lint.cli.check.keeping import is_kept
from gipr_lint.cli.check.output import conclude, print_results, refuse_unknown_formats
from gipr_lint.cli.check.targets import refuse, targets, without
from gipr_lint.cli.console import EDITIONS, OCR, PATH, settings
from gipr_lint.cli.terminal import completion
from gipr_lint.cli.terminal.colors import COLOR
from gipr_lint.cli.usage import Command, fail, interrupted
from gipr_lint.limits.time_limit import FILE_SECONDS, MAX_SECONDS
from gipr_lint.model.finding import Level
from gipr_lint.readers.scan.mode import use

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.cli.check.configurations import Configurations
    from gipr_lint.cli.console import ConfiguredTools
    from gipr_lint.engine.inputs.discover import Input, Inputs, Manner
    from gipr_lint.engine.settings import Settings
    from gipr_lint.model.finding import Problem
    from gipr_lint.model.rule import Rule
    from gipr_lint.model.run import Run

    Mend = Callable[[Sequence[Input], Sequence[Rule], Settings, Sequence[Problem]], list[Input]]

_LEVELS = click.Choice([level.value for level in Level])
_PROFILES = click.Choice(["standard", "github", "ide"])


@click.command("check", cls=Command, options_metavar="[选项]")
@click.argument("paths", nargs=-1, type=PATH, metavar="路径…")
@click.option(
    "--format",
    "form",
    metavar="格式",
    shell_complete=completion.formats,
    help="输出格式：text、concise、json、sarif、html、csv、github、gitlab、junit、rdjson，或插件提供的；默认 text。",
)
@click.option("--output", type=PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
@click.option(
    "--output-file",
    "output_files",
    multiple=True,
    metavar="格式=文件",
    shell_complete=completion.output_files,
    help="另外按这一格式写入文件，例如 sarif=结果.sarif；可重复。",
)
@click.option(
    "--select",
    multiple=True,
    metavar="规则或标签",
    shell_complete=completion.rules_and_tags,
    help="只用这些规则；可重复，或以逗号分隔。",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="规则或标签",
    shell_complete=completion.rules_and_tags,
    help="不用这些规则；可重复，或以逗号分隔。",
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="规则=级别",
    shell_complete=completion.levels,
    help="改变规则的级别：error、warning、note 或 off。",
)
@click.option("--rules", "packs", multiple=True, type=PATH, metavar="文件夹", help="加用规则包；可重复。")
@click.option("--previous", multiple=True, type=PATH, metavar="路径", help="上一年的报告（文件或文件夹），用于比较。")
@click.option(
    "--project", is_flag=True, help="各报告互相比较：上年的、所属机关的、邻近机关的；不写路径就是当前文件夹。"
)
@click.option("--fail-on", type=_LEVELS, help="达到这一级别就以 1 退出，默认 error。")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--edition", type=EDITIONS, help="按这一版格式检查；默认由报告年份决定。")
@OCR
@click.option(
    "--timeout", type=float, metavar="秒", help=f"检查每个文件的时限，包括读取；默认 {FILE_SECONDS}，0 不限。"
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="数目", help="同时检查的进程数；默认与处理器一样多。")
@click.option("--stdin-filename", type=PATH, default="-", metavar="文件名", help="从标准输入（-）读取时使用的文件名。")
@click.option(
    "--sarif-profile",
    type=_PROFILES,
    default="standard",
    help="SARIF 给谁用：standard 按标准，github 供代码扫描（没有行的文件记在第 1 行），ide 供编辑器；默认 standard。",
)
@click.option(
    "--baseline",
    type=PATH,
    metavar="文件",
    help="基线；默认是配置文件旁或向上最近的 .gipr-lint-baseline.json。",
)
@click.option("--no-baseline", is_flag=True, help="不用基线：已接受的问题也照常报告。")
@click.option("--skip-others", is_flag=True, help="写在命令里的文件不是年度报告的，同文件夹里的一样跳过。")
@click.option("--force-exclude", is_flag=True, help="配置的 exclude 对写在命令里的文件也有效。")
@click.option("--tracked", is_flag=True, help="文件夹里只看 git 管着的文件，没有 git add 的不看。")
@click.option("--no-cache", is_flag=True, help="没有改动的报告也重新检查，不用也不存上次的结果。")
@click.option("--fix", is_flag=True, help="直接修改文本、Markdown、网页里有把握改对的问题，再检查一遍。")
@click.option(
    "--unsafe-fixes", is_flag=True, help="与 --fix 一起用：没有把握的也改（空格填 0、遮盖个人信息），改后请核对。"
)
@click.option("--diff", is_flag=True, help="只显示会怎样修改，不写文件；有可改的就以 1 退出。")
@COLOR
@click.option("-v", "--verbose", is_flag=True, help="列出跳过的文件。")
def command(**options: Unpack[CommandOptions]) -> None:
    """检查报告：文件、文件夹（含下级文件夹），或以 - 表示标准输入。

    退出码：0 没有达到 --fail-on 的问题；1 有；2 运行不完整（文件读不了、参数或配置有误、规则包或插件出错等）。
    """
    if not options["paths"]:
        options["paths"] = _whole_folder(project=options["project"])
    if not 0 <= (options["timeout"] or 0) <= MAX_SECONDS:
        fail(f"--timeout：应为 0 到 {MAX_SECONDS} 之间的秒数，0 不限")
    is_asked(options)
    targets(options)
    use(options["ocr"] or "auto")
    if is_kept(options):
        _recall(options)
    found = settings(options["config_path"], options["packs"])
    use(options["ocr"] or found.config.ocr)
    refuse_unknown_formats(found.tools, options)
    run = checked(options, found, mend=partial(mend_files, options) if is_asked(options) else None)
    run = replace(run, tried=tried(options))
    print_results(run, options["form"] or found.config.format, options, found.tools.reporters)
    _end(run, options, found.config.fail_on)


def _recall(options: CommandOptions) -> None:
    """Print what a former run found, and end, where nothing of it has to be found out anew."""
    from gipr_lint.cli.check.remembered import remembered_run
    from gipr_lint.reporters import REPORTERS

    if known := remembered_run(options):
        print_results(known.run, known.form, options, REPORTERS)
        _end(known.run, options, known.fail_on)


def _end(run: Run, options: CommandOptions, fail_on: str) -> NoReturn:
    if options["output"] is not None:
        conclude(run, verbose=options["verbose"])
    sys.exit(run.exit_code(Level(options["fail_on"] or fail_on)))


def checked(
    options: CommandOptions, found: ConfiguredTools, leave_out: str | None = None, mend: Mend | None = None
) -> Run:
    """Collect the files, this year's and last year's, and check them; none that lies in a folder to ``leave_out``.

    What is to be checked in their place, ``mend`` returns.
    """
    from gipr_lint.cli.check.configurations import Configurations
    from gipr_lint.cli.check.terms import manner_of
    from gipr_lint.cli.terminal.progress import bar
    from gipr_lint.engine.linter import InterruptedRunError, lint
    from gipr_lint.files.expression_codes import kept_codes

    configurations = Configurations(found, options["config_path"], options["packs"])
    inputs, listed, earlier = _collected(options, configurations, leave_out)
    rules, how, wrong = manner_of(options, configurations, listed)
    try:
        with kept_codes():
            how, apart = _companions(how, rules, inputs, earlier, found, options)
            problems = [*wrong, *inputs.problems, *(earlier.problems if earlier else ()), *apart]
            if mend is not None:
                listed = mend(listed, rules, how, problems)
            left = inputs.unsupported
            with bar("检查", len(listed), options["color"]) as step:
                return lint(listed, rules, how, problems=problems, unsupported=left, spooled=True, on_done=step)
    except InterruptedRunError as stopped:
        interrupted(f"运行被中断：共 {stopped.total} 个文件，检查了 {stopped.done} 个，没有输出结果")


def _collected(
    options: CommandOptions, configurations: Configurations, leave_out: str | None
) -> tuple[Inputs, list[Input], Inputs | None]:
    """Return the files of this year, what is to be checked of them and of standard input, and last year's files."""
    from gipr_lint.engine.inputs.discover import Manner, is_below

    manner = Manner(options["skip_others"], options["force_exclude"], options["tracked"])
    found = configurations.root
    inputs, listed = _inputs(options["paths"], options["stdin_filename"], configurations, manner)
    listed = [source for source in listed if leave_out is None or source.named or not is_below(source.path, leave_out)]
    previous = options["previous"] or tuple(str(found.root / path) for path in found.config.previous)
    earlier = _inputs(previous, "-", configurations, Manner())[0] if previous else None
    asked = targets(options)
    used = configurations.used(source.path for source in listed)
    configurations.tell_idle(used)
    read = [one.file for one in used]
    refuse(asked, [source for one in (inputs, earlier) if one for source in one.files], read)
    listed, inputs.files = without(asked, listed), without(asked, inputs.files)
    return inputs, listed, earlier


def _companions(
    how: Settings,
    rules: Sequence[Rule],
    inputs: Inputs,
    earlier: Inputs | None,
    found: ConfiguredTools,
    options: CommandOptions,
) -> tuple[Settings, Sequence[Problem]]:
    """Return how to check with the reports that stand beside those to be checked, and what is wrong with them."""
    if options["project"]:
        from gipr_lint.checks.companions.copied import compares_neighbours
        from gipr_lint.cli.terminal.progress import bar
        from gipr_lint.engine.companions.gather import gather

        together = [*inputs.files, *(earlier.files if earlier else ())]
        near, config = compares_neighbours(rules), found.config
        with bar("读取", len(together), options["color"]) as step:
            known, problems = gather(together, how, config.county, config.renamed, near=near, on_done=step)
        if earlier:
            _tell_of_unread(earlier, {*known.sketches, *(one.path for one in inputs.files)}, found, how)
        return replace(how, project=known), problems
    if earlier:
        from gipr_lint.engine.companions.earlier import reports_of

        return replace(how, previous=reports_of(earlier, found.tools, how.timeout or 0)), ()
    return how, ()


def _tell_of_unread(earlier: Inputs, known: Container[str], found: ConfiguredTools, how: Settings) -> None:
    """Add a problem for each of last year's files that is no report: nothing else tells of those."""
    from gipr_lint.engine.companions.earlier import reports_of

    unread = [source for source in earlier.files if source.path not in known]
    reports_of(replace(earlier, files=unread), found.tools, how.timeout or 0)


def _whole_folder(*, project: bool) -> tuple[str, ...]:
    """Return the paths of a run that names none: a project is the current folder."""
    if not project:
        raise click.MissingParameter(param=next(one for one in command.params if one.name == "paths"))
    return (".",)


def _inputs(
    paths: tuple[str, ...], stdin_filename: str, configurations: Configurations, manner: Manner
) -> tuple[Inputs, list[Input]]:
    from gipr_lint.engine.inputs.discover import Input, collect, is_excluded, read_stdin

    config, root, tools = configurations.root.config, configurations.root.root, configurations.root.tools
    named = [path for path in paths if path != "-"]
    inputs = collect(named, config.exclude, root, tools.readers, manner, configurations.excludes)
    excluded = manner.force_exclude and (
        is_excluded(stdin_filename, config.exclude, root) or configurations.excludes(stdin_filename)
    )
    listed = list(inputs.files)
    if "-" in paths and not excluded:
        listed.append(Input(stdin_filename, read_stdin, named=not manner.skip_others))
    return inputs, listed
