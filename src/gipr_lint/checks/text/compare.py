"""Check ``compare``: a number in the text against figures of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.places import in_text, section_name
from gipr_lint.checks.scope import Scope, texts
from gipr_lint.checks.tables import references
from gipr_lint.checks.tables.failures import plain_number, side_names, spell
from gipr_lint.checks.tables.figures import Figures
from gipr_lint.checks.text.numerals import number_in
from gipr_lint.limits.pattern import Match, Pattern
from gipr_lint.model.finding import Fields, Hit, Location
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Wrong
from gipr_lint.rulefiles.equation_language import Equation

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_GROUP, _NAME = "number", "text"
_ABOUT = re.compile(r"(?:[近约逾超]|超过|不到|不足|不少于|大于)$")
"""What makes the number behind it a rough one. Finds ``收到[|约|]``, not ``约有``."""
_MORE = re.compile(r"[余多几万亿%％]|个百分点")
"""What makes the number before it another one. Begins ``余件`` and ``万元``, not ``件``."""


class Options(Scope, frozen=True, kw_only=True):
    """Where the number stands, and what must hold of it."""

    pattern: Annotated[
        Pattern,
        Meta(
            description="正文里写这个数的文字（正则表达式），用 (?P<number>…) 括住数字，"
            "例如 制发规范性文件(?P<number>\\d+)件"
        ),
    ]
    equals: Annotated[
        Equation,
        Meta(
            description="应成立的等式或不等式，用 text 表示正文的数，用“表格.行.列”表示表格的数，"
            "例如 text == proactive.normative_documents.made"
        ),
    ]

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield what makes no sense."""
        yield from super().validate(editions)
        if _GROUP not in self.pattern.compiled.groupindex:
            yield "pattern", "要用 (?P<number>…) 括住数字"
        if _NAME not in self.equals.names():
            yield "equals", "等式里没有 text，它表示正文的数"
        yield from references.mistakes("equals", self.equals, _NOWHERE, editions, own={_NAME})


_NOWHERE = references.Along(None, None)


class _Figures(Figures):
    """The figures of a report with the number that the text gives."""

    def __init__(self, report: Report, number: Decimal, place: Location) -> None:
        super().__init__(report, _NOWHERE)
        self._number, self._at = number, place

    def value(self, name: str) -> Decimal | None:
        return self._number if name == _NAME else super().value(name)

    def certain(self, name: str) -> bool:
        return name == _NAME or super().certain(name)

    def label(self, name: str) -> str:
        return "正文" if name == _NAME else super().label(name)

    def location(self, name: str) -> Location | None:
        return self._at if name == _NAME else super().location(name)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each number with which the equation fails; nothing where it or a figure is not exact."""
    for section, text, item in texts(report, options):
        for match in options.pattern.finditer(text):
            number = _exact_number(match, text)
            if number is None:
                continue
            place = in_text(report, section, item, *match.span(_GROUP))
            hit = _compare(_Figures(report, number, place), options.equals, place)
            if hit is not None:
                fields: Fields = {**hit.fields, "section": section_name(report, section), "match": match[0]}
                yield hit._replace(fields=fields)


def _exact_number(match: Match, text: str) -> Decimal | None:
    if match[_GROUP] is None or _ABOUT.search(text, 0, match.start(_GROUP)) or _MORE.match(text, match.end(_GROUP)):
        return None
    return number_in(match[_GROUP])


def _compare(figures: _Figures, equals: Equation, place: Location) -> Hit | None:
    outcome = equals.evaluate(figures.value, figures.between)
    if outcome is None or outcome.holds:
        return None
    names = [name for side in (equals.left, equals.right) for name in side_names(side, figures)]
    fields: Fields = {
        "left": spell(equals.left, outcome.left, figures),
        "right": spell(equals.right, outcome.right, figures),
        "difference": plain_number(abs(outcome.left - outcome.right)),
    }
    values = tuple(f"{name}={figures.value(name)}" for name in names)
    return Hit(place, fields, certain=all(map(figures.certain, names)), values=values)


CHECK = Check(
    run,
    Options,
    {
        "section": "这个数所在的部分",
        "match": "正文里写这个数的文字",
        "left": "等式左边的数和它们的和",
        "right": "等式右边的数和它们的和",
        "difference": "两边相差多少",
    },
    "正文里的数应当与表格的数相符。“近”“余”一类的约数不检查。",
)
