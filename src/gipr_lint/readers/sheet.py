"""Workbooks (.xlsx): each sheet as tables, with the lines between them."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from gipr_lint.document import Document, Line, Origin
from gipr_lint.readers import ReadError
from gipr_lint.readers.compose import Composer
from gipr_lint.readers.zipped import Parts

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MISSING = "检查 Excel 文件需要 lxml 和 python-calamine，请运行 pip install lxml python-calamine"
_BROKEN = "Excel 文件已损坏或无法识别，请用 Excel 或 WPS 打开，另存为 .xlsx 后再检查"
_DIGITS = 15
"""The digits that a number has in a sheet; what lies behind them comes from its binary form."""

_ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]")
_SENTENCE = 60
"""A workbook without a line longer than this holds the tables alone: no title of one is as long."""
_LABEL = 40
"""The most characters of a row's label."""


class _Row(NamedTuple):
    """A row with something in it: its number from 1, its cells as they are shown, and whether it is one wide cell.

    ``unseen`` is the text of its cells in hidden columns.
    """

    number: int
    texts: tuple[str, ...]
    wide: bool
    unseen: str

    @property
    def filled(self) -> list[str]:
        return [text for text in self.texts if text]


def read(content: bytes, path: str) -> Document:
    """Read a workbook; see ``gipr_lint.readers.read`` for the errors. Raises ReadError where a library is missing."""
    try:
        from gipr_lint.readers import ooxml, sheetxml
    except ImportError:
        raise ReadError(_MISSING) from None
    parts = Parts(content)
    hidden = sheetxml.look_through(parts)
    workbook = _open(content)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    composer = Composer()
    for about in workbook.sheets_metadata:
        left_out = hidden.get(about.name, sheetxml.Hidden(frozenset(), frozenset()))
        if about.name not in hidden or about.typ != SheetTypeEnum.WorkSheet:
            continue
        rows = _rows(_values(workbook, about.name), left_out.columns)
        shown = about.visible == SheetVisibleEnum.Visible
        _write(rows, about.name, composer, left_out.rows if shown else None)
    for text in sheetxml.comments(parts):
        composer.aside("comment", text, Origin("批注"))
    for text in sheetxml.margins(parts):
        composer.aside("margin", text, Origin("页眉或页脚"))
    ooxml.write_about(parts, composer)
    document = composer.document(path, "UTF-8")
    told = any(isinstance(block, Line) and len(block.text) > _SENTENCE for block in document.blocks)
    return replace(document, tables_only=not told)


def _open(content: bytes) -> CalamineWorkbook:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise ReadError(_MISSING) from None
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, ValueError, OSError):
        raise ReadError(_BROKEN) from None


def _values(workbook: CalamineWorkbook, name: str) -> CalamineSheet:
    from python_calamine import CalamineError

    try:
        return workbook.get_sheet_by_name(name)
    except (CalamineError, ValueError, OSError):
        raise ReadError(_BROKEN) from None


def _rows(sheet: CalamineSheet, hidden: frozenset[int]) -> list[_Row]:
    """Return the rows with something in them; columns that are hidden are shown blank."""
    widths = {start: end[1] - start[1] + 1 for start, end in sheet.merged_cell_ranges or ()}
    rows = []
    values = sheet.to_python(skip_empty_area=False)
    used = max((index + 1 for row in values for index, value in enumerate(row) if value != ""), default=0)
    for number, row in enumerate(values):
        every = [shown(value) for value in row[:used]]
        unseen = " ".join(text for index, text in enumerate(every) if text and index in hidden)
        texts = tuple("" if index in hidden else text for index, text in enumerate(every))
        filled = [index for index, text in enumerate(texts) if text]
        if filled or unseen:
            wide = len(filled) == 1 and widths.get((number, filled[0]), 1) > used / 2
            rows.append(_Row(number + 1, texts, wide, unseen))
    return rows


def _write(rows: Sequence[_Row], sheet: str, composer: Composer, hidden: frozenset[int] | None) -> None:
    """Write the rows of a sheet; ``hidden`` are those that are not shown, None where the whole sheet is not."""
    composer.gap()
    in_table, before = False, 0
    for row, after in zip_longest(rows, rows[1:]):
        origin = Origin(f"工作表“{sheet}”第 {row.number} 行", {"sheet": sheet, "row": row.number})
        if hidden is None or row.number - 1 in hidden:
            composer.aside("hidden", " ".join((*row.filled, row.unseen)), origin)
            continue
        composer.aside("hidden", row.unseen, origin)
        if not row.filled:
            continue
        in_table = in_table and row.number == before + 1 and not _is_line(row, after)
        if not in_table:
            composer.gap()
        if in_table or len(row.filled) > 1:
            in_table = True
            composer.row((text.replace("\n", "") for text in row.texts), origin)
        else:
            for line in row.filled[0].split("\n"):
                composer.line(line, origin)
            composer.gap()
        before = row.number
    composer.gap()


def _is_line(row: _Row, after: _Row | None) -> bool:
    """Tell whether a row right below a table is no row of it: a sentence, or the heading of what comes next.

    A row with nothing but its label may well be one of which all figures were left blank.
    """
    if row.wide or _is_prose(row):
        return True
    if len(row.filled) > 1 or not row.texts[0] or after is None or after.number != row.number + 1:
        return False
    return _is_prose(after) or (bool(_ORDINAL.match(row.texts[0])) and not any(text.isdigit() for text in after.texts))


def _is_prose(row: _Row) -> bool:
    text = row.texts[0]
    return len(row.filled) == 1 and bool(text) and ("。" in text or len(text) > _LABEL)


def shown(value: object) -> str:
    """Return the value of a cell as the sheet shows it: whole numbers without a point, dates in Chinese."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 10**_DIGITS else _decimal(value)
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value)


def _decimal(value: float) -> str:
    text = f"{value:.{_DIGITS}g}"
    return f"{Decimal(text):f}" if "e" in text else text
