"""Markdown with mark-up in it: HTML, what is struck through, quotations, escapes, and what stands before the text.

What is left is read as any text is; each character keeps its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Document, LineOrigin
from gipr_lint.readers.characters import characters, one_line, taken_out
from gipr_lint.readers.composer import Composer
from gipr_lint.readers.decode import MAX_BYTES
from gipr_lint.readers.text.front_matter import front_matter
from gipr_lint.readers.text.plain_text import LINE_END, pictures, remarks
from gipr_lint.readers.text.tables import blocks
from gipr_lint.readers.web.page import PageWriter
from gipr_lint.readers.web.tree import BLOCK, CharacterData, Element, names

_INLINE = names(
    "a abbr acronym area b base bdi bdo big br button cite code col colgroup data del dfn em embed font i iframe img "
    "input ins kbd label link map mark meta nobr noscript object option output param picture q rp rt ruby s samp "
    "script small source span strike strong style sub sup svg tbody template time tt u var video wbr"
)
_TAGS = (BLOCK | _INLINE) - {"#document", "textarea", "title"}
"""What is taken for HTML; anything else between angle brackets is text (an address, a name)."""
_HEADING = expression("h([1-6])")
"""The tag of a heading, with its level. Takes ``h2``, not ``hr``."""
_QUOTED = expression(r"(?P<tag><[A-Za-z][^<>\n]*\n[^<>]*>)|^ {0,3}(?:>[ \t]?)+", re.MULTILINE)
"""The marks of a quotation; the end of a tag over several lines is none. Finds ``[|> |]引文``, not ``a > b``."""
_STRUCK = expression(r"(?<![~\\])~~(?!~)((?:[^~\n|]|~(?!~))+)~~(?!~)")
"""Words that are struck through. Finds ``共[|~~12~~|]13件``, not ``3~~5件`` or ``~~~代码~~~``."""
_ESCAPED = expression(r"\\(?=[!-/:-@\[-`{}~])")
r"""A backslash before punctuation; before a bar it stays, for there it says that the bar parts no cells. Finds
``[|\|]*``, not ``\|`` or ``\n``."""
_BAR = expression(r"(?<!\\)\|")
r"""A bar that parts cells. Finds ``甲|乙``, not ``甲\|乙``."""
_PICTURES = frozenset({"img", "svg", "object", "embed"})


class Markdown(PageWriter):
    """Writes a text with mark-up; made for one text each."""

    def __init__(self, text: str, encoding: str, *, plain: bool = False) -> None:
        """Take a text; in a ``plain`` one there are neither quotations nor escapes."""
        self._plain = plain
        self._written = LINE_END.sub("\n", text)
        quoted = () if plain else _QUOTED.finditer(self._written)
        self._quoted = {mark.start(): mark.end() for mark in quoted if not mark["tag"]}
        super().__init__(_QUOTED.sub(_blanked, self._written) if self._quoted else self._written, encoding, _TAGS)
        self._composer = Composer(MAX_BYTES)  # as many lines as any text may have
        self._front = front_matter(self._source)
        self._begin = self._at = self._front.end
        self._barred = {number for number, line in enumerate(self._source.split("\n"), 1) if _BAR.search(line)}
        """The lines that may be rows: no tag in them but a table ends a line."""
        self._line: list[CharacterData] = []
        self._pending: list[tuple[str, LineOrigin]] = []

    def document(self, path: str) -> Document:
        """Return what is read."""
        for name, text, offset in self._front.entries:
            origin = self._origin([offset])
            if name == "title":
                self._composer.state("title", text, origin)
            else:
                self._composer.aside("property", text, origin)
        self._block(self._page.root)
        self._end_line()
        self._write()
        document = self._composer.document(path, self._encoding, tuple(self._written.split("\n")))
        seen = sorted({*document.pictures, *pictures(document.lines)})
        return replace(document, remarks=tuple(remarks(self._source)), wrapped=True, pictures=tuple(seen))

    def _block(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, CharacterData):
                self._say(child)
            else:
                self._child(child)

    def _say(self, text: CharacterData) -> None:
        """Add text to the line; the line ends in it are those of the file."""
        at = text.offset
        for number, part in enumerate(text.characters.split("\n")):
            if number and at > self._begin:
                self._finish()
            if part and at >= self._begin:
                self._line.append(CharacterData(part, at))
            at += len(part) + 1
            self._at = at - 1

    def _child(self, element: Element) -> None:
        row = self._places.piece(0, element.offset).line in self._barred
        heading = _HEADING.fullmatch(element.tag)
        if element.tag in _PICTURES and not row:
            self._write()
        if element.hidden or element.tag == "table" or (element.is_inline and not (row and element.tag == "br")):
            super()._child(element)
        elif row:
            self._attributes(element)
            self._block(element)
        elif heading:
            self._end_line(paragraph=True)
            self._line += [CharacterData(mark, element.offset) for mark in "#" * int(heading[1]) + " "]
            self._attributes(element)
            self._block(element)
            self._end_line(paragraph=True)
        else:
            super()._child(element)

    def _end_line(self, *, paragraph: bool = False) -> None:
        beside = self._setter.take()
        if beside.text:
            self._pending.append((beside.text, self._places.origin(beside)))
        if self._line:
            self._finish()
        if paragraph:
            self._write()
            self._composer.gap()

    def _finish(self) -> None:
        """End the line, and leave out what is mark-up in it."""
        runs, self._line = self._line, []
        text = "".join(run.characters for run in runs)
        cuts = [found.span() for found in _STRUCK.finditer(text)] if "~~" in text else []
        offsets = [run.offset + place for run in runs for place in range(len(run.characters))]
        for start, end in cuts:
            gone = taken_out(text[:start], text[start + 2 : end - 2], text[end:])
            self._composer.aside("deletion", gone, self._origin([offsets[start + 2]]))
        if offsets and offsets[0] in self._quoted:
            cuts.append((0, self._quoted[offsets[0]] - offsets[0]))
        if "\\" in text and not self._plain:
            cuts += [found.span() for found in _ESCAPED.finditer(text)]
        if cuts:
            cut = {place for start, end in cuts for place in range(start, end)}
            kept = [place for place in range(len(text)) if place not in cut]
            text, offsets = "".join(text[place] for place in kept), [offsets[place] for place in kept]
        self._pending.append((one_line(characters(text)), self._origin(offsets or [self._at])))

    def _origin(self, offsets: Sequence[int]) -> LineOrigin:
        """Return where the characters of a line came from, by the place of each in the source."""
        starts = [0, *(place for place in range(1, len(offsets)) if offsets[place] != offsets[place - 1] + 1)]
        return LineOrigin(pieces=tuple(self._places.piece(start, offsets[start]) for start in starts))

    def _write(self) -> None:
        """Write the lines that there are as the text that they are."""
        if self._pending:
            lines, origins = zip(*self._pending, strict=True)
            self._composer.text(lines, origins, blocks)
            self._pending = []


def _blanked(mark: re.Match[str]) -> str:
    """Return spaces for the marks of a quotation, which are no text while HTML is read."""
    return mark[0] if mark["tag"] else " " * len(mark[0])
