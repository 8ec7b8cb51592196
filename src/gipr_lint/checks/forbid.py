"""Check ``forbid``: words that must not stand in a part of the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_section, in_text, section_name
from gipr_lint.checks.scope import Scope, parts, texts
from gipr_lint.checks.sentences import sentence_around
from gipr_lint.document import Span, Table
from gipr_lint.finding import Hit
from gipr_lint.pattern import Match, Pattern
from gipr_lint.report import Report
from gipr_lint.rule import Check


class Options(
    Scope,
    frozen=True,
    kw_only=True,
    rename={"excluded": "except", "near_not": "near-not"},
):
    """What is forbidden, and where it is right."""

    pattern: Annotated[Pattern, Meta(description="不应出现的文字（正则表达式），与报告原文逐字比较")]
    excluded: Annotated[
        Pattern | None, Meta(description="例外：不应出现的文字如果落在与这个正则表达式相符的一段文字之内，就是正确的")
    ] = None
    near: Annotated[Pattern | None, Meta(description="只在同一句里还有与这个正则表达式相符的文字时才报告")] = None
    near_not: Annotated[Pattern | None, Meta(description="同一句里有与这个正则表达式相符的文字时不报告")] = None
    cells: Annotated[bool, Meta(description="表格的单元格是否也检查，默认只看正文")] = False


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each match."""
    if not options.pattern.search(words(report)):
        return
    for section, text, item in texts(report, options):
        for match in _wrong(text, options):
            fields = {"match": match[0], "section": section_name(report, section)}
            yield Hit(in_text(report, section, item, *match.span()), fields)
    if options.cells:
        for part in parts(report, options):
            for table in part.tables:
                yield from _cells(report, part.section, table, options)


def _wrong(text: str, options: Options) -> Iterator[Match]:
    """Yield the matches that no exception covers."""
    matches = options.pattern.finditer(text)
    if options.excluded is None and options.near is None and options.near_not is None:
        yield from matches
        return
    excepted = [match.span() for match in options.excluded.finditer(text)] if options.excluded else []
    for match in matches:
        sentence = sentence_around(text, *match.span())
        if (
            not any(start <= match.start() and match.end() <= end for start, end in excepted)
            and (options.near is None or options.near.search(sentence))
            and (options.near_not is None or not options.near_not.search(sentence))
        ):
            yield match


def _cells(report: Report, section: str | None, table: Table, options: Options) -> Iterator[Hit]:
    for row in table.rows:
        for cell in row.cells:
            for match in _wrong(cell.text, options):
                line, column = cell.span.line, cell.span.column + match.start()
                span = Span(line, column, line, column + len(match[0]))
                fields = {"match": match[0], "section": section_name(report, section)}
                yield Hit(in_section(report, section, span), fields)


CHECK = Check(
    run,
    Options,
    {"match": "不应出现的文字", "section": "文字所在的部分"},
    "正文（以及单元格）里不应出现某些文字。",
)
