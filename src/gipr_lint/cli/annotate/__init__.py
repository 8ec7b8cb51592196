"""``gipr-lint annotate``: copies of reports with notes at their findings; the reports themselves stay as they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gipr_lint.cli.check import checked
from gipr_lint.cli.check.command_options import CommandOptions
from gipr_lint.cli.console import EDITIONS, OCR, PATH, settings, tell, write
from gipr_lint.cli.terminal.completion import rules_and_tags
from gipr_lint.cli.usage import INCOMPLETE_CODE, Command, fail, interrupted
from gipr_lint.model.finding import Level
from gipr_lint.readers.scan.mode import OcrMode, use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gipr_lint.model.run import Run


class AnnotateOptions(TypedDict):
    """What the command line says, by the names of its parameters; None where it says nothing."""

    paths: tuple[str, ...]
    output: str | None
    output_dir: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    levels: tuple[str, ...]
    packs: tuple[str, ...]
    fail_on: str | None
    config_path: str | None
    edition: str | None
    ocr: OcrMode | None
    timeout: float | None
    jobs: int | None
    skip_others: bool
    fix: bool
    unsafe_fixes: bool


@click.command("annotate", cls=Command, options_metavar="[选项]")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="报告…")
@click.option("-o", "--output", type=PATH, metavar="文件", help="把一份报告的批注本写成这个文件。")
@click.option(
    "--output-dir", type=PATH, metavar="文件夹", help="把有问题的各份报告的批注本写到这个文件夹，下级文件夹照旧。"
)
@click.option(
    "--select",
    multiple=True,
    metavar="规则或标签",
    shell_complete=rules_and_tags,
    help="只用这些规则；可重复，或以逗号分隔。",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="规则或标签",
    shell_complete=rules_and_tags,
    help="不用这些规则；可重复，或以逗号分隔。",
)
@click.option("--level", "levels", multiple=True, metavar="规则=级别", help="改变规则的级别，或者 off。")
@click.option("--rules", "packs", multiple=True, type=PATH, metavar="文件夹", help="加用规则包；可重复。")
@click.option("--fail-on", type=click.Choice([level.value for level in Level]), help="达到这一级别就以 1 退出。")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--edition", type=EDITIONS, help="按这一版格式检查；默认由报告年份决定。")
@OCR
@click.option("--timeout", type=float, metavar="秒", help="检查每个文件的时限，包括读取；0 不限。")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="数目", help="同时检查的进程数。")
@click.option("--skip-others", is_flag=True, help="写在命令里的文件不是年度报告的，同文件夹里的一样跳过。")
@click.option("--fix", is_flag=True, help="Word 文件：有把握的修改写成修订，由人接受或拒绝。")
@click.option("--unsafe-fixes", is_flag=True, help="与 --fix 一起用：没有把握的也修改（空格填 0、遮盖个人信息）。")
def command(**options: Unpack[AnnotateOptions]) -> None:
    """给报告写批注：另存一份，问题写在出错的格子或文字上；原文件不动。

    退出码同 check：0 没有达到 --fail-on 的问题；1 有；2 运行不完整，或者有文件写不了批注。
    """
    from gipr_lint.cli.annotate.copies import Copies
    from gipr_lint.cli.annotate.proposals import Proposals
    from gipr_lint.privacy.file_names import mask_name

    output, folder = options["output"], options["output_dir"]
    if (output is None) == (folder is None):
        fail("请用 -o 指定批注本的文件名，或者用 --output-dir 指定放批注本的文件夹，两者写一个")
    found = settings(options["config_path"], options["packs"])
    use(options["ocr"] or found.config.ocr)
    if options["unsafe_fixes"] and not options["fix"]:
        fail("--unsafe-fixes：要和 --fix 一起用")
    proposals = Proposals(asked=options["fix"], unsafe=options["unsafe_fixes"])
    copies = Copies(options["paths"], output, folder, found.tools.readers, proposals.files)
    copies.refuse()
    run = checked(_asked(options), found, folder, proposals.make)
    try:
        told = copies.make(run, options["timeout"] or found.config.timeout)
    except KeyboardInterrupt:
        interrupted(f"运行被中断，已写出 {copies.written} 个批注本")
    closing = (_conclusion(run, copies.written), *proposals.told())
    write("".join(f"{line}\n" for line in (*map(mask_name, told), *closing)), None)
    tell([*run.problems, *proposals.problems, *copies.problems])
    level = Level(options["fail_on"] or found.config.fail_on)
    sys.exit(INCOMPLETE_CODE if copies.problems or proposals.problems else run.exit_code(level))


def _conclusion(run: Run, written: int) -> str:
    return f"检查了 {run.checked} 份报告，写出 {written} 个批注本。"


def _asked(options: AnnotateOptions) -> CommandOptions:
    """Return the same for ``check``: without companions, and nothing kept of it."""
    names: Iterable[str] = CommandOptions.__annotations__
    nothing: dict[str, object] = dict.fromkeys(names)
    plain = {
        "previous": (),
        "output_files": (),
        "project": False,
        "stdin_filename": "-",
        "sarif_profile": "standard",
        "color": "auto",
    }
    flags = {"tracked": False, "force_exclude": False, "no_cache": True, "verbose": False}
    own = {"output": None, "fix": False, "unsafe_fixes": False}
    return {**nothing, **plain, **flags, **options, **own}  # type: ignore[typeddict-item]
