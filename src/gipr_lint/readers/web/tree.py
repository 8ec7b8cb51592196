"""A web page as a light tree: elements, and text with the place of each of its characters in the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_SILENT = frozenset({"script", "style", "noscript", "template"})
_HEADS = frozenset({"title", "meta"})
_DEEPEST = 150
"""So many elements within one another are kept apart; deeper ones are taken for part of the one they stand in."""
_CLOSES: Mapping[str, frozenset[str]] = {
    "p": _names(
        "address article aside blockquote center div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p "
        "pre section table ul"
    ),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": _names("td th tr tbody thead tfoot"),
    "th": _names("td th tr tbody thead tfoot"),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
    "tbody": frozenset({"tbody", "thead", "tfoot"}),
    "thead": frozenset({"tbody", "thead", "tfoot"}),
    "tfoot": frozenset({"tbody", "thead", "tfoot"}),
    "option": frozenset({"option", "optgroup"}),
}
"""Elements whose end tag may be left out, and the beginnings of those that end them."""
_WALLS = frozenset({"table", "td", "th", "body", "html"})
"""An element that is not closed does not close these around it, unless it is one of them."""
_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark o:p q rp rt ruby s samp small "
    "span st1 strike strong sub sup time tt u var wbr"
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_END_OF_LINE = re.compile(r"\r\n|\n|\r")


class Text:
    """Characters of the source; ``line`` and ``column`` of the first, counted from 1."""

    __slots__ = ("characters", "column", "line")

    def __init__(self, characters: str, line: int, column: int) -> None:
        self.characters, self.line, self.column = characters, line, column


class Element:
    """An element of the page with what stands in it.

    ``is_inline``: it stands within a line; every other one begins and ends a paragraph. ``hidden``: a browser does not
    show it.
    """

    __slots__ = ("attributes", "children", "column", "hidden", "is_inline", "line", "parent", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], parent: Element | None, line: int, column: int) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.line, self.column = line, column
        self.children: list[Element | Text] = []
        self.is_inline = tag in _INLINE
        self.hidden = bool(attributes) and _is_hidden(attributes)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("type") == "hidden"
        or ("style" in attributes and bool(_HIDDEN.search(attributes["style"])))
    )


class _Builder(HTMLParser):
    """Puts the events of the parser together; whatever is wrong with the nesting is mended as browsers do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Element("#document", {}, None, 1, 1)
        self.heads: list[Element] = []
        self._at = self.root
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while tag in _CLOSES.get(self._at.tag, ()) and self._at.parent is not None:
            self._leave()
        line, column = self.getpos()
        element = Element(tag, {name: value or "" for name, value in attrs}, self._at, line, column + 1)
        self._at.children.append(element)
        if tag in _HEADS:
            self.heads.append(element)
        if tag not in _VOID and self._depth < _DEEPEST:
            self._at = element
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        element: Element | None = self._at
        steps = 1
        while element is not None and element.tag != tag:
            if element.tag in _WALLS and tag not in _WALLS and tag not in {"tr", "tbody", "thead", "tfoot"}:
                return
            element, steps = element.parent, steps + 1
        if element is None or element.parent is None:
            return
        for _ in range(steps):
            self._leave()

    def _leave(self) -> None:
        assert self._at.parent is not None  # noqa: S101 - the root is never left
        self._at = self._at.parent
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._at.tag not in _SILENT:
            line, column = self.getpos()
            self._at.children.append(Text(data, line, column + 1))

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def _reference(self, written: str) -> None:
        line, column = self.getpos()
        self._at.children.append(Text(unescape(written), line, column + 1))


class Parsed(NamedTuple):
    """The tree of a page, and the elements by which the page speaks of itself: titles and metadata."""

    root: Element
    heads: list[Element]


def parse(source: str) -> Parsed:
    """Return the tree of a page. Any text gives one."""
    builder = _Builder()
    builder.feed(_END_OF_LINE.sub("\n", source))
    builder.close()
    return Parsed(builder.root, builder.heads)
