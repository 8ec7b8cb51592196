"""Many hits told once: one for each paragraph, or one for the report where most of its paragraphs have them.

Conversion damages a whole file at once: forty findings of one kind would only hide the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gipr_lint.checks.mending import together
from gipr_lint.model.finding import Hit

FEW_PARAGRAPHS = 3
"""In so few paragraphs a fault is told of each, however short the report."""


def once(groups: Iterable[Sequence[Hit]], paragraphs: int) -> Iterator[Hit]:
    """Yield the first hit of each paragraph or table, or the very first alone where most paragraphs have one.

    The field ``more`` of a hit tells how many it stands for.
    """
    found = [group for group in groups if group]
    if len(found) > max(FEW_PARAGRAPHS, paragraphs / 2):
        told = f"（全文 {len(found)} 段共 {sum(map(len, found))} 处）"
        yield _telling(found[0][0], told, [hit for group in found for hit in group])
        return
    for group in found:
        yield _telling(group[0], f"（本段共 {len(group)} 处）" if len(group) > 1 else "", group)


def _telling(hit: Hit, more: str, all_: Sequence[Hit]) -> Hit:
    return hit._replace(fields={**hit.fields, "more": more}, fix=together(all_))
