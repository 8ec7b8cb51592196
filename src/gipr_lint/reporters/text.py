"""The findings for people: each with its source line, the exact stretch marked, its basis and its cure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level
from gipr_lint.reporters.excerpt import columns, excerpt
from gipr_lint.reporters.printable import printable, printable_place
from gipr_lint.reporters.summary import BOLD, LEVELS, Paint, mark, plain, summary

if TYPE_CHECKING:
    from gipr_lint.model.document import Span
    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import Place, RuleLike, Run, Source
    from gipr_lint.reporters import ReporterOptions

STYLES = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTE: "1;36"}


def pieces(run: Run, options: ReporterOptions) -> Iterator[str]:
    """Yield findings, problems and summary as text; only colours in it can steer a terminal."""
    paint = colored if options.color else plain
    rules = {rule.id: rule for rule in run.rules}
    for finding in run.findings:
        yield "\n".join(_finding(finding, rules[finding.rule], run, paint)) + "\n\n"
    yield "\n\n".join(summary(run, options, paint)) + "\n"


def colored(text: str, style: str) -> str:
    """Return the text in a colour of the terminal."""
    return f"\x1b[{style}m{text}\x1b[0m"


def _finding(finding: Finding, rule: RuleLike, run: Run, paint: Paint) -> Iterator[str]:
    style = STYLES[finding.level]
    level = paint(LEVELS[finding.level], style)
    told = printable(finding.text) + mark(finding, run)
    yield f"{paint(printable_place(finding, run), BOLD)} {level} {finding.rule}：{told}"
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


def _file(path: str | None) -> str:
    return f"{printable(path)} " if path else ""


def _related(finding: Finding, run: Run) -> str:
    """Say on which lines the places stand that the message names."""
    placed = [
        (_file(one.location.path) + _line(run.place(one.location.path or finding.path, span)), one.text)
        for one in finding.related
        if (span := one.location.span)
    ]
    return "；".join(
        f"{line} {'、'.join(dict.fromkeys(text for _, text in group if not line.endswith(text)))}".rstrip()
        for line, group in groupby(placed, key=lambda pair: pair[0])
    )


def _indented(name: str, text: str) -> Iterator[str]:
    lines = [printable(line.strip()) for line in text.strip().split("\n")]
    if lines != [""]:
        yield f"  {name}：{lines[0]}"
        yield from (f"        {line}" for line in lines[1:])
