"""``gipr-lint scan``: very many reports to tables; where it was interrupted, the same command goes on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gipr_lint.cli.console import EDITIONS, OCR, PATH, names, rules_in_force, settings, tell
from gipr_lint.cli.terminal.completion import rules_and_tags
from gipr_lint.cli.usage import INCOMPLETE_CODE, Command, fail, interrupted, say
from gipr_lint.limits.time_limit import FILE_SECONDS, MAX_SECONDS
from gipr_lint.readers.scan.mode import OcrMode, use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gipr_lint.cli.console import ConfiguredTools
    from gipr_lint.engine.scan.part_work import Task
    from gipr_lint.engine.scan.scan import Result, Run
    from gipr_lint.engine.scan.sources.item import Item
    from gipr_lint.engine.scan.sources.listing import Named
    from gipr_lint.model.rule import Rule


class ScanOptions(TypedDict):
    """What the command line says, by the names of its parameters; None where it says nothing."""

    paths: tuple[str, ...]
    lists: tuple[str, ...]
    out: str
    csv: bool
    xlsx: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    packs: tuple[str, ...]
    config_path: str | None
    edition: str | None
    ocr: OcrMode | None
    timeout: float | None
    jobs: int | None
    scheduler: str | None


@click.command("scan", cls=Command, options_metavar="[选项]")
@click.argument("paths", nargs=-1, type=PATH, metavar="路径…")
@click.option("--out", type=PATH, required=True, metavar="文件夹", help="把各表写入这个文件夹；没有就建立。")
@click.option(
    "--list",
    "lists",
    multiple=True,
    type=PATH,
    metavar="名单",
    help="读名单里的路径，一行一个，路径后可用制表符隔开写机关代码；- 表示标准输入。",
)
@click.option("--csv", is_flag=True, help="另写一份 CSV。")
@click.option("--xlsx", is_flag=True, help="另写一份 Excel 工作簿 scan.xlsx。")
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
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--edition", type=EDITIONS, help="按这一版格式检查；默认由报告年份决定。")
@OCR
@click.option(
    "--timeout", type=float, metavar="秒", help=f"检查每个文件的时限，包括读取；默认 {FILE_SECONDS}，0 不限。"
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="数目", help="同时检查的进程数；默认与处理器一样多。")
@click.option(
    "--scheduler",
    metavar="地址",
    help="由 dask 集群的节点检查，例如 tcp://10.0.0.1:8786；文件和 --out 要各节点都能读写。",
)
def command(**options: Unpack[ScanOptions]) -> None:
    """把大量报告读成数据表：文件、文件夹、zip 压缩包、名单或网络地址（s3://…），写成 Parquet。

    中断以后，同样的命令再执行一次就接着做；没有改动的报告不重新检查。读不了的文件记在 problems 表里，不影响其余文件。
    退出码：0 各表完整；2 没有完成（磁盘满、参数或配置有误、规则包或插件出错等），或者写在命令里的路径找不到。
    """
    from gipr_lint.cli.scan.progress import Progress
    from gipr_lint.engine.scan.cluster import ClusterError
    from gipr_lint.engine.scan.lock import LockedError
    from gipr_lint.engine.scan.scan import InterruptedScanError, scan
    from gipr_lint.files.expression_codes import kept_codes
    from gipr_lint.files.os_errors import explain

    out = Path(options["out"])
    _check(options, out)
    found = settings(options["config_path"], options["packs"])
    use(options["ocr"] or found.config.ocr)
    rules = rules_in_force(found.config, found.tools, names(options["select"]), names(options["ignore"]))
    items = _items(options, found, out)
    if not items:
        fail("没有找到可以扫描的文件")
    _tell_of_unused(options, found, items)
    task = _task(options, found, rules, out)
    try:
        with kept_codes(), Progress(len(items)) as progress:
            result = scan(items, task, _runner(options, found), progress.show)
        _export(options, out)
    except InterruptedScanError as stopped:
        interrupted(f"扫描被中断：共 {stopped.tally.total} 个文件，完成了 {stopped.tally.done} 个；{_AGAIN}")
    except ClusterError as error:
        fail(f"--scheduler {options['scheduler']}：{error}")
    except LockedError:
        fail(f"--out {out}：另一个扫描正在写这个文件夹，请等它结束，或换一个文件夹")
    except OSError as error:
        fail(f"--out {out}：{explain(error)}，扫描没有完成；{_AGAIN}" if out.is_dir() else f"--out {out}：{_NO_FOLDER}")
    tell(found.tools.problems)
    missing = [*_missing(options, items)]
    for one in missing:
        say(one)
    _end(result, out, incomplete=bool(found.tools.problems or missing))


_NO_FOLDER = "建立不了这个文件夹，请换一个位置"
_AGAIN = "处理以后，同样的命令再执行一次就接着做，已经完成的不重做"


def _check(options: ScanOptions, out: Path) -> None:
    """End the run where what is asked for cannot be done."""
    from gipr_lint.engine.scan import assembly, cluster
    from gipr_lint.engine.scan.tables import exports, parquet

    if not options["paths"] and not options["lists"]:
        raise click.MissingParameter(param=next(one for one in command.params if one.name == "paths"))
    if not parquet.is_installed():
        fail("写数据表要用 pyarrow，没有安装；请执行 pip install 'gipr-lint[scan]'")
    if options["xlsx"] and not exports.is_installed():
        fail("写 Excel 工作簿要用 XlsxWriter，没有安装；请执行 pip install 'gipr-lint[scan]'")
    if options["scheduler"] and not cluster.is_installed():
        fail("用集群要有 dask，没有安装；请执行 pip install 'gipr-lint[dask]'")
    if options["scheduler"] and options["jobs"]:
        fail("--jobs 是本机的进程数，不能同 --scheduler 一起用；各节点的进程数在启动 dask worker 时定")
    if options["scheduler"] and not cluster.is_address(options["scheduler"]):
        fail(f"--scheduler {options['scheduler']}：应写作 tcp://主机:端口，例如 tcp://10.0.0.1:8786")
    foreign = assembly.foreign(out, exports.written(csv=options["csv"], xlsx=options["xlsx"]))
    if foreign:
        fail(f"--out {out}：已有一份不是扫描写的 {foreign}，请换一个文件夹")
    if out.exists() and not out.is_dir():
        fail(f"--out {out}：已有一个同名的文件，请换一个文件夹")
    if not 0 <= (options["timeout"] or 0) <= MAX_SECONDS:
        fail(f"--timeout：应为 0 到 {MAX_SECONDS} 之间的秒数，0 不限")


def _items(options: ScanOptions, found: ConfiguredTools, out: Path) -> tuple[Item, ...]:
    from gipr_lint.engine.inputs.discover import ExcludeError
    from gipr_lint.engine.scan.sources.addresses import shown
    from gipr_lint.engine.scan.sources.list_file import several_codes
    from gipr_lint.engine.scan.sources.listing import Filter, listing
    from gipr_lint.reporters.printable import printable

    config, root, tools = found.config, found.root, found.tools
    named = tuple(_named(options))
    for path, codes in several_codes(named):
        say(f"名单里“{printable(shown(path))}”有几个机关代码（{printable('、'.join(codes))}），用第一个。")
    try:
        return listing(named, Filter(config.exclude, root, tools.readers, out))
    except ExcludeError as error:
        fail(f"配置文件的 exclude：{error}")


def _tell_of_unused(options: ScanOptions, found: ConfiguredTools, items: tuple[Item, ...]) -> None:
    """Say what of configurations is not used: a table in which each folder has its own rules compares nothing."""
    from gipr_lint.engine.layers.nearest import Nearest
    from gipr_lint.engine.scan.sources.archive import INSIDE
    from gipr_lint.reporters.printable import printable

    if found.config.per_file or found.config.previous:
        say("配置的 per-file、previous 对扫描无效：所有文件用同样的规则，不同上年的报告比较。")
    if options["config_path"]:
        return
    nearest = Nearest(found.file)
    near = {nearest.of(one.path.partition(INSIDE)[0]) for one in items if one.source != "url" and not one.wrong}
    others = sorted(str(one) for one in near if one and one != found.file)
    if others:
        used = f"用 {found.file}" if found.file else "用默认的设置"
        more = f"等 {len(others)} 份" if len(others) > 1 else ""
        say(
            f"扫描对所有文件用同样的规则（{used}），别的文件夹里的配置没有用：{printable(others[0])}{more}；"
            "要用哪一份，写 --config。"
        )


def _missing(options: ScanOptions, items: tuple[Item, ...]) -> Iterator[str]:
    """Yield what the command line itself names and nobody finds: whoever wrote that wants to know."""
    from gipr_lint.engine.scan.sources.addresses import is_address

    for item in items:
        if item.path in options["paths"]:
            there = not item.wrong if is_address(item.path) else Path(item.path).exists()
            if not there:
                yield f"{item.shown}：{item.wrong or '文件不存在'}"


def _named(options: ScanOptions) -> Iterator[Named]:
    """Yield what the command line and the lists name."""
    from gipr_lint.engine.scan.sources.list_file import ListError, read_list
    from gipr_lint.engine.scan.sources.listing import Named
    from gipr_lint.files.os_errors import explain

    yield from map(Named, options["paths"])
    for name in options["lists"]:
        try:
            yield from read_list(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
        except ListError as error:
            fail(f"--list {name}：{error}")
        except (OSError, ValueError) as error:
            fail(f"--list {name}：{explain(error)}")


def _task(options: ScanOptions, found: ConfiguredTools, rules: tuple[Rule, ...], out: Path) -> Task:
    from gipr_lint.engine.companions.whose import Organs
    from gipr_lint.engine.scan.key import scan_key
    from gipr_lint.engine.scan.part_work import Task
    from gipr_lint.engine.scan.scan_file import Manner

    config, tools = found.config, found.tools
    organs = Organs({county: tuple(names) for county, names in config.county.items()}, config.renamed)
    edition = options["edition"] or (str(config.edition) if config.edition else None)
    manner = Manner(
        rules=rules,
        checks=tools.checks,
        editions=tools.editions,
        readers=tools.readers,
        edition=edition,
        timeout=config.timeout if options["timeout"] is None else options["timeout"],
        organs=organs,
    )
    return Task(out, scan_key(tools, rules, edition, organs), manner)


def _runner(options: ScanOptions, found: ConfiguredTools) -> Run:
    from functools import partial

    from gipr_lint.engine.scan.cluster import by_cluster
    from gipr_lint.engine.scan.local import by_processes
    from gipr_lint.limits.processes import processors

    if options["scheduler"]:
        return partial(by_cluster, address=options["scheduler"], tools=found.tools)

    return partial(by_processes, jobs=options["jobs"] or found.config.jobs or processors())


def _export(options: ScanOptions, out: Path) -> None:
    from gipr_lint.engine.scan.assembly import state
    from gipr_lint.engine.scan.tables.exports import WORKBOOK, stale, write_csv, write_xlsx

    if state(out):
        if options["csv"]:
            write_csv(out)
        if options["xlsx"]:
            write_xlsx(out)
        for name in stale(out):
            say(f"{name} 是以前的扫描写的，各表后来变了；要更新，加 {'--xlsx' if name == WORKBOOK else '--csv'}。")


def _end(result: Result, out: Path, *, incomplete: bool) -> None:
    """Say what came of it."""
    tally, rows = result.tally, result.rows
    if tally.failed:
        fail(f"有 {tally.failed} 份文件没有做完：进程意外中止（可能是内存不足），各表没有写；{_AGAIN}")
    again = f"，其中 {tally.known} 个没有改动，沿用上次的结果" if tally.known else ""
    say(f"扫描完成：{tally.total} 个文件{again}；各表在 {out}。")
    say(
        f"报告 {rows['reports']} 份，数 {rows['figures']} 个，陈述 {rows['statements']} 条，"
        f"问题 {rows['findings']} 条，读不了等毛病 {rows['problems']} 个（见 problems 表）。"
    )
    if tally.unfinished:
        say("有的文件超过时限或者使进程中止，下一次扫描会再试；可用 --timeout 放宽时限。")
    if incomplete:
        sys.exit(INCOMPLETE_CODE)
