"""Check ``announced``: "等六部分" in the preface against the parts that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Annotated

from msgspec import Meta

from gipr_lint.checks.places import in_section, numeral
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.model.rule import Check, CheckOptions
from gipr_lint.parse.heading import number_of

_ANNOUNCED = re.compile(
    r"(?:(?:等|共|分为?|包括|由|以下|下列)\s*+)?(?P<number>[一二三四五六七八九十]|\d{1,2})\s*+(?:个|大|方面的?|项)?\s*+(?:部分|内容|方面|项内容)"
)

_ASIDE = re.compile(r"[（(][^（）()]*[）)]|^.*?(?:包括|包含|分为|由)")
_NAME, _NAMES = 6, 40
"""A shorter name may be a word of several parts: 主动公开; a longer list is none of parts."""
_WHOLE = re.compile(r"(报告|全文|年报|内容)(共|一共)?(由|分为?|包括|包含|共)")
"""A sentence that speaks of the parts of the whole report."""
_TWICE = "，“{}”点到了两次"


class Options(CheckOptions, frozen=True, rename="kebab"):
    """The parts by name."""

    parts: Annotated[
        dict[str, Pattern],
        Meta(description="报告应有的各个部分：名称和认出它的正则表达式；部分的个数就是应写的数"),
    ]
    at_least: Annotated[int, Meta(description="一句话至少点到几个部分的名称，才算在列举各个部分")] = 3


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the announced number is not the number of parts named, or not that of the format."""
    paragraphs = [
        item for section, item in report.items if section in (None, "overview") and isinstance(item, Paragraph)
    ]
    added = [
        report.format.section[section.id].title
        for section in report.sections
        if report.format.section[section.id].after is not None
    ]
    parts = [*options.parts, *added]
    for item in paragraphs:
        for sentence in re.finditer(r"[^。；]+", item.text):
            announced = list(_ANNOUNCED.finditer(sentence[0]))
            if not announced and not _WHOLE.search(sentence[0]):
                continue
            named = [part for part, pattern in options.parts.items() if pattern.search(sentence[0])]
            named += [title for title in added if title in sentence[0]]
            twice = _twice(sentence[0], options) if len(named) >= options.at_least else ""
            for match in announced:
                number = number_of(match["number"])
                told = _TWICE.format(twice) if twice else _told(named, parts, options)
                if twice or _is_wrong(number, len(named), match[0], sentence[0], len(parts), options):
                    span = item.span(sentence.start() + match.start("number"), sentence.start() + match.end())
                    yield _hit(report, item, span, number, told, len(parts))
            if twice and not announced and len(named) >= len(parts) - 1:
                start = sentence.start() + sentence[0].rfind(twice)
                span = item.span(start, start + len(twice))
                yield _hit(report, item, span, len(named) + 1, _TWICE.format(twice), len(parts))


def _hit(report: Report, item: Paragraph, span: Span, number: int, told: str, expected: int) -> Hit:
    section = next((known for known, other in report.items if other is item), None)
    fields: Fields = {
        "announced": numeral(number) if number < 20 else number,
        "told": told,
        "expected": numeral(expected),
    }
    return Hit(in_section(report, section, span), fields)


def _twice(sentence: str, options: Options) -> str:
    """Return the name of a part that is listed twice: word for word, or within another name of the same part."""
    listed = [name for name in re.split("[、，,；;]", _ASIDE.sub("", sentence)) if len(name) >= _NAME][:_NAMES]
    for pair in combinations(listed, 2):
        short, long = sorted(pair, key=len)
        if short in long and any(pattern.search(short) for pattern in options.parts.values()):
            return short
    return ""


def _told(named: list[str], parts: list[str], options: Options) -> str:
    """Return the clause about the parts that are named, if they are."""
    if len(named) < options.at_least:
        return ""
    missing = "、".join(part for part in parts if part not in named)
    return f"，点到名称的有{numeral(len(named))}个" + (f"（未点到：{missing}）" if missing else "")


def _is_wrong(number: int, named: int, announced: str, sentence: str, expected: int, options: Options) -> bool:
    """Tell whether a number of parts is wrong: against those named or, where none are, against the format."""
    if named >= options.at_least:
        return not number == named == expected and (number >= options.at_least or number in (named, expected))
    return number != expected and "部分" in announced and bool(_WHOLE.search(sentence))


CHECK = Check(
    run,
    Options,
    {
        "announced": "前言所说的个数",
        "told": "点到了几个名称、缺哪些或者哪个写了两次，没有点到名称时为空",
        "expected": "应有的个数",
    },
    "前言所说的部分数应当与点到的名称、与规定的个数一致。",
)
