"""Styles: what a paragraph or a run has from its style and from the ones that style is based on."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers.word.xml_names import P_PR, R_PR, TYPE, W, is_on, is_raised, is_struck, value

_MAX_DEPTH = 20
"""So many styles may be based on one another; a circle ends there."""
_CONTENTS = ("toc ", "table of figures", "目录")


class Numbered(NamedTuple):
    """The list and the level of a paragraph, as far as its properties or its style tell."""

    list: str
    level: str | None
    style: str = ""


class Style(NamedTuple):
    """What matters of one style, with what it inherits."""

    numbered: Numbered | None = None
    hidden: bool = False
    contents: bool = False
    """Whether it is a style of the lines of a table of contents."""
    struck: bool = False
    raised: bool = False


PLAIN = Style()


def numbered_by(properties: Element | None, style: str = "") -> Numbered | None:
    """Return the list that paragraph properties name; ``0`` as its id takes one away that the style gives."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None
    listed, level = value(found, "numId"), value(found, "ilvl")
    return Numbered(listed or "", level, style) if listed is not None or level is not None else None


class Styles:
    """All styles of a file, each resolved when it is first asked for."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        self._defaults = {style.get(TYPE): style.get(f"{W}styleId", "") for style in found if style.get(f"{W}default")}
        self._known: dict[str, Style] = {}

    def paragraph(self, properties: Element | None) -> Style:
        """Return the style of a paragraph by its properties."""
        return self.get(value(properties, "pStyle") or self._defaults.get("paragraph", ""))

    def get(self, name: str) -> Style:
        """Return a style by its id; a plain one where there is none."""
        if name not in self._known:
            self._known[name] = self._resolve(name)
        return self._known[name]

    def list_of(self, name: str) -> str | None:
        """Return the list of a style of lists."""
        element = self._elements.get(name)
        found = numbered_by(None if element is None else element.find(P_PR))
        return found.list if found else None

    def _resolve(self, name: str) -> Style:
        numbered: Numbered | None = None
        hidden: bool | None = None
        struck: bool | None = None
        raised: bool | None = None
        contents = False
        for _ in range(_MAX_DEPTH):
            element = self._elements.get(name)
            if element is None:
                break
            own = numbered_by(element.find(P_PR), name)
            if own is not None and numbered is None:
                numbered = own
            elif own is not None and numbered is not None and not numbered.list:
                numbered = numbered._replace(list=own.list)
            runs = element.find(R_PR)
            hidden = is_on(runs, "vanish") if hidden is None else hidden
            struck = is_struck(runs) if struck is None else struck
            raised = is_raised(runs) if raised is None else raised
            contents = contents or (value(element, "name") or "").lower().startswith(_CONTENTS)
            name = value(element, "basedOn") or ""
        if numbered is None and not (hidden or contents or struck or raised):
            return PLAIN
        return Style(numbered, bool(hidden), contents, bool(struck), bool(raised))
