"""A web page to a document: the report as lines and tables, what is hidden in it beside, what the page says of it."""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Container, Iterator, Mapping, Sequence

from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import AsideKind, Document, LineOrigin, Piece, PropertyName
from gipr_lint.readers.characters import taken_out
from gipr_lint.readers.composer import Composer
from gipr_lint.readers.scan.within import picture_beside, printed_in
from gipr_lint.readers.web.cell_spans import GridRow, filled, grid, outside_cells
from gipr_lint.readers.web.report_region import UNSEEN, parts_before, report_root
from gipr_lint.readers.web.text_flow import Set, Setter, SourceIndex, text_of
from gipr_lint.readers.web.tree import COMMENT, PERSONAL, CharacterData, Element
from gipr_lint.readers.web.tree_builder import parse
from gipr_lint.readers.web.without_report import has_prose, refuse_announcement

_END_OF_LINE = expression(r"\r\n|\r")
"""A line end that is no line feed alone. Finds ``一[|\r\n|]二``, not ``一\n二``."""
_SITE = expression(r"[-_|–—]")
"""What stands between the title of a page and the name of its site. Finds ``年度报告[|_|]某某政府网``, not
``年度报告``."""
_PICTURES = frozenset({"img", "svg", "canvas", "object", "embed"})
_MAX_ICON_PIXELS = 40
"""A smaller picture is an icon, and shows no table."""
_MAX_SIBLING_ELEMENTS = 64
"""The most neighbours among which something is sought: no paragraph has more."""
_LEADING_DIGITS = expression(r"\d{1,5}(?!\d*%)")
"""A size in pixels. Begins ``16px``, not ``100%``."""
_DATA = expression(r"\s*data:image/[\w.+-]+;base64,(.+)", re.DOTALL | re.IGNORECASE)
"""A picture that stands in the page itself. Takes ``data:image/png;base64,iVBO``, not ``a.png``."""
_OWN = "gipr-lint"
"""How a comment for this tool begins."""
_TOLD = ("title", "alt", "value", "placeholder", "data-content")
_META: Mapping[str, PropertyName] = {"pubdate": "published", "articletitle": "title", "contentsource": "publisher"}
"""The names of the specification for government sites (国办发〔2019〕19号 附件)."""


