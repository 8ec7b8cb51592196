"""The story of a Word file: its paragraphs and tables in order, with what was changed and hidden kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import AsideKind, LineOrigin, Span
from gipr_lint.readers import ReadError
from gipr_lint.readers.characters import taken_out
from gipr_lint.readers.composer import Composer
from gipr_lint.readers.scan.within import printed_in
from gipr_lint.readers.word.numbering import Numbering
from gipr_lint.readers.word.paragraph import Content
from gipr_lint.readers.word.printed_text import NOTHING, Held, PrintedText, joined, printed
from gipr_lint.readers.word.runs import Runs, removed
from gipr_lint.readers.word.styles import Style, Styles, numbered_by
from gipr_lint.readers.word.table_grid import Drawn, columns_of, rows_of
from gipr_lint.readers.word.xml_names import P_PR, R_PR, TBL, P, W

_MAX_PARAGRAPHS = 20_000
"""The most paragraphs, those of cells among them: a report has less than a thousand."""
_MAX_DEPTH = 10
"""How deep tables may stand within tables and text boxes."""
_LEFT_OUT = frozenset({f"{W}sectPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}tcPr", f"{W}tblPr", f"{W}tblGrid"})
_ALT_CHUNK = f"{W}altChunk"
_FOREIGN = "文件中嵌入了另一个文档，其内容未检查；请在 Word 中打开后另存，再检查"


class StoryCounter:
    """Counts the paragraphs and tables of a story."""

    def __init__(self) -> None:
        self._paragraphs = self._tables = 0
        self._left = _MAX_PARAGRAPHS

    def spend(self, count: int) -> None:
        """Count paragraphs and rows that are read. Raises ReadError for more of them than any report has."""
        self._left -= count
        if self._left < 0:
            raise ReadError(f"文件超过 {_MAX_PARAGRAPHS} 段，不像一份年度报告，未读取")

    def paragraph(self, text: str) -> LineOrigin:
        """Return the place of the next paragraph; one without text has no number of its own."""
        self._paragraphs += bool(text.strip())
        at = max(self._paragraphs, 1)
        return LineOrigin(f"第 {at} 段", {"paragraph": at})

    def table(self) -> int:
        """Return the number of the next table."""
        self._tables += 1
        return self._tables


class Holders(NamedTuple):
    """What holds each line, by its number and counted from its start; the first paragraph at each place, by its label.

    Both are filled where that was asked for.
    """

    lines: dict[int, list[Held]]
    paragraphs: dict[str, Element]


class Story:
    """Writes the paragraphs and tables of one story into a composer."""

    def __init__(
        self,
        composer: Composer,
        styles: Styles,
        numbering: Numbering,
        *,
        traced: bool = False,
        shown: Callable[[str], bytes | None] | None = None,
    ) -> None:
        """Take where it is written; ``shown`` gives the pictures of the file by the names that it has for them."""
        self._composer = composer
        self._shown = shown
        self._styles = styles
        self._numbering = numbering
        self._runs = Runs(styles, traced=traced)
        self._places = StoryCounter()
        self._depth = 0
        self._carried: Content | None = None
        self.anchors: dict[str, LineOrigin] = {}
        self.holders = Holders({}, {})

    def write(self, parent: Element, within: LineOrigin | None = None) -> None:
        """Write what stands below an element; ``within`` is the place of all of it, where that is no paragraph."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise ReadError("表格或文本框嵌套过深，不像一份年度报告，未读取")
        for child in _blocks(parent):
            if child.tag == P:
                self._paragraph(child, within)
                continue
            self._release(within)
            if child.tag == TBL:
                self._table(child)
            elif _FOREIGN not in self._composer.remarks:
                self._composer.remarks.append(_FOREIGN)
        self._release(within)
        self._depth -= 1

    def _release(self, within: LineOrigin | None) -> None:
        """Write what was to go on with a next paragraph, where there is none."""
        if self._carried is not None:
            content, self._carried = self._carried, None
            self._emit(content, "", within)

    def _paragraph(self, paragraph: Element, within: LineOrigin | None) -> None:
        content, numbered, style = self._read(paragraph)
        if content is None:
            return
        if style.contents:
            self._composer.aside("margin", content.text, LineOrigin("目录"))
        else:
            self._emit(content, numbered, within)

    def _read(self, paragraph: Element) -> tuple[Content | None, str, Style]:
        """Return content, number and style of a paragraph; no content where it goes on with the next."""
        self._places.spend(1)
        properties = paragraph.find(P_PR)
        style = self._styles.paragraph(properties)
        content = self._runs.read(paragraph, style, self._carried)
        self._carried = None
        if properties is not None and removed(properties.find(R_PR)):
            self._carried = content
            return None, "", style
        if content.pieces and not content.text:
            return content, "", style  # one that is not printed is not counted
        return content, self._numbering.next(numbered_by(properties), style.numbered), style

    def _emit(self, content: Content, numbered: str, within: LineOrigin | None) -> None:
        text = printed(content, numbered)
        origin = self._places.paragraph(text.text) if within is None else within
        self._beside(content, origin)
        for box in [box for below, box in content.boxes if not below]:
            self._box(box, origin)
        for line in text.lines():
            if (span := self._composer.line(line.text, origin)) is not None:
                self._mark(line, span)
        self._picture(content, origin)
        self._composer.gap()
        for box in [box for below, box in content.boxes if below]:
            self._box(box, origin)

    def _picture(self, content: Content, origin: LineOrigin | None = None) -> None:
        """Note the pictures of a paragraph; what is printed in those that stand in the text is read."""
        for name in content.pictures:
            self._composer.picture()
            if origin is not None and self._shown is not None and (document := printed_in(self._shown(name))):
                self._composer.inserted(document, origin._replace(label=f"{origin.label}的图片"))

    def _box(self, box: Element, origin: LineOrigin) -> None:
        self.write(box, LineOrigin(f"{origin.label}旁的文本框", origin.properties))

    def _beside(self, content: Content, origin: LineOrigin) -> None:
        """Keep what is not printed, and where the comments hang."""
        if content.traced is not None:
            self.holders.paragraphs.setdefault(origin.label, content.traced)
        pieces = content.stretches if content.changed else ()
        for index, (text, change, _) in enumerate(pieces):
            if change == "proposal":
                self._composer.aside("proposal", text, origin)
            elif change in {"deletion", "hidden"}:
                before, after = (pieces[at].text if 0 <= at < len(pieces) else "" for at in (index - 1, index + 1))
                gone = taken_out(before, text, after)
                self._composer.aside("deletion" if change == "deletion" else "hidden", gone, origin)
        for text in content.beside:
            self._composer.aside("hidden", text, origin)
        if content.comments:
            self.anchors.update(dict.fromkeys(content.comments, origin))

    def _mark(self, text: PrintedText, span: Span) -> None:
        """Note which stretches of a text that was written were inserted, and what holds it."""
        if text.held:
            line = self.holders.lines.setdefault(span.line, [])
            line += (one._replace(start=one.start + span.column - 1) for one in text.held)
        for start, end in text.inserted:
            if (words := text.text[start:end]).strip():
                place = Span(span.line, span.column + start, span.line, span.column + end)
                self._composer.mark("insertion", words, place)

    def _table(self, table: Element) -> None:
        rows = rows_of(table)
        self._places.spend(1 + len(rows))
        columns = columns_of(table, rows)
        number = self._places.table()
        self._composer.gap()
        if len(columns) == 1:
            self._frame(rows, number)
            return
        inner: list[tuple[Element, LineOrigin]] = []
        width = max(columns.values()) + 1
        for index, row in enumerate(rows, 1):
            origin = _row_of(number, index)
            if row.gone:
                self._gone(row, "deletion" if row.gone == "deletion" else "hidden", origin)
            else:
                self._row(row, columns, width, origin, inner)
        self._composer.gap()
        for element, origin in inner:
            if element.tag == TBL:
                self._depth += 1
                if self._depth > _MAX_DEPTH:
                    raise ReadError("表格或文本框嵌套过深，不像一份年度报告，未读取")
                self._table(element)
                self._depth -= 1
            else:
                self._box(element, origin)

    def _frame(self, rows: list[Drawn], number: int) -> None:
        """Write a table of one column as running text: it is a frame around it and nothing more."""
        for index, row in enumerate(rows, 1):
            origin = _row_of(number, index)
            for box in row.boxes:
                if row.gone:
                    self._gone(row, "deletion" if row.gone == "deletion" else "hidden", origin)
                else:
                    self.write(box.element, origin)

    def _row(
        self,
        row: Drawn,
        columns: dict[int, int],
        width: int,
        origin: LineOrigin,
        inner: list[tuple[Element, LineOrigin]],
    ) -> None:
        texts = [NOTHING] * width
        for box in row.boxes:
            text = self._cell(box.element, origin, inner)
            if box.covered:
                self._composer.aside("hidden", text.text, origin)
            else:
                texts[columns[box.start]] = text
        written = self._composer.row([text.text for text in texts], origin)
        for text, cell in zip(texts, written.cells, strict=True):
            if text.inserted or text.held:
                self._mark(text, cell.span)

    def _cell(self, cell: Element, origin: LineOrigin, inner: list[tuple[Element, LineOrigin]]) -> PrintedText:
        """Return the text of a cell: its paragraphs directly one behind the other."""
        lines: list[PrintedText] = []
        for child in _blocks(cell):
            if child.tag == TBL:
                inner.append((child, origin))
            elif child.tag == P:
                content, numbered, _ = self._read(child)
                if content is not None:
                    lines += self._in_cell(content, numbered, origin, inner)
        if self._carried is not None:
            content, self._carried = self._carried, None
            lines += self._in_cell(content, "", origin, inner)
        return joined(lines)

    def _in_cell(
        self, content: Content, numbered: str, origin: LineOrigin, inner: list[tuple[Element, LineOrigin]]
    ) -> Iterator[PrintedText]:
        self._beside(content, origin)
        self._picture(content)
        inner += [(box, origin) for _, box in content.boxes]
        return printed(content, numbered).lines()

    def _gone(self, row: Drawn, kind: AsideKind, origin: LineOrigin) -> None:
        """Keep a row that is not printed."""
        for box in row.boxes:
            words = "".join(self._runs.read(paragraph).text for paragraph in box.element.iter(P))
            self._composer.aside(kind, words, origin)


def _row_of(table: int, row: int) -> LineOrigin:
    """Return the place of a row."""
    return LineOrigin(f"第 {table} 个表格第 {row} 行", {"table": table, "row": row})


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield paragraphs, tables and foreign documents below an element, out of whatever stands around them."""
    for child in parent:
        tag = child.tag
        if tag in {P, TBL, _ALT_CHUNK}:
            yield child
        elif tag not in _LEFT_OUT:
            yield from _blocks(child)
