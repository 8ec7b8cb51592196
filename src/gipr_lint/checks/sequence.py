"""Check ``sequence``: ordinals that must follow one another without gap or repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from gipr_lint.checks.places import in_section, numeral
from gipr_lint.document import Span
from gipr_lint.finding import Hit
from gipr_lint.parse.heading import number_of
from gipr_lint.report import Heading, Paragraph, Report, Section
from gipr_lint.rule import Check

_BRACKET = re.compile(r"[#＃*\s]*(?P<mark>[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]|[㈠-㈩])(?!\s*[项款])")
_ARABIC = re.compile(r"[#＃*\s]*(?P<mark>\d{1,2}\s*[、．.])(?!\d)")
_AROUND = " \t（()）、．."
_DEEPEST = 20
"""So many lists may stand in one another."""
_ITEM = re.compile(r"(?:^|(?<=[。；;：:，,、！？\s”）)]))(?P<number>[一二三四五六七八九十]{1,2})是(?!否)")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is counted."""

    of: Annotated[
        Literal["sub-headings", "enumerations", "heading-depths"],
        Meta(
            description="检查哪种序号：sub-headings 段首的（一）（二）和 1. 2.，enumerations 一是…二是…，"
            "heading-depths 六个部分的 Markdown 标题级别"
        ),
    ]


class _Ordinal(NamedTuple):
    """An ordinal as printed, and the index of the paragraph in which it stands."""

    number: int
    text: str
    span: Span
    paragraph: int = 0


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each ordinal that does not follow the one before it."""
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
    whole = "\n".join(text for text, _ in section.texts)
    stands = cache(lambda words: words in whole)
    for ordinals in (*_runs(section, _BRACKET), *_runs(section, _ARABIC)):
        for expected, found in _breaks(ordinals):
            own = found.text.strip(_AROUND)
            wanted = found.text.replace(own, str(expected) if own.isdigit() else numeral(expected))
            if found.number < expected or not stands(wanted):
                yield _hit(report, section, found, wanted, repeated=found.number < expected)


def _runs(section: Section, pattern: re.Pattern[str]) -> Iterator[list[_Ordinal]]:
    """Yield the ordinals of one style at line starts, anew after each heading of a higher kind."""
    run: list[_Ordinal] = []
    for _, item in section.texts:
        line = item.line if isinstance(item, Heading) else item.lines[0]
        match = pattern.match(line.text)
        if match is not None:
            number, column = line.span.line, line.span.column
            place = Span(number, column + match.start("mark"), number, column + match.end("mark"))
            run.append(_Ordinal(number_of(match["mark"].strip(_AROUND)), match["mark"], place))
        elif _ranks_above(item, line.text, pattern):
            yield run
            run = []
    yield run


def _ranks_above(item: Paragraph | Heading, text: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether numbering in a style begins anew under an item."""
    if isinstance(item, Heading) and item.style not in {"arabic", "round"}:
        return True
    return pattern is _ARABIC and _BRACKET.match(text) is not None


def _breaks(ordinals: Sequence[_Ordinal]) -> Iterator[tuple[int, _Ordinal]]:
    """Yield what was expected and what was found; lists may nest, and a new list begins with one."""
    open_lists: list[int] = []
    for ordinal in ordinals:
        depth = next(
            (depth for depth in reversed(range(len(open_lists))) if open_lists[depth] + 1 == ordinal.number),
            None,
        )
        if depth is not None:
            del open_lists[depth + 1 :]
            open_lists[depth] = ordinal.number
        elif ordinal.number == 1 and open_lists[-1:] != [1]:
            open_lists.append(1)
        else:
            yield (open_lists[-1] if open_lists else 0) + 1, ordinal
            open_lists[-1:] = [max(ordinal.number, open_lists[-1] if open_lists else 0)]
        del open_lists[:-_DEEPEST]


def _enumerations(report: Report, section: Section) -> Iterator[Hit]:
    ordinals: list[_Ordinal] = []
    texts: list[tuple[str, Paragraph]] = []
    for item in section.paragraphs:
        for match in _ITEM.finditer(item.text):
            span = item.span(match.start("number"), match.end())
            ordinals.append(_Ordinal(number_of(match["number"]), match[0], span, len(texts)))
        texts.append((item.text, item))
    before = {second: first for first, second in pairwise(ordinals)}
    without_mark = cache(lambda index, number: _without_mark(*texts[index], number))
    for expected, found in _breaks(ordinals):
        bare: Span | None = None
        if found.number == expected + 1:
            since = range(before.get(found, found).paragraph, found.paragraph + 1)
            bare = next((place for index in since if (place := without_mark(index, expected))), None)
        if bare is not None:
            yield Hit(in_section(report, section.id, bare), {"problem": f"“{numeral(expected)}”后面缺少“是”字"})
        else:
            yield _hit(report, section, found, f"{numeral(expected)}是", repeated=found.number < expected)


def _without_mark(text: str, item: Paragraph, expected: int) -> Span | None:
    """Return where the expected numeral begins a clause of a paragraph without its 是."""
    match = re.search(rf"(?:^|[。；;])\s*({numeral(expected)})(?=[^是、一二三四五六七八九十年月日个项])", text)
    return item.span(match.start(1), match.end(1) + 1) if match else None


def _hit(report: Report, section: Section, found: _Ordinal, expected: str, *, repeated: bool) -> Hit:
    problem = (
        f"序号“{found.text}”重复或倒退，此处应为“{expected}”" if repeated else f"序号“{found.text}”之前缺少“{expected}”"
    )
    return Hit(in_section(report, section.id, found.span), {"problem": problem})


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


CHECK = Check(run, Options, {"problem": "序号怎样不对"}, "序号应当连续、不重复，标题级别应当一致。")
