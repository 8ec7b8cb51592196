"""The comments of a Word file: those that there are, and further ones behind them."""

from __future__ import annotations

import posixpath
from xml.sax.saxutils import escape

from gipr_lint.model.document import MARKER
from gipr_lint.readers.office.ooxml import related
from gipr_lint.readers.office.zip_parts import Parts
from gipr_lint.reporters.annotate.note import Note
from gipr_lint.reporters.annotate.package import appended, with_child
from gipr_lint.reporters.annotate.xml_places import XmlPart

TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACES = {
    True: ("http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    False: (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
}
"""The namespaces of words and of relations, of the strict variant of the standard and of the usual one."""
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Comments:
    """Collects comments; ``parts`` gives the parts of the package that hold and name them."""

    def __init__(self, parts: Parts, main: str) -> None:
        self._parts, self._main = parts, main
        body = XmlPart(parts.read(main) or b"")
        self._strict = any(value == _SPACES[True][0] for value in body.tags[0].attributes.values())
        self._name = next((name for kind, name, _ in related(parts, main) if kind == "comments"), None)
        self._there = parts.read(self._name) if self._name else None
        known = [*body.tags, *(XmlPart(self._there).tags if self._there else ())]
        ids = (value for tag in known for key, value in tag.attributes.items() if _is_comment(tag.name, key))
        self._next = max((int(one) for one in ids if one.isdecimal() and len(one) < 10), default=-1) + 1
        self._written: list[str] = []

    def add(self, note: Note) -> int:
        """Add a note and return the number of the comment."""
        number, self._next = self._next, self._next + 1
        lines = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in note.paragraphs
        )
        space = _SPACES[self._strict][0]
        self._written.append(
            f'<w:comment xmlns:w="{space}" w:id="{number}" w:author="{MARKER}" w:initials="GL">{lines}</w:comment>'
        )
        return number

    def parts(self) -> dict[str, bytes]:
        """Return the parts with all comments, and those that had to be told of a new one."""
        words, kinds = _SPACES[self._strict]
        empty = f'{_DECLARATION}<w:comments xmlns:w="{words}"/>'.encode()
        part = appended(XmlPart(self._there or empty), "".join(self._written).encode())
        if self._name and self._there is not None:
            return {self._name: part}
        folder, _, file = self._main.rpartition("/")
        name = self._name or self._free(folder)
        return {name: part, **self._relation(folder, file, name, kinds), **self._type(name)}

    def _free(self, folder: str) -> str:
        names = (posixpath.join(folder, f"comments{number}.xml") for number in ("", *range(1, 99)))
        return next(name for name in names if name not in self._parts)

    def _relation(self, folder: str, file: str, name: str, kinds: str) -> dict[str, bytes]:
        if self._name:
            return {}
        relations = posixpath.join(folder, f"_rels/{file}.rels")
        there = self._parts.read(relations) or _RELATIONS.encode()
        ids = {tag.attributes.get("Id") for tag in XmlPart(there).tags}
        free = next(one for number in range(1, 9999) if (one := f"rIdGiprLint{number}") not in ids)
        target = posixpath.relpath(name, folder or ".")
        return {relations: with_child(there, "Relationship", {"Id": free, "Type": f"{kinds}/comments", "Target": target})}

    def _type(self, name: str) -> dict[str, bytes]:
        there = self._parts.read(TYPES)
        if there is None or f'"/{name}"'.encode() in there:
            return {}
        return {TYPES: with_child(there, "Override", {"PartName": f"/{name}", "ContentType": _TYPE})}


def _is_comment(name: str, attribute: str) -> bool:
    """Tell whether an attribute is the id of a comment, or of a mark of one."""
    local = name.rpartition(":")[2]
    return attribute.rpartition(":")[2] == "id" and local.startswith("comment")
