"""The text about one aspect of a section: under its sub-heading, or from the paragraph that begins with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gipr_lint.checks.structure.outline import Part, part_of
from gipr_lint.limits.expressions import expression
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.official_format import AspectFormat
from gipr_lint.model.report import Heading, Item, Paragraph, Report
from gipr_lint.parse.normalize import fold

_ORDINAL = rf"(?:[#*]+|[{NUMERALS}]+[是、.]|\([{NUMERALS}\d]+\)|\d+[、.]|其[{NUMERALS[:5]}],?)*"
_TURN = (
    r"(?:在|关于|对于?|进一步|持续|不断|积极|切实|扎实|全面|着力|大力|加强|强化|深化|推进|推动|规范|做好|抓好|优化|完善|健全|提升"
    r"|严格|办理|受理|答复|政府|政务|信息公开|公开|信息)*"
)


def parts_about(report: Report, aspect: str) -> list[Part]:
    """Return what the report says of an aspect; the whole section where the two cannot be told apart.

    Nothing where the section is not there.
    """
    parts: list[Part] = []
    for section in report.sections:
        known = report.format.section[section.id].aspect
        if aspect in known:
            whole = part_of(section)
            heading = _compiled(known[aspect].pattern)
            found = whole.under(lambda one, heading=heading: heading.search(fold(one.text)))  # type: ignore[misc]
            parts += found or [_opened(whole, aspect, known.values()) or whole]
    return parts


def _opened(whole: Part, aspect: str, known: Iterable[AspectFormat]) -> Part | None:
    """Return the paragraphs that begin with an aspect and those behind them, up to another aspect."""
    openings = [(one.id, _compiled(f"{_ORDINAL}{_TURN}(?:{one.pattern})")) for one in known]
    taken: list[Item] = []
    current: set[str] = set()
    for item in whole.items:
        if isinstance(item, (Paragraph, Heading)):
            text = fold(item.text)
            current = {id_ for id_, opening in openings if opening.match(text)} or current
        if aspect in current:
            taken.append(item)
    return Part(whole.section, whole.heading, tuple(taken)) if taken else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return expression(pattern)
