"""A web page as a light tree: elements, and text with the place of its first character in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gipr_lint.readers.web.tokens import attributes_of, scan


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_VOID = _names("area base basefont br col embed hr img input link meta param source track wbr")
_SILENT = _names("script style noscript template iframe noframes noembed")
_HEADS = _names("title meta")
_DEEPEST = 150
"""So many elements within one another are kept apart; deeper ones are taken for part of the one they stand in."""
_BLOCK = _names(
    "#document address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre section select summary table tbody td textarea tfoot th thead title tr ul xmp"
)
"""Elements that begin and end a paragraph; all others, unknown ones too, stand within a line."""
_ROWS = _names("tr tbody thead tfoot")
_PARTS = _ROWS | _names("td th caption")
"""The parts of a table."""
_SPACELESS = _ROWS | _names("table colgroup ul ol html head #document")
"""Elements in which white space means nothing."""
_CLOSES: Mapping[str, frozenset[str]] = {
    "head": _BLOCK - _names("head title"),
    "p": _BLOCK - _PARTS - _names("option optgroup select textarea title head body html"),
    "li": _names("li"),
    "dt": _names("dt dd"),
    "dd": _names("dt dd"),
    "td": _PARTS,
    "th": _PARTS,
    "caption": _PARTS,
    "tr": _ROWS,
    "tbody": _names("tbody thead tfoot"),
    "thead": _names("tbody thead tfoot"),
    "tfoot": _names("tbody thead tfoot"),
    "option": _names("option optgroup"),
}
"""Elements whose end tag may be left out, and the beginnings of those that end them."""
_CLOSING = frozenset().union(*_CLOSES.values())
_WALLS = _names("table td th caption body html #document")
"""An element that is not closed does not close these around it, unless it is one of them."""
_HIDING = re.compile(r"hidden|display|mso-hide", re.IGNORECASE)
_STYLE_HIDES = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
PERSONAL = re.compile(r"[@＠]|(?:\d[\s-]?){7}")
"""What makes text that is not shown worth a search for personal data."""
COMMENT = "#comment"


class _Traits(NamedTuple):
    """What the attributes of an element say; many elements of a page have the same."""

    hidden: bool
    telling: bool


_PLAIN = _Traits(hidden=False, telling=False)


class Text:
    """Characters of the source, and the offset of the first."""

    __slots__ = ("characters", "offset")

    def __init__(self, characters: str, offset: int) -> None:
        self.characters, self.offset = characters, offset


class Element:
    """An element of the page with what stands in it.

    ``is_inline``: it stands within a line; every other one begins and ends a paragraph. ``hidden``: a browser does not
    show it. ``telling``: there may be personal data in its attributes. ``written`` are these as they stand in the
    source.
    """

    __slots__ = ("children", "hidden", "is_inline", "offset", "parent", "tag", "telling", "written")

    def __init__(self, tag: str, written: str, traits: _Traits, parent: Element | None, offset: int) -> None:
        self.tag, self.written, self.parent, self.offset = tag, written, parent, offset
        self.hidden, self.telling = traits
        self.children: list[Element | Text] = []
        self.is_inline = tag not in _BLOCK

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes by name, in small letters."""
        return attributes_of(self.written)

    @property
    def elements(self) -> list[Element]:
        """The elements right in it."""
        return [child for child in self.children if isinstance(child, Element)]

    def below(self) -> Iterator[Element]:
        """Yield the elements in it and in those, in the order of the page."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Element):
                yield node
                stack += node.children[::-1]


def _traits(written: str) -> _Traits:
    hidden = bool(_HIDING.search(written)) and _hides(attributes_of(written))
    return _Traits(hidden, telling="&" in written or bool(PERSONAL.search(written)))


def _hides(attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or attributes.get("type", "").lower() == "hidden"
        or bool(_STYLE_HIDES.search(attributes.get("style", "")))
    )


class _Builder:
    """Puts tags and texts together; whatever is wrong with the nesting is mended as browsers do."""

    def __init__(self) -> None:
        self.root = Element("#document", "", _PLAIN, None, 0)
        self.heads: list[Element] = []
        self._at = self.root
        self._depth = 0
        self._traits: dict[str, _Traits] = {"": _PLAIN}

    def start(self, tag: str, attributes: str, offset: int) -> None:
        if tag in _CLOSING:
            self._end_before(tag)
        if tag == "form" and (self._at.tag == "table" or self._at.tag in _ROWS):
            return
        traits = self._traits.get(attributes)
        if traits is None:
            traits = self._traits[attributes] = _traits(attributes)
        element = Element(tag, attributes, traits, self._at, offset)
        self._at.children.append(element)
        if tag in _HEADS:
            self.heads.append(element)
        if tag not in _VOID and self._depth < _DEEPEST:
            self._at = element
            self._depth += 1

    def _end_before(self, tag: str) -> None:
        """End the elements without an end tag that end where another begins, and what is left open in them."""
        element, steps, leave = self._at, 0, 0
        while True:
            steps += 1
            ends = tag in _CLOSES.get(element.tag, ())
            if ends:
                leave = steps
            elif element.tag in _WALLS or not (element.is_inline or tag in _PARTS):
                break
            if element.parent is None:
                break
            element = element.parent
        self._leave(leave)

    def end(self, tag: str, offset: int) -> None:
        if self._at.tag == tag:
            self._leave(1)
            return
        if tag == "br":
            self.start(tag, "", offset)
            return
        element: Element | None = self._at
        steps = 1
        while element is not None and element.tag != tag:
            if element.tag == "table" or (element.tag in _WALLS and tag not in _PARTS and tag not in _WALLS):
                return
            element, steps = element.parent, steps + 1
        if element is not None:
            self._leave(steps)

    def _leave(self, steps: int) -> None:
        for _ in range(steps):
            if self._at.parent is not None:
                self._at = self._at.parent
                self._depth -= 1

    def text(self, characters: str, offset: int) -> None:
        tag = self._at.tag
        if tag not in _SILENT and not (tag in _SPACELESS and characters.isspace()):
            self._at.children.append(Text(characters, offset))

    def comment(self, characters: str, offset: int) -> None:
        if PERSONAL.search(characters) and not characters.startswith("[if"):
            element = Element(COMMENT, "", _Traits(hidden=True, telling=False), self._at, offset)
            element.children.append(Text(characters, offset))
            self._at.children.append(element)


class Parsed(NamedTuple):
    """The tree of a page, and the elements by which the page speaks of itself: titles and metadata."""

    root: Element
    heads: list[Element]


def parse(source: str) -> Parsed:
    """Return the tree of a page, whose lines end with a line feed. Any text gives one."""
    builder = _Builder()
    scan(source, builder)
    return Parsed(builder.root, builder.heads)
