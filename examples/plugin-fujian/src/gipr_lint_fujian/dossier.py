"""The reader of ``.mjb``: what the (invented) office system 闽简报 exports, a line for each paragraph or row.

The first line is ``mjb 1``. A paragraph begins with ``段 ``, a row of a table with ``表 ``, its cells parted by ``¦``;
what begins with ``注 `` is a remark of an editor, which is nobody's statement, but may hold personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from gipr_lint import Aside, Block, Cell, Document, Line, ReadError, Row, Span, Table

_FIRST = "mjb 1"
_LINE_END = re.compile(r"\r\n|\n|\r")
_CELL = re.compile(r"[^¦]+|(?<=¦)(?=¦|$)")


def read(content: bytes, path: str) -> Document:
    """Read an export; what is none raises ReadError."""
    try:
        lines = tuple(_LINE_END.split(content.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise ReadError("不是 UTF-8 编码，请在闽简报里重新导出") from None
    if lines[0].strip() != _FIRST:
        raise ReadError(f"第 1 行应为“{_FIRST}”，这不是闽简报导出的文件")
    numbered = list(enumerate(lines, 1))
    remarks = [_part(line, number, 2) for number, line in numbered if line.startswith("注 ")]
    return Document(
        path=path,
        encoding="UTF-8",
        lines=lines,
        blocks=tuple(_blocks(numbered)),
        asides=tuple(Aside("comment", remark.text, remark.span) for remark in remarks),
    )


def _blocks(numbered: Iterable[tuple[int, str]]) -> Iterator[Block]:
    """Yield paragraphs, and rows that follow each other as one table."""
    for mark, group in groupby(numbered, key=lambda pair: pair[1][:2]):
        if mark == "段 ":
            yield from (_part(line, number, 2) for number, line in group if line[2:].strip())
        elif mark == "表 ":
            yield Table(tuple(_row(line, number) for number, line in group))


def _row(line: str, number: int) -> Row:
    cells = [_part(line, number, found.start(), found.end()) for found in _CELL.finditer(line, 2)]
    return Row(tuple(Cell(*cell) for cell in cells or [_part(line, number, 2)]))


def _part(line: str, number: int, start: int, end: int | None = None) -> Line:
    """Return a stretch of a line without the white space at both ends, and where it stands."""
    stretch = line[start:end]
    text = stretch.strip()
    start += len(stretch) - len(stretch.lstrip()) if text else 0
    return Line(text, Span(number, start + 1, number, start + len(text) + 1))
