"""A web page to a document: the report as lines and tables, what is hidden in it beside, what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from gipr_lint.document import AsideKind, Document, Origin, Piece, PropertyName
from gipr_lint.readers import ReadError
from gipr_lint.readers.compose import Composer
from gipr_lint.readers.web.charset import text_of_page
from gipr_lint.readers.web.content import UNSEEN, parts_before, report_root
from gipr_lint.readers.web.flow import Set, Setter, text_of
from gipr_lint.readers.web.grid import grid, is_layout
from gipr_lint.readers.web.tree import Element, Text, parse

_ANNOUNCED = re.compile(r"(政府信息公开|政务公开|信息公开).{0,14}(年度报告|年报|工作报告)")
_ATTACHED = re.compile(r"\.(pdf|docx?|wps|xlsx?|et|ofd|zip|rar)(?=$|[?#])", re.IGNORECASE)
_FEW = 150
"""So few characters on a page with scripts, and the scripts bring its text."""
_TOLD = ("title", "alt", "value", "placeholder", "data-content")
_WORTH = re.compile(r"[@＠]|(?:\d[\s-]?){7}")
"""What makes the value of an attribute worth a search for personal data."""
_META: Mapping[str, PropertyName] = {"pubdate": "published", "articletitle": "title", "contentsource": "publisher"}
"""The names of the specification for government sites (国办发〔2019〕19号 附件)."""


class Page:
    """Writes the report on a page; made for one page each."""

    def __init__(self, content: bytes) -> None:
        self._source, self._encoding = text_of_page(content)
        self._page = parse(self._source)
        self._tree = self._page.root
        self._composer = Composer()
        self._setter = Setter()

    def document(self, path: str) -> Document:
        """Return what is read. Raises ReadError for a page that only announces a report."""
        root = report_root(self._tree)
        if root is None:
            root = self._body()
            self._judge(root)
        self._properties()
        for element in parts_before(root):
            self._block(element)
            self._composer.gap()
        self._block(root)
        self._end_line()
        return self._composer.document(path, self._encoding, tuple(re.split(r"\r\n|\n|\r", self._source)))

    def _body(self) -> Element:
        return next((one for one in _elements(self._tree) if one.tag == "body"), self._tree)

    def _judge(self, body: Element) -> None:
        """Refuse a page that announces a report and has none."""
        text = text_of(body).text
        heads = (text_of(one).text for one in _elements(self._tree) if one.tag in {"title", "h1", "h2"})
        announced = any(_ANNOUNCED.search(head) for head in heads) or (len(text) < _FEW and _ANNOUNCED.search(text))
        links = [one for one in _elements(self._tree) if one.tag in {"a", "iframe", "embed", "object"}]
        for link in links if announced else ():
            for name in ("href", "src", "data"):
                target = link.attributes.get(name, "")
                if _ATTACHED.search(target):
                    named = text_of(link).text or target.rsplit("/", 1)[-1]
                    raise ReadError(f"网页里没有报告正文，只有附件“{named[:60]}”，请下载附件后检查")
        scripted = any(one.tag == "script" for one in _elements(self._tree))
        if scripted and len(text) < _FEW:
            raise ReadError("网页里没有正文（由脚本另行加载），请在浏览器里打开网页，另存为完整网页或复制全文后检查")

    def _properties(self) -> None:
        for element in self._page.heads:
            name = _META.get(element.attributes.get("name", "").lower())
            if name:
                self._composer.state(name, element.attributes.get("content", ""), _at(element))
            elif element.tag == "title":
                whole = text_of(element).text
                for part in dict.fromkeys((whole, re.split(r"[-_|–—]", whole)[0])):
                    self._composer.state("title", part, _at(element))

    def _block(self, element: Element) -> None:
        """Write an element: its lines, its tables, and what is hidden in it."""
        if element.tag == "table" and not is_layout(element):
            self._end_line()
            self._table(element)
            return
        for child in element.children:
            if isinstance(child, Text):
                self._text(child, preserved=element.tag == "pre")
            elif child.tag == "br":
                self._end_line()
            elif child.hidden:
                self._aside("hidden", text_of(child))
            elif child.tag not in UNSEEN:
                if child.attributes:
                    self._attributes(child)
                if not child.is_inline:
                    self._end_line(paragraph=True)
                self._block(child)
                if not child.is_inline:
                    self._end_line(paragraph=True)

    def _text(self, text: Text, *, preserved: bool) -> None:
        if not preserved:
            self._setter.add(text)
            return
        starts = [0, *accumulate(len(line) + 1 for line in text.characters.split("\n"))]
        for number, line in enumerate(text.characters.split("\n")):
            if number:
                self._end_line()
            column = text.column + starts[number] if not number else 1
            self._setter.add(Text(line, text.line + number, column))

    def _end_line(self, *, paragraph: bool = False) -> None:
        line = self._setter.take()
        if line.text:
            self._composer.line(line.text, line.origin)
        if paragraph:
            self._composer.gap()

    def _table(self, table: Element) -> None:
        self._composer.gap()
        rows = grid(table)
        width = max(map(len, rows), default=0)
        for row in rows:
            cells = [text_of(cell) if cell is not None else None for cell in row]
            for cell in row:
                if cell is not None:
                    self._within(cell)
            texts = [cell.text if cell else "" for cell in cells] + [""] * (width - len(row))
            self._composer.row(texts, Origin(pieces=tuple(_pieces(row, cells, table))))
        self._composer.gap()

    def _within(self, cell: Element) -> None:
        """Keep what is hidden in a cell."""
        for element in (cell, *_elements(cell)):
            if element.attributes:
                self._attributes(element)
                if element.hidden:
                    self._aside("hidden", text_of(element))

    def _attributes(self, element: Element) -> None:
        values = [element.attributes[name] for name in _TOLD if name in element.attributes]
        target = element.attributes.get("href", "")
        if target.lower().startswith(("tel:", "mailto:")):
            values.append(target)
        for value in values:
            if _WORTH.search(value):
                self._composer.aside("attribute", value, _at(element))

    def _aside(self, kind: AsideKind, text: Set) -> None:
        if text.text:
            self._composer.aside(kind, text.text, text.origin)


def _pieces(row: Sequence[Element | None], cells: Sequence[Set | None], table: Element) -> Iterator[Piece]:
    """Yield where the characters of a row came from, its cells with a tab between them; a blank cell from its tag."""
    at = 0
    for index, (element, cell) in enumerate(zip(row, cells, strict=True)):
        if cell is not None and cell.text:
            yield from (piece._replace(start=piece.start + at) for piece in cell.pieces)
            at += len(cell.text)
        elif element is not None or not index:
            shown = element or table
            yield Piece(at, shown.line, shown.column)
        at += 1


def _elements(element: Element) -> Iterator[Element]:
    """Yield the elements below one, in order."""
    stack = [element]
    while stack:
        one = stack.pop()
        if one is not element:
            yield one
        stack += reversed([child for child in one.children if isinstance(child, Element)])


def _at(element: Element) -> Origin:
    return Origin(pieces=(Piece(0, element.line, element.column),))
