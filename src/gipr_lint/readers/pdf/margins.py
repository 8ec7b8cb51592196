"""What stands at the edge of pages: running heads and page numbers, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.readers.pdf.lines import TextLine

_MARGIN_SHARE = 0.12
"""The share of a page's height, above and below, in which running heads and page numbers stand."""
_NUMBER = expression(
    r"""[-—–－―·~\s]* \d{1,3} [-—–－―·~\s]*
      | 第?\s*\d{1,3}\s*页?\s* [(（,，/]?\s* 共?\s*\d{1,3}\s*页?\s*[)）]?
      | 第\s*\d{1,3}\s*页""",
    re.VERBOSE,
)
"""A line that is a page number. Takes ``- 3 -`` and ``第3页/共12页`` and ``第 3 页``, not ``2024年``."""
_DIGITS = expression(r"\d+")
"""What differs between the running heads of two pages. Finds ``第[|12|]页``, not ``目录``."""

Body = Sequence[tuple[TextLine, float]]
"""The lines of a page that stand outside tables, each with the height of the page."""


def margins(pages: Sequence[tuple[float, Sequence[TextLine]]]) -> list[set[TextLine]]:
    """Return for each page, given as its height and its lines outside tables, those at its edge.

    A page number is the first or last line; a running head is one that stands at the same height on another page,
    digits apart.
    """
    heads: Counter[tuple[str, int]] = Counter()
    for height, lines in pages:
        heads.update({_head(line) for line in lines if _at_edge(line, height)})
    return [
        {line for line in lines if _at_edge(line, height) and (_NUMBER.fullmatch(line.text) or heads[_head(line)] > 1)}
        for height, lines in pages
    ]


def _at_edge(line: TextLine, height: float) -> bool:
    return line.bottom < height * _MARGIN_SHARE or line.top > height * (1 - _MARGIN_SHARE)


def _head(line: TextLine) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.top / 4)
