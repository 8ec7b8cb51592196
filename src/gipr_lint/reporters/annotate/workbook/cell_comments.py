"""The comments on the cells of a sheet: those of a former run go, those of people stay, further ones are added."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from gipr_lint.model.document import MARKER
from gipr_lint.readers.office.ooxml import related
from gipr_lint.reporters.annotate.changes import DECLARATION, STRICT, USUAL, Changes
from gipr_lint.reporters.annotate.note import Note
from gipr_lint.reporters.annotate.package import appended
from gipr_lint.reporters.annotate.splice import Edit, spliced
from gipr_lint.reporters.annotate.workbook.drawing import Drawing
from gipr_lint.reporters.annotate.workbook.sheets import reference, row_and_column
from gipr_lint.reporters.annotate.xml_places import XmlPart

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_STRICT_CELLS = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_CELLS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
"""The namespaces of cells, of the strict variant of the standard and of the usual one."""


class SheetComments:
    """Collects the comments of one sheet; ``write`` puts them into the package."""

    def __init__(self, changes: Changes, sheet: str) -> None:
        self._changes, self._sheet = changes, sheet
        self._name = next((name for kind, name, _ in related(changes.parts, sheet) if kind == "comments"), None)
        there = changes.read(self._name) if self._name else None
        self._there = XmlPart(there) if there else None
        self._own = [number for number, tag in self._tags("comment") if self._is_own(tag)]
        self._notes: dict[tuple[int, int], list[Note]] = {}
        people = (self._place(number) for number, tag in self._tags("comment") if not self._is_own(tag))
        self._taken = {place for place in people if place}

    def add(self, cell: tuple[int, int], note: Note) -> None:
        """Note something on a cell, row and column from 1; where somebody's comment is, on the next one of the row."""
        if cell in self._taken:
            note = note.moved()
        while cell in self._taken:
            cell = (cell[0], cell[1] + 1)
        self._notes.setdefault(cell, []).append(note)

    def write(self) -> None:
        """Write the comments; where there are none, old or new, nothing changes."""
        if not (self._own or self._notes):
            return
        drawing = Drawing(self._changes, self._sheet)
        drawing.remove(place for number in self._own if (place := self._place(number)))
        part = self._without_own()
        if self._notes:
            part = _within(part, "commentList", "".join(self._written(_author_number(part) or 0)))
            for cell in self._notes:
                drawing.add(cell)
        if self._name is None:
            self._name = self._changes.free(f"xl/comments{number}.xml" for number in range(1, 9999))
            self._changes.relate(self._sheet, f"{STRICT if self._strict else USUAL}/comments", self._name)
            self._changes.declare(self._name, _TYPE)
        self._changes.put(self._name, part.content)
        drawing.write()

    @property
    def _strict(self) -> bool:
        return _STRICT_CELLS.encode() in (self._changes.read(self._sheet) or b"")[:4096]

    def _tags(self, name: str) -> Iterator[tuple[int, dict[str, str]]]:
        for number, tag in enumerate(self._there.tags if self._there else ()):
            if tag.name.rpartition(":")[2] == name:
                yield number, dict(tag.attributes)

    def _is_own(self, attributes: dict[str, str]) -> bool:
        return attributes.get("authorId") == (str(_author_number(self._there)) if self._there else None)

    def _place(self, number: int) -> tuple[int, int] | None:
        return row_and_column(self._there.tags[number].attributes.get("ref", "")) if self._there else None

    def _without_own(self) -> XmlPart:
        """Return the comments of people, and the program among the authors."""
        part = self._there
        if part is None:
            space = _STRICT_CELLS if self._strict else _CELLS
            made = f'{DECLARATION}<comments xmlns="{space}"><authors></authors><commentList></commentList></comments>'
            part = XmlPart(made.encode())
        gone = (Edit(part.tags[number].start, part.end(number), b"") for number in self._own)
        part = XmlPart(spliced(part.content, gone))
        if _author_number(part) is None:
            part = _within(part, "authors", f"<{part.prefixed('author')}>{MARKER}</{part.prefixed('author')}>")
        return part

    def _written(self, author: int) -> Iterator[str]:
        for cell, notes in self._notes.items():
            text = "\n\n".join("\n".join(note.paragraphs) for note in notes)
            words = f'<r><t xml:space="preserve">{escape(text)}</t></r>'
            space = _STRICT_CELLS if self._strict else _CELLS
            about = f'ref="{reference(*cell)}" authorId="{author}"'
            yield f'<comment xmlns="{space}" {about}><text>{words}</text></comment>'


def _author_number(part: XmlPart) -> int | None:
    """Return the number of this program among the authors; None where it is not there."""
    authors = [number for number, tag in enumerate(part.tags) if tag.name.rpartition(":")[2] == "author"]
    words = (part.content[part.inner(one) : part.tags[one].close] for one in authors)
    return next((number for number, word in enumerate(words) if word == MARKER.encode()), None)


def _within(part: XmlPart, name: str, markup: str) -> XmlPart:
    """Return a part with mark-up at the end of the first element of a name."""
    number = next((number for number, tag in enumerate(part.tags) if tag.name.rpartition(":")[2] == name), None)
    if number is None:
        return XmlPart(appended(part, f"<{part.prefixed(name)}>{markup}</{part.prefixed(name)}>".encode()))
    tag, end = part.tags[number], part.end(number)
    if part.is_empty(number):
        edit = Edit(end - 2, end, f">{markup}</{tag.name}>".encode())
    else:
        edit = Edit(tag.close, tag.close, markup.encode())
    return XmlPart(spliced(part.content, [edit]))
