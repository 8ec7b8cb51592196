"""A Word file as a package: its parts by what they are for. No relation to the outside is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from gipr_lint.readers import ReadError
from gipr_lint.readers.zipped import Parts, beside

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|officeDocument/(?:relationships|math))")
_TRANSITIONAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}


class Part(NamedTuple):
    """A part of the package: what it is for (``footnotes``, ``header`` …) and its root element."""

    kind: str
    root: _Element


def parse(content: bytes) -> _Element:
    """Return the root of an XML part. Raises ReadError for broken XML, declared entities and absurd nesting."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ReadError("文件内部含有外部引用声明（DOCTYPE），不是正常的 Office 文件，未读取")
    if b"purl.oclc.org/ooxml" in content:
        content = _STRICT.sub(lambda found: _TRANSITIONAL[found[1]], content)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise ReadError("文件内部结构已损坏，请用 Word 或 WPS 打开，另存后再检查") from None


class Package:
    """The parts of a Word file that hold text, or say how it is numbered."""

    def __init__(self, content: bytes) -> None:
        self._parts = Parts(content)
        top = dict(self._related(""))
        main = top.get("officeDocument", "word/document.xml")
        document = self._root(main)
        if document is None:
            raise ReadError("不是 Word 文件（内部没有正文），请用 Word 或 WPS 另存为 .docx 后再检查")
        self.document = document
        self._names = list(self._related(main))
        self._about = [name for kind, name in top.items() if kind in {"core-properties", "extended-properties"}]

    def first(self, kind: str) -> _Element | None:
        """Return the part of a kind, of which there is one: ``styles``, ``numbering``, ``comments`` …"""
        return next((part.root for part in self.all(kind)), None)

    def all(self, *kinds: str) -> Iterator[Part]:
        """Yield the parts of some kinds in the order of the file; parts that are named but missing are passed over."""
        for kind, name in self._names:
            if kind in kinds and (root := self._root(name)) is not None:
                yield Part(kind, root)

    def about(self) -> Iterator[_Element]:
        """Yield what the file says of itself: roots of the parts with its properties."""
        for name in self._about:
            if (root := self._root(name)) is not None:
                yield root

    def _root(self, name: str) -> _Element | None:
        content = self._parts.read(name)
        return None if content is None else parse(content)

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield kind and name of what a part names within the package."""
        folder, _, name = part.rpartition("/")
        root = self._root(f"{folder}/_rels/{name}.rels".lstrip("/"))
        for relation in () if root is None else root:
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                yield relation.get("Type", "").rpartition("/")[2], beside(part, target)
