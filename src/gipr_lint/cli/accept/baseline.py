"""``gipr-lint baseline``: what is found today is accepted, so that only what is new counts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gipr_lint.cli.accept.acceptance import nearest_baseline
from gipr_lint.cli.console import EDITIONS, OCR, PATH, settings, spare, tell, write
from gipr_lint.cli.terminal.completion import rules_and_tags
from gipr_lint.cli.usage import INCOMPLETE_CODE, Command, fail, say
from gipr_lint.engine.config_file import BASELINE
from gipr_lint.readers.scan.mode import OcrMode, use

if TYPE_CHECKING:
    from gipr_lint.cli.check.command_options import CommandOptions
    from gipr_lint.engine.accepted.baseline import Baseline


class BaselineOptions(TypedDict):
    """What the command line says, by the names of its parameters; None where it says nothing."""

    paths: tuple[str, ...]
    output: str | None
    prune: bool
    reason: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    packs: tuple[str, ...]
    previous: tuple[str, ...]
    project: bool
    config_path: str | None
    edition: str | None
    ocr: OcrMode | None
    timeout: float | None
    jobs: int | None


@click.command("baseline", cls=Command, options_metavar="[选项]")
@click.argument("paths", nargs=-1, type=PATH, metavar="路径…")
@click.option("--output", type=PATH, metavar="文件", help=f"写入的文件；默认是配置文件旁或向上最近的 {BASELINE}。")
@click.option("--prune", is_flag=True, help="只去掉已经改正的，不接受新的问题。")
@click.option("--reason", default="", metavar="理由", help="新接受的问题记下的理由。")
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
@click.option("--rules", "packs", multiple=True, type=PATH, metavar="文件夹", help="加用规则包；可重复。")
@click.option("--previous", multiple=True, type=PATH, metavar="路径", help="上一年的报告（文件或文件夹），用于比较。")
@click.option("--project", is_flag=True, help="各报告互相比较，同 check --project。")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--edition", type=EDITIONS, help="按这一版格式检查；默认由报告年份决定。")
@OCR
@click.option("--timeout", type=float, metavar="秒", help="检查每个文件的时限，同 check --timeout。")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="数目", help="同时检查的进程数；默认与处理器一样多。")
def command(**options: Unpack[BaselineOptions]) -> None:
    """把现有的问题记入基线：以后的 check 只报告新的问题，以及数字变了的老问题。

    不写路径就是当前文件夹。只更新查到的报告，其余的照旧。基线里没有报告的文字，也没有个人信息。
    """
    from gipr_lint.cli.check import checked
    from gipr_lint.engine.accepted.baseline import text
    from gipr_lint.engine.accepted.renewal import Renewal, difference
    from gipr_lint.privacy.file_names import mask_name

    found = settings(options["config_path"], options["packs"])
    file = Path(options["output"]) if options["output"] else nearest_baseline(found.root) or found.root / BASELINE
    use(options["ocr"] or found.config.ocr)
    spare([], str(file))
    old = _old(file)
    run = checked(_check_options(options), found)
    new = Renewal(old, run, prune=options["prune"], reason=_reason(options["reason"]))
    entries = new.entries()
    write(text(entries), str(file))
    added, removed, explained = difference(old.entries, entries)
    reasons = f"，补上理由 {explained}" if explained else ""
    total = sum(map(len, entries.values()))
    click.echo(f"{mask_name(str(file))}：{total} 项（新增 {added}，去掉 {removed}{reasons}）。")
    tell(run.problems)
    if run.problems:
        say("以上问题使检查不完整，没有查完的报告在基线里照旧")
        sys.exit(INCOMPLETE_CODE)


def _old(file: Path) -> Baseline:
    """Return the baseline as it is; an empty one where there is none. With a broken one the run ends."""
    from gipr_lint.engine.accepted.baseline import Baseline, read
    from gipr_lint.limits.errors import ConfigurationError

    if not file.exists():
        return Baseline(file, {})
    try:
        return read(file)
    except ConfigurationError as error:
        fail(f"基线 {error}")


def _reason(reason: str) -> str:
    from gipr_lint.privacy.masking import mask

    return mask(reason.strip())


def _check_options(options: BaselineOptions) -> CommandOptions:
    """Return how ``check`` is to find what is accepted: all of it, whatever was accepted before."""
    return {
        "paths": options["paths"] or (".",),
        "form": "text",
        "output": None,
        "output_files": (),
        "select": options["select"],
        "ignore": options["ignore"],
        "levels": (),
        "packs": options["packs"],
        "previous": options["previous"],
        "project": options["project"],
        "fail_on": None,
        "config_path": options["config_path"],
        "edition": options["edition"],
        "ocr": options["ocr"],
        "timeout": options["timeout"],
        "jobs": options["jobs"],
        "stdin_filename": "-",
        "sarif_profile": "standard",
        "baseline": None,
        "no_baseline": True,
        "skip_others": True,
        "force_exclude": True,
        "tracked": False,
        "no_cache": False,
        "fix": False,
        "unsafe_fixes": False,
        "diff": False,
        "color": "auto",
        "verbose": False,
    }
