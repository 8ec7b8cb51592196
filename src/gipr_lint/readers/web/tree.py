"""A web page as a light tree: elements, and text with the place of its first character in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.web.tokens import attributes_of


def names(listed: str) -> frozenset[str]:
    """Return the names in a list with spaces between them."""
    return frozenset(listed.split())


BLOCK = names(
    "#document address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre section select summary table tbody td textarea tfoot th thead title tr ul xmp"
)
"""Elements that begin and end a paragraph; all others, unknown ones too, stand within a line."""
_TELLING = expression(r"hidden|display|mso-hide|line-through|vertical-align", re.IGNORECASE)
"""Attributes that may hide, strike through or raise. Finds ``style="[|display|]:none"``, not ``class="a"``."""
_STYLE_STRIKES = expression(r"text-decoration[^;]*:[^;]*line-through", re.IGNORECASE)
"""A style that strikes through. Finds ``text-decoration: line-through``, not ``text-decoration: underline``."""
_STYLE_RAISES = expression(r"vertical-align\s*:\s*(?:super|sub)\b", re.IGNORECASE)
"""A style of note marks. Finds ``vertical-align: super``, not ``vertical-align: top``."""
_STRUCK, _RAISED = frozenset({"del", "s", "strike"}), frozenset({"sup", "sub"})
_STYLE_HIDES = expression(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
"""A style that shows nothing. Finds ``display : none``, not ``display: block``."""
PERSONAL = expression(r"[@＠]|(?:\d[\s-]?){7}")
"""What makes text that is not shown worth a search for personal data. Finds ``a@b`` and ``138-0013``, not
``2024年12月``."""
CELLS = frozenset({"td", "th"})
COMMENT = "#comment"
"""The name of the element that holds a comment."""


class Traits(NamedTuple):
    """What the tag and the attributes of an element say; many elements of a page have the same."""

    hidden: bool
    telling: bool
    struck: bool
    raised: bool
    is_inline: bool


class CharacterData:
    """Characters of the source, and the offset of the first."""

    __slots__ = ("characters", "offset")

    def __init__(self, characters: str, offset: int) -> None:
        self.characters, self.offset = characters, offset


class Element:
    """An element of the page with what stands in it.

    ``is_inline``: it stands within a line; every other one begins and ends a paragraph. ``hidden``: a browser does not
    show it, or, as ``struck`` says, it shows it struck through, but for a cell, whose place remains. ``raised``: it is
    set above or below the line. ``telling``: there may be personal data in its attributes. ``written`` are these as
    they stand in the source.
    """

    __slots__ = ("children", "hidden", "is_inline", "offset", "parent", "raised", "struck", "tag", "telling", "written")

    def __init__(self, tag: str, written: str, traits: Traits, parent: Element | None, offset: int) -> None:
        self.tag, self.written, self.parent, self.offset = tag, written, parent, offset
        self.hidden, self.telling, self.struck, self.raised, self.is_inline = traits
        if parent is not None and parent.raised:
            self.raised = True
        self.children: list[Element | CharacterData] = []

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
                if node.children:
                    stack += node.children[::-1]

    def take_apart(self) -> None:
        """Let nothing below lead back to it: the memory of all of it is then free as soon as nobody holds it."""
        for element in self.below():
            element.parent = None


def traits_of(tag: str, written: str = "") -> Traits:
    """Return what the tag of an element and its attributes, as they are written, say."""
    telling = "&" in written or bool(PERSONAL.search(written))
    hidden, struck, raised, is_inline = False, tag in _STRUCK, tag in _RAISED, tag not in BLOCK
    if _TELLING.search(written):
        attributes = attributes_of(written)
        style = attributes.get("style", "")
        hidden, struck = _hides(attributes), struck or bool(_STYLE_STRIKES.search(style))
        raised = raised or (is_inline and bool(_STYLE_RAISES.search(style)))
    return Traits(hidden or (struck and tag not in CELLS), telling, struck, raised, is_inline)


def _hides(attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or attributes.get("type", "").lower() == "hidden"
        or bool(_STYLE_HIDES.search(attributes.get("style", "")))
    )
