"""Places of a report, named as a clerk would name them."""

from __future__ import annotations

from collections.abc import Iterable

from gipr_lint.model.document import Span
from gipr_lint.model.finding import Location, Mention, Phrase
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Heading, Paragraph, Report

_INNER = str.maketrans("“”", "‘’")
_FROM_ZERO = f"零{NUMERALS}"


def numeral(number: int) -> str:
    """Return a number from 0 to 99 in Chinese, a larger one in digits."""
    if number <= 10 or number > 99:
        return _FROM_ZERO[number] if number <= 10 else str(number)
    tens, ones = divmod(number, 10)
    return (_FROM_ZERO[tens] if tens > 1 else "") + "十" + (_FROM_ZERO[ones] if ones else "")


def section_name(report: Report, section: str | None) -> str:
    """Return the name of a section: 第六部分“其他需要报告的事项”."""
    if section is None:
        return "前言"
    known = report.format.section[section]
    return f"第{numeral(report.number_of(section))}部分“{known.title}”"


def in_section(report: Report, section: str | None, span: Span) -> Location:
    """Return a place in a section: with the ids of the cell or row of a statutory table in which it stands, if any."""
    logical = _ids_in_table(report, span) or ((section,) if section else ())
    return Location(span, logical, section_name(report, section))


def _ids_in_table(report: Report, span: Span) -> tuple[str, ...]:
    for around, ids in _cells_of_lines(report).get(span.line, ()):
        if around.column <= span.column and (span.end_line, span.end_column) <= (around.end_line, around.end_column):
            return ids
    return ()


@once_per_report
def _cells_of_lines(report: Report) -> dict[int, list[tuple[Span, tuple[str, ...]]]]:
    """Return the cells and the labels of rows in the statutory tables with their ids, by the line where they begin."""
    found: dict[int, list[tuple[Span, tuple[str, ...]]]] = {}
    for table in report.tables.values():
        for row in table.rows.values():
            places = [(cell.span, (table.id, row.id, cell.column)) for cell in row.cells.values()]
            for span, ids in (*places, (row.label_span, (table.id, row.id))):
                found.setdefault(span.line, []).append((span, ids))
    return found


def in_text(report: Report, section: str | None, item: Paragraph | Heading, start: int, end: int) -> Location:
    """Return a place in a paragraph, a heading or the title."""
    if item is report.title:
        return Location(item.span(start, end), ("title",), "标题")
    return in_section(report, section, item.span(start, end))


def first_line(report: Report) -> Span:
    """Return the first line that is not blank; line 1 of an empty document."""
    blocks = report.document.blocks
    return blocks[0].span if blocks else Span(1, 1, 1, 1)


def where_missing(report: Report, section: str) -> Span:
    """Return the place to point at for a section that is not there: the heading behind the gap, or the last line."""
    order = [known.id for known in report.format.sections]
    behind = order[order.index(section) + 1 :]
    for present in report.sections:
        if present.id in behind:
            return present.heading.line.span
    blocks = report.document.blocks
    return blocks[-1].span if blocks else Span(1, 1, 1, 1)


def quoted(names: Iterable[str]) -> str:
    """Return names in quotation marks, inner ones single; no comma stands between them (GB/T 15834—2011)."""
    return "".join(f"“{name.translate(_INNER)}”" for name in names)


def listed(parts: Iterable[str], mark: str = "、") -> str:
    """Return words as a Chinese enumeration."""
    return mark.join(parts)


def mentions(parts: Iterable[tuple[str, Location]], mark: str = "、") -> Phrase:
    """Return words with their places as a Chinese enumeration."""
    phrase: list[str | Mention] = []
    for text, location in parts:
        if phrase:
            phrase.append(mark)
        phrase.append(Mention(text, location))
    return tuple(phrase)
