"""The text that a reader makes of a file without lines: paragraphs, rows and asides, each with where it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gipr_lint.limits.text_cache import kept_by_text
from gipr_lint.model.document import (
    Aside,
    AsideKind,
    Block,
    Cell,
    Document,
    Doubtful,
    Line,
    LineOrigin,
    Property,
    PropertyName,
    Row,
    Span,
    Table,
)
from gipr_lint.model.printed import Print, moved
from gipr_lint.readers import ReadError
from gipr_lint.readers.characters import EDGE, characters, controlled, one_line, stripped

MAX_LINES = 50_000
"""The most lines, blank ones among them: a report has less than a thousand."""
_MAX_LABEL_CHARS = 40
"""The characters of a text that may be a label of a table; longer ones are sentences, no two alike."""
_NOWHERE = LineOrigin()
Blocks = Callable[[Sequence[str], int], Iterable[Block]]


class Composer:
    """Collects lines in order; ``document`` gives the result.

    Text is taken as it is but for white space at its ends, line ends within it and radicals, none of which moves a
    character by more than what was cut at the start.
    """

    def __init__(self, most_lines: int = MAX_LINES) -> None:
        self._most_lines = most_lines
        self._lines: list[str] = []
        self._origins: list[LineOrigin] = []
        self._blocks: list[Block] = []
        self._rows: list[Row] = []
        self._later: list[tuple[AsideKind, str, LineOrigin]] = []
        self._asides: list[Aside] = []
        self._properties: list[Property] = []
        self._pictures: list[int] = []
        self._recognized: set[int] = set()
        self._guessed: set[int] = set()
        self._doubts: list[Doubtful] = []
        self.remarks: list[str] = []
        self.others = False

    def line(self, text: str, origin: LineOrigin) -> Span | None:
        """Write a line of running text and return where it stands; nothing for a blank one."""
        self._end_table()
        clean = _clean(text)
        if not clean:
            return None
        span = self._write(clean, _placed(text, origin))
        self._blocks.append(Line(clean, span))
        return span

    def row(self, texts: Iterable[str], origin: LineOrigin, prints: Sequence[Sequence[Print]] | None = None) -> Row:
        """Write a row of the table that is open, or of a new one; ``prints`` are those of each of its texts."""
        cells: list[Cell] = []
        placed: list[Print] = []
        number, column = len(self._lines) + 1, 1
        for text in texts:
            clean = _clean(text).replace("\t", " ")
            if prints is not None:
                placed += moved(prints[len(cells)], column - 1 - _cut(text))
            cells.append(Cell(clean, Span(number, column, number, column + len(clean))))
            column += len(clean) + 1
        if "row" in origin.properties:
            origin = LineOrigin(origin.label, origin.properties, (), tuple([cell.span.column for cell in cells]))
        if placed:
            origin = origin._replace(prints=tuple(placed))
        self._write("\t".join(cell.text for cell in cells), origin)
        self._rows.append(Row(tuple(cells)))
        return self._rows[-1]

    def text(self, lines: Sequence[str], origins: Sequence[LineOrigin], blocks: Blocks) -> None:
        """Write lines as they are; ``blocks`` tells what they are, by the number that the first of them gets."""
        self._end_table()
        self._blocks += blocks(lines, len(self._lines) + 1)
        for line, origin in zip(lines, origins, strict=True):
            self._write(line, origin)

    def gap(self) -> None:
        """End the paragraph or table."""
        self._end_table()
        if self._lines and self._lines[-1]:
            self._write("", _NOWHERE)

    def aside(self, kind: AsideKind, text: str, origin: LineOrigin) -> None:
        """Keep text beside the report; it gets a line behind all others."""
        if clean := _clean(text):
            self._later.append((kind, clean, _placed(text, origin)))

    def mark(self, kind: AsideKind, text: str, span: Span) -> None:
        """Note that a stretch of a line that was written is something beside the report as well."""
        self._asides.append(Aside(kind, text, span))

    def picture(self) -> None:
        """Note that there is a picture behind the last line."""
        self._pictures.append(len(self._lines))

    def inserted(self, document: Document, origin: LineOrigin) -> None:
        """Write what was recognised in a picture; all of it has one origin."""
        self.gap()
        for block in document.blocks:
            before = len(self._lines)
            if isinstance(block, Table):
                for row in block.rows:
                    self.row((cell.text for cell in row.cells), origin)
                first = block.rows[0].span.line
            else:
                self.line(block.text, origin)
                first = block.span.line
            self.gap()
            moved = before - first + 1
            lines = range(first, block.span.end_line + 1)
            self._recognized |= {line + moved for line in lines}
            self._guessed |= {line + moved for line in lines if line in document.guessed}
            self._doubts += (
                one._replace(
                    span=Span(one.span.line + moved, one.span.column, one.span.line + moved, one.span.end_column)
                )
                for one in document.doubts
                if one.span.line in lines
            )

    def state(self, name: PropertyName, text: str, origin: LineOrigin) -> None:
        """Keep what the file says of the report, on a line of its own."""
        if clean := _clean(text):
            self.gap()
            self._properties.append(Property(name, clean, self._write(clean, origin)))

    def document(self, path: str, encoding: str, source: tuple[str, ...] = ()) -> Document:
        """Return what was collected; ``source`` are the lines of the file, where it has any."""
        for kind, text, origin in self._later:
            self.gap()
            self._asides.append(Aside(kind, text, self._write(text, origin)))
        self._later.clear()
        self._end_table()
        remarks = list(self.remarks)
        if bad := controlled(self._lines):
            origin = self._origins[bad[0] - 1]
            where = f"第 {origin.pieces[0].line} 行" if origin.pieces else origin.label
            remarks.append(f"{where}等 {len(bad)} 处含有控制字符；请删除后重新检查（其余内容已照常检查）")
        return Document(
            path,
            encoding,
            tuple(self._lines),
            tuple(self._blocks),
            tuple(remarks),
            tuple(self._origins),
            tuple(sorted(self._asides, key=lambda aside: aside.span)),
            tuple(self._properties),
            source,
            pictures=tuple(self._pictures),
            guessed=frozenset(self._guessed),
            recognized=frozenset(self._recognized),
            doubts=tuple(self._doubts),
            others=self.others,
        )

    def _write(self, text: str, origin: LineOrigin) -> Span:
        if len(self._lines) >= self._most_lines:
            raise ReadError(f"文件超过 {self._most_lines} 行，不像一份年度报告，未读取")
        self._lines.append(text)
        self._origins.append(origin)
        number = len(self._lines)
        return Span(number, 1, number, len(text) + 1)

    def _end_table(self) -> None:
        if self._rows:
            self._blocks.append(Table(tuple(self._rows)))
            self._rows = []


def _clean(text: str) -> str:
    if text.isdecimal():
        return text
    return _cleaned(text) if len(text) <= _MAX_LABEL_CHARS else stripped(one_line(characters(text)))


@kept_by_text(entries=2048)
def _cleaned(text: str) -> str:
    """Return a short text cleaned: the labels of tables are the same in every report."""
    return stripped(one_line(characters(text)))


def _cut(text: str) -> int:
    """Return how many characters are left out at the start of a text."""
    return len(text) - len(text.lstrip(EDGE))


def _placed(text: str, origin: LineOrigin) -> LineOrigin:
    """Return an origin whose prints, if any, count from the first character that is kept."""
    cut = _cut(text) if origin.prints else 0
    return origin._replace(prints=moved(origin.prints, -cut)) if cut else origin
