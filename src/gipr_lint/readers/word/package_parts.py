"""A Word file as a package: its parts by what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gipr_lint.limits.expressions import expression
from gipr_lint.readers import ReadError
from gipr_lint.readers.office.ooxml import related, root_of
from gipr_lint.readers.office.zip_parts import Parts

UNNEEDED = {
    "styles": expression(
        rb"""<w:latentStyles\b[^<]*+(?:<(?!/?w:latentStyles\b)[^<]*+)*+</w:latentStyles>
          | <w:style\s[^<>]*?\bw:type="table"[^<>]*+(?<!/)>[^<]*+(?:<(?!/?w:style\b)[^<]*+)*+</w:style>""",
        re.VERBOSE,
    )
}
"""What says nothing of words, and may be nine tenths of a part: how tables are drawn, and what styles there might be.
Finds ``[|<w:latentStyles></w:latentStyles>|]``, not ``<w:style w:type="paragraph"></w:style>``."""


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

    def first(self, kind: str) -> Element | None:
        """Return the part of a kind, of which there is one: ``styles``, ``numbering``, ``comments`` …"""
        return next((part.root for part in self.all(kind)), None)

    def all(self, *kinds: str) -> Iterator[PackagePart]:
        """Yield the parts of some kinds in the order of the file; parts that are named but missing are passed over."""
        for kind, name in self._names:
            if kind in kinds and (root := root_of(self.parts, name, UNNEEDED.get(kind))) is not None:
                yield PackagePart(kind, root)
