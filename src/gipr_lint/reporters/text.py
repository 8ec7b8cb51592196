"""The findings for people: each with its source line, the exact stretch marked, its basis and its cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from gipr_lint.finding import Level
from gipr_lint.reporters.marks import columns, excerpt
from gipr_lint.reporters.printable import place, printable

if TYPE_CHECKING:
    from gipr_lint.document import Span
    from gipr_lint.finding import Finding
    from gipr_lint.reporters import Options
    from gipr_lint.rule import Rule
    from gipr_lint.run import Place, Run, Source

LEVELS = {Level.ERROR: "错误", Level.WARNING: "警告", Level.NOTE: "提示"}

Paint = Callable[[str, str], str]
STYLES = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTE: "1;36"}
BOLD = "1"
RED = "1;31"
GREEN = "1;32"


def pieces(run: Run, options: Options) -> Iterator[str]:
    """Yield findings, problems and summary as text; only colours in it can steer a terminal."""
    paint = _color if options.color else _plain
    rules = {rule.id: rule for rule in run.rules}
    for finding in run.findings:
        yield "\n".join(_finding(finding, rules[finding.rule], run, paint)) + "\n\n"
    for part in _lists(run, options, paint):
        yield part + "\n\n"
    yield "\n".join(_summary(run, options, paint)) + "\n"


def _color(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, style: str) -> str:  # noqa: ARG001 - stands in for _color
    return text


def _finding(finding: Finding, rule: Rule, run: Run, paint: Paint) -> Iterator[str]:
    style = STYLES[finding.level]
    level = paint(LEVELS[finding.level], style)
    yield f"{paint(place(finding, run), BOLD)} {level} {finding.rule}：{printable(finding.text)}"
    source = run.sources.get(finding.path)
    span = finding.location.span
    if span and source and span.line <= len(source.lines):
        yield from _excerpt(source, span, style, paint)
    if finding.related:
        yield from _indented("相关", _related(finding, run))
    yield from _indented("依据", rule.basis)
    yield from _indented("改法", rule.help)


def _excerpt(source: Source, span: Span, style: str, paint: Paint) -> Iterator[str]:
    goes_on, line, place = span.end_line > span.line, source.lines[span.line - 1], source.place(span)
    shown, marks = excerpt(line, span.column - 1, len(line) if goes_on else span.end_column - 1)
    number = str(place.span.line) if place.span else printable(place.label)
    gutter = " " * columns(number)
    indent = marks[: len(marks) - len(marks.lstrip())]
    end = _line(source.place(span._replace(line=span.end_line, column=span.end_column))) if goes_on else _line(place)
    yield f"  {number} | {shown}"
    yield f"  {gutter} | {indent}{paint(marks.lstrip(), style)}" + (f"（至{end}）" if end != _line(place) else "")


def _line(place: Place) -> str:
    return f"第 {place.span.line} 行" if place.span else printable(place.label)


def _related(finding: Finding, run: Run) -> str:
    """Say on which lines the places stand that the message names."""
    placed = [
        (_line(run.place(finding.path, span)), one.text) for one in finding.related if (span := one.location.span)
    ]
    return "；".join(
        f"{line} {'、'.join(dict.fromkeys(text for _, text in group))}"
        for line, group in groupby(placed, key=lambda pair: pair[0])
    )


def _indented(name: str, text: str) -> Iterator[str]:
    lines = [printable(line.strip()) for line in text.strip().split("\n")]
    if lines != [""]:
        yield f"  {name}：{lines[0]}"
        yield from (f"        {line}" for line in lines[1:])


def _lists(run: Run, options: Options, paint: Paint) -> Iterator[str]:
    """Yield what the run could not do as it should, and with ``verbose`` the files left out."""
    if run.problems:
        yield _list(
            paint("以下问题使检查不完整：", RED),
            (f"{one.subject}：{one.message}" for one in run.problems),
        )
    if options.verbose and run.skipped:
        yield _list("已跳过，不是政府信息公开工作年度报告：", run.skipped)
    if options.verbose and run.unsupported:
        yield _list("已跳过，暂不支持此文件格式：", run.unsupported)
    if options.verbose and run.without_previous:
        yield _list("没有找到上一年的报告，未作比较：", run.without_previous)


def _list(title: str, items: Iterator[str] | tuple[str, ...]) -> str:
    return "\n".join((title, *(f"  {printable(item)}" for item in items)))


def _summary(run: Run, options: Options, paint: Paint) -> Iterator[str]:
    hint = "" if options.verbose else "（加 -v 列出）"
    counts = [f"{run.count(level)} 个{name}" for level, name in LEVELS.items() if run.count(level)]
    if not run.checked:
        yield paint("没有检查任何报告。", BOLD)
    elif counts:
        yield paint(f"检查了 {run.checked} 份报告：{'，'.join(counts)}。", BOLD)
    else:
        yield paint(f"检查了 {run.checked} 份报告，未发现差错。", BOLD if run.problems else GREEN)
    if run.skipped:
        yield f"跳过 {len(run.skipped)} 个不是年度报告的文件{hint}。"
    if run.unsupported:
        yield f"跳过 {len(run.unsupported)} 个暂不支持其格式的文件{hint}。"
    if run.without_previous:
        yield f"{len(run.without_previous)} 份报告没有找到上一年的报告，未作比较{hint}。"
    if run.problems:
        yield paint(f"运行不完整：有 {len(run.problems)} 个问题，见上。", RED)
