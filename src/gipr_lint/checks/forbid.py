"""Check ``forbid``: words that must not stand in the report."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_section, in_text
from gipr_lint.document import Span, Table
from gipr_lint.finding import Hit
from gipr_lint.pattern import Pattern
from gipr_lint.report import Report
from gipr_lint.rule import Check


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pattern`` is searched in running text, and in each table cell where ``cells`` is set."""

    pattern: Pattern
    cells: bool = False


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each match."""
    if not options.pattern.search(words(report)):
        return
    for section, text, item in report.texts:
        for match in options.pattern.finditer(text):
            yield Hit(in_text(report, section, item, *match.span()), {"match": match[0]})
    if options.cells:
        for section, block in report.items:
            if isinstance(block, Table):
                yield from _cells(report, section, block, options.pattern)


def _cells(report: Report, section: str | None, table: Table, pattern: Pattern) -> Iterator[Hit]:
    for row in table.rows:
        for cell in row.cells:
            for match in pattern.finditer(cell.text):
                line, column = cell.span.line, cell.span.column + match.start()
                span = Span(line, column, line, column + len(match[0]))
                yield Hit(in_section(report, section, span), {"match": match[0]})


CHECK = Check(run, Options, frozenset({"match"}))
