"""Sentences that stand in a report twice, word for word."""

from collections.abc import Iterator

from gipr_lint.checks.once_per_paragraph import once
from gipr_lint.checks.places import in_text, mentions
from gipr_lint.checks.scope import Scope, texts
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.parse.normalize import fold

_SENTENCE = expression(r"[^。！？!?\s](?:[^。！？!?]*[^。！？!?\s])?")
"""A sentence up to its end, without the space around it. Finds `` [|公开信息12条|]。``, not ``。``."""
_ITEM = expression(rf"[{NUMERALS}]{{1,2}}[是、]|\([{NUMERALS}\d]{{1,2}}\)|\d{{1,2}}[.、](?!\d)")
"""The number of an item before its words. Begins ``[|一是|]公开及时``, not ``公开一是及时``."""
_QUOTED = expression(r"“[^“”]*”|《[^《》]*》|〈[^〈〉]*〉")
"""What a sentence quotes or cites. Finds ``落实[|《条例》|]规定``, not ``落实条例规定``."""


class _Stretch(NamedTuple):
    """Sentences of one paragraph, one behind the other, and where the first of them stood before."""

    start: int
    end: int
    first: "_Place"


class _Place(NamedTuple):
    """Where a sentence stands; only what is reported becomes a location."""

    section: str | None
    item: Paragraph
    start: int
    end: int


def repeated(report: Report, scope: Scope, min_chars: int, unless: Pattern | None) -> Iterator[Hit]:
    """Yield a hit for each stretch of repeated sentences in a paragraph, at its second place.

    Sentences shorter than ``min_chars`` (quotations do not count), and those that ``unless`` finds, may be said twice.
    """
    seen: dict[str, _Place] = {}
    groups: list[list[Hit]] = []
    again = [one for one in report.sections if report.section(one.id) is not one]  # a fault of its own
    apart = {id(item) for one in again for item in one.items} | {id(report.title)}
    for section, text, item in texts(report, scope):
        if not isinstance(item, Paragraph) or id(item) in apart:
            continue
        stretches: list[_Stretch] = []
        joined = False
        for match in _SENTENCE.finditer(text):
            sentence = _words(match[0])
            if len(_QUOTED.sub("", sentence)) < min_chars or (unless and unless.search(sentence)):
                joined = False
                continue
            place = _Place(section, item, *match.span())
            first = seen.setdefault(sentence, place)
            if first is place:
                joined = False
            elif joined:
                stretches[-1] = stretches[-1]._replace(end=match.end())
            else:
                stretches.append(_Stretch(*match.span(), first))
                joined = True
        groups.append([_hit(report, in_text(report, section, item, one.start, one.end), one) for one in stretches])
    yield from once(groups, len(groups))


def _words(sentence: str) -> str:
    """Return a sentence without white space and the number before it."""
    folded = fold(sentence)
    number = _ITEM.match(folded)
    return folded[number.end() :] if number else folded


def _hit(report: Report, place: Location, stretch: _Stretch) -> Hit:
    first = in_text(report, *stretch.first)
    line = report.document.line_name(first.span) if first.span else ""
    return Hit(place, {"section": place.label, "there": mentions([(line, first)]), "more": ""})
