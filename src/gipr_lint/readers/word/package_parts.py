"""A Word file as a package: its parts by what they are for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.readers import ReadError
from gipr_lint.readers.office.ooxml import related, root_of
from gipr_lint.readers.office.zip_parts import Parts

_BEGINNINGS = {
    b"latentStyles": expression(rb"<w:latentStyles\b"),
    b"style": expression(rb'<w:style\s[^<>]*?\bw:type="table"[^<>]*+(?<!/)>'),
}
"""The tags with which begins what says nothing of words: how tables are drawn, and what styles there might be. Begins
``<w:latentStyles`` and ``<w:style w:type="table">``, not ``<w:style w:type="paragraph">``."""


def _without_drawing(styles: bytes) -> bytes:
    """Return the part of the styles without what says nothing of words, which may be nine tenths of it."""
    for name, beginning in _BEGINNINGS.items():
        styles = _without(styles, name, beginning)
    return styles


def _without(content: bytes, name: bytes, beginning: re.Pattern[bytes]) -> bytes:
    """Return XML without the elements that begin so and have none of their own name in them."""
    pieces, done, end = [], 0, 0
    closing, another = b"</w:%b>" % name, re.compile(rb"</?w:%b\b" % name)
    for found in beginning.finditer(content):
        if end < found.end() and (end := content.find(closing, found.end())) < 0:
            break
        if not another.search(content, found.end(), end):
            pieces.append(content[done : found.start()])
            done = end + len(closing)
    return b"".join([*pieces, content[done:]])


UNNEEDED: Mapping[str, Callable[[bytes], bytes]] = {"styles": _without_drawing}
"""What leaves out of parts, by what they are for, that which nobody asks."""


class PackagePart(NamedTuple):
    """A part of the package: what it is for (``footnotes``, ``header`` …) and its root element."""

    kind: str
    root: Element


class Package:
    """The parts of a Word file that hold text, or say how it is numbered. Raises ReadError where there is none."""

    def __init__(self, content: bytes) -> None:
        self.parts = Parts(content)
        main = next((name for kind, name, _ in related(self.parts, "") if kind == "officeDocument"), None)
        document = root_of(self.parts, main or "word/document.xml")
        if main is None or document is None:
            raise ReadError("不是 Word 文件（内部没有正文），请用 Word 或 WPS 另存为 .docx 后再检查")
        self.document, self.name = document, main
        self._names = [(kind, name) for kind, name, _ in related(self.parts, main)]

    def picture(self, name: str) -> bytes | None:
        """Return a picture in the text by the name that this has for it; None where it is not in the file."""
        if not name:
            return None
        part = next(
            (part for kind, part, id_ in related(self.parts, self.name) if (kind, id_) == ("image", name)), None
        )
        return self.parts.read(part) if part else None

    def first(self, kind: str) -> Element | None:
        """Return the part of a kind, of which there is one: ``styles``, ``numbering``, ``comments`` …"""
        return next((part.root for part in self.all(kind)), None)

    def all(self, *kinds: str) -> Iterator[PackagePart]:
        """Yield the parts of some kinds in the order of the file; parts that are named but missing are passed over."""
        for kind, name in self._names:
            if kind in kinds and (root := root_of(self.parts, name, UNNEEDED.get(kind))) is not None:
                yield PackagePart(kind, root)
