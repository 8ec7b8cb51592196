"""The comments of a Word file: those that there are, and further ones behind them."""

from __future__ import annotations

import posixpath
from xml.sax.saxutils import escape

from gipr_lint.model.document import MARKER
from gipr_lint.readers.office.ooxml import related
from gipr_lint.reporters.annotate.changes import DECLARATION, STRICT, USUAL, Changes
from gipr_lint.reporters.annotate.note import Note
from gipr_lint.reporters.annotate.package import appended
from gipr_lint.reporters.annotate.xml_places import XmlPart

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT_WORDS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespaces of words, of the strict variant of the standard and of the usual one."""


class Comments:
    """Collects comments; ``write`` puts them into the package and names them there."""

    def __init__(self, changes: Changes, main: str, body: XmlPart) -> None:
        self._changes, self._main = changes, main
        self._strict = _STRICT_WORDS in body.tags[0].attributes.values()
        self._name = next((name for kind, name, _ in related(changes.parts, main) if kind == "comments"), None)
        self._there = changes.read(self._name) if self._name else None
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
        about = f'w:id="{number}" w:author="{MARKER}" w:initials="GL"'
        self._written.append(f'<w:comment xmlns:w="{self._space}" {about}>{lines}</w:comment>')
        return number

    @property
    def _space(self) -> str:
        return _STRICT_WORDS if self._strict else _WORDS

    def write(self) -> None:
        """Write all comments."""
        empty = f'{DECLARATION}<w:comments xmlns:w="{self._space}"/>'.encode()
        part = appended(XmlPart(self._there or empty), "".join(self._written).encode())
        folder = posixpath.dirname(self._main)
        names = (posixpath.join(folder, f"comments{number}.xml") for number in ("", *range(1, 99)))
        name = self._name or self._changes.free(names)
        self._changes.put(name, part)
        if self._name is None:
            self._changes.relate(self._main, f"{STRICT if self._strict else USUAL}/comments", name)
        if self._there is None:
            self._changes.declare(name, _TYPE)


def _is_comment(name: str, attribute: str) -> bool:
    """Tell whether an attribute is the id of a comment, or of a mark of one."""
    local = name.rpartition(":")[2]
    return attribute.rpartition(":")[2] == "id" and local.startswith("comment")
