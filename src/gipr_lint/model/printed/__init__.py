"""Where lines are printed, in files that have pages: character by character, and the cells of tables."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from gipr_lint.limits.tuples import NamedTuple

Box: TypeAlias = tuple[float, float, float, float]
"""Left, upper, right and lower end, in points from the top left of the page as it is shown."""
_IN_COMMON_SHARE = 0.6
"""Characters stand on one line where they share more than this part of the taller one's height, or of the wider one's
width where the line is written upwards or downwards."""


class Print(NamedTuple):
    """Where a stretch of a line is printed.

    ``boxes`` are those of its characters, one by one from character ``start`` (from 0) on, all on one page. ``cell`` is
    that of the cell of a table which holds this stretch and nothing else.
    """

    start: int
    page: int
    boxes: tuple[Box, ...]
    cell: Box | None = None


def moved(prints: Iterable[Print], way: int) -> tuple[Print, ...]:
    """Return prints that begin so many characters further on."""
    return tuple(one._replace(start=one.start + way) for one in prints)


def places(prints: Iterable[Print], start: int, end: int) -> list[tuple[int, Box]]:
    """Return where characters of a line, from ``start`` up to ``end``, are printed: pages and boxes, line by line.

    A cell whose text is meant as a whole has its own box, one without text too. Of what is not printed, the whole line
    stands for it.
    """
    known = list(prints)
    if start == end:
        blank = next((own for own in known if not own.boxes and own.start == start), None)
        if blank is not None:
            return [*_whole(blank)]
        start, end = start - 1, start + 1
    found = [one for own in known for one in _within(own, start, end)]
    return found or [one for own in known for one in _whole(own)]


def _within(own: Print, start: int, end: int) -> Iterator[tuple[int, Box]]:
    last = own.start + len(own.boxes)
    if start <= own.start < end and last <= end:
        yield from _whole(own)
    else:
        boxes = own.boxes[max(start - own.start, 0) : max(end - own.start, 0)]
        yield from ((own.page, box) for box in _joined(boxes))


def _whole(own: Print) -> Iterator[tuple[int, Box]]:
    yield from ((own.page, box) for box in ([own.cell] if own.cell else _joined(own.boxes)))


def _joined(boxes: Iterable[Box]) -> Iterator[Box]:
    """Yield the boxes of characters that follow one another, those that stand on one line as one."""
    line: Box | None = None
    for box in boxes:
        if line is None or not _on_one_line(line, box):
            if line is not None:
                yield line
            line = box
        else:
            line = (min(line[0], box[0]), min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
    if line is not None:
        yield line


def _on_one_line(line: Box, box: Box) -> bool:
    """Tell whether a character goes on with a line."""
    across = min(line[2], box[2]) - max(line[0], box[0])
    down = min(line[3], box[3]) - max(line[1], box[1])
    taller, wider = max(line[3] - line[1], box[3] - box[1]), max(line[2] - line[0], box[2] - box[0])
    return down > _IN_COMMON_SHARE * taller or across > _IN_COMMON_SHARE * wider