class PageWriter:
    """Writes the report on a page; made for one page each."""

    def __init__(self, text: str, encoding: str, tags: Container[str] | None = None) -> None:
        """Take the source of a page; where ``tags`` are given, what looks like another one is text."""
        self._encoding = encoding
        self._source = _END_OF_LINE.sub("\n", text)
        self._places = SourceIndex(self._source)
        self._page = parse(self._source, tags)
        self._composer = Composer()
        self._setter = Setter()

    def document(self, path: str) -> Document:
        """Return what is read, nothing of a page without sentences. Raises ReadError where it announces a report."""
        tree = self._page.root
        root = report_root(tree)
        body = next((one for one in tree.below() if one.tag == "body"), tree)
        if root is None and not has_prose(body):
            refuse_announcement(body, self._page.heads)
        else:
            self._properties()
            self._report(root or body)
        tree.take_apart()
        return self._composer.document(path, self._encoding, tuple(self._source.split("\n")))

    def _report(self, root: Element) -> None:
        for element in parts_before(root):
            self._child(element)
            self._end_line(paragraph=True)
        self._block(root)
        self._end_line()

    def _properties(self) -> None:
        titled = False
        for element in self._page.heads:
            attributes = element.attributes
            name = _META.get(attributes.get("name", "").lower())
            if name:
                value = attributes.get("content", "")
                self._composer.state(name, value, self._value_at(element, value))
            elif element.tag == "title" and not titled:
                whole = text_of(element)
                for part in dict.fromkeys((whole.text, _SITE.split(whole.text)[0])):
                    self._composer.state("title", part, self._places.origin(whole))
                titled = bool(whole.text)

    def _block(self, element: Element) -> None:
        """Write what stands in an element: its lines, its tables, and what is hidden in it."""
        preserved = element.tag == "pre"
        for child in element.children:
            if not isinstance(child, CharacterData):
                self._child(child)
            elif preserved:
                self._lines(child)
            else:
                self._setter.add(child)

    def _child(self, element: Element) -> None:
        """Write an element that stands in another."""
        if element.hidden or element.struck:
            self._gone(element)
        elif element.tag == "br":
            self._end_line()
        elif element.tag not in UNSEEN:
            if _is_picture(element):
                self._composer.picture()
                self._printed_in(element)
            self._attributes(element)
            if element.is_inline:
                self._block(element)
            else:
                self._end_line(paragraph=True)
                if element.tag != "table" or not self._table(element):
                    self._block(element)
                self._end_line(paragraph=True)

    def _printed_in(self, element: Element) -> None:
        """Write what is printed in a picture that stands in the page itself, or beside it; nothing is ever fetched."""
        address = element.attributes.get("src", "")
        found = _DATA.match(address)
        try:
            content = a2b_base64(found[1]) if found else picture_beside(address)
        except ValueError:
            return
        if content is not None and not found:
            self._composer.others = True
        if (document := printed_in(content)) is not None:
            self._end_line(paragraph=True)
            self._composer.inserted(document, LineOrigin(pieces=(self._places.piece(0, element.offset),)))

    def _lines(self, text: CharacterData) -> None:
        """Write preserved text, whose line ends are those of the source."""
        at = text.offset
        for number, line in enumerate(text.characters.split("\n")):
            if number:
                self._end_line()
            self._setter.add(CharacterData(line, at))
            at += len(line) + 1

    def _end_line(self, *, paragraph: bool = False) -> None:
        line = self._setter.take()
        if line.text:
            self._composer.line(line.text, self._places.origin(line))
        if paragraph:
            self._composer.gap()

    def _table(self, table: Element) -> bool:
        """Write a table; tell whether it is one."""
        below = list(table.below())
        rows = None if any(one.tag == "table" for one in below) else grid(table)
        texts = filled(rows) if rows else None
        if rows is None or texts is None:
            return False
        for thing in outside_cells(table):
            if isinstance(thing, CharacterData):
                self._setter.add(thing)
            else:
                self._child(thing)
        self._end_line(paragraph=True)
        for row, cells in zip(rows, texts, strict=True):
            shown = [cell.text if cell else "" for cell in cells]
            self._composer.row(shown, LineOrigin(pieces=tuple(self._pieces(row, cells, table))))
        for element in below:
            if element.hidden or element.struck:
                self._child(element)
            elif element.telling or element.tag in _PICTURES:
                if _is_picture(element):
                    self._composer.picture()
                self._attributes(element)
        self._composer.gap()
        return True

    def _pieces(self, row: GridRow, cells: Sequence[Set | None], table: Element) -> Iterator[Piece]:
        """Yield where the characters of a row with tabs in it came from; a blank cell comes from its tag."""
        at = 0
        for index, (element, cell) in enumerate(zip(row, cells, strict=True)):
            if cell is not None and cell.text:
                for start, offset in cell.runs:
                    yield self._places.piece(at + start, offset)
                at += len(cell.text)
            elif element is not None or not index:
                yield self._places.piece(at, (element or table).offset)
            at += 1

    def _attributes(self, element: Element) -> None:
        if not element.telling or (element.tag == "input" and element.children):
            return
        attributes = element.attributes
        values = [attributes[name] for name in _TOLD if name in attributes]
        target = attributes.get("href", "")
        if target.lower().startswith(("tel:", "mailto:")):
            values.append(target)
        for value in values:
            if PERSONAL.search(value):
                self._composer.aside("attribute", value, self._value_at(element, value))

    def _gone(self, element: Element) -> None:
        """Keep what is not shown; what is struck through, with the rest of a number that it is a part of."""
        text = text_of(element)
        if not text.text:
            return
        words = text.text
        siblings = element.parent.children if element.parent and element.struck and element.is_inline else []
        if len(siblings) <= _MAX_SIBLING_ELEMENTS and element in siblings:
            at = siblings.index(element)
            before, after = (_shown(siblings[part]) for part in (slice(max(0, at - 1), at), slice(at + 1, at + 2)))
            words = taken_out(before, words, after)
        self._composer.aside(_kind(element, words), words, self._places.origin(text))

    def _value_at(self, element: Element, value: str) -> LineOrigin:
        """Return where the value of an attribute stands; where its element does, if it is written otherwise there."""
        end = element.offset + len(element.tag) + len(element.written) + 1
        found = self._source.find(value.strip(), element.offset, end)
        return LineOrigin(pieces=(self._places.piece(0, max(found, element.offset)),))


def _shown(parts: Sequence[Element | CharacterData]) -> str:
    return "".join(part.characters if isinstance(part, CharacterData) else text_of(part).text for part in parts)


def _kind(element: Element, words: str) -> AsideKind:
    """Return what that is which is not shown; a comment for this tool has to stay, and is nobody's note."""
    if element.tag == COMMENT:
        return "hidden" if words.lstrip().startswith(_OWN) else "comment"
    return "deletion" if element.struck else "hidden"


def _is_picture(element: Element) -> bool:
    """Tell whether an element is a picture that is large enough to show a table."""
    if element.tag not in _PICTURES:
        return False
    attributes = element.attributes
    sizes = (_LEADING_DIGITS.match(attributes.get(name, "")) for name in ("width", "height"))
    return not any(size and int(size[0]) <= _MAX_ICON_PIXELS for size in sizes)
