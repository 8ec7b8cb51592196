"""Which headings are the six statutory ones, where several could be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gipr_lint.document import Block, Table
from gipr_lint.parse.normal import key
from gipr_lint.report import Heading

_ENOUGH = 3
"""The score from which the best candidate for a section is taken for it."""

_CLEAR = 2
"""The strength from which a title cannot mean anything else."""

_STYLE = {"chapter": 2, "none": 0, "bracket": -3, "arabic": -2}


def statutory(blocks: Sequence[Block], headings: Sequence[Heading | None]) -> Mapping[int, str]:
    """Return the section ids of those headings that begin a statutory section, by index, in order.

    A title counts more than a mere likeness, a top-level ordinal more than another, and a heading with a table
    behind it more than a paragraph's. A second heading of the same section is a duplicate (and so a section as well)
    only where its title is unmistakable and something stands under it, as it does not in a table of contents.
    """
    candidates: dict[str, list[int]] = defaultdict(list)
    places = []
    for index, heading in enumerate(headings):
        if heading is not None and heading.section is not None:
            candidates[heading.section].append(index)
            if heading.style in {"chapter", "none"}:
                places.append(index)
    chosen: dict[int, str] = {}
    for section, indexes in candidates.items():
        scores = {index: _score(index, blocks, headings, places) for index in indexes}
        best = max(indexes, key=lambda index: (scores[index], -index))
        if scores[best] >= _ENOUGH:
            chosen[best] = section
            for index in indexes:
                if index != best and _is_second(headings[index], headings[best], index, blocks, places):
                    chosen[index] = section
    return dict(sorted(chosen.items()))


def _score(index: int, blocks: Sequence[Block], headings: Sequence[Heading | None], places: Sequence[int]) -> int:
    heading = headings[index]
    assert heading is not None  # noqa: S101 - candidates are headings
    own = _extent(index, blocks, places)
    score = heading.strength * 2 + _STYLE[heading.style] + bool(heading.depth)
    score += 3 * any(isinstance(block, Table) for block in own) if heading.section in _WITH_TABLE else 0
    return score + bool(own)


_WITH_TABLE = frozenset({"proactive", "requests", "remedies"})


def _extent(index: int, blocks: Sequence[Block], places: Sequence[int]) -> Sequence[Block]:
    """Return the blocks up to the next candidate."""
    end = next((place for place in places if place > index), len(blocks))
    return blocks[index + 1 : end]


def _is_second(
    heading: Heading | None, first: Heading | None, index: int, blocks: Sequence[Block], places: Sequence[int]
) -> bool:
    if heading is None or first is None or heading.style not in {"chapter", "none"}:
        return False
    same = heading.style == first.style and key(heading.text) == key(first.text)
    return (heading.strength >= _CLEAR or same) and bool(_extent(index, blocks, places))
