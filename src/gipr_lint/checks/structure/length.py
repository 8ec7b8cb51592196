"""How long a part of the report may be, or has to be."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.checks.scope import Scope, heading_location, is_absent, name, parts, texts
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Report
from gipr_lint.parse.normalize import fold


def too_long_or_short(report: Report, scope: Scope, least: int | None, most: int | None) -> Iterator[Hit]:
    """Yield a hit where the part has more characters, white space aside, than the most, or fewer than the least."""
    if is_absent(report, scope) or not parts(report, scope):
        return
    length = sum(len(fold(text)) for _, text, _ in texts(report, scope))
    limit = most if most is not None and length > most else least
    if limit is None or (limit == least and length >= limit):
        return
    difference = abs(length - limit)
    problem = f"超过 {limit} 字，多 {difference} 字" if length > limit else f"不足 {limit} 字，少 {difference} 字"
    fields: Fields = {
        "section": name(report, scope),
        "length": length,
        "limit": limit,
        "difference": difference,
        "problem": problem,
    }
    yield Hit(heading_location(report, scope), fields)
