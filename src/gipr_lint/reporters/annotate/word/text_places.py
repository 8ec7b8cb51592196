"""Where the characters of a line stand in the mark-up of a Word file, and whose insertion, if any, holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import MARKER
from gipr_lint.readers.characters import characters
from gipr_lint.readers.word.printed_text import holder
from gipr_lint.readers.word.xml_names import ALTERNATE, AUTHOR, MOVED_TO, P, R, T, W
from gipr_lint.reporters.annotate.word.anchors import numbered

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from gipr_lint.model.document import Span
    from gipr_lint.readers.word import Trace
    from gipr_lint.readers.word.printed_text import Held
    from gipr_lint.reporters.annotate.xml_places import XmlPart

_INSERTED = f"{W}ins"

Owner = Literal["nobody", "program", "person"]


class Stretch(NamedTuple):
    """The bytes from ``start`` to ``end`` of a part, within one text, and who inserted them.

    In a paragraph without text they are none, and stand right in the paragraph.
    """

    start: int
    end: int
    owner: Owner


class TextPlaces:
    """The places of the characters of lines; ``elements`` are those of the part, in the order of its tags."""

    def __init__(self, trace: Trace, part: XmlPart) -> None:
        """Raises AnnotateError where the part is not what was read."""
        self._trace, self._part = trace, part
        self.elements = numbered(trace, part)
        self._numbers = {id(element): number for number, element in enumerate(self.elements)}

    def of(self, span: Span) -> list[Stretch] | None:
        """Return the stretches that hold the characters of a span, in order; None where one is no text of a run."""
        lines, held = self._trace.document.lines, self._trace.held.get(span.line)
        if span.end_line != span.line or not held:
            return None
        said = lines[span.line - 1]
        if span.column == span.end_column:
            empty = self._empty(holder(held, span.column - 1))
            return [empty] if empty else None
        stretches: list[Stretch] = []
        for number in range(span.column - 1, span.end_column - 1):
            found = self._character(holder(held, number), said[number])
            if found is None:
                return None
            if stretches and stretches[-1].end == found.start:
                found = found._replace(start=stretches.pop().start)
            stretches.append(found)
        return stretches

    def _character(self, held: Held, said: str) -> Stretch | None:
        element, offset = held.element, held.offset
        text = element.text or ""
        if element.tag != T or len(element) or characters(text[offset : offset + 1]) != said:
            return None
        number = self._numbers[id(element)]
        owner = self._owner(number)
        start, end = (self._part.byte_at(number, at) for at in (offset, offset + 1))
        return None if owner is None or start is None or end is None else Stretch(start, end, owner)

    def _empty(self, held: Held) -> Stretch | None:
        """Return the end of a paragraph that holds no text."""
        number = self._numbers[id(held.element)]
        if held.element.tag != P or any(one.text for one in held.element.iter(T)) or self._owner(number) is None:
            return None
        at = self._part.tags[number].close
        return Stretch(at, at, "nobody")

    def _owner(self, number: int) -> Owner | None:
        """Return who inserted an element; None where it stands twice in the file, or was moved."""
        owner: Owner = "nobody"
        element = self.elements[number]
        if element.tag == T and self._above(number).tag != R:
            return None
        while (number := self._part.tags[number].parent) >= 0:
            element = self.elements[number]
            if element.tag in {ALTERNATE, MOVED_TO}:
                return None
            if element.tag == _INSERTED:
                owner = "program" if element.get(AUTHOR) == MARKER else "person"
        return owner

    def _above(self, number: int) -> Element:
        return self.elements[self._part.tags[number].parent]
