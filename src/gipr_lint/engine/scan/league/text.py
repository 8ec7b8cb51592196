"""The league table for a terminal, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from gipr_lint.engine.scan.league.counts import League, Standing
from gipr_lint.reporters.printable import printable

HEADS = {"organ": "机关", "county": "县（市、区）"}
"""What the names in a league are."""
_NUMBERS = ("报告", "错误", "每份错误", "警告", "提示", "迟发")
_FORMULA_SIGNS = ("=", "+", "-", "@")


def told_years(years: Sequence[int]) -> str:
    """Return years in short: 2021—2024, 2022."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def numbers(one: Standing) -> tuple[str, ...]:
    """Return the figures of a standing as they are printed."""
    late = f"{one.late}/{one.dated}" if one.dated else "未写日期"
    return (str(one.reports), str(one.errors), f"{one.errors_each:.2f}", str(one.warnings), str(one.notes), late)


def as_text(found: League, top: int, width: int) -> str:
    """Return the first so many of a league, the years and the problems, for a terminal of so many columns."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawing = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head, justify in (("名次", "right"), (HEADS[found.by], "left"), ("年度", "left")):
        drawing.add_column(head, justify=justify)  # type: ignore[arg-type]
    for head in _NUMBERS:
        drawing.add_column(head, justify="right", no_wrap=True)
    for one in found.standings[:top]:
        drawing.add_row(str(one.rank), printable(one.name), told_years(one.years), *numbers(one))
    console = Console(width=width, no_color=True, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        console.print(drawing)
    drawn = [line.rstrip() for line in captured.get().splitlines() if line.strip()]
    return "\n".join([*drawn, "", *_below(found, top)]) + "\n"


def _below(found: League, top: int) -> Iterator[str]:
    if len(found.standings) > top:
        yield f"共 {len(found.standings)} 行，以上是问题最多的 {top} 行；全部用 --format csv。"
    for one in found.years:
        on_time = "" if one.on_time is None else f"，写明日期的按时发布 {one.on_time:.1f}%"
        yield f"{one.year} 年：{one.reports} 份，每份错误 {one.errors_each:.2f} 条{on_time}。"
    if found.problems:
        yield f"另有 {sum(found.problems.values())} 条毛病（读不了的、不是报告的），不在内，见 problems 表。"


def as_csv(found: League) -> str:
    """Return the whole league as CSV, with a mark for spreadsheet programs."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(["名次", HEADS[found.by], "年度", *_NUMBERS[:5], "写明日期", "迟发"])
    for one in found.standings:
        name = f"'{one.name}" if one.name.startswith(_FORMULA_SIGNS) else one.name
        writer.writerow([one.rank, name, told_years(one.years), *numbers(one)[:5], one.dated, one.late])
    return f"\ufeff{written.getvalue()}"
