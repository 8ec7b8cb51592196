"""The ordinals of a section: those at the beginning of its lines, and the items 一是, 二是 within its sentences."""

import re
from collections.abc import Iterator

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.report import Heading, Paragraph, Section
from gipr_lint.parse.heading import number_of

_MARKS = r"[#＃*_>\s•·●■◆○+\-]*"
"""The marks of Markdown headings, bold words and lists before an ordinal."""
BRACKET = expression(
    rf"{_MARKS}(?P<mark>[（(]\s*(?P<numeral>[{NUMERALS}]{{1,3}})\s*[)）](?!\s*[项款])|(?P<circled>[㈠-㈩]))"
)
"""An ordinal in brackets. Begins ``（二）主动`` and ``**(三)`` and ``㈡``, not ``（二）项`` or ``二、``."""
ARABIC = expression(rf"{_MARKS}(?P<mark>(?P<numeral>\d{{1,2}})\s*[、．.])(?!\d)")
"""An ordinal in digits. Begins ``2.平台`` and ``- 3、``, not ``2.5万`` or ``2024年``."""
_ITEM = expression(rf"(?:^|(?<=[。；;：:，,、！？\s”）)*_#>.．-]))(?P<numeral>[{NUMERALS}]{{1,2}})是(?!否)")
"""An item of an enumeration. Finds ``公开。[|二是|]加强``, not ``不一是`` or ``一是否``."""
_MAX_HEADING_CHARS = 20
"""A longer line is no heading."""
_STOPS = "。；，、：:;,.！？"
"""A line with one of these at its end is none either."""
_INTRODUCES = {"：", ":"}
"""What stands before the first item of another list."""


class Ordinal(NamedTuple):
    """An ordinal as printed, the index of the text in which it stands, and whether a heading stands before it.

    ``start`` and ``end`` are where an item 一是 stands in that text.
    """

    number: int
    numeral: str
    text: str
    span: Span
    item: int
    fresh: bool = False
    start: int = 0
    end: int = 0


def numbered(section: Section, pattern: re.Pattern[str]) -> Iterator[list[Ordinal]]:
    """Yield the ordinals of one style at line starts, anew after each heading of a higher kind.

    Behind a heading without a number they may go on or begin anew, unless it is a lower one.
    """
    run: list[Ordinal] = []
    fresh, depth = False, 0
    for index, (_, item) in enumerate(section.texts):
        line = item.line if isinstance(item, Heading) else item.lines[0]
        match = pattern.match(line.text)
        if match is not None:
            number, column = line.span.line, line.span.column
            place = Span(number, column + match.start("mark"), number, column + match.end("mark"))
            numeral = match["numeral"] or match[0][-1]
            run.append(Ordinal(number_of(numeral), numeral, match["mark"], place, index, fresh))
            fresh, depth = False, _depth(item)
        elif _ranks_above(item, line.text, pattern):
            yield run
            run, fresh = [], False
        elif _may_be_heading(item):
            fresh = fresh or not 0 < depth < _depth(item)
    yield run


def _depth(item: Paragraph | Heading) -> int:
    return item.depth if isinstance(item, Heading) else 0


def _may_be_heading(item: Paragraph | Heading) -> bool:
    """Tell whether a line without a number is a heading: web pages and Word do not mark all of them as such."""
    if isinstance(item, Heading):
        return item.style == "none"
    return len(item.text) <= _MAX_HEADING_CHARS and item.text[-1:] not in _STOPS


def _ranks_above(item: Paragraph | Heading, text: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether numbering in a style begins anew under an item."""
    if isinstance(item, Heading) and item.style == "chapter":
        return True
    return pattern is ARABIC and BRACKET.match(text) is not None


def enumerated(section: Section) -> Iterator[list[Ordinal]]:
    """Yield the items 一是, 二是 between one sub-heading and the next, be they sentences, list items or headings.

    A sub-heading （一） ends the items before it if they stood under one too, or another list begins behind it: it may
    also be an item's own part.
    """
    run: list[Ordinal] = []
    below, crossed, under, fresh = False, False, False, False
    for index, (text, item) in enumerate(section.texts):
        line = item.line if isinstance(item, Heading) else item.lines[0]
        match = BRACKET.match(line.text)
        items = list(_ITEM.finditer(text))
        if match is not None:
            ends = below and not _ITEM.match(line.text, match.end())
            under = crossed = True
        else:
            ends = isinstance(item, Heading) and item.style == "chapter"
        if ends:
            yield run
            run, fresh = [], False
        elif match is not None or ARABIC.match(line.text) or (not items and _may_be_heading(item)):
            fresh = True
        for found in items:
            number = number_of(found["numeral"])
            if number == 1 and crossed and run:
                yield run
                run = []
            if not run:
                below = under
            crossed = False
            place = item.span(found.start("numeral"), found.end())
            anew = fresh or text[found.start() - 1 : found.start()] in _INTRODUCES
            run.append(Ordinal(number, found["numeral"], found[0], place, index, anew, *found.span()))
            fresh = False
    yield run
