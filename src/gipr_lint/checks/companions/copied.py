"""Check ``copied``: text that stands twice in a report, or nearly so in last year's or a neighbouring organ's."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.companions.narrative import Sentence, sentences_of
from gipr_lint.checks.companions.unchanged import Asked, unchanged
from gipr_lint.checks.places import mentions, section_name
from gipr_lint.checks.scope import PREFACE, Scope
from gipr_lint.checks.text.repeated import repeated
from gipr_lint.limits.pattern import Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Hit
from gipr_lint.model.official_format import Editions
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Rule, Wrong

_MIN_SECTION_CHARS = 60
"""How many characters of a section there have to be to compare."""
_MIN_SENTENCE_CHARS = 20
"""How many characters a sentence needs to be more than a set phrase."""
_ALIKE_PERCENT = 90
"""How much of two sentences, of a hundred, has to be the same for one to be a copy of the other."""


class Options(Scope, frozen=True, kw_only=True, rename="kebab"):
    """Whose text is compared, and how much of it may be the same."""

    source: Annotated[
        Literal["previous", "neighbour", "itself"],
        Meta(
            description="同哪份报告比较：previous 本机关上年的，neighbour 同一年度的邻近机关的，itself 本报告的前文。"
            "前两种写了 section 是一个部分一个部分比较文字；previous 不写 section 是比较数字：正文里的和表格里的"
        ),
    ]
    share: Annotated[
        float,
        Meta(
            description="相同的句子占多少就报告，按字数算，"
            "一个部分至少有 60 字（或者 min）才比较；数字、年份和机关名称不同的也算相同，邻近机关在同一个县才比较",
            gt=0,
            le=1,
        ),
    ] = 0.8
    min: Annotated[
        int | None,
        Meta(
            description="至少要有多少字可以比较，不写则为 60；itself：至少多少字的句子才检查（空格、引文和书名不计，"
            "标点计入），不写则为 20"
        ),
    ] = None
    unless: Annotated[Pattern | None, Meta(description="与这个正则表达式相符的句子不比较，例如固定的套话")] = None
    digits: Annotated[int, Meta(description="比较数字时：正文中至少几位的数才比较", ge=1)] = 3
    units: Annotated[Pattern | None, Meta(description="比较数字时：数字后面的单位应与这个正则表达式相符")] = None
    figures: Annotated[int, Meta(description="比较数字时：表格中不为 0 的数至少有几个、并且全部相同才报告", ge=1)] = 8

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield the sections that no edition has."""
        yield from super().validate(editions)
        if self.min is not None and self.min < 1:
            yield "min", "至少为 1"
        if self.source == "itself":
            return
        if not self.sections and self.source != "previous":
            yield "section", "不写 section 是比较数字，只能同上年的报告比较（source: previous）"
        for key in ("aspect", "subheading"):
            if getattr(self, key) is not None:
                yield key, "只在 source 为 itself 时有用"
        if PREFACE in self.sections:
            yield "section", "前言只能同本报告的前文比较（source: itself）"


def compares_neighbours(rules: Iterable[Rule]) -> bool:
    """Tell whether any of the rules compares reports with those of neighbouring organs."""
    return any(isinstance(rule.options, Options) and rule.options.source == "neighbour" for rule in rules)


class _Copy(NamedTuple):
    """What is the same in two reports: the share of it, and the sentences where it begins."""

    share: float
    other: Report
    first: Sentence
    original: Sentence


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each section that is nearly the same, or each stretch of sentences said twice, at its start."""
    if options.source == "itself":
        yield from repeated(report, options, options.min or _MIN_SENTENCE_CHARS, options.unless)
        return
    if not options.sections:
        yield from unchanged(report, Asked(options.digits, options.units, options.unless, options.figures))
        return
    last = (report.previous,) if report.previous else ()
    others = last if options.source == "previous" else report.companions.neighbours
    for section in options.sections:
        found = [copy for other in others if (copy := _compared(report, other, section, options))]
        if found:
            yield _hit(report, max(found, key=lambda copy: copy.share), len(found))


def _compared(report: Report, other: Report, section: str, options: Options) -> _Copy | None:
    """Return what a section has in common with another report's, if it is as much as the options ask."""
    own, known = (_told(one, section, options) for one in (report, other))
    total = sum(len(one.words) for one in own)
    if total < (options.min or _MIN_SECTION_CHARS) or not known:
        return None
    pairs = [(sentence, original) for sentence in own if (original := _original(sentence, known))]
    copied = sum(len(sentence.words) for sentence, _ in pairs) / total
    return _Copy(copied, other, *pairs[0]) if pairs and copied >= options.share else None


def _told(report: Report, section: str, options: Options) -> Sequence[Sentence]:
    unless = options.unless
    return [
        one
        for one in sentences_of(report, section)
        if unless is None or not unless.search(one.item.text[one.start : one.end])
    ]


def _original(sentence: Sentence, known: Sequence[Sentence]) -> Sentence | None:
    from rapidfuzz import fuzz, process

    words = [one.words for one in known]
    if sentence.words in words:
        return known[words.index(sentence.words)]
    best = process.extractOne(sentence.words, words, scorer=fuzz.ratio, score_cutoff=_ALIKE_PERCENT)
    return known[best[2]] if best else None


def _hit(report: Report, copy: _Copy, count: int) -> Hit:
    place, there = copy.first.location(report), copy.original.location(copy.other)
    there = there._replace(path=copy.other.document.path)
    line = copy.other.document.line_name(there.span) if there.span else ""
    return Hit(
        place,
        {
            "section": section_name(report, copy.first.section),
            "organ": copy.other.organ or "",
            "there": mentions([(line, there)]),
            "share": f"{copy.share:.0%}",
            "more": f"；另有 {count - 1} 份报告也是如此" if count > 1 else "",
        },
    )


CHECK = Check(
    run,
    Options,
    {
        "section": "雷同的部分，或者重复的句子所在的部分",
        "organ": "雷同的报告是哪个机关的",
        "there": "那份报告里从哪里开始，或者前一处在哪里",
        "share": "相同的文字占多少",
        "more": "同几份报告雷同时，说明其余几份；句子重复时，说明本段或全文共有几处；只有一份、一处时为空",
        "what": "比较数字时：哪个数，或者表格中的哪些数",
    },
    "一个部分的文字不应与上年的报告、邻近机关的报告几乎相同，数字不应与上年的一个不差；"
    "同一份报告里，一个句子不应一字不差地写两遍，连着重复的几句合并报告。",
)
