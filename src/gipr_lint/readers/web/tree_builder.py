"""The tags of a page put together to a tree; whatever is wrong with the nesting is mended as browsers do."""

from __future__ import annotations

from collections.abc import Container, Mapping

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.note_marks import RAISED
from gipr_lint.readers.web.form_controls import fill, settle
from gipr_lint.readers.web.tokens import scan
from gipr_lint.readers.web.tree import BLOCK, COMMENT, PERSONAL, CharacterData, Element, Traits, names, traits_of

_VOID = names("area base basefont br col embed hr img input link meta param source track wbr")
_SILENT = names("script style noscript template iframe noframes noembed")
_HEADS = names("title meta")
_MAX_DEPTH = 150
"""So many elements within one another are kept apart; deeper ones are taken for part of the one they stand in."""
_ROWS = names("tr tbody thead tfoot")
_PARTS = _ROWS | names("td th caption")
"""The parts of a table."""
_SPACELESS = _ROWS | names("table colgroup ul ol html head #document")
"""Elements in which white space means nothing."""
_CLOSES: Mapping[str, frozenset[str]] = {
    "head": BLOCK - names("head title"),
    "p": BLOCK - _PARTS - names("option optgroup select textarea title head body html"),
    "li": names("li"),
    "dt": names("dt dd"),
    "dd": names("dt dd"),
    "td": _PARTS,
    "th": _PARTS,
    "caption": _PARTS,
    "tr": _ROWS,
    "tbody": names("tbody thead tfoot"),
    "thead": names("tbody thead tfoot"),
    "tfoot": names("tbody thead tfoot"),
    "option": names("option optgroup"),
}
"""Elements whose end tag may be left out, and the beginnings of those that end them."""
_CLOSING = frozenset().union(*_CLOSES.values())
_WALLS = names("table td th caption body html #document")
"""An element that is not closed does not close these around it, unless it is one of them."""


class _Builder:
    """Takes tags and texts, and knows where on the page it is."""

    def __init__(self, root: str) -> None:
        self.root = Element(root, "", traits_of(root), None, 0)
        self.heads: list[Element] = []
        self.choices: list[Element] = []
        self._at = self.root
        self._depth = 0
        self._traits: dict[tuple[str, str], Traits] = {}

    def start(self, tag: str, attributes: str, offset: int) -> None:
        if tag in _CLOSING:
            self._end_before(tag)
        if tag == "form" and (self._at.tag == "table" or self._at.tag in _ROWS):
            return
        traits = self._traits.get((tag, attributes))
        if traits is None:
            traits = self._traits[tag, attributes] = traits_of(tag, attributes)
        element = Element(tag, attributes, traits, self._at, offset)
        self._at.children.append(element)
        if tag in _HEADS:
            self.heads.append(element)
        elif tag == "input":
            fill(element)
        elif tag == "select":
            self.choices.append(element)
        if tag not in _VOID and self._depth < _MAX_DEPTH:
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
        at = self._at
        if at.tag not in _SILENT and not (at.tag in _SPACELESS and characters.isspace()):
            at.children.append(CharacterData(characters.translate(RAISED) if at.raised else characters, offset))

    def comment(self, characters: str, offset: int) -> None:
        if PERSONAL.search(characters) and not characters.startswith("[if"):
            element = Element(COMMENT, "", traits_of(COMMENT)._replace(hidden=True), self._at, offset)
            element.children.append(CharacterData(characters, offset))
            self._at.children.append(element)


class Parsed(NamedTuple):
    """The tree of a page, and the elements by which the page speaks of itself: titles and metadata."""

    root: Element
    heads: list[Element]


def parse(source: str, tags: Container[str] | None = None) -> Parsed:
    """Return the tree of a page, whose lines end with a line feed. Any text gives one.

    Where ``tags`` are given, what looks like another one is text.
    """
    builder = _Builder("#document" if tags is None else "body")
    scan(source, builder, tags)
    for choice in builder.choices:
        settle(choice)
    return Parsed(builder.root, builder.heads)
