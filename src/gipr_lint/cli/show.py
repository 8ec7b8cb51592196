"""``gipr-lint show``."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gipr_lint.cli.check.configurations import Configurations
from gipr_lint.cli.console import EDITIONS, OCR, PATH, end, settings, spare, write
from gipr_lint.cli.terminal.colors import COLOR, colors
from gipr_lint.cli.terminal.progress import bar
from gipr_lint.cli.usage import Command, fail
from gipr_lint.readers.scan.mode import OcrMode, use

if TYPE_CHECKING:
    from gipr_lint.extensions.toolset import Toolset
    from gipr_lint.model.report import Report


class ShowOptions(TypedDict):
    """What the command line says, by the names of its parameters."""

    report: str
    form: str
    text: bool
    edition: str | None
    ocr: OcrMode | None
    packs: tuple[str, ...]
    config_path: str | None
    output: str | None
    color: str


@click.command("show", cls=Command, options_metavar="[选项]")
@click.argument("report", type=PATH, metavar="报告")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
@click.option("--text", "text", is_flag=True, help="显示正文一句一句读成了什么，没有读的说明原因。")
@click.option("--edition", type=EDITIONS, help="按这一版格式理解；默认由报告年份决定。")
@OCR
@click.option("--rules", "packs", multiple=True, type=PATH, metavar="文件夹", help="加用规则包增加的部分和表格。")
@click.option("--config", "config_path", type=PATH, metavar="文件", help="配置文件；默认向上查找 .gipr-lint.yaml。")
@click.option("--output", type=PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
@COLOR
def command(**options: Unpack[ShowOptions]) -> None:
    """显示工具对一份报告的理解：标题、机关、年份、各部分和表格；正文怎样读，加 --text。"""
    report, output, color, packs = options["report"], options["output"], options["color"], options["packs"]
    spare([report], output)
    configured = Configurations(settings(options["config_path"], packs), options["config_path"], packs).of(report)
    use(options["ocr"] or configured.config.ocr)
    with bar("读取", 1, color):
        parsed = _parse(report, options["edition"], configured.tools)
    write(_shown(parsed, options["form"], text=options["text"], color=colors(output, color)), output)
    end(configured.tools.problems)


def _shown(report: Report, form: str, *, text: bool, color: bool) -> str:
    from gipr_lint.authoring import report_view, text_view
    from gipr_lint.reporters.summary import plain
    from gipr_lint.reporters.text import colored

    if form == "json":
        return report_view.as_json(report, text_view.as_json(report) if text else {})
    if not text:
        return report_view.as_text(report)
    lines = [*report_view.heading(report), *text_view.as_text(report, colored if color else plain)]
    return "\n".join(lines) + "\n"


def _parse(path: str, edition: str | None, tools: Toolset) -> Report:
    from gipr_lint.engine.inputs.discover import Input, read_file, read_stdin
    from gipr_lint.engine.inputs.load import UnreadableError, foreign, read_report
    from gipr_lint.parse import is_report
    from gipr_lint.privacy.file_names import mask_name

    source = Input(path, read_stdin) if path == "-" else Input(path, lambda: read_file(Path(path)), real=realpath(path))
    try:
        report = read_report(source, tools.readers, tools.editions, edition)
    except UnreadableError as error:
        fail(f"{mask_name(path)}：{error}")
    if not is_report(report):
        fail(f"{mask_name(path)}：{foreign(report)}")
    return report
