"""The parts of an office file while it is changed: what they name, and of which type they are."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from gipr_lint.readers.office.zip_parts import Parts
from gipr_lint.reporters.annotate.package import rewritten, with_child
from gipr_lint.reporters.annotate.xml_places import XmlPart

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The namespaces of relations, of the strict variant of the standard and of the usual one."""
_RELATIONS = f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_TYPES = "[Content_Types].xml"


class Changes:
    """Collects parts in another form; ``file`` gives the whole."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.parts = Parts(content)
        self._changed: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        """Return a part as it is by now; None where there is none."""
        return self._changed.get(name) or self.parts.read(name)

    def put(self, name: str, part: bytes) -> None:
        """Put a part in place of the one of its name, or behind all others."""
        self._changed[name] = part

    def free(self, names: Iterable[str]) -> str:
        """Return the first of the names that no part has."""
        return next(name for name in names if name not in self.parts and name not in self._changed)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part name another, by the address of a kind; returns the id of that relation."""
        folder, _, file = part.rpartition("/")
        relations = posixpath.join(folder, f"_rels/{file}.rels")
        there = self.read(relations) or _RELATIONS.encode()
        ids = {tag.attributes.get("Id") for tag in XmlPart(there).tags}
        id_ = next(one for number in range(1, len(ids) + 2) if (one := f"rIdGiprLint{number}") not in ids)
        to = posixpath.relpath(target, folder or ".")
        self.put(relations, with_child(there, "Relationship", {"Id": id_, "Type": kind, "Target": to}))
        return id_

    def declare(self, name: str, type_: str) -> None:
        """Tell of which type a new part is."""
        self._type(f'"/{name}"', "Override", {"PartName": f"/{name}", "ContentType": type_})

    def declare_suffix(self, suffix: str, type_: str) -> None:
        """Tell of which type parts of a suffix are, where that is not told."""
        self._type(f'Extension="{suffix}"', "Default", {"Extension": suffix, "ContentType": type_})

    def _type(self, known: str, element: str, attributes: dict[str, str]) -> None:
        there = self.read(_TYPES)
        if there is not None and known.encode() not in there:
            self.put(_TYPES, with_child(there, element, attributes))

    def file(self) -> bytes:
        """Return the file with all changes; the same bytes where there are none."""
        return rewritten(self._content, self._changed) if self._changed else self._content
