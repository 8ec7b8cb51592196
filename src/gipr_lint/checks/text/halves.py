"""Pairs of brackets with one half in full width, the other in half width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gipr_lint.checks.mending import exchange
from gipr_lint.checks.once_per_paragraph import once
from gipr_lint.checks.places import in_section, in_text
from gipr_lint.checks.structure.outline import Text
from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.report import Heading, Paragraph, Report

ORDINAL = expression(rf"(?:^|[^\w（.@-])(?:\d{{1,3}}|[a-zA-Z①-⑳]|[{NUMERALS}]{{1,3}})(?=）)")
"""What may stand before a bracket that only closes: 1）. Finds ``如下[|：1|]）``, not ``（1）`` or ``报告）``."""


_FULL = {"(": "（", ")": "）"}
"""What is mended: which full width other brackets have is for the writer to say."""


def full_width(text: str) -> str:
    """Return a text with its round brackets in full width."""
    return text.replace("(", "（").replace(")", "）")


def halves(report: Report, texts: Iterable[Text], kinds: tuple[str, ...]) -> Iterator[Hit]:
    """Yield a hit for each paragraph or heading with such a pair, at the half that is in half width."""
    groups = []
    for section, text, item in texts:
        said = item.line.text if isinstance(item, Heading) else text  # the ordinal of a heading has brackets too
        groups.append([_hit(report, section, item, said, *pair) for pair in _mixed(said, kinds)])
    yield from once(groups, len(groups))


def _mixed(text: str, kinds: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the two halves of each mixed pair stand."""
    full, half = ("".join(kind[at : at + 2] for kind in kinds) for at in (0, 2))
    if not (any(mark in text for mark in half) and any(mark in text for mark in full)):
        return
    closing: dict[str, str] = {}
    for kind in kinds:
        for opening in (kind[0], kind[2]):
            closing[opening] = closing.get(opening, "") + kind[1] + kind[3]
    alike = {kind[at] + kind[at + 1] for kind in kinds for at in (0, 2)}
    ends = set("".join(closing.values()))
    ordinals = {match.end() for match in ORDINAL.finditer(full_width(text))}
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark in closing:
            opened.append(at)
        elif mark in ends and at not in ordinals:
            partner = next(
                (index for index in reversed(range(len(opened))) if mark in closing[text[opened[index]]]), None
            )
            if partner is not None:
                if text[opened[partner]] + mark not in alike:
                    yield opened[partner], at
                del opened[partner:]


def _hit(report: Report, section: str | None, item: Paragraph | Heading, text: str, start: int, end: int) -> Hit:
    at = start if text[start].isascii() else end
    place = _location(report, section, item, at)
    fix = exchange(report, place.span, text[at], _FULL)
    return Hit(place, {"match": text[start] + "…" + text[end], "more": ""}, fix=fix)


def _location(report: Report, section: str | None, item: Paragraph | Heading, at: int) -> Location:
    if isinstance(item, Paragraph):
        return in_text(report, section, item, at, at + 1)
    span = item.line.span
    if span.end_line > span.line:  # put together from two lines
        return in_section(report, section, span)
    return in_section(report, section, Span(span.line, span.column + at, span.line, span.column + at + 1))
