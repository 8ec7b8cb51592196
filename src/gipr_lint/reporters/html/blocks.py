"""The report as it reads: its words and tables, with the places that findings speak of marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.layout import TableLayout, TextLayout
from gipr_lint.reporters.html.grid import Box, boxes
from gipr_lint.reporters.html.view import Block, CellView, Stretch, TableBlock, TextBlock
from gipr_lint.reporters.html.words import shown

if TYPE_CHECKING:
    from gipr_lint.model.document import Span
    from gipr_lint.model.layout import CellLayout, LayoutItem
    from gipr_lint.reporters.html.targets import Target, Targets

_DEPTHS = {"title": 4, "section": 4, "heading": 5}
"""How deep headings of a report stand on the page, whose own title, parts and reports stand above them."""
_MARKS = "#＃*_ \u3000"
"""What Markdown writes around a heading."""


class Drawn(NamedTuple):
    """A block, and the numbers of the findings whose cards stand below it."""

    block: Block
    numbers: tuple[int, ...]


def drawn(items: Sequence[LayoutItem], lines: Sequence[str], targets: Targets) -> Iterator[Drawn]:
    """Yield the blocks of a report in order."""
    depth, tables = 3, 0
    for item in items:
        if isinstance(item, TableLayout):
            tables += 1
            yield _table(item, tables, targets)
            continue
        wanted = _DEPTHS.get(item.kind, 0)
        depth = min(wanted, depth + 1) if wanted else depth
        yield _text(item, depth if wanted else 0, lines, targets)


class _Segment(NamedTuple):
    """Words within which no mark begins or ends, and the targets that they belong to."""

    text: str
    targets: tuple[Target, ...]


def _text(item: TextLayout, depth: int, lines: Sequence[str], targets: Targets) -> Drawn:
    before = frozenset(targets.shown)
    segments: list[_Segment] = []
    for span in item.spans:
        near = [one for one in targets.on(span.line) if not (one.is_broad and one.id in before)]
        own = _segments(_bare(span, lines) if depth else span, lines, near)
        segments += _spaced(segments[-1:], list(own))
    last = {target.id: index for index, segment in enumerate(segments) for target in segment.targets}
    stretches = [
        Stretch(shown(text), targets.mark(here, [one for one in here if last[one.id] == index]) if here else None)
        for index, (text, here) in enumerate(segments)
    ]
    found = [target for segment in segments for target in segment.targets]
    return Drawn(TextBlock(item.kind, tuple(stretches), depth), targets.tell(found))


def _spaced(before: Sequence[_Segment], line: Sequence[_Segment]) -> Sequence[_Segment]:
    """Return a line as it goes on behind another: with a space between Latin words."""
    if before and line and _is_latin(before[-1].text[-1:]) and _is_latin(line[0].text[:1]):
        return [_Segment(" ", ()), *line]
    return line


def _bare(span: Span, lines: Sequence[str]) -> Span:
    """Return the place of a heading without the marks that Markdown puts around it."""
    text = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    start, end = len(text) - len(text.lstrip(_MARKS)), len(text.rstrip(_MARKS))
    return span._replace(column=span.column + start, end_column=span.column + end) if start < end else span


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _segments(span: Span, lines: Sequence[str], near: Sequence[Target]) -> Iterator[_Segment]:
    """Yield the words of a stretch of one line, cut where targets begin and end."""
    line, first, end = lines[span.line - 1], span.column, span.end_column
    reaches = [(*_widened(target, span.line, first, end), target) for target in near]
    here = [
        (max(start, first), min(stop, end), target) for start, stop, target in reaches if start < end and first < stop
    ]
    begins, ends = _by_column(start for start, _, _ in here), _by_column(stop for _, stop, _ in here)
    within: set[int] = set()
    for start, stop in pairwise(sorted({first, end, *begins, *ends})):
        within.difference_update(ends.get(start, ()))
        within.update(begins.get(start, ()))
        yield _Segment(line[start - 1 : stop - 1], tuple(here[index][2] for index in sorted(within)))


def _by_column(columns: Iterable[int]) -> dict[int, list[int]]:
    """Return at each column the numbers of those that stand there."""
    found: dict[int, list[int]] = {}
    for index, column in enumerate(columns):
        found.setdefault(column, []).append(index)
    return found


def _widened(target: Target, line: int, first: int, end: int) -> tuple[int, int]:
    """Return the columns of a target; where it is a mere point, those of the character before or behind it."""
    start, stop = target.columns_on(line)
    if stop > start or not first <= start <= end:
        return start, stop
    return (start - 1, start) if start == end else (start, start + 1)


def _table(table: TableLayout, number: int, targets: Targets) -> Drawn:
    place = f"{targets.prefix}-t{number}"
    at = _cell_targets(table, targets)
    rows = tuple(
        tuple(_cell(box, at.get(id(box.cell), ()), targets, _head(box, row) if table.known else "") for box in row)
        for row in boxes(table)
    )
    found = [target for here in at.values() for target in here]
    numbers = targets.tell(found)
    cells = [cell.span for row in table.rows for cell in row]
    first, last = min(span.line for span in cells), max(span.end_line for span in cells)
    rest = [target for target in targets.within(first, last) if target.id not in targets.shown]
    numbers = tuple(sorted((*numbers, *targets.tell(rest, place))))
    return Drawn(TableBlock(place, f"第 {number} 个表格", rows, table.known), numbers)


def _cell_targets(table: TableLayout, targets: Targets) -> dict[int, list[Target]]:
    """Return the targets of each cell that has some, by its identity."""
    cells = [cell for row in table.rows for cell in row]
    found: dict[int, list[Target]] = {}
    lines = sorted({line for cell in cells for line in range(cell.span.line, cell.span.end_line + 1)})
    by_line: dict[int, list[CellLayout]] = {}
    for cell in cells:
        by_line.setdefault(cell.span.line, []).append(cell)
    for target in {target.id: target for line in lines for target in targets.on(line)}.values():
        for cell in _cells_at(target, by_line.get(target.span.line, ())):
            found.setdefault(id(cell), []).append(target)
    return found


def _cells_at(target: Target, cells: Sequence[CellLayout]) -> Sequence[CellLayout]:
    """Return the cells of a line that a target means: the one that is its place, else all that it touches."""
    same = [cell for cell in cells if cell.span == target.span]
    if same:
        return [next((cell for cell in same if cell.figure), same[0])]
    if target.is_broad:
        return ()
    start, end = target.columns_on(target.span.line)
    return [
        cell
        for cell in cells
        if cell.text and cell.span.column < max(end, start + 1) and start < cell.span.end_column and not _goes_on(cell)
    ]


def _goes_on(cell: CellLayout) -> bool:
    return cell.span.end_line > cell.span.line


def _head(box: Box, row: Sequence[Box]) -> str:
    """Return for what a cell of a statutory table is the head."""
    if not box.cell.text or box.cell.figure:
        return ""
    return "row" if any(one.cell.figure for one in row) else "col"


def _cell(box: Box, here: Sequence[Target], targets: Targets, head: str) -> CellView:
    mark = targets.mark(here, [one for one in here if one.id not in targets.shown]) if here else None
    return CellView(shown(box.cell.text), box.colspan, box.rowspan, head, mark)
