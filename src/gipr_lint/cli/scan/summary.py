"""``gipr-lint summary``: the league table of a scan."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from gipr_lint.cli.console import PATH, write
from gipr_lint.cli.usage import Command, fail

if TYPE_CHECKING:
    from gipr_lint.engine.scan.league.counts import By, League

_FORMATS = click.Choice(["text", "csv", "html"])
_TOP = {"text": 50, "html": 500}
_WIDTH_COLUMNS = 120
"""The columns of the text where it goes to a file."""


@click.command("summary", cls=Command, options_metavar="[选项]")
@click.argument("folder", type=PATH, metavar="文件夹")
@click.option("--format", "form", type=_FORMATS, default="text", help="输出格式：text、csv，或带图的网页 html。")
@click.option("--by", type=click.Choice(["organ", "county"]), default="organ", help="按机关（organ）或按县（county）。")
@click.option("--year", type=click.IntRange(1949, 2999), metavar="年度", help="只看这一年度的报告。")
@click.option("--top", type=click.IntRange(1), metavar="行数", help="只列问题最多的这么多行；text 默认 50，html 500。")
@click.option("--output", type=PATH, metavar="文件", help="把结果写入文件，而不是标准输出。")
def command(folder: str, form: str, by: str, year: int | None, top: int | None, output: str | None) -> None:
    """扫描结果的排行：各机关、各县的报告有多少错误，问题多的在前；各年的变化；网页里有图。"""
    from gipr_lint.engine.scan.assembly import state
    from gipr_lint.engine.scan.league import page
    from gipr_lint.engine.scan.league.counts import league
    from gipr_lint.engine.scan.tables import parquet
    from gipr_lint.files.os_errors import explain

    if not parquet.is_installed() or (form == "html" and not page.is_installed()):
        fail("看扫描结果要用 pyarrow 和 Jinja2，没有安装；请执行 pip install 'gipr-lint[scan]'")
    out = Path(folder)
    if not state(out):
        fail(f"{folder}：不是完整的扫描结果；请先执行 gipr-lint scan … --out {folder}")
    try:
        found = league(out, cast("By", by), year)
        if not found.reports:
            fail(f"{folder}：没有{f' {year} 年度的' if year else ''}报告")
        write(_shown(out, found, form, year, top), output)
    except (OSError, ValueError) as error:
        told = explain(error) if isinstance(error, OSError) else "表已损坏"
        fail(f"{folder}：{told}，请重新扫描")


def _shown(out: Path, found: League, form: str, year: int | None, top: int | None) -> str:
    from gipr_lint.engine.scan.league import page, text
    from gipr_lint.engine.scan.league.counts import by_rule
    from gipr_lint.extensions.toolset import national_rules

    if form == "csv":
        return text.as_csv(found if top is None else found._replace(standings=found.standings[:top]))
    most = top or _TOP[form]
    if form == "html":
        names = {one.name for one in found.standings[: page.SHOWN_NAME_ROWS]}
        titles = {rule.id: rule.title for rule in national_rules()}
        return page.as_html(found, by_rule(out, names, found.by, year), most, titles)
    return text.as_text(found, most, max(_WIDTH_COLUMNS, shutil.get_terminal_size((_WIDTH_COLUMNS, 0)).columns))
