"""Where in the mark-up of a Word file a comment can begin and end: in its words, or around what holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.readers.word import Trace
from gipr_lint.readers.word.printed_text import Held, holder
from gipr_lint.readers.word.xml_names import P_PR, R_PR, P, R, T
from gipr_lint.reporters.annotate import AnnotateError
from gipr_lint.reporters.annotate.xml_places import XmlPart

_UNLIKE = "文件内部的结构读不出位置，写不进批注；请用 Word 或 WPS 打开，另存后再试"
_WHITE = frozenset(" \t\r\n")
"""What XML takes for white space."""
_NOTHING = "文件里没有段落，写不进批注"


if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Cut(NamedTuple):
    """A place in the bytes of a part where a comment may begin or end.

    ``before`` closes what is open there and ``after`` opens it again; the bytes up to ``end`` are left out.
    """

    start: int
    end: int
    before: bytes = b""
    after: bytes = b""


Stretch = tuple[Cut, Cut]


def numbered(trace: Trace, part: XmlPart) -> list[Element]:
    """Return the elements that were read, by their numbers in a part. Raises AnnotateError where it is another one."""
    elements = list(trace.body.iter())
    if len(elements) != len(part.tags):
        raise AnnotateError(_UNLIKE)
    return elements


class Anchors:
    """The places of lines in the mark-up of the main part."""

    def __init__(self, trace: Trace, part: XmlPart) -> None:
        """Raises AnnotateError where the part is not what was read."""
        self._trace, self._part = trace, part
        self._elements = numbered(trace, part)
        self._numbers = {id(element): number for number, element in enumerate(self._elements)}

    @property
    def start(self) -> Stretch:
        """The first line of the report, or its first paragraph."""
        blocks = self._trace.document.blocks
        found = self.of(blocks[0].span) if blocks else None
        if found is None:
            first = next((number for number, one in enumerate(self._elements) if one.tag == P), None)
            if first is None:
                raise AnnotateError(_NOTHING)
            found = self._inside(first)
        return found

    def of(self, span: Span | None) -> Stretch | None:
        """Return where a stretch of the lines stands, at most to the end of its first paragraph; None where nowhere.

        What stands beside the text of a paragraph has the whole of it.
        """
        if span is None:
            return None
        held = self._trace.held.get(span.line)
        if held:
            return self._within(held, span)
        origins = self._trace.document.origins
        element = self._trace.paragraphs.get(origins[span.line - 1].label) if span.line <= len(origins) else None
        return None if element is None else self._inside(self._paragraph(self._numbers[id(element)]))

    def _within(self, held: Sequence[Held], span: Span) -> Stretch:
        line = self._trace.document.lines[span.line - 1]
        end = max(span.column, span.end_column - 1 if span.end_line == span.line else len(line))
        first, last = holder(held, span.column - 1), holder(held, end - 1)
        number = self._numbers[id(first.element)]
        paragraph = self._paragraph(number)
        if first.element.tag == P and last.element is first.element:
            return self._inside(paragraph)
        begin = self._begin(number, first.offset)
        if self._paragraph(self._numbers[id(last.element)]) != paragraph or last.element.tag == P:
            return begin, self._inside(paragraph)[1]
        return begin, self._end(self._numbers[id(last.element)], last.offset + 1)

    def _paragraph(self, number: int) -> int:
        """Return the outermost paragraph around an element: no comment stands in a text box."""
        found, at = number, number
        while at >= 0:
            if self._elements[at].tag == P:
                found = at
            at = self._part.tags[at].parent
        return found

    def _child(self, number: int) -> int:
        """Return what stands right in the outermost paragraph and holds an element."""
        paragraph = self._paragraph(number)
        while self._part.tags[number].parent != paragraph:
            number = self._part.tags[number].parent
        return number

    def _inside(self, paragraph: int) -> Stretch:
        """Return the start and the end of a paragraph."""
        part = self._part
        if part.is_empty(paragraph):
            end = part.end(paragraph)
            name = part.tags[paragraph].name.encode()
            cut = Cut(end - 2, end, b">", b"</" + name + b">")
            return cut, cut
        first = next(iter(part.children(paragraph)), None)
        begin = part.inner(paragraph)
        if first is not None and self._elements[first].tag == P_PR:
            begin = part.end(first)
        close = part.tags[paragraph].close
        return Cut(begin, begin), Cut(close, close)

    def _begin(self, number: int, offset: int) -> Cut:
        if self._elements[number].tag == P:
            return self._inside(self._paragraph(number))[0]
        child = self._child(number)
        start = self._part.tags[child].start
        if offset == 0 and self._is_edge(number, child, first=True):
            return Cut(start, start)
        return self._split(number, child, offset) or Cut(start, start)

    def _end(self, number: int, offset: int) -> Cut:
        child = self._child(number)
        end = self._part.end(child)
        if offset >= len(self._elements[number].text or "") and self._is_edge(number, child, first=False):
            return Cut(end, end)
        return self._split(number, child, offset) or Cut(end, end)

    def _is_edge(self, number: int, run: int, *, first: bool) -> bool:
        """Tell whether an element is the first, or the last, in its run."""
        if self._part.tags[number].parent != run:
            return True
        inside = [one for one in self._part.children(run) if self._elements[one].tag != R_PR]
        return inside[0 if first else -1] == number

    def _split(self, number: int, run: int, offset: int) -> Cut | None:
        """Return a cut through the text of a run, between two characters that are no spaces; None where there is none.

        Where the text is not kept as it is written, a space at an end of one is lost.
        """
        element, part = self._elements[number], self._part
        text = element.text or ""
        if element.tag != T or self._elements[run].tag != R or part.tags[number].parent != run or len(element):
            return None
        if {text[offset - 1 : offset], text[offset : offset + 1]} & _WHITE:
            return None
        at = part.byte_at(number, offset) if 0 < offset < len(text) else None
        at = part.inner(number) if offset == 0 else part.tags[number].close if offset >= len(text) else at
        if at is None or part.is_empty(number):
            return None
        properties = next((one for one in part.children(run) if self._elements[one].tag == R_PR), None)
        dress = b"" if properties is None else part.content[part.tags[properties].start : part.end(properties)]
        names = [part.tags[one].name.encode() for one in (number, run)]
        before = b"".join(b"</" + name + b">" for name in names)
        return Cut(at, at, before, part.start_tag(run) + dress + part.start_tag(number))
