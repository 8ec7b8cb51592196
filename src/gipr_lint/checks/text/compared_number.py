"""Numbers of the text that a pattern finds, against figures of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gipr_lint.checks.places import in_text, section_name
from gipr_lint.checks.scope import Scope, texts
from gipr_lint.checks.tables import references
from gipr_lint.checks.tables.failures import plain_number, side_names, spell
from gipr_lint.checks.tables.figures import Figures
from gipr_lint.checks.text.numerals import number_in
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Match, Pattern
from gipr_lint.model.finding import Fields, Hit, Location
from gipr_lint.model.official_format import Editions
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Wrong
from gipr_lint.rulefiles.equation_language import Equation

_GROUP, _NAME = "number", "text"
_ABOUT = expression(r"(?:[近约逾超]|超过|不到|不足|不少于|大于)$")
"""What makes the number behind it a rough one. Finds ``收到[|约|]``, not ``约有``."""
_MORE = expression(r"[余多几万亿%％]|个百分点")
"""What makes the number before it another one. Begins ``余件`` and ``万元``, not ``件``."""


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


def mistakes(pattern: Pattern, equals: Equation, editions: Editions) -> Wrong:
    """Yield what makes no sense in a pattern and the equation for the number that it finds."""
    if _GROUP not in pattern.compiled.groupindex:
        yield "pattern", "要用 (?P<number>…) 括住数字"
    if _NAME not in equals.names():
        yield "equals", "等式里没有 text，它表示正文的数"
    yield from references.mistakes("equals", equals, _NOWHERE, editions, own={_NAME})


def unequal_numbers(report: Report, scope: Scope, pattern: Pattern, equals: Equation) -> Iterator[Hit]:
    """Yield a hit for each number with which the equation fails; nothing where it or a figure is not exact."""
    for section, text, item in texts(report, scope):
        for match in pattern.finditer(text):
            number = _exact_number(match, text)
            if number is None:
                continue
            place = in_text(report, section, item, *match.span(_GROUP))
            hit = _compare(_Figures(report, number, place), equals, place)
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
