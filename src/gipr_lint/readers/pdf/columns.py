"""Pages in two columns: the gutter between them, and what stands on the page in the order in which it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import inf
from statistics import median

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.pdf.lines import TextLine, lines_of
from gipr_lint.readers.pdf.printed_page import Glyph, Picture
from gipr_lint.readers.pdf.tables.ruled import PageTable, is_figure
from gipr_lint.readers.pdf.tables.unruled import aligned

_MIN_LINES = 6
"""So many long lines stand in either column of a page, where no other page of the file tells of columns."""
_START_TOLERANCE_PT = 1.5
"""How far apart the lines of a column may begin on two pages."""
_MIN_COLUMN_CHARS = 8
"""A line of a column has so many characters; what is shorter is a label, a figure or the end of a paragraph."""
_LONG_SHARE = 0.5
"""The share of lines of a column that are so long, and of all lines of a page that stand in columns."""
_FIRST_SHARE = 0.35
"""The right column of a page begins behind this share of its width."""
_LAST_SHARE = 0.65
"""It begins before this share."""
_APART_RATIO = 1.3
"""A heading stands further from the lines around it, by this factor, than these from one another."""
_LARGER_RATIO = 1.1
"""Below the end of the right column, it is larger than other print by this factor."""
_GUTTER_EM = 0.8
"""The width of the narrowest gutter, in sizes of the print."""

Item = TextLine | PageTable | Picture


class Gutter(NamedTuple):
    """The strip between two columns."""

    left: float
    right: float


class _Band(NamedTuple):
    """What stands on a page from one height to another: in two columns, or over its whole width."""

    columns: bool
    items: tuple[Item, ...]


def gutters(pages: Sequence[tuple[float, Sequence[TextLine]]]) -> list[Gutter | None]:
    """Return the gutter of each page, given as its width and its lines; None where it has none."""
    found = [_gutter(width, lines) for width, lines in pages]
    known = dict.fromkeys(gutter for gutter in found if gutter)
    return [
        own or next((one for one in known if _begins_at(lines, one)), None)
        for own, (_, lines) in zip(found, pages, strict=True)
    ]


def by_height(items: Iterable[Item]) -> list[Item]:
    """Return what stands on a page from top to bottom."""
    return sorted(items, key=lambda item: (item.top + item.bottom) / 2 if isinstance(item, TextLine) else item.top)


def in_order(glyphs: Sequence[Glyph], others: Sequence[Item], gutter: Gutter, page: int) -> list[Item]:
    """Return the lines and tables of a page in two columns, with tables and pictures that are known already.

    The right column is moved to the left one: a paragraph that goes on in it begins no further right.
    """
    items: list[Item] = []
    for band in _bands(by_height([*lines_of(glyphs), *others]), gutter):
        lines = [item for item in band.items if isinstance(item, TextLine)]
        known = [item for item in band.items if not isinstance(item, TextLine)]
        if not band.columns:
            items += _with_tables(lines, known, page)
            continue
        top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
        own = [glyph for glyph in glyphs if top <= glyph.middle[1] <= bottom]
        left = lines_of(glyph for glyph in own if glyph.middle[0] < gutter.right)
        right = lines_of(glyph for glyph in own if glyph.middle[0] >= gutter.right)
        items += _with_tables(left, [one for one in known if _ends(one)[0] < gutter.left], page)
        way = min(line.x0 for line in right) - min(line.x0 for line in left) if left and right else 0.0
        moved = [_moved(line, way) for line in right]
        items += _with_tables(moved, [one for one in known if _ends(one)[0] >= gutter.left], page)
    return items


def is_tangled(lines: Sequence[TextLine], tables: Sequence[PageTable], gutter: Gutter | None) -> bool:
    """Tell whether no order is sure: text beside a table of one column stands over both, or no columns are known."""
    if gutter is None:
        beside = lines
    else:
        bands = _bands(by_height([*lines, *tables]), gutter)
        over = (item for band in bands if not band.columns for item in band.items)
        beside = [item for item in over if isinstance(item, TextLine)]
        tables = [table for table in tables if not _is_across(table, gutter)]
    least = _MIN_LINES if gutter is None else 1
    return any(sum(_is_beside(line, table) for line in beside) >= least for table in tables)


def _is_beside(line: TextLine, table: PageTable) -> bool:
    apart = line.x1 < table.xs[0] or line.x0 > table.xs[-1]
    long = sum(len(piece.text) for piece in line.pieces) >= _MIN_COLUMN_CHARS
    return apart and long and table.top < (line.top + line.bottom) / 2 < table.bottom


def _with_tables(lines: Sequence[TextLine], known: Sequence[Item], page: int) -> list[Item]:
    tables, rest = aligned(lines, page)
    return by_height([*rest, *tables, *known])


def _moved(line: TextLine, way: float) -> TextLine:
    parts, pieces = (
        tuple(part._replace(x0=part.x0 - way, x1=part.x1 - way) for part in some) for some in (line.parts, line.pieces)
    )
    return line._replace(x0=line.x0 - way, x1=line.x1 - way, parts=parts, pieces=pieces)


def _gutter(width: float, lines: Sequence[TextLine]) -> Gutter | None:
    """Return the gutter of a page, told by where many pieces of its lines begin."""
    starts = Counter(
        round(piece.x0)
        for line in lines
        for piece in line.pieces
        if _FIRST_SHARE * width < piece.x0 < _LAST_SHARE * width
    )
    size = median(line.size for line in lines) if lines else 0
    for start, times in sorted(starts.most_common(3)):  # first lines of paragraphs begin further right
        gutter = Gutter(start - _GUTTER_EM * size, start - 0.5)
        if times > 1 and _in_columns(lines, gutter):
            return gutter
    return None


def _in_columns(lines: Sequence[TextLine], gutter: Gutter) -> bool:
    """Tell whether most lines of a page stand in two columns, enough long ones in each."""
    own = [line for band in _bands(by_height(lines), gutter) if band.columns for line in band.items]
    counts = _long_lines([line for line in own if isinstance(line, TextLine)], gutter)
    return min(counts) >= _MIN_LINES and len(own) >= _LONG_SHARE * len(lines)


def _begins_at(lines: Sequence[TextLine], gutter: Gutter) -> bool:
    """Tell whether text begins on a page right where the right column of another one does."""
    return any(
        abs(piece.x0 - gutter.right) < _START_TOLERANCE_PT and not is_figure(piece.text)
        for line in lines
        for piece in line.pieces
    )


def _long_lines(lines: Sequence[TextLine], gutter: Gutter) -> tuple[int, int]:
    """Return how many lines are long on the left and on the right; none where most are short on that side."""
    found = []
    for right in (False, True):
        lengths = [sum(len(one.text) for one in line.pieces if (one.x0 > gutter.left) == right) for line in lines]
        beside = [length for length in lengths if length]
        long = sum(length >= _MIN_COLUMN_CHARS for length in beside)
        found.append(long if long >= _LONG_SHARE * len(beside) else 0)
    return found[0], found[1]


def _bands(items: Sequence[Item], gutter: Gutter) -> Iterator[_Band]:
    """Yield what stands on a page between what goes over both columns, and that itself, from top to bottom."""
    whole: list[Item] = []
    apart = _standing_apart(items, gutter)
    for across, group in groupby(items, key=lambda item: _is_across(item, gutter) or id(item) in apart):
        own = tuple(group)
        if across or not _is_parted(own, gutter):
            whole += own
            continue
        if whole:
            yield _Band(False, tuple(whole))
        whole = []
        yield _Band(True, own)
    if whole:
        yield _Band(False, tuple(whole))


def _is_parted(items: Sequence[Item], gutter: Gutter) -> bool:
    """Tell whether something stands on both sides of the gutter, and not labels alone."""
    lines = [item for item in items if isinstance(item, TextLine)]
    sides = {piece.x0 > gutter.left for line in lines for piece in line.pieces}
    sides |= {_ends(item)[0] > gutter.left for item in items if not isinstance(item, TextLine)}
    return len(sides) > 1 and max(_long_lines(lines, gutter)) > 0


def _standing_apart(items: Sequence[Item], gutter: Gutter) -> set[int]:
    """Return the short headings over both columns: nothing stands beside them, and more space than usual around."""
    lines = [item for item in items if isinstance(item, TextLine)]
    left = [line.top for line in lines if line.x0 < gutter.left]
    pitch = median([after - before for before, after in pairwise(left)] or [0.0])
    size = median([line.size for line in lines] or [0.0])
    last = max((line.top for line in lines if line.pieces[-1].x0 > gutter.left), default=0.0)
    return {
        id(line)
        for above, line, below in zip(lines, lines[1:], [*lines[2:], None], strict=False)
        if line.x1 < gutter.left
        and min(line.top - above.top, below.top - line.top if below else inf) > _APART_RATIO * pitch
        and (line.top < last or line.size > _LARGER_RATIO * size)
    }


def _is_across(item: Item, gutter: Gutter) -> bool:
    """Tell whether something stands in both columns: a heading over them, a table, a row of one without lines."""
    if not isinstance(item, TextLine):
        first, last = _ends(item)
        return first < gutter.left and last > gutter.right
    cells = len(item.pieces) > 2 and all(len(piece.text) < _MIN_COLUMN_CHARS for piece in item.pieces)
    figures = sum(is_figure(piece.text) for piece in item.pieces) > 1
    return (
        cells
        or figures
        or any(one.x0 < gutter.right < one.x1 or gutter.left < one.x0 < gutter.right for one in item.pieces)
    )


def _ends(item: Item) -> tuple[float, float]:
    """Return from where to where something reaches."""
    return (item.xs[0], item.xs[-1]) if isinstance(item, PageTable) else (item.x0, item.x1)
