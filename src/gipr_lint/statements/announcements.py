"""Numbers of items that the text announces, with the items that follow, and numbers of the parts of the report."""

import re
from collections.abc import Iterator, Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.parse.heading import number_of

_ANNOUNCED = expression(
    rf"""(?P<words>(?P<number>[两{NUMERALS}\d](?<![{NUMERALS}\d第前每后各余半多几.].)(?:(?<=十)[{NUMERALS}]|(?<=\d)\d)?)\s*
        (?:个方面|大方面|方面|项|点|大类|类|条|种|个(?![月季百小工年])|大))
        [^。;；:：,，、!！?？\d\n两{NUMERALS}]{{0,16}} (?:[:：]|(?<=方面)[,，。]|(?<=如下)[。])\s*""",
    re.VERBOSE,
)
"""An announcement, up to where the first item begins. Finds ``以下[|三方面问题：|]一是``, not ``第三项工作：`` or
``3个月：``."""
_BEGIN = r"(?:^|(?<=[。；;：:，,、！!？?\s”）)]))"
_STYLES = tuple(
    expression(pattern, re.MULTILINE)
    for pattern in (
        rf"{_BEGIN}(?P<number>[{NUMERALS}]{{1,2}})是(?!否)",
        rf"{_BEGIN}第\s?(?P<number>[{NUMERALS}])\s?(?=[,，:：是])",
        r"[(（]\s*(?P<number>\d\d?)\s*[)）]",
        rf"^[#＃*\s]*[(（]\s*(?P<number>[{NUMERALS}]{{1,2}})\s*[)）](?!\s*[项款])",
        rf"{_BEGIN}(?P<number>\d\d?)\s?[.．、](?!\d)",
        r"(?P<number>[①-⑳])",
    )
)
"""How the items of a list may be numbered. Begins ``一是`` and ``第二，`` and ``（3）`` and ``（四）`` and ``5.`` and
``⑥``, not ``一是否`` or ``（四）项`` or ``2.5``."""
_UNNUMBERED = expression(r"此外|另外|最后|还有|同时还|以及|等等")
"""Words with which a last item may begin that has no number. Finds ``[|此外|]还``, not ``外``."""
_NUMBERED_WITHOUT_IS = expression(rf"[；;，,]\s*[{NUMERALS}][^是]")
"""A last item of another style. Finds ``二是更新[|；三抓|]考核``, not ``；三是``."""

_SENTENCE = expression(r"[^。；]+")
"""A sentence of a preface. Finds ``[|共六部分|]。其他``, not ``。；``."""
_PARTS = expression(
    rf"""(?:(?:等|共|分为?|包括|由|以下|下列)\s*+)?
        (?P<number>[{NUMERALS}]|\d{{1,2}})\s*+(?:个|大|方面的?|项)?\s*+(?P<kind>部分|内容|方面|项内容)""",
    re.VERBOSE,
)
"""A number of parts. Finds ``事项[|等六个部分|]组成`` and ``[|共6部分|]``, not ``六件``."""
_OF_REPORT = expression(r"(?:报告|全文|年报|内容)(?:共|一共)?(?:由|分为?|包括|包含|共)")
"""A sentence that speaks of the parts of the whole report. Finds ``本[|报告由|]总体情况``, not ``报告如下``."""
_ASIDE = expression(r"[（(][^（）()]*[）)]|^.*?(?:包括|包含|分为|由)")
"""What is no part in a list of parts. Finds ``[|本报告由|]总体情况`` and ``总体情况[|（含公开）|]``, not
``总体情况``."""
_BETWEEN_NAMES = expression("[、，,；;]")
"""What stands between the names of a list. Finds ``总体情况[|、|]主动公开``, not ``总体情况和主动公开``."""
_MIN_NAME_CHARS = 6
"""A shorter name may be a word of several parts: 主动公开."""
_MAX_NAMES_ENTRIES = 40
"""A list of more names is none of parts."""


class AnnouncedItems(NamedTuple):
    """A number of items, ``words`` from ``start`` to ``end``, and how many follow.

    ``listed`` is None where no list follows, or its length cannot be told: a number is missing, or an item has none.
    """

    words: str
    start: int
    end: int
    number: int
    listed: int | None


class AnnouncedNumber(NamedTuple):
    """A number of parts or contents, and where it stands in its text. ``of_parts``: it is called one of parts."""

    number: int
    start: int
    end: int
    of_parts: bool


class PartsSentence(NamedTuple):
    """A sentence that announces numbers of parts, or speaks of those of the whole report (``of_report``).

    ``start`` is where it stands in its text, ``names`` are the longer ones of its list.
    """

    text: str
    start: int
    numbers: Sequence[AnnouncedNumber]
    of_report: bool
    names: Sequence[str]


def announces_items(text: str) -> bool:
    """Tell whether a text announces a number of items at all."""
    return _ANNOUNCED.search(text) is not None


def announced_items(text: str) -> Iterator[AnnouncedItems]:
    """Yield the announcements in a text that has all lines in which their items may stand."""
    for match in _ANNOUNCED.finditer(text):
        number = 2 if match["number"] == "两" else number_of(match["number"])
        yield AnnouncedItems(match["words"], *match.span("words"), number, _listed(text, match.end(), number))


def _listed(text: str, begin: int, wanted: int) -> int | None:
    """Return how many items the list that begins at a place has, None where it cannot be told."""
    style = next((style for style in _STYLES if (first := style.match(text, begin)) and _number(first) == 1), None)
    if style is None:
        return None
    count, end = 0, begin
    for mark in style.finditer(text, begin):
        number = _number(mark)
        if number == count + 1:
            count, end = number, mark.end()
        elif number <= 1:
            break
        else:
            return None
    rest = text[end:].partition("。")[0]
    if count < wanted and (_UNNUMBERED.search(rest) or _NUMBERED_WITHOUT_IS.search(rest)):
        return None
    return count if count > 1 else None


def _number(match: re.Match[str]) -> int:
    mark = match["number"]
    return ord(mark) - ord("①") + 1 if "①" <= mark <= "⑳" else number_of(mark)


def parts_sentences(text: str) -> Iterator[PartsSentence]:
    """Yield the sentences of a text that may tell of the parts of the report."""
    for sentence in _SENTENCE.finditer(text):
        numbers = [_announced(match, sentence.start()) for match in _PARTS.finditer(sentence[0])]
        of_report = _OF_REPORT.search(sentence[0]) is not None
        if numbers or of_report:
            yield PartsSentence(sentence[0], sentence.start(), numbers, of_report, _names(sentence[0]))


def _announced(match: re.Match[str], offset: int) -> AnnouncedNumber:
    number, start, end = number_of(match["number"]), match.start("number"), match.end()
    return AnnouncedNumber(number, offset + start, offset + end, match["kind"] == "部分")


def _names(sentence: str) -> Sequence[str]:
    names = _BETWEEN_NAMES.split(_ASIDE.sub("", sentence))
    return [name for name in names if len(name) >= _MIN_NAME_CHARS][:_MAX_NAMES_ENTRIES]
