"""A Word file as a package: its parts by what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from gipr_lint.readers import ReadError
from gipr_lint.readers.office.ooxml import related, root_of
from gipr_lint.readers.office.zip_parts import Parts


class PackagePart(NamedTuple):
    """A part of the package: what it is for (``footnotes``, ``header`` …) and its root element."""

    kind: str
    root: _Element


class Package:
    """The parts of a Word file that hold text, or say how it is numbered. Raises ReadError where there is none."""

    def __init__(self, content: bytes) -> None:
        self.parts = Parts(content)
        main = next((name for kind, name, _ in related(self.parts, "") if kind == "officeDocument"), None)
        document = root_of(self.parts, main or "word/document.xml")
        if main is None or document is None:
            raise ReadError("不是 Word 文件（内部没有正文），请用 Word 或 WPS 另存为 .docx 后再检查")
        self.document = document
        self._names = [(kind, name) for kind, name, _ in related(self.parts, main)]

    def first(self, kind: str) -> _Element | None:
        """Return the part of a kind, of which there is one: ``styles``, ``numbering``, ``comments`` …"""
        return next((part.root for part in self.all(kind)), None)

    def all(self, *kinds: str) -> Iterator[PackagePart]:
        """Yield the parts of some kinds in the order of the file; parts that are named but missing are passed over."""
        for kind, name in self._names:
            if kind in kinds and (root := root_of(self.parts, name)) is not None:
                yield PackagePart(kind, root)
