"""A report to its layout, for reporters that show it as it reads: places, and words with personal data masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.engine.finding_builder import masked_lines
from gipr_lint.model.document import Cell, Line, Span, Table
from gipr_lint.model.layout import CellLayout, Layout, LayoutItem, TableLayout, TextKind, TextLayout
from gipr_lint.model.report import Furniture, Heading, Item, Paragraph, Report, SignOff
from gipr_lint.privacy.masking import mask, mask_cell


def layout_of(report: Report) -> Layout:
    """Return what stands where in a report."""
    lines, figures = masked_lines(report), _figures(report)
    sections = {id(section.heading) for section in report.sections}
    items = (_item(item, report, sections, lines, figures) for _, item in report.items)
    return Layout(mask(report.organ or ""), report.year, tuple(item for item in items if item is not None))


def _item(
    item: Item, report: Report, sections: set[int], lines: Sequence[str], figures: set[Span]
) -> LayoutItem | None:
    """Return the layout of an item; None for a heading that is also the beginning of the paragraph behind it."""
    match item:
        case Table():
            rows = tuple(tuple(_cell(cell, lines, figures) for cell in row.cells) for row in item.rows)
            return TableLayout(rows, any(cell.figure for row in rows for cell in row))
        case Paragraph():
            return _text("title" if item is report.title else "paragraph", item.lines, lines)
        case Heading(run_in=True):
            return None
        case Heading():
            return _text("section" if id(item) in sections else "heading", (item.line,), lines)
        case Furniture():
            return _text("furniture", (item.line,), lines)
        case SignOff():
            return _text("sign-off", (item.line,), lines)


def _text(kind: TextKind, words: Sequence[Line], lines: Sequence[str]) -> TextLayout:
    return TextLayout(kind, tuple(span for line in words for span in _stretches(line.span, lines)))


def _stretches(span: Span, lines: Sequence[str]) -> Iterator[Span]:
    """Yield a span line by line, without the white space at both ends of each."""
    for number in range(span.line, span.end_line + 1):
        first = span.column if number == span.line else 1
        text = lines[number - 1][first - 1 : span.end_column - 1 if number == span.end_line else None]
        start = first + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        if end > start:
            yield Span(number, start, number, end)


def _cell(cell: Cell, lines: Sequence[str], figures: set[Span]) -> CellLayout:
    """Return a cell, its words masked by what they are and by what stands beside them in the file."""
    text, span = mask_cell(cell.text), cell.span
    around = lines[span.line - 1][span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""
    if len(around) == len(text):
        text = "".join("*" if "*" in signs else signs[0] for signs in zip(text, around, strict=True))
    return CellLayout(span, text, span in figures)


def _figures(report: Report) -> set[Span]:
    """Return where the figures of the statutory tables stand."""
    return {
        cell.span
        for table in report.tables.values()
        for row in (*table.rows.values(), *table.duplicates, *table.extra, *table.collapsed.values())
        for cell in row.cells.values()
    }
