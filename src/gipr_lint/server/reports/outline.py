"""The structure of a report for the outline of an editor, and what of it may be folded away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from lsprotocol import types

from gipr_lint.model.document import Span, Table
from gipr_lint.model.report import Furniture, Heading, Item, Paragraph, Report, Section, SignOff
from gipr_lint.privacy.masking import mask
from gipr_lint.reporters.printable import printable
from gipr_lint.server.reports.places import holds, range_of
from gipr_lint.server.session import CheckedReport

_MARKS = "#＃*_ \t\u3000"
"""What Markdown and blanks put around the words of a heading."""


def symbols(checked: CheckedReport) -> list[types.DocumentSymbol]:
    """Return the title, the sections with what stands in them, and the tables that stand in none."""
    report = checked.report
    if report is None:
        return []
    found: list[types.DocumentSymbol] = []
    if report.title is not None:
        place = range_of(checked, report.title.lines[0].span)
        found.append(_symbol(report.title.text, types.SymbolKind.File, place, place))
    tables = dict(_tables(checked, report))
    for section, span in _sections(report):
        inner = [*_headings(checked, section), *(symbol for place, symbol in tables.items() if holds(span, place))]
        inner.sort(key=lambda one: (one.range.start.line, one.range.start.character))
        heading = range_of(checked, section.heading.line.span)
        symbol = _symbol(section.heading.line.text, types.SymbolKind.Namespace, _whole(checked, span, heading), heading)
        symbol.children = inner
        found.append(symbol)
    inside = [span for _, span in _sections(report)]
    found += [symbol for place, symbol in tables.items() if not any(holds(span, place) for span in inside)]
    return found


def folds(checked: CheckedReport) -> list[types.FoldingRange]:
    """Return the sections, their parts and the tables, each foldable under its first line."""
    if checked.report is None:
        return []
    spans = [span for _, span in _sections(checked.report)]
    spans += [span for one in checked.report.sections for _, span in _parts(one)]
    spans += [table.span for table in checked.report.tables.values()]
    ranges = [range_of(checked, span) for span in spans]
    places = {(one.start.line, one.end.line) for one in ranges if one.end.line > one.start.line}
    return [types.FoldingRange(first, last) for first, last in sorted(places)]


def _sections(report: Report) -> Iterator[tuple[Section, Span]]:
    """Yield the sections, each to the end of its last line."""
    ends = [_end(section) for section in report.sections]
    for section, end in zip(report.sections, ends, strict=True):
        yield section, section.heading.line.span.to(end)


def _end(section: Section) -> Span:
    return max(
        (_span(item) for item in (section.heading, *section.items)), key=lambda one: (one.end_line, one.end_column)
    )


def _span(item: Item) -> Span:
    match item:
        case Paragraph():
            return item.lines[0].span.to(item.lines[-1].span)
        case Table():
            return item.span
        case Heading() | Furniture() | SignOff():
            return item.line.span


def _parts(section: Section) -> Iterator[tuple[Heading, Span]]:
    """Yield the sub-headings of a section, each to the line before the next one."""
    headings = [one.heading for one in section.subsections]
    for heading, following in zip_longest(headings, headings[1:]):
        start, end = heading.line.span, _end(section)
        if following is not None:
            line = max(following.line.span.line - 1, start.end_line)
            end = Span(line, 1, line, start.end_column if line == start.end_line else 1)
        yield heading, start.to(end)


def _headings(checked: CheckedReport, section: Section) -> Iterator[types.DocumentSymbol]:
    for heading, _ in _parts(section):
        place = range_of(checked, heading.line.span)
        words = heading.text if heading.run_in else heading.line.text
        yield _symbol(words, types.SymbolKind.String, place, place)


def _tables(checked: CheckedReport, report: Report) -> Iterator[tuple[Span, types.DocumentSymbol]]:
    for table in report.tables.values():
        whole = range_of(checked, table.span)
        first = types.Range(whole.start, whole.start)
        yield table.span, _symbol(table.format.name, types.SymbolKind.Array, whole, first)


def _whole(checked: CheckedReport, span: Span, heading: types.Range) -> types.Range:
    """Return the range of a section, which must hold that of its heading."""
    found = range_of(checked, span)
    return found if _is_in(heading, found) else heading


def _is_in(inner: types.Range, outer: types.Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _symbol(words: str, kind: types.SymbolKind, whole: types.Range, name: types.Range) -> types.DocumentSymbol:
    return types.DocumentSymbol(printable(mask(words)).strip(_MARKS) or "（无标题）", kind, whole, name)
