"""Which headings are the six statutory ones, where several could be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from gipr_lint.model.document import Block, Table
from gipr_lint.model.official_format import Format
from gipr_lint.model.report import Heading
from gipr_lint.parse.normalize import key

_MIN_SCORE = 3
"""The score from which the best candidate for a section is taken for it."""

_CLEAR_STRENGTH = 2
"""The strength from which a title cannot mean anything else."""

_STYLE = {"chapter": 2, "none": 0, "bracket": -3, "arabic": -2, "round": -3}
_NO_DEPTH = 9
"""Deeper than any heading: Markdown knows six levels."""
_MIN_ENTRIES = 3
"""From so many titles on, one directly under the other, they are a table of contents if they stand again."""


def statutory(blocks: Sequence[Block], headings: Sequence[Heading | None], official: Format) -> Mapping[int, str]:
    """Return the section ids of those headings that begin a section of the format, by index, in order.

    A title counts more than a mere likeness, a top-level ordinal more than another, and a heading with a table
    behind it more than a paragraph's. A second heading of the same section is a duplicate (and so a section as well)
    only where its title is unmistakable and something stands under it, as it does not in a table of contents.
    """
    candidates: dict[str, list[int]] = defaultdict(list)
    contents = _contents(headings)
    deepest = _deepest(headings)
    places = []
    for index, heading in enumerate(headings):
        if (
            heading is not None
            and heading.section is not None
            and index not in contents
            and _eligible(heading, official)
            and not (heading.style == "none" and heading.depth > deepest)
        ):
            candidates[heading.section].append(index)
            if heading.style in {"chapter", "none"}:
                places.append(index)
    chosen: dict[int, str] = {}
    tables = [index for index, block in enumerate(blocks) if isinstance(block, Table)]
    ends = {index: _end(index, places, len(blocks)) for indexes in candidates.values() for index in indexes}
    for section, indexes in candidates.items():
        scores = {index: _score(headings[index], index, ends[index], tables, official) for index in indexes}
        best = max(indexes, key=lambda index: (scores[index], -index))
        if scores[best] >= _MIN_SCORE:
            chosen[best] = section
            for index in indexes:
                if index != best and _is_second(headings[index], headings[best], holds=ends[index] > index + 1):
                    chosen[index] = section
    return dict(sorted(chosen.items()))


def _contents(headings: Sequence[Heading | None]) -> frozenset[int]:
    """Return the indexes of the entries of a table of contents."""
    last = {heading.section: index for index, heading in enumerate(headings) if heading is not None}
    found: set[int] = set()
    run: list[int] = []
    for index, heading in enumerate([*headings, None]):
        if heading is not None and heading.section is not None:
            run.append(index)
            continue
        if len(run) >= _MIN_ENTRIES and all(last[entry.section] >= index for i in run if (entry := headings[i])):
            found |= set(run)
        run = []
    return frozenset(found)


def _deepest(headings: Sequence[Heading | None]) -> int:
    """Return the depth of the deepest numbered section title: lower headings without a number are sub-headings.

    Nothing is known where fewer than three are marked.
    """
    depths = [
        one.depth
        for one in headings
        if one is not None and one.section and one.style == "chapter" and one.strength >= _CLEAR_STRENGTH and one.depth
    ]
    return max(depths) if len(depths) >= _MIN_ENTRIES else _NO_DEPTH


def _eligible(heading: Heading, official: Format) -> bool:
    """Tell whether a heading may begin a section: below the top level, only a required one by an unmistakable title."""
    if heading.style not in {"bracket", "arabic", "round"}:
        return True
    return heading.strength >= _CLEAR_STRENGTH and official.section[heading.section or ""].required


def _score(heading: Heading | None, index: int, end: int, tables: Sequence[int], official: Format) -> int:
    assert heading is not None  # noqa: S101 - candidates are headings
    score = heading.strength * 2 + _STYLE[heading.style] + bool(heading.depth)
    if official.section[heading.section or ""].table:
        score += 3 * (bisect_left(tables, end) > bisect_right(tables, index))
    return score + (end > index + 1)


def _end(index: int, places: Sequence[int], length: int) -> int:
    """Return where the next candidate stands, or the end of all blocks."""
    following = bisect_right(places, index)
    return places[following] if following < len(places) else length


def _is_second(heading: Heading | None, first: Heading | None, *, holds: bool) -> bool:
    if heading is None or first is None or heading.style not in {"chapter", "none"}:
        return False
    same = heading.style == first.style and key(heading.text) == key(first.text)
    return (heading.strength >= _CLEAR_STRENGTH or same) and holds
