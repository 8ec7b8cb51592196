"""Two lists of a section, the second of which answers the first item by item: problems and improvements."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Annotated

import msgspec
from msgspec import Meta

from gipr_lint.checks.places import in_section
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.report import Heading, Paragraph, Report, Section
from gipr_lint.parse.heading import number_of

_BEGIN = r"(?:^|(?<=[。；;：:，,、！\s”）)]))"
_STYLES = tuple(
    expression(pattern, re.MULTILINE)
    for pattern in (
        rf"{_BEGIN}(?P<number>[{NUMERALS}]{{1,2}})(?:是(?!否)|要)",
        rf"{_BEGIN}[（(]\s*(?P<number>[{NUMERALS}]{{1,2}}|\d{{1,2}})\s*[)）](?!\s*[项款])",
        rf"{_BEGIN}(?P<number>\d{{1,2}})\s?[.．、](?!\d)",
        rf"{_BEGIN}第(?P<number>[{NUMERALS}])[,，：:]",
    )
)
"""How the items of a list may be numbered. Finds ``[|一是|]慢``, ``（一）慢``, ``1.慢`` and ``第一，慢``, not
``第（一）项`` or ``1.5倍``."""


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The section with both lists, where the second begins, and what it has to have."""

    section: Annotated[str, Meta(description="两组所在的部分，写部分的 id，例如 problems")]
    lead: Annotated[Pattern, Meta(description="认出后一组从哪里开始的正则表达式，例如 下一步")]
    goes_on: Annotated[
        Pattern | None, Meta(description="后一组里有与它相符的文字（例如 此外），就可能还有没有编号的项，不比项数")
    ] = None
    concrete: Annotated[
        Pattern | None, Meta(description="后一组里至少要有一处与它相符：具体的数量、时间、对象或者做法")
    ] = None


class _Joined(NamedTuple):
    """The texts of a section as one, with the way back to where they stand."""

    text: str
    starts: list[int]
    items: list[Paragraph | Heading]

    def span(self, start: int, end: int) -> Span:
        """Return where characters stand; of a heading all of it."""
        index = bisect_right(self.starts, start) - 1
        item = self.items[index]
        if isinstance(item, Heading):
            return item.line.span
        return item.span(start - self.starts[index], min(end - self.starts[index], len(item.text)))


def unanswered(report: Report, options: Answers) -> Iterator[Hit]:
    """Yield one hit, where the second list begins: it has fewer items than the first, or nothing concrete."""
    section = report.section(options.section)
    if section is None:
        return
    joined = _join(section)
    lead = options.lead.search(joined.text)
    if lead is None:
        return
    first, second = joined.text[: lead.start()], joined.text[lead.end() :]
    problems, improvements = _length(first), _length(second)
    problem = ""
    if 0 < improvements < problems and not (options.goes_on and options.goes_on.search(second)):
        problem = f"前面列出了 {problems} 项，后面只有 {improvements} 项"
    elif options.concrete is not None and not options.concrete.search(second):
        problem = "没有写明数量、时间、对象或者具体的做法"
    if problem:
        place = in_section(report, section.id, joined.span(*lead.span()))
        yield Hit(place, {"problem": problem})


def _join(section: Section) -> _Joined:
    parts = [item.line.text if isinstance(item, Heading) else text for text, item in section.texts]
    starts = list(accumulate((len(part) + 1 for part in parts), initial=0))[:-1]
    return _Joined("\n".join(parts), starts, [item for _, item in section.texts])


def _length(text: str) -> int:
    """Return how many items the outermost list of a text has, the longest where it has several; 0 without any."""
    lists = [(mark.start(), style) for style in _STYLES for mark in _first(style, text)]
    if not lists:
        return 0
    _, style = min(lists, key=lambda each: each[0])
    longest = count = 0
    for mark in style.finditer(text):
        number = number_of(mark["number"])
        count = number if number in {1, count + 1} else count
        longest = max(longest, count)
    return longest


def _first(style: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the first item of the first list in a style that has a second one too, or stands alone in sentences."""
    marks = [(mark, number_of(mark["number"])) for mark in style.finditer(text)]
    for mark, number in marks:
        if number == 1 and (style is _STYLES[0] or any(other == 2 for _, other in marks)):
            yield mark
            return
