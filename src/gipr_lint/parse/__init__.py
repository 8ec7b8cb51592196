"""Document to report: the only way up from what stands on the page to what it means.

In: a document and the official formats. Out: a report: title, sections, statutory tables. Every document gives one.
Not here: how bytes become lines (``readers``), what is wrong with the report (``checks``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from gipr_lint.limits.expressions import expression
from gipr_lint.model import official_format
from gipr_lint.model.document import Document, Line, Span, Table
from gipr_lint.model.official_format import Editions, Format
from gipr_lint.model.organ import organ_of_name
from gipr_lint.model.report import Item, Paragraph, Report
from gipr_lint.parse.classify import classify
from gipr_lint.parse.lost_line_ends import unfold
from gipr_lint.parse.normalize import fold
from gipr_lint.parse.report_title import clean, find_title, organ_of, unmarked, year_of
from gipr_lint.parse.structure import Classified, arrange, join
from gipr_lint.parse.tables.build import read_tables
from gipr_lint.parse.tables.recognized_figures import with_doubts
from gipr_lint.parse.tables.unseparated_rows import tighten
from gipr_lint.parse.unread_tables import unread_apart

_PERIOD = expression(r"(20\d\d)年1月1日.{0,8}?12月31日")
"""The reporting period, which names the year. Finds ``自[|2024年1月1日至12月31日|]止``, not ``2024年12月31日``."""
_TEXT_YEAR = expression(r"(20\d\d)年")
"""A year in running text. Finds ``[|2024年|]共收到``, not ``1998年`` or ``二〇二四年``."""
_MIN_ROWS = 3
"""A statutory table with fewer recognised rows does not make a report of a document."""

YearSource = Literal["title", "period", "text", "none"]


def parse_report(document: Document, edition: str | None = None, editions: Editions | None = None) -> Report:
    """Parse a document. Every document parses; whether it is a report at all, ``is_report`` tells.

    ``edition`` overrides the one that follows from the report's year; ``editions`` are the formats where they are
    not the national ones alone.
    """
    known = editions or official_format.national()
    report = _parse(document, known[edition or official_format.LATEST])
    wanted = edition or official_format.edition_of(report.year)
    if wanted == report.format.edition or (edition is None and _rather_this(report)):
        return report
    return _parse(document, known[wanted])


def _rather_this(report: Report) -> bool:
    """Tell whether the tables say of which edition a report is while its year is but a guess from its text."""
    foreign = [table.foreign for table in report.tables.values()]
    return report.year_source == "text" and bool(foreign) and not any(foreign)


def is_report(report: Report) -> bool:
    """Tell whether a document is an annual report, however broken.

    It is one if it has the title, a section title that stands in no other kind of document, two statutory sections,
    or a statutory table.
    """
    if report.title is not None or report.unread or len({section.id for section in report.sections}) > 1:
        return True
    if any(
        report.format.section[section.id].distinctive and section.heading.strength > 1 for section in report.sections
    ):
        return True
    return any(len(table.rows) + len(table.collapsed) >= _MIN_ROWS for table in report.tables.values())


def _parse(document: Document, official: Format) -> Report:
    blocks = tighten(unfold(document.blocks, official), official)
    classified = classify(blocks, document.lines, official, whole=bool(document.origins) and not document.wrapped)
    front, sections = arrange(classified)
    title = _title(classified) or _stated_title(document, found=bool(sections))
    front = tuple(_with_title(front, title))
    year, source = _year(title, classified)
    raw = [(None, item) for item in front if isinstance(item, Table)]
    located: list[tuple[str | None, Table]] = [*raw]
    first = {section.id: section for section in reversed(sections)}
    located += [
        (section.id if first[section.id] is section else None, item)
        for section in sections
        for item in section.items
        if isinstance(item, Table)
    ]
    tables, unread = unread_apart(read_tables(located, official, document.guessed), sections, document, official)
    if document.recognized:
        tables = with_doubts(tables, document)
    return Report(
        document=document,
        format=official,
        title=title,
        organ=(organ_of(clean(title.text)) if title else None) or _publisher(document),
        year=year,
        year_source=source,
        front=front,
        sections=sections,
        tables=tables,
        unread=unread,
    )


def _title(classified: Sequence[Classified]) -> Paragraph | None:
    lines = [item.block for item in classified if item.kind == "TITLE"]
    return join([unmarked(line) for line in lines if isinstance(line, Line)]) if lines else None


def _stated_title(document: Document, *, found: bool) -> Paragraph | None:
    """Return the title that the file states apart from its text, where there is a report but no title in it."""
    stated = (Line(about.text, about.span) for about in document.properties if about.name == "title")
    return next((join([unmarked(line)]) for line in stated if found and find_title([line])), None)


def _publisher(document: Document) -> str | None:
    """Return the organ that the file names as its publisher."""
    named = (about.text for about in document.properties if about.name == "publisher")
    return next((name for name in named if organ_of_name(name).level != "unknown"), None)


def _with_title(front: Sequence[Item], title: Paragraph | None) -> Iterator[Item]:
    """Put the title as one item in the place of its lines."""
    places = [line.span for line in title.lines] if title else []
    for item in front:
        own = item.lines[0].span if isinstance(item, Paragraph) else None
        index = next((at for at, place in enumerate(places) if own and _holds(own, place)), None)
        if title is None or index is None:
            yield item
        elif index == 0:
            yield title


def _holds(line: Span, part: Span) -> bool:
    return line.line == part.line and line.column <= part.column < max(line.end_column, line.column + 1)


def _year(title: Paragraph | None, classified: Sequence[Classified]) -> tuple[int | None, YearSource]:
    """Return the reporting year and where it stands: the title, the stated period, or most often in the text."""
    if title is not None and (year := year_of(clean(title.text))):
        return year, "title"
    texts = [fold(item.block.text) for item in classified if isinstance(item.block, Line)]
    for text in texts:
        if match := _PERIOD.search(text):
            return int(match[1]), "period"
    counts = Counter(int(year) for text in texts for year in _TEXT_YEAR.findall(text))
    return (counts.most_common(1)[0][0], "text") if counts else (None, "none")
