"""What is said with a finding in a recognised text: how far it is to be trusted, and what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gipr_lint.model.finding import Hit, Location, Mention, Phrase

if TYPE_CHECKING:
    from gipr_lint.model.report import Report
    from gipr_lint.model.report_table import ReportCell

_MAX_CELLS = 3
"""So many cells are named."""
_CELL_PATH_PARTS = 3
"""The parts of the logical path of a cell: table, row, column."""


def is_recognized(location: Location, report: Report) -> bool:
    """Tell whether something stands in what was recognised; what has no place, where all of the text was."""
    document = report.document
    if location.path is not None or not document.recognized:
        return False
    if location.span is None:
        return len(document.recognized) >= sum(bool(line) for line in document.lines)
    return not document.recognized.isdisjoint(range(location.span.line, location.span.end_line + 1))


def is_confirmed(hit: Hit, message: Phrase, report: Report) -> bool:
    """Tell whether a finding rests on nothing that the recognition may have got wrong: figures that are sure, or a
    number with a check digit that is right.
    """
    cells = list(_cells(_places(hit, message), report))
    if not hit.certain or any(cell.doubt is not None for cell in cells):
        return False
    return hit.private or (
        len(hit.location.logical) == _CELL_PATH_PARTS and bool(cells) and all(map(_is_figure, cells))
    )


def caution(hit: Hit, message: Phrase, report: Report) -> str:
    """Return what is said behind a finding that is not confirmed."""
    doubtful = [cell for cell in _cells(_places(hit, message), report) if cell.doubt is not None]
    if not doubtful:
        return "这一处是从图片识别的，请对照原件。"
    told = "、".join(_told(cell, report) for cell in doubtful[:_MAX_CELLS])
    more = f"等 {len(doubtful)} 格" if len(doubtful) > _MAX_CELLS else ""
    return f"从图片识别，没有把握：{told}{more}，请对照原件。"


def doubt_of(cell: ReportCell) -> str:
    """Return how a cell was read and what it may be: 读作7，可能是1; nothing where it is sure."""
    if cell.doubt is None:
        return ""
    read = f"读作{cell.value.raw}" if cell.value.raw else "没有认出数字"
    return f"{read}，可能是{cell.doubt.perhaps}" if cell.doubt.perhaps else read


def _told(cell: ReportCell, report: Report) -> str:
    table = next(one for one in report.tables.values() if one.cell(cell.row, cell.column) is cell)
    return f"{table.label(cell.row, cell.column).removeprefix(table.label())}{doubt_of(cell)}"


def _is_figure(cell: ReportCell) -> bool:
    return cell.certain and cell.value.number is not None


def _places(hit: Hit, message: Phrase) -> Iterator[Location]:
    yield hit.location
    yield from (part.location for part in message if isinstance(part, Mention))


def _cells(places: Iterable[Location], report: Report) -> Iterator[ReportCell]:
    """Yield the cells of this report at places, each once."""
    seen = set()
    for place in places:
        if place.path is None and len(place.logical) == _CELL_PATH_PARTS and place.logical not in seen:
            seen.add(place.logical)
            table = report.tables.get(place.logical[0])
            cell = table.cell(*place.logical[1:]) if table else None
            if cell is not None:
                yield cell
