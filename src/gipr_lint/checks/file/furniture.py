"""Page numbers and running heads that conversion left inside the text or a table."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from gipr_lint.checks.mending import without
from gipr_lint.checks.places import in_section, mentions
from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Span, Table
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.report import Furniture, Item, Paragraph, Report, SignOff
from gipr_lint.parse.normalize import fold

_NUMBER = expression(r"[-—–－·~]+\s*\d{1,3}\s*[-—–－·~]+|第\s*\d.*页.*|\d{1,3}\s*/\s*\d{1,3}|\d{1,3}")
"""A line or cell that may be a page number. Takes ``- 3 -`` and ``第3页 共9页`` and ``3/9``, not ``第三页`` or
``1234``."""
_BARE = expression(r"\d+")
"""A number without anything that makes it one of a page. Takes ``12``, not ``-12-``."""
MAX_NAMED_PLACES = 5
"""How many places a message names."""


class _Found(msgspec.Struct, frozen=True):
    words: str
    location: Location


def furniture(report: Report) -> Iterator[Hit]:
    """Yield one hit for all that stands between the first and the last words of the report."""
    items = list(report.items)
    while items and isinstance(items[-1][1], (Furniture, SignOff)):
        items.pop()
    head = fold(report.title.text) if report.title else ""
    found = _certain([each for section, item in items for each in _in(report, section, item, head)])
    if not found:
        return
    named = mentions(((f"“{each.words}”", each.location) for each in found[:MAX_NAMED_PLACES]), mark="")
    more = f"等 {len(found)} 处" if len(found) > MAX_NAMED_PLACES else ""
    certain = not any(_BARE.fullmatch(each.words) for each in found)  # a figure may have fallen out of its table
    fix = without(report, [each.location.span for each in found if each.location.span], certain=certain)
    yield Hit(found[0].location, {"furniture": named, "more": more}, fix=fix)


def _in(report: Report, section: str | None, item: Item, head: str) -> Iterator[_Found]:
    """Yield the lines and rows of an item that belong to a page."""
    if isinstance(item, Furniture):
        lines = [(item.line.text, item.line.span)] if _NUMBER.fullmatch(item.line.text) else []
    elif isinstance(item, Table):
        lines = list(_rows(item))
    elif isinstance(item, Paragraph) and section is not None and head:
        lines = [(line.text, line.span) for line in item.lines if fold(line.text) == head]
    else:
        lines = []
    for words, span in lines:
        yield _Found(words, in_section(report, section, span))


def _rows(table: Table) -> Iterator[tuple[str, Span]]:
    """Yield what stands alone in a row, unless it is a bare number: that is a figure."""
    for row in table.rows:
        filled = [cell for cell in row.cells if cell.text]
        if len(filled) == 1 and _NUMBER.fullmatch(filled[0].text) and not _BARE.fullmatch(filled[0].text):
            yield filled[0].text, filled[0].span


def _certain(found: list[_Found]) -> list[_Found]:
    """Leave out bare numbers unless they count up: one alone may be a figure that fell out of its table."""
    bare = [each for each in found if _BARE.fullmatch(each.words)]
    numbers = [int(each.words) for each in bare]
    pages = len(numbers) > 1 and all(after - before == 1 for before, after in pairwise(numbers))
    return found if pages else [each for each in found if each not in bare]
