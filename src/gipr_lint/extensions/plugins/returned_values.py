"""What a plugin hands over, taken as far as it is what it should be: plain values, places that are in the report.

Everything is copied, so that no object of a plugin is asked again later, when its answer may be another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from typing import Any, get_args

from gipr_lint.limits.errors import PluginError
from gipr_lint.model.document import (
    Aside,
    AsideKind,
    Block,
    Cell,
    Document,
    Line,
    LineOrigin,
    Piece,
    Property,
    PropertyName,
    Row,
    Span,
    Table,
)
from gipr_lint.model.finding import Fields, Hit, Level, Location, Mention
from gipr_lint.model.printed import Box, Print
from gipr_lint.privacy.masking import mask

MAX_HITS = 10_000
"""The most hits of one rule in one report: more is no list of faults, or an iterator that never ends."""
MAX_CHARS = 10 * 1024 * 1024
"""The most text in a document, as in a text file."""
_MAX_VALUE_CHARS = 500
"""The characters of a value in a message; what is longer is cut."""
_MAX_NUMBER = 10**18
"""A larger number in a finding is a mistake: no figure of a report comes near it."""
_LARGE_NUMBER = 10**8
"""A larger number in a place is not printed: it may be anything."""
_MAX_REMARKS = 20
"""The most remarks on a document that are shown: more hide the findings."""


Files = Mapping[str | None, Sequence[str]]
"""The lines of files by their paths, those of the report itself by None."""


class ReturnedValueError(PluginError):
    """What a plugin handed over is not what it should be; the message says what, in Chinese."""


def accept_document(document: object, path: str) -> Document:
    """Return a copy of what a reader returned for a path. Raises RefusedError."""
    if not isinstance(document, Document):
        raise ReturnedValueError(f"返回的不是文档，而是 {type(document).__name__}")
    lines = _lines(document.lines)
    origins = tuple(_origin(one) for one in _tuple(document.origins, "origins"))
    if origins and len(origins) != len(lines):
        raise ReturnedValueError(f"返回的文档有 {len(lines)} 行，却有 {len(origins)} 个出处（origins）")
    return Document(
        path=path,
        encoding=_words(document.encoding, "encoding"),
        lines=lines,
        blocks=_in_order(tuple(_block(one, lines) for one in _tuple(document.blocks, "blocks"))),
        remarks=tuple(mask(_words(one, "remarks")) for one in _tuple(document.remarks, "remarks")[:_MAX_REMARKS]),
        origins=origins,
        asides=tuple(_aside(one, lines) for one in _tuple(document.asides, "asides")),
        properties=tuple(_property(one, lines) for one in _tuple(document.properties, "properties")),
        source=tuple(_text(one, "source 的一行") for one in _tuple(document.source, "source")),
        tables_only=document.tables_only is True,
    )


def accept_hits(answer: object, wanted: Iterable[str], files: Files, hits: list[Hit]) -> None:
    """Add copies of the hits that a check yields, with the ``wanted`` fields, as they come.

    ``files`` are the lines of the files in which their places may be: of the report itself under None, of last
    year's under its path. Raises RefusedError at the first that is none, and whatever the check raises.
    """
    if not isinstance(answer, Iterable):
        raise ReturnedValueError(f"返回的应为 Hit 的序列，而不是 {type(answer).__name__}")
    names = tuple(wanted)
    for hit in answer:
        if len(hits) == MAX_HITS:
            raise ReturnedValueError(f"报告了 {MAX_HITS} 处以上")
        hits.append(_hit(hit, names, files))


def _hit(hit: object, names: Sequence[str], files: Files) -> Hit:
    if not isinstance(hit, Hit):
        raise ReturnedValueError(f"返回的应为 Hit，而不是 {type(hit).__name__}")
    location, fields, certain, level, private, values, _ = tuple(hit)
    if not isinstance(fields, Mapping):
        raise ReturnedValueError(f"返回的 Hit 的 fields 应为映射，而不是 {type(fields).__name__}")
    if level is not None and not isinstance(level, Level):
        raise ReturnedValueError(f"返回的 Hit 的 level 应为 Level，而不是 {type(level).__name__}")
    return Hit(
        location=_location(location, {None: files[None]}),
        fields=_fields(fields, names, files),
        certain=certain is True,
        level=level,
        private=private is not False,
        values=tuple(_words(value, "values") for value in _tuple(values, "values")),
    )


def _fields(fields: Mapping[str, Any], names: Sequence[str], files: Files) -> Fields:
    taken: dict[str, str | int | tuple[str | Mention, ...]] = {}
    for name in names:
        value = fields.get(name, "")
        if isinstance(value, tuple):
            taken[name] = tuple(_part(part, name, files) for part in value)
        elif type(value) is int:
            if abs(value) > _MAX_NUMBER:
                raise ReturnedValueError(f"返回的 Hit 的 {name} 是过大的数")
            taken[name] = value
        else:
            taken[name] = _words(value, name)
    return taken


def _part(part: object, name: str, files: Files) -> str | Mention:
    if isinstance(part, Mention):
        text, location = tuple(part)
        return Mention(_words(text, name), _location(location, files))
    return _words(part, name)


def _location(location: object, files: Files) -> Location:
    if not isinstance(location, Location):
        raise ReturnedValueError(f"返回的位置应为 Location，而不是 {type(location).__name__}")
    span, logical, label, path = tuple(location)
    file = None if path is None else _text(path, " path ")
    if file not in files:
        raise ReturnedValueError(
            "给出的位置在另一个文件里：消息里提到的位置只能在报告或上年的报告里，问题本身只能在报告里"
        )
    ids = tuple(_words(part, "logical") for part in _tuple(logical, "logical"))
    return Location(None if span is None else _span(span, files[file]), ids, _words(label, "label"), file)


def _lines(lines: object) -> tuple[str, ...]:
    taken = tuple(_text(line, "一行") for line in _tuple(lines, "lines"))
    if not taken:
        raise ReturnedValueError("返回的文档没有任何行")
    if sum(map(len, taken)) + len(taken) > MAX_CHARS:
        raise ReturnedValueError(f"返回的文档超过 {MAX_CHARS // 1024 // 1024} MB")
    for number, line in enumerate(taken, 1):
        if "\n" in line or "\r" in line:
            raise ReturnedValueError(f"返回的文档第 {number} 行里有换行")
    return taken


def _block(block: object, lines: Sequence[str]) -> Block:
    if isinstance(block, Line):
        return Line(*_placed(block, lines))
    if not isinstance(block, Table):
        raise ReturnedValueError(f"返回的文档里有一块不是行或表格，而是 {type(block).__name__}")
    rows = tuple(_row(row, lines) for row in _tuple(block.rows, "rows"))
    if not rows:
        raise ReturnedValueError("返回的文档里有没有行的表格")
    return Table(rows)


def _in_order(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    cells = (cell for block in blocks for cell in ([block] if isinstance(block, Line) else _cells(block)))
    end = (1, 1)
    for cell in cells:
        span = cell.span
        if (span.line, span.column) < end:
            raise ReturnedValueError(
                f"返回的文档第 {span.line} 行第 {span.column} 列的文字不在它的次序上，或与前面的重叠"
            )
        end = (span.end_line, span.end_column)
    return blocks


def _cells(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row.cells)


def _row(row: object, lines: Sequence[str]) -> Row:
    if not isinstance(row, Row):
        raise ReturnedValueError(f"返回的文档的表格里有一行不是 Row，而是 {type(row).__name__}")
    cells = tuple(Cell(*_placed(cell, lines)) for cell in _tuple(row.cells, "cells"))
    if not cells:
        raise ReturnedValueError("返回的文档的表格里有没有单元格的行")
    return Row(cells)


def _placed(part: object, lines: Sequence[str]) -> tuple[str, Span]:
    """Return text and span of a line or a cell; the text is not longer than the stretch in which it stands."""
    if not isinstance(part, (Line, Cell)):
        raise ReturnedValueError(f"返回的文档的表格里有一格不是 Cell，而是 {type(part).__name__}")
    text, span = _text(part[0], "一处文字"), _span(part[1], lines)
    if span.line == span.end_line and len(text) > span.end_column - span.column:
        raise ReturnedValueError(f"返回的文档第 {span.line} 行的文字比它的位置长")
    return text, span


def _aside(aside: object, lines: Sequence[str]) -> Aside:
    if not isinstance(aside, Aside) or aside.kind not in get_args(AsideKind):
        raise ReturnedValueError("返回的文档的 asides 有误")
    return Aside(aside.kind, _text(aside.text, "asides"), _span(aside.span, lines))


def _property(one: object, lines: Sequence[str]) -> Property:
    if not isinstance(one, Property) or one.name not in get_args(PropertyName):
        raise ReturnedValueError("返回的文档的 properties 有误")
    return Property(one.name, _text(one.text, "properties"), _span(one.span, lines))


def _origin(origin: object) -> LineOrigin:
    if not isinstance(origin, LineOrigin):
        raise ReturnedValueError(f"返回的文档的 origins 里有一项不是 Origin，而是 {type(origin).__name__}")
    label, properties, pieces, cells, prints = tuple(origin)
    known = dict(properties) if isinstance(properties, Mapping) else None
    if known is None or not all(type(key) is str and type(value) in {str, int} for key, value in known.items()):
        raise ReturnedValueError("返回的文档的 origins 的 properties 有误")
    taken = tuple(piece for piece in _tuple(pieces, "pieces") if isinstance(piece, Piece))
    starts = [piece.start for piece in taken]
    if len(taken) != len(pieces) or (taken and (starts[0] != 0 or starts != sorted(starts))):
        raise ReturnedValueError("返回的文档的 origins 的 pieces 有误")
    columns = tuple(column for column in _tuple(cells, "cells") if isinstance(column, int))
    if len(columns) != len(cells) or list(columns) != sorted(columns):
        raise ReturnedValueError("返回的文档的 origins 的 cells 有误")
    return LineOrigin(_words(label, "label"), known, taken, columns, tuple(map(_print, _tuple(prints, "prints"))))


def _print(one: object) -> Print:
    if not isinstance(one, Print) or type(one.start) is not int or type(one.page) is not int or one.page < 1:
        raise ReturnedValueError("返回的文档的 origins 的 prints 有误")
    boxes = tuple(map(_box, _tuple(one.boxes, "boxes")))
    return Print(one.start, one.page, boxes, None if one.cell is None else _box(one.cell))


def _box(box: object) -> Box:
    ends = tuple(end for end in box if type(end) in {int, float} and isfinite(end)) if isinstance(box, tuple) else ()
    if len(ends) != 4:
        raise ReturnedValueError("返回的文档的 origins 的 prints 有误")
    x0, top, x1, bottom = ends
    return x0, top, x1, bottom


def _span(span: object, lines: Sequence[str]) -> Span:
    if not isinstance(span, Span) or not all(type(number) is int for number in span):
        raise ReturnedValueError(f"给出的位置应为 Span，四个数都是整数，而不是 {type(span).__name__}")
    line, column, end_line, end_column = span
    inside = (
        1 <= line <= end_line <= len(lines)
        and (line, column) <= (end_line, end_column)
        and 1 <= column <= len(lines[line - 1]) + 1
        and 1 <= end_column <= len(lines[end_line - 1]) + 1
    )
    if not inside:
        place = f"第 {_short(line)} 行第 {_short(column)} 列至第 {_short(end_line)} 行第 {_short(end_column)} 列"
        raise ReturnedValueError(f"给出的位置不在文件之内（{place}，文件共 {len(lines)} 行）")
    return Span(line, column, end_line, end_column)


def _short(number: int) -> str:
    return str(number) if abs(number) < _LARGE_NUMBER else "…"


def _tuple(value: object, name: str) -> tuple[object, ...]:
    if type(value) is not tuple:
        raise ReturnedValueError(f"给出的 {name} 应为 tuple，而不是 {type(value).__name__}")
    return value


def _text(value: object, name: str) -> str:
    if type(value) is not str:
        raise ReturnedValueError(f"给出的{name}应为文字，而不是 {type(value).__name__}")
    return value


def _words(value: object, name: str) -> str:
    """Return words for a message."""
    text = _text(value, f" {name} ")
    return text if len(text) <= _MAX_VALUE_CHARS else text[: _MAX_VALUE_CHARS - 1] + "…"
