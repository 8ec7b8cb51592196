"""Check ``counted``: "以下三方面：" against the number of items in the list that follows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_text, section_name
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Heading, Report, Section
from gipr_lint.model.rule import Check, CheckOptions
from gipr_lint.parse.heading import number_of

_NUMERAL = "一二三四五六七八九十"
_ANNOUNCED = re.compile(
    rf"""(?<![{_NUMERAL}\d第前后每各余半多几.]) (?P<words>(?P<number>[两{_NUMERAL}]|十[{_NUMERAL}]|\d\d?)\s*
        (?:个方面|大方面|方面|项|点|大类|类|条|种|个(?![月季百小工年])|大))
        [^。;；:：,，、!！?？\d\n两{_NUMERAL}]{{0,16}} (?:[:：]|(?<=方面)[,，。]|(?<=如下)[。])\s*""",
    re.VERBOSE,
)
"""An announcement, up to where the first item begins."""

_BEGIN = r"(?:^|(?<=[。；;：:，,、！!？?\s”）)]))"
_STYLES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"{_BEGIN}(?P<number>[{_NUMERAL}]{{1,2}})是(?!否)",
        rf"{_BEGIN}第\s?(?P<number>[{_NUMERAL}])\s?(?=[,，:：是])",
        r"[(（]\s*(?P<number>\d\d?)\s*[)）]",
        rf"^[#＃*\s]*[(（]\s*(?P<number>[{_NUMERAL}]{{1,2}})\s*[)）](?!\s*[项款])",
        rf"{_BEGIN}(?P<number>\d\d?)\s?[.．、](?!\d)",
        r"(?P<number>[①-⑳])",
    )
)
"""How the items of a list may be numbered."""
_UNNUMBERED = re.compile(r"此外|另外|最后|还有|同时还|以及|等等")
"""Words with which a last item may begin that has no number."""


class Options(CheckOptions, frozen=True):
    """Nothing can be set."""


def run(report: Report, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - the signature of all checks
    """Yield a hit for each announcement of more or fewer items than there are."""
    if not _ANNOUNCED.search(words(report)):
        return
    for section in report.sections:
        yield from _section(report, section)


def _section(report: Report, section: Section) -> Iterator[Hit]:
    parts = [item.line.text if isinstance(item, Heading) else text for text, item in section.texts]
    whole = "\n".join(parts)
    starts = list(accumulate((len(part) + 1 for part in parts), initial=0))
    items = [item for _, item in section.texts]
    for announced in _ANNOUNCED.finditer(whole):
        wanted = 2 if announced["number"] == "两" else number_of(announced["number"])
        found = _length(whole, announced.end(), wanted)
        index = bisect_right(starts, announced.start()) - 1
        item = items[index]
        if found in (None, wanted) or isinstance(item, Heading):
            continue
        begin, end = (place - starts[index] for place in announced.span("words"))
        fields = {"match": announced["words"], "found": str(found), "section": section_name(report, section.id)}
        yield Hit(in_text(report, section.id, item, begin, end), fields)


def _length(whole: str, begin: int, wanted: int) -> int | None:
    """Return how many items the list that begins at a place has.

    None where there is no list, or it cannot be told: a number is missing, or an item has none.
    """
    style = next((style for style in _STYLES if (first := style.match(whole, begin)) and _number(first) == 1), None)
    if style is None:
        return None
    count, end = 0, begin
    for mark in style.finditer(whole, begin):
        number = _number(mark)
        if number == count + 1:
            count, end = number, mark.end()
        elif number <= 1:
            break
        else:
            return None
    rest = whole[end:].partition("。")[0]
    if count < wanted and (_UNNUMBERED.search(rest) or re.search(rf"[；;，,]\s*[{_NUMERAL}][^是]", rest)):
        return None
    return count if count > 1 else None


def _number(match: re.Match[str]) -> int:
    mark = match["number"]
    return ord(mark) - ord("①") + 1 if "①" <= mark <= "⑳" else number_of(mark)


CHECK = Check(
    run,
    Options,
    {"match": "报告所说的项数", "found": "后面列出了几项", "section": "这句话所在的部分"},
    "说了有几个方面、几项的，后面编号列出的项数应当相同；编号不连续的、末项没有编号的不检查。",
)
