"""Workbooks (.xlsx): each sheet as tables, with the lines between them."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gipr_lint.limits.expressions import expression
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import UNSAVED, Document, Line, LineOrigin
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.readers import ReadError
from gipr_lint.readers.composer import Composer
from gipr_lint.readers.office.zip_parts import Parts

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from gipr_lint.readers.workbook.sheet_xml import Sheet

_MISSING = "检查 Excel 文件需要 python-calamine，没有安装；请执行 pip install 'gipr-lint[xlsx]'"
_BROKEN = "Excel 文件已损坏或无法识别，请用 Excel 或 WPS 打开，另存为 .xlsx 后再检查"
_HIDDEN = "工作表“{}”是隐藏的，只检查了其中的个人信息；公开前请删除它，或者取消隐藏，保存后再检查"
_EXACT_DIGITS = 15
"""The digits that a number has in a sheet; what lies behind them comes from its binary form."""

_ORDINAL = expression(rf"[（(]?\s?[{NUMERALS}]{{1,3}}\s?[）)、.．]")
"""The start of a heading. Begins ``一、总体情况`` and ``（二）问题``, not ``1、本年``."""
_MAX_TITLE_CHARS = 60
"""A workbook without a line longer than this holds the tables alone: no title of one is as long."""
_MAX_LABEL_CHARS = 40
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
    from gipr_lint.readers.office import ooxml
    from gipr_lint.readers.workbook import sheet_xml

    parts = Parts(content)
    told = sheet_xml.look_through(parts)
    workbook = _open(content)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    composer = Composer()
    sheets = [one for one in workbook.sheets_metadata if one.name in told and one.typ == SheetTypeEnum.WorkSheet]
    if sheets and all(one.visible != SheetVisibleEnum.Visible for one in sheets):
        raise ReadError("工作簿里的工作表都是隐藏的，没有可以检查的内容，请在 Excel 或 WPS 里取消隐藏，保存后再检查")
    for about in sheets:
        is_shown = about.visible == SheetVisibleEnum.Visible
        _sheet(_values(workbook, about.name), about.name, told[about.name], composer, is_shown=is_shown)
    for text in sheet_xml.comments(parts):
        composer.aside("comment", text, LineOrigin("批注"))
    for text in sheet_xml.margins(parts):
        composer.aside("margin", text, LineOrigin("页眉或页脚"))
    ooxml.write_about(parts, composer)
    document = composer.document(path, "UTF-8")
    sentences = any(isinstance(block, Line) and len(block.text) > _MAX_TITLE_CHARS for block in document.blocks)
    return replace(document, tables_only=not sentences)


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


def _sheet(sheet: CalamineSheet, name: str, told: Sheet, composer: Composer, *, is_shown: bool) -> None:
    """Write one sheet; of one that is hidden, all is kept beside the report."""
    texts, struck = _texts(sheet, told)
    widths = {start: end[1] - start[1] + 1 for start, end in sheet.merged_cell_ranges or ()}
    rows = _rows(texts, widths, told)
    if is_shown:
        composer.remarks += _unsaved(name, told)
    elif rows:
        composer.remarks.append(_HIDDEN.format(name))
    _write(rows, name, composer, told.rows if is_shown else None)
    for row, words in struck:
        composer.aside("deletion", words, _origin(name, row + 1))


def _origin(sheet: str, row: int) -> LineOrigin:
    return LineOrigin(f"工作表“{sheet}”第 {row} 行", {"sheet": sheet, "row": row})


def _unsaved(name: str, told: Sheet) -> list[str]:
    """Return the sentence about the formulas of a sheet that have no result, where any of them is shown."""
    cells = sorted(cell for cell in told.unsaved if cell[0] not in told.rows and cell[1] not in told.columns)
    if not cells:
        return []
    more = f"等 {len(cells)} 格" if len(cells) > 1 else ""
    where = f"工作表“{name}”第 {cells[0][0] + 1} 行第 {cells[0][1] + 1} 列{more}"
    return [f"{where}的公式没有保存结果，请用 Excel 或 WPS 打开后保存，再检查"]


def _texts(sheet: CalamineSheet, told: Sheet) -> tuple[list[list[str]], list[tuple[int, str]]]:
    """Return what the cells of a sheet show, row by row, and the words struck through, each with its row, from 0."""
    texts = [[shown(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    instead = {cell: rich.text for cell, rich in told.texts.items()} | dict.fromkeys(told.unsaved, UNSAVED)
    width = max([*(len(row) for row in texts), *(column + 1 for _, column in instead)], default=0)
    texts += [[] for _ in range(max((row + 1 for row, _ in instead), default=0) - len(texts))]
    texts = [row + [""] * (width - len(row)) for row in texts]
    struck = [
        (row, texts[row][column] if rich.struck is None else rich.struck) for (row, column), rich in told.texts.items()
    ]
    for (row, column), text in instead.items():
        texts[row][column] = text
    return texts, struck


def _rows(values: Sequence[Sequence[str]], widths: Mapping[tuple[int, int], int], told: Sheet) -> list[_Row]:
    """Return the rows with something in them; columns that are hidden are shown blank."""
    rows = []
    used = max((index + 1 for row in values for index, text in enumerate(row) if text), default=0)
    for number, row in enumerate(values):
        every = row[:used]
        unseen = " ".join(text for index, text in enumerate(every) if text and index in told.columns)
        texts = tuple("" if index in told.columns else text for index, text in enumerate(every))
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
        origin = _origin(sheet, row.number)
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
            cell = next(number for number, text in enumerate(row.texts, 1) if text)
            within = LineOrigin(f"{origin.label}第 {cell} 列", {**origin.properties, "cell": cell})
            for line in row.filled[0].split("\n"):
                composer.line(line, within)
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
    return len(row.filled) == 1 and bool(text) and ("。" in text or len(text) > _MAX_LABEL_CHARS)


def shown(value: object) -> str:
    """Return the value of a cell as the sheet shows it: whole numbers without a point, dates in Chinese."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 10**_EXACT_DIGITS else _decimal(value)
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value)


def _decimal(value: float) -> str:
    text = f"{value:.{_EXACT_DIGITS}g}"
    return f"{Decimal(text):f}" if "e" in text else text
