"""Check ``repeated``: sentences that stand in the report twice, word for word."""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from msgspec import Meta

from gipr_lint.checks.once_per_paragraph import once
from gipr_lint.checks.places import in_text, mentions
from gipr_lint.checks.scope import Scope, texts
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.model.rule import Check
from gipr_lint.parse.normalize import fold

_SENTENCE = expression(r"[^。！？!?\s](?:[^。！？!?]*[^。！？!?\s])?")
"""A sentence up to its end, without the space around it. Finds `` [|公开信息12条|]。``, not ``。``."""
_ITEM = expression(rf"[{NUMERALS}]{{1,2}}[是、]|\([{NUMERALS}\d]{{1,2}}\)|\d{{1,2}}[.、](?!\d)")
"""The number of an item before its words. Begins ``[|一是|]公开及时``, not ``公开一是及时``."""
_QUOTED = expression(r"“[^”]*”|《[^》]*》|〈[^〉]*〉")
"""What a sentence quotes or cites. Finds ``落实[|《条例》|]规定``, not ``落实条例规定``."""


class Options(Scope, frozen=True, kw_only=True, rename="kebab"):
    """How long a sentence has to be, and which ones may be said twice."""

    min: Annotated[int, Meta(description="至少多少字的句子才检查（空格、引文和书名不计，标点计入）", ge=1)] = 20
    unless: Annotated[Pattern | None, Meta(description="与这个正则表达式相符的句子可以重复")] = None


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


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each stretch of repeated sentences in a paragraph, at its second place."""
    seen: dict[str, _Place] = {}
    groups: list[list[Hit]] = []
    again = [one for one in report.sections if report.section(one.id) is not one]  # a fault of its own
    apart = {id(item) for one in again for item in one.items} | {id(report.title)}
    for section, text, item in texts(report, options):
        if not isinstance(item, Paragraph) or id(item) in apart:
            continue
        stretches: list[_Stretch] = []
        joined = False
        for match in _SENTENCE.finditer(text):
            sentence = _words(match[0])
            if len(_QUOTED.sub("", sentence)) < options.min or (options.unless and options.unless.search(sentence)):
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
    return Hit(place, {"section": place.label, "first": mentions([(line, first)]), "more": ""})


CHECK = Check(
    run,
    Options,
    {
        "section": "重复的句子所在的部分",
        "first": "前一处在哪里",
        "more": "说明本段或全文共有几处；只有一处时为空",
    },
    "同一个句子不应一字不差地写两遍；连着重复的几句合并报告。",
)
