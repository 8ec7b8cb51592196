"""Check ``sequence``: ordinals that must follow one another without gap or repetition."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.mending import put
from gipr_lint.checks.places import in_section, numeral
from gipr_lint.checks.scope import unknown_section
from gipr_lint.checks.structure.numbering.answers import Answers, unanswered
from gipr_lint.checks.structure.numbering.counting import Fault, Kind, faults
from gipr_lint.checks.structure.numbering.ordinals import ARABIC, BRACKET, Ordinal, enumerated, numbered
from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.report import Heading, Paragraph, Report, Section
from gipr_lint.model.rule import Check, CheckOptions, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_NO_CLAUSE, _NO_ITEM = r"(?<!第)(?<!第 )", r"(?!\s*[项款])"
"""第二十条第（二）项 is no sub-heading."""


class Options(CheckOptions, frozen=True):
    """What is counted."""

    of: Annotated[
        Literal["sub-headings", "enumerations", "heading-depths", "answers"],
        Meta(
            description="检查哪种序号：sub-headings 段首的（一）（二）和 1. 2.，enumerations 一是…二是…，"
            "heading-depths 六个部分的 Markdown 标题级别，answers 一个部分前后两组序号的项数（例如问题和改进）"
        ),
    ]
    answers: Annotated[
        Answers | None,
        Meta(description="of 为 answers 时：两组在哪个部分，后一组从哪里开始，有什么才算具体"),
    ] = None

    def validate(self, editions: "Editions", /) -> Wrong:
        """Yield lists that are asked for but not told, or the other way round."""
        if (self.of == "answers") != (self.answers is not None):
            yield "answers", "answers 与 of: answers 要一起写"
        elif self.answers is not None:
            yield from unknown_section("answers.section", self.answers.section, editions)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each ordinal that does not follow the one before it."""
    if options.answers is not None:
        yield from unanswered(report, options.answers)
        return
    if options.of == "heading-depths":
        yield from _depths(report)
        return
    for section in report.sections:
        if options.of == "sub-headings":
            if not report.format.section[section.id].table:  # there, pieces of row labels look like sub-headings
                yield from _sub_headings(report, section)
        else:
            yield from _enumerations(report, section)


def _sub_headings(report: Report, section: Section) -> Iterator[Hit]:
    texts = [text for text, _ in section.texts]
    for ordinals in (*numbered(section, BRACKET), *numbered(section, ARABIC)):

        def present(index: int, number: int, run: Sequence[Ordinal] = ordinals) -> bool:
            """Tell whether an ordinal stands within a paragraph since the last one at the beginning of a line."""
            first = run[index - 1].item if index else 0
            between = "\n".join(texts[first : run[index].item])
            return bool(re.search(_NO_CLAUSE + re.escape(_like(run[index], number)) + _NO_ITEM, between))

        numbers, fresh = [one.number for one in ordinals], [one.fresh for one in ordinals]
        for fault in faults(numbers, fresh, present):
            found = ordinals[fault.at]
            yield _hit(report, section, found, _like(found, fault.expected), fault.kind)


def _like(ordinal: Ordinal, number: int) -> str:
    """Return a number written as an ordinal is."""
    return ordinal.text.replace(ordinal.numeral, str(number) if ordinal.numeral.isdigit() else numeral(number))


def _enumerations(report: Report, section: Section) -> Iterator[Hit]:
    texts = list(section.texts)
    for ordinals in enumerated(section):
        numbers, fresh = [one.number for one in ordinals], [one.fresh for one in ordinals]
        for fault in faults(numbers, fresh):
            found = ordinals[fault.at]
            bare = _without_mark(texts, ordinals, fault) if found.number == fault.expected + 1 else None
            if bare is not None:
                problem = f"“{numeral(fault.expected)}”后面缺少“是”字"
                yield Hit(in_section(report, section.id, bare), {"problem": problem})
            else:
                yield _hit(report, section, found, f"{numeral(fault.expected)}是", fault.kind)


def _without_mark(
    texts: Sequence[tuple[str, Paragraph | Heading]], ordinals: Sequence[Ordinal], fault: Fault
) -> Span | None:
    """Return where the expected numeral begins a clause without its 是, in the texts since the last ordinal."""
    found, last = ordinals[fault.at], ordinals[fault.at - 1] if fault.at else None
    first = last.item if last else found.item
    clause = expression(rf"(?:^|[。；;])\s*({numeral(fault.expected)})(?=[^是、{NUMERALS}年月日个项])")
    for index, (text, item) in enumerate(texts[first : found.item + 1], first):
        start = last.end if last and index == last.item else 0
        end = found.start if index == found.item else len(text)
        if match := clause.search(text, start, end):
            return item.span(match.start(1), match.end(1) + 1)
    return None


def _hit(report: Report, section: Section, found: Ordinal, expected: str, kind: Kind) -> Hit:
    problem = {
        "missing": f"序号“{found.text}”之前缺少“{expected}”",
        "misprint": f"序号“{found.text}”应为“{expected}”",
        "repeated": f"序号“{found.text}”重复或倒退，此处应为“{expected}”",
    }[kind]
    fix = put(report, found.span, found.text, expected) if kind != "missing" else None
    if fix is not None:
        fix = fix._replace(certain=kind == "misprint")
    return Hit(in_section(report, section.id, found.span), {"problem": problem}, fix=fix)


def _depths(report: Report) -> Iterator[Hit]:
    marked = [section for section in report.sections if section.heading.depth]
    depths = [section.heading.depth for section in marked]
    if len(set(depths)) > 1:
        usual = max(sorted(set(depths)), key=depths.count)
        odd = next(section for section in marked if section.heading.depth != usual)
        told = "、".join(
            f"{numeral(report.number_of(section.id))}（{'#' * section.heading.depth}）" for section in marked
        )
        yield Hit(in_section(report, odd.id, odd.heading.line.span), {"problem": told})


CHECK = Check(
    run,
    Options,
    {"problem": "序号怎样不对，或者后一组怎样不如前一组"},
    "序号应当连续、不重复，标题级别应当一致；后一组逐项回答前一组的，项数不应更少。",
)
