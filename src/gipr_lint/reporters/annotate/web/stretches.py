"""Which stretches of a page's source hold the words of a finding: of text alone, no tag within."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Document, Span
from gipr_lint.readers.web.tokens import scan
from gipr_lint.reporters.annotate.note import Note

_LINE_END = expression(r"\r\n|\r|\n")
"""The end of a line. Finds ``a[|\r\n|]b``, not ``ab``."""
_CELL = expression(r"""<t[dh](?=[\s/>])(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
"""The start tag of a cell. Begins ``<td class="a">``, not ``<tr>``."""
_CHARACTER = expression(r"&(?:#\d{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?|[\s\S]")
"""What is written for one character. Takes ``&nbsp;`` and ``一``, not ``一二``."""
_UNMARKABLE = frozenset({"title", "textarea", "option", "svg", "math"})
"""Elements in which no mark can stand."""


class Stretch(NamedTuple):
    """From one character of the source up to another; ``notes`` are on it, ``last`` those of them that end there."""

    start: int
    end: int
    notes: tuple[Note, ...] = ()
    last: tuple[Note, ...] = ()


class Stretches:
    """The stretches of one page, and the notes on them."""

    def __init__(self, source: str, document: Document) -> None:
        self._source, self._document = source, document
        self._lines = [0, *(found.end() for found in _LINE_END.finditer(source))]
        self._texts = _Texts()
        scan(source, self._texts)
        self._noted: list[Stretch] = []
        self.end_of_head = self._texts.ends.get("head", len(source))
        self.end_of_body = self._texts.ends.get("body", len(source))

    def of(self, span: Span) -> Sequence[Stretch]:
        """Return where the words of a span stand, up to the end of its first line; nothing where no mark can stand."""
        origins, lines = self._document.origins, self._document.lines
        if span.line > len(lines) or not origins[span.line - 1].pieces:
            return ()
        end = span.end_column - 1 if span.end_line == span.line else len(lines[span.line - 1])
        places = [self._offset(span.line, at) for at in range(span.column - 1, max(end, span.column))]
        found = [self._character(at) for at in places if self._texts.holds(at)]
        if not found:
            cell = _CELL.match(self._source, places[0])
            return (Stretch(cell.end(), cell.end()),) if cell else ()
        return tuple(self._joined(sorted(set(found))))

    def note(self, stretches: Sequence[Stretch], note: Note) -> None:
        """Note something on stretches; those that overlap with others become one."""
        for stretch in stretches:
            start, end = stretch.start, stretch.end
            notes, last = [note], [note] if stretch == stretches[-1] else []
            for other in [one for one in self._noted if _meet(one, stretch)]:
                self._noted.remove(other)
                start, end = min(start, other.start), max(end, other.end)
                notes[:0], last[:0] = other.notes, other.last
            self._noted.append(Stretch(start, end, tuple(notes), tuple(last)))

    def noted(self) -> list[Stretch]:
        """Return the stretches with notes, in order; none overlap."""
        return sorted(self._noted, key=lambda one: one[:2])

    def _offset(self, line: int, at: int) -> int:
        """Return where a character of a line of the document stands in the source."""
        row, column = self._document.origins[line - 1].position(at)
        return min(self._lines[row - 1] + column - 1, len(self._source))

    def _character(self, at: int) -> tuple[int, int]:
        found = _CHARACTER.match(self._source, at)
        return at, found.end() if found else at

    def _joined(self, characters: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
        """Put together what stands in one text, with the white space between."""
        start, end = characters[0]
        for one, other in characters[1:]:
            if "<" in self._source[end:one]:
                yield Stretch(start, end)
                start = one
            end = max(other, end) if start != one else other
        yield Stretch(start, end)


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[:2] == other[:2] or (one.start < other.end and other.start < one.end)


class _Texts:
    """Where in the source there is text in which a mark can stand, and where the first head and the last body end.

    Takes what ``scan`` tells.
    """

    def __init__(self) -> None:
        self._found: list[tuple[int, int]] = []
        self._within: list[str] = []
        self.ends: dict[str, int] = {}

    def start(self, tag: str, attributes: str, offset: int) -> None:  # noqa: ARG002 - the signature of a sink
        """Take a start tag."""
        if tag in _UNMARKABLE:
            self._within.append(tag)

    def end(self, tag: str, offset: int) -> None:
        """Take an end tag."""
        if tag == "body" or (tag == "head" and tag not in self.ends):
            self.ends[tag] = offset
        if tag in self._within:
            del self._within[self._within.index(tag) :]

    def text(self, characters: str, offset: int) -> None:
        """Take text."""
        if not self._within:
            self._found.append((offset, offset + len(characters)))

    def comment(self, characters: str, offset: int) -> None:
        """Take a comment: none of its words is text."""

    def holds(self, offset: int) -> bool:
        """Tell whether a character at an offset is text."""
        number = bisect_right(self._found, offset, key=itemgetter(0)) - 1
        return number >= 0 and offset < self._found[number][1]
