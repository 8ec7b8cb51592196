"""A source line cropped to a stretch of it, with marks that stand right under that stretch on a terminal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from gipr_lint.reporters.printable import printable

MAX_COLUMNS = 70
"""How many columns of a source line are shown: a line that wraps on 80 columns would lose its marks."""
CUT = "…"
TAB = "    "


def excerpt(line: str, start: int, end: int, width: int = MAX_COLUMNS) -> tuple[str, str]:
    """Return what to show of a line, and marks for its characters ``start`` to ``end`` (exclusive, from 0).

    Offsets beyond the line mean its end. There is always a mark, so that an empty stretch is seen too.
    """
    start = max(0, min(start, len(line)))
    end = max(start, min(end, len(line)))
    # No more than this many characters are looked at on each side: a line may hold a whole file.
    reach = 4 * width
    before = (CUT if start > reach else "") + _shown(line[max(0, start - reach) : start])
    marked = _shown(line[start : min(end, start + reach)]) + (CUT if end - start > reach else "")
    after = _shown(line[end : end + reach]) + (CUT if len(line) - end > reach else "")
    if columns(marked) > width:
        marked, after = _head(marked, width), ""
    room = max(width - columns(marked), 2)
    before = _tail(before, max(room - columns(after), room // 2))
    after = _head(after, room - columns(before))
    indent = columns(before)
    return before + marked + after, " " * indent + "^" * max(1, columns(before + marked) - indent)


def columns(text: str) -> int:
    """Return how many columns of a terminal a printable text takes."""
    from wcwidth import wcswidth

    return wcswidth(text)


def _shown(text: str) -> str:
    return printable(text.replace("\t", TAB))


def _head(text: str, room: int) -> str:
    """Return the beginning of a text that fits into ``room`` columns (at least one)."""
    if columns(text) <= room:
        return text
    fitting = bisect_right(range(len(text) + 1), room - 1, key=lambda count: columns(text[:count])) - 1
    return text[:fitting] + CUT


def _tail(text: str, room: int) -> str:
    """Return the end of a text that fits into ``room`` columns (at least one)."""
    if columns(text) <= room:
        return text
    first = bisect_left(range(len(text) + 1), 1 - room, key=lambda count: -columns(text[count:]))
    return CUT + text[first:]
