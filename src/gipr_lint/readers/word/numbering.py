"""The numbers that Word generates before paragraphs, as its lists define them. They are text of the report."""

from __future__ import annotations

import re
from itertools import islice
from xml.etree.ElementTree import Element

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.word.list_numbers import numeral
from gipr_lint.readers.word.styles import Numbered, Styles
from gipr_lint.readers.word.xml_names import W, is_on, number, value

_MAX_LEVELS = 9
"""The levels of a list, by ECMA-376."""
_PLACE = expression(r"%([1-9])")
"""Where the number of a level stands in the text of a list. Finds ``（[|%2|]）``, not ``%0``."""
_PRIVATE = expression("[\ue000-\uf8ff]")
"""Signs of fonts like Wingdings, which no other font has: bullets, all of them. Finds ``[|\uf0b7|]``, not ``•``."""


class ListLevel(NamedTuple):
    """One level of a list: where it starts, how it counts and what it writes.

    ``restart`` is the number of the level (from 1) down to which a paragraph lets this one start anew; any above it
    does where there is none, and 0 is for never.
    """

    start: int
    style: str
    text: str
    restart: int | None
    legal: bool


class _List(NamedTuple):
    """A list that paragraphs name: its definition, its levels, the levels it starts anew, those bound to a style."""

    definition: str
    levels: dict[int, ListLevel]
    starts: dict[int, int]
    bound: dict[str, int]


class Numbering:
    """Counts through one story of the document, paragraph by paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        for element in () if root is None else root:
            if element.tag == f"{W}abstractNum":
                self._definitions[element.get(f"{W}abstractNumId", "")] = element
            elif element.tag == f"{W}num":
                self._numbers[element.get(f"{W}numId", "")] = element
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, own: Numbered | None, styled: Numbered | None) -> str:
        """Count a paragraph with its own and its style's numbering and return the text before it; often nothing."""
        chosen = own or styled
        if chosen is None:
            return ""
        name = chosen.list or (styled.list if styled else "")
        listed = self._list(name)
        if listed is None:
            return ""
        depth = self._depth(chosen, styled, listed)
        level = listed.levels.get(depth)
        if level is None:
            return ""
        counters = self._count(name, listed, depth)
        return self._written(listed, level, counters)

    def _depth(self, chosen: Numbered, styled: Numbered | None, listed: _List) -> int:
        """Return the level, from 0: the paragraph's own, else the one that is bound to its style."""
        told = chosen.level if chosen.level is not None else styled.level if styled else None
        if chosen.style in listed.bound:
            return listed.bound[chosen.style]
        return min(max(number(told), 0), _MAX_LEVELS - 1)

    def _count(self, name: str, listed: _List, depth: int) -> list[int | None]:
        counters = self._counters.setdefault(listed.definition, [None] * _MAX_LEVELS)
        level = listed.levels[depth]
        first = (name, depth) not in self._begun
        self._begun.add((name, depth))
        now = counters[depth]
        if first and depth in listed.starts:
            counters[depth] = listed.starts[depth]
        else:
            counters[depth] = level.start if now is None else now + 1
        for upper in range(depth):
            if counters[upper] is None and upper in listed.levels:
                counters[upper] = listed.levels[upper].start
        for lower in range(depth + 1, _MAX_LEVELS):
            below = listed.levels.get(lower)
            if below is None or below.restart is None or depth < below.restart:
                counters[lower] = None
        return counters

    def _written(self, listed: _List, level: ListLevel, counters: list[int | None]) -> str:
        def write(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shown = listed.levels.get(at)
            count = counters[at]
            if shown is None or count is None:
                return ""
            return numeral(count, "decimal" if level.legal and shown.style != "none" else shown.style)

        text = _PLACE.sub(write, level.text)
        if level.style == "bullet":
            text = _PRIVATE.sub("•", text)
        return text

    def _list(self, name: str) -> _List | None:
        if name not in self._lists:
            self._lists[name] = self._resolve(name)
        return self._lists[name]

    def _definition(self, name: str) -> Element | None:
        """Return the definition of a list, over the style of lists that it may point to."""
        for _ in range(_MAX_LEVELS):
            element = self._numbers.get(name)
            definition = None if element is None else self._definitions.get(value(element, "abstractNumId") or "")
            style = value(definition, "numStyleLink")
            if style is None:
                return definition
            name = self._styles.list_of(style) or ""
        return None

    def _resolve(self, name: str) -> _List | None:
        element, definition = self._numbers.get(name), self._definition(name)
        if element is None or definition is None:
            return None
        defined = {_depth(level): level for level in islice(definition.iterfind(f"{W}lvl"), _MAX_LEVELS)}
        levels = {depth: _level(level) for depth, level in defined.items()}
        starts: dict[int, int] = {}
        for override in islice(element.iterfind(f"{W}lvlOverride"), _MAX_LEVELS):
            depth = _depth(override)
            if (changed := override.find(f"{W}lvl")) is not None:
                levels[depth] = _level(changed)
            if (start := value(override, "startOverride")) is not None:
                starts[depth] = number(start, 1)
        bound = {style: depth for depth, level in defined.items() if (style := value(level, "pStyle")) is not None}
        return _List(definition.get(f"{W}abstractNumId", ""), levels, starts, bound)


def _depth(element: Element) -> int:
    """Return the level of a definition or an override, from 0."""
    return min(max(number(element.get(f"{W}ilvl")), 0), _MAX_LEVELS - 1)


def _level(element: Element) -> ListLevel:
    restart = value(element, "lvlRestart")
    return ListLevel(
        start=number(value(element, "start"), 0),
        style=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=None if restart is None else number(restart),
        legal=bool(is_on(element, "isLgl")),
    )


def before(numbered: str, text: str) -> str:
    """Return what stands before a paragraph: its number, with a space only where the two would be read as one."""
    latin = numbered[-1:].isascii() and text[:1].isascii() and text[:1].isalnum()
    bare = numbered[-1:].isascii() and numbered[-1:].isalnum()
    return f"{numbered} " if latin or bare else numbered
