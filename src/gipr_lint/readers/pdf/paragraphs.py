"""Where paragraphs begin and where they surely go on, as the print shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.pdf.lines import TextLine

_INDENT_EM = 1.2
"""By how many sizes a line begins further right, if a paragraph begins with it."""
_OTHER_SIZE_SHARE = 0.15
"""Lines whose sizes differ by more than this share are of two paragraphs: 小四 below 三号, not 四号."""
_PARAGRAPH_GAP_EM = 1.7
"""A gap of more than so many sizes parts paragraphs: lines that are set one and a half apart stand nearer."""
_MIN_INDENTED_LINES = 2
"""So many lines of a file are indented where its paragraphs are told by that."""
_CLOSED = expression(r"[。！？!?；;：:]['”’》」』）)]?$")
"""The end of a finished sentence. Finds ``如下：`` and ``“公开。”``, not ``如下``."""


class Measure(NamedTuple):
    """Where the lines of running text begin and end on most pages, and whether paragraphs are indented."""

    left: float
    right: float
    indented: bool


def measure(lines: Iterable[TextLine]) -> Measure:
    """Return the measure of all lines of a file."""
    known = list(lines)
    lefts = Counter(round(line.x0) for line in known)
    rights = Counter(round(line.x1 / 4) * 4 for line in known)
    left = min((x for x, times in lefts.items() if times >= max(lefts.values()) / 2), default=0)
    right = max((x for x, times in rights.items() if times >= max(rights.values()) / 4), default=0)
    indented = sum(_INDENT_EM < (line.x0 - left) / max(line.size, 1) < _INDENT_EM * 2 for line in known)
    return Measure(left, right, indented >= _MIN_INDENTED_LINES)


def begins(before: TextLine, line: TextLine) -> bool:
    """Tell whether a paragraph begins with a line: by its indentation, another size, or the space above it."""
    size = max(before.size, line.size, 1)
    if abs(before.size - line.size) > _OTHER_SIZE_SHARE * size or line.x0 > before.x0 + _INDENT_EM * size:
        return True
    return line.top > before.top and line.top - before.bottom > _PARAGRAPH_GAP_EM * size


def surely_goes_on(before: TextLine, line: TextLine, within: Measure) -> bool:
    """Tell whether a sentence that ends at the end of its line is followed by another of the same paragraph.

    Nothing but the print tells that: the line is full, and the next is not indented though those that begin are.
    """
    if not within.indented or not _CLOSED.search(before.text) or begins(before, line):
        return False
    full = abs(before.x1 - within.right) < before.size * 1.2
    return full and abs(line.x0 - within.left) < line.size / 2 and before.top < line.top
