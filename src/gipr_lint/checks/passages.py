"""Passages: every piece of text in a report with its way back to the source, for checks that search all of it."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from gipr_lint.checks.file.beside import NAMES
from gipr_lint.checks.places import in_section, in_text
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Cell, Line, Row, Span, Table
from gipr_lint.model.finding import Location
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Furniture, Item, Paragraph, Report, SignOff
from gipr_lint.privacy.search.prefilter import OWNER_HEADS

if TYPE_CHECKING:
    Place = Callable[[int, int], Location]

_MAX_BESIDE_CHARS = 2000
"""How many characters of the rest of its row belong to a cell."""
_MIN_CELLS = 2
"""The figures of a row can only run together where there are several."""
_ANY_NUMBER = expression(r"\d(?:[\W_]{0,9}\d){7}")
"""Eight digits with nothing but signs between them. Finds ``1234-5678``, not ``1234567`` or ``1234件5678``."""
_LONG_NUMBER = expression(r"\d(?:[\W_]{0,9}\d){16}")
"""Seventeen, almost those of a resident ID. Finds ``1234-5678-1234-5678-1``, not ``1234-5678-1234-5678``."""
_CUT_BEFORE = expression(r"\d[-—－]?$")
"""The end of a paragraph on which a number may be cut. Finds ``电话13[|8-|]``, not ``电话：``."""
_CUT_AFTER = expression(r"[-—－]?[\dxXｘＸ]")
"""The start of one on which it may go on. Begins ``-0000`` and ``X``, not ``号``."""


class Passage(NamedTuple):
    """A title, a paragraph, a line or a single cell. ``place`` says where its characters stand.

    ``breaks`` are the places where lines were joined. ``context`` are the words that belong to a table cell without
    standing in it (the head of its column, the rest of its row), None for other text. ``closing`` marks where an
    organ gives its address: before the first section, in the last one, in the last paragraph. ``row`` marks the cells
    of one of many rows as one text: figures stand beside each other there.
    """

    text: str
    place: "Place"
    breaks: tuple[int, ...] = ()
    context: str | None = None
    closing: bool = False
    row: bool = False


@once_per_report
def words(report: Report) -> str:
    """Return all words of a report, to tell at once what is not in it; made once.

    Blank lines stand between passages, a single line end where a number may run over from one to the next.
    """
    parts: list[str] = []
    previous: Item | None = None
    for _, item in report.items:
        if parts and not _joined(previous, item):
            parts.append("")
        previous = item
        if isinstance(item, Table):
            parts.append("\n\n".join([cell.text for row in item.rows for cell in row.cells]))
        else:
            parts.append(item.line.text if isinstance(item, (Furniture, SignOff)) else item.text)
    return "\n".join(parts)


_SAYS = expression(r"[。；！]|^(?:注|说明|备注|附注)[:：]|\d\s*[（(]")
"""A cell with a sentence in it, or a remark behind its figure; labels and heads of columns have neither. Finds
``已公开[|。|]`` and ``[|注：|]无`` and ``[|3（|]``, not ``总计``."""


@once_per_report
def prose(report: Report) -> str:
    """Return what a report says in sentences: paragraphs, notes in tables, remarks beside figures; made once."""
    texts = [item.text for _, item in report.items if isinstance(item, Paragraph)]
    cells = (
        cell.text for _, item in report.items if isinstance(item, Table) for row in item.rows for cell in row.cells
    )
    return "\n".join([*texts, *(text for text in cells if _SAYS.search(text))])


def passages(report: Report, shortest: int, wanted: Callable[[Table], bool]) -> Iterator[Passage]:
    """Yield every passage of a report but cells shorter than ``shortest`` and those of tables that are not wanted.

    Two paragraphs with a number running over from one to the other, as where the rest of a broken line is indented,
    are a passage too, after each by itself.
    """
    items = list(report.items)
    last = next((item for _, item in reversed(items) if isinstance(item, Paragraph)), None)
    final = report.format.sections[-1].id
    previous: Item | None = None
    for section, item in items:
        closing = section in {None, final} or item is last
        if isinstance(item, Table):
            if wanted(item):
                yield from _cells(report, section, item, shortest, closing=closing)
        elif isinstance(item, (Furniture, SignOff)):
            yield Passage(item.line.text, _in_section(report, section, _within(item.line)), closing=closing)
        else:
            breaks = item.offsets[1:] if isinstance(item, Paragraph) else ()
            yield Passage(item.text, partial(in_text, report, section, item), breaks, closing=closing)
            if both := _joined(previous, item):
                yield Passage(both.text, partial(in_text, report, section, both), both.offsets[1:], closing=closing)
        previous = item


def asides(report: Report) -> Iterator[Passage]:
    """Yield what the file carries beside the report; what was inserted into its text stands there already."""
    for aside in report.document.asides:
        if aside.kind != "insertion":
            span = _within(Line(aside.text, aside.span))
            yield Passage(aside.text, partial(_aside_location, NAMES[aside.kind], span))


def _aside_location(name: str, span: Callable[[int, int], Span], start: int, end: int) -> Location:
    return Location(span(start, end), (), name)


def _joined(first: Item | None, second: Item) -> Paragraph | None:
    """Return two paragraphs as one if the one ends, and the other begins, with what may be parts of a number."""
    if not (isinstance(first, Paragraph) and isinstance(second, Paragraph)):
        return None
    if not (_CUT_BEFORE.search(first.text) and _CUT_AFTER.match(second.text)):
        return None
    offsets = first.offsets + tuple(len(first.text) + offset for offset in second.offsets)
    return Paragraph(first.text + second.text, first.lines + second.lines, offsets)


def _cells(report: Report, section: str | None, table: Table, shortest: int, *, closing: bool) -> Iterator[Passage]:
    lines = [[_without_digits(cell.text) for cell in row.cells] for row in table.rows]
    corner = (lines[0][0] if lines and lines[0] else None) or ""
    owner = [f"{corner}:"] if corner in OWNER_HEADS else []
    for number, row in enumerate(table.rows):
        own = " ".join(word for word in lines[number] if word is not None)[:_MAX_BESIDE_CHARS]
        for index, cell in enumerate(row.cells):
            if len(cell.text) >= shortest:
                heads = [above[index] for above in lines[:3] if above is not lines[number] and index < len(above)]
                beside = " ".join([*(word[:_MAX_BESIDE_CHARS] for word in heads if word is not None), own, *owner])
                yield Passage(cell.text, _in_table(report, section, cell), (), beside, closing=closing)


def spread_rows(report: Report) -> Iterator[Passage]:
    """Yield the rows of tables over whose cells a number may go on, each as one text."""
    for section, item in report.items:
        for row in item.rows if isinstance(item, Table) else ():
            if (whole := _whole(report, row)) is None:
                continue
            alone = len(item.rows) == 1 or runs_over(row)  # type: ignore[union-attr]
            if alone or _LONG_NUMBER.search(whole.text):
                yield Passage(whole.text, _in_table(report, section, whole), context="", row=not alone)


def runs_over(row: Row) -> bool:
    """Tell whether a number goes over from one cell to the next, as in a sentence with wide gaps that looks like a row.

    Words that end in a digit stand before a cell that begins with one, or a part of a number begins with 0.
    """
    texts = [cell.text for cell in row.cells]
    return any(
        one[-1:].isdigit() and two[:1].isdigit() and not (_FIGURE.fullmatch(one) and _FIGURE.fullmatch(two))
        for one, two in pairwise(texts)
    )


_FIGURE = expression(r"0|[1-9]\d*|\d+[.．]\d+")
"""What is a figure of its own, not a piece of a number. Takes ``0`` and ``12`` and ``3.5``, not ``012``."""


def _whole(report: Report, row: Row) -> Line | None:
    """Return a row as one text, if there may be a number in it."""
    span = row.span
    if len(row.cells) < _MIN_CELLS or span.line != span.end_line or span.line > len(report.document.lines):
        return None
    text = report.document.lines[span.line - 1][span.column - 1 : span.end_column - 1]
    return Line(text, span) if _ANY_NUMBER.search(text) else None


def _without_digits(text: str) -> str | None:
    """Return a text, None where it has a digit in it: such a cell says nothing of those beside it."""
    if text.isalpha():  # as most labels
        return text
    return None if any(character.isdigit() for character in text) else text


def _in_section(report: Report, section: str | None, span: Callable[[int, int], Span]) -> "Place":
    return lambda start, end: in_section(report, section, span(start, end))


def _in_table(report: Report, section: str | None, cell: Cell | Line) -> "Place":
    """Return the place of a cell: a row of a statutory table where it stands in one."""

    def location(start: int, end: int) -> Location:
        span = _within(cell)(start, end)
        for table in report.tables.values():
            for row in table.rows.values():
                if row.span.line <= span.line <= row.span.end_line:
                    return table.location(row.id, span=span)
            if table.span.line <= span.line <= table.span.end_line:
                return table.location(span=span)
        return in_section(report, section, span)

    return location


def _within(part: Line | Cell) -> Callable[[int, int], Span]:
    """Return the way from characters of a line or cell to the source; to all of it where several lines were joined."""
    span = part.span

    def within(start: int, end: int) -> Span:
        if span.line != span.end_line or span.end_column - span.column != len(part.text):
            return span
        return Span(span.line, span.column + start, span.line, span.column + end)

    return within
