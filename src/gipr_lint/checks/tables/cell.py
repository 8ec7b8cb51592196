"""Check ``cell``: what stands in the cells of the statutory tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.mending import padded
from gipr_lint.checks.table_options import unknown_names
from gipr_lint.checks.tables.collapse import FEW_ROWS, MANY_CELLS, Faulty, collapse, hit_at, whole_columns
from gipr_lint.limits.expressions import expression
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.official_format import ValueKind
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportCell, ReportRow, ReportTable, Value
from gipr_lint.model.rule import Check, CheckOptions, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

Fault = Literal["blank", "placeholder", "not-a-number", "lookalike", "note", "style", "no-figure"]

_FAILED = expression(r"#(?:REF|VALUE|NAME|NUM|NULL|SPILL|CALC)[!?]|#N/A|#DIV/0!|#+")
"""What a spreadsheet shows where a formula has failed, or a column is too narrow. Takes ``#REF!`` and ``#N/A`` and
``####``, not ``#3``."""
_STYLES = {
    "thousands": "含有千分位分隔符",
    "space": "数字中间有空格",
    "leading-zero": "以 0 开头",
    "unit": "带有单位",
}


class Options(CheckOptions, frozen=True):
    """What a cell must not show, and which cells."""

    fault: Annotated[
        Fault,
        Meta(
            description="单元格的哪种差错：blank 空白，placeholder 用“/”“无”等代替数字，not-a-number 不是有效的数，"
            "lookalike 数字里混有相似的字符，note 数字后面有备注，style 数字写法不规范，"
            "no-figure 没有数（空白、代替的符号、文字，或者缺了这一格）"
        ),
    ]
    collapse: Annotated[bool, Meta(description="整列或整行都有同一差错时，是否合成一条")] = False
    table: Annotated[str | None, Meta(description="只看这个表格，写表格的 id；不写则看所有表格")] = None
    rows: Annotated[tuple[str, ...], Meta(description="只看这些行，写行的 id；不写则看所有的行")] = ()
    columns: Annotated[tuple[str, ...], Meta(description="只看这些列，写列的 id；不写则看所有的列")] = ()

    def validate(self, editions: "Editions", /) -> Wrong:
        """Yield the names that no edition has."""
        yield from unknown_names(self.table, self.rows, self.columns, editions)

    def concerns(self, row: str, column: str = "") -> bool:
        """Tell whether a cell, or any of a row, is looked at."""
        return (not self.rows or row in self.rows) and (not self.columns or not column or column in self.columns)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each faulty cell, or one for all of a column or row."""
    for table in report.tables.values():
        if options.table in {None, table.id}:
            yield from (hit._replace(fix=padded(report, hit.fix)) for hit in _faults(report, table, options))


def _faults(report: Report, table: ReportTable, options: Options) -> Iterator[Hit]:
    peculiar = _peculiar(report)[table.id]
    merged = _merged(table, peculiar) if options.fault in {"blank", "placeholder"} else {}
    faulty = [
        (cell, problem)
        for cell in peculiar
        if options.concerns(cell.row, cell.column)
        and (problem := _problem(merged.get(cell.row) or cell.value, table.kind(cell.row, cell.column), options.fault))
    ]
    if options.fault == "blank":
        faulty = [(cell, problem) for cell, problem in faulty if table.rows[cell.row].values]
        throughout = _left_blank(table, options, faulty)
        if throughout is not None:
            yield throughout
            return
        yield from _empty_rows(table, options)
        yield from _short_rows(table, options)
    if options.fault == "no-figure":
        yield from _lost_cells(table, options)
    if options.collapse:
        yield from collapse(table, faulty)
    else:
        yield from (hit_at(table, cell, problem) for cell, problem in faulty)


@once_per_report
def _peculiar(report: Report) -> dict[str, list[ReportCell]]:
    """Return the cells of each table that hold anything but a plain natural number: found once for all rules."""
    return {
        table.id: [cell for row in table.rows.values() for cell in row.cells.values() if not _is_plain(cell.value)]
        for table in report.tables.values()
    }


def _merged(table: ReportTable, peculiar: list[ReportCell]) -> dict[str, Value]:
    """Return the placeholder that stands for a whole row, by row: one 无 or / and blanks besides, as merged cells."""
    if not peculiar:
        return {}
    rows = list(table.rows)
    cells = {row: [cell for cell in peculiar if cell.row == row] for row in rows}
    units = [rows] if table.format.layout == "flat" else [[row] for row in rows if cells[row]]
    found: dict[str, Value] = {}
    for unit in units:
        values = [cell.value for row in unit for cell in cells[row]]
        whole = len(values) == sum(len(table.rows[row].cells) for row in unit)
        signs = [value for value in values if value.kind == "placeholder"]
        if whole and signs and all(value.kind in {"blank", "placeholder"} for value in values):
            found |= dict.fromkeys(unit, signs[0])
    return found


def _is_plain(value: Value) -> bool:
    return (
        value.kind == "integer"
        and not value.style
        and not value.note
        and value.number is not None
        and value.number >= 0
    )


def _problem(value: Value, kind: ValueKind, fault: Fault) -> str:
    """Return what is wrong with a value, in words; nothing where it has not this fault."""
    if fault == "blank":
        return "空白" if value.kind == "blank" else ""
    if fault == "placeholder":
        return f"“{value.raw}”" if value.kind == "placeholder" else ""
    if fault == "lookalike":
        return "数字中混有字母或汉字" if value.kind == "lookalike" else ""
    if fault == "note":
        return value.note
    if fault == "no-figure":
        return _no_figure(value)
    if fault == "style":
        wrong = [style for style in value.style if style in _STYLES and not (style == "unit" and kind == "money")]
        return "、".join(_STYLES[style] for style in wrong)
    return _not_a_number(value, kind)


def _no_figure(value: Value) -> str:
    if value.number is not None:
        return ""
    return "空白" if value.kind == "blank" else f"填的是“{value.raw}”，不是数字"


def _not_a_number(value: Value, kind: ValueKind) -> str:
    if kind == "change":
        return ""
    if _FAILED.fullmatch(value.raw):
        return "是公式出错的结果，请改正公式后保存"
    if value.kind == "text":
        return "不是数字"
    if value.number is None:
        return ""
    if value.number < 0:
        return "是负数"
    return "不是整数" if kind == "count" and value.number != int(value.number) else ""


def _lost_cells(table: ReportTable, options: Options) -> Iterator[Hit]:
    """Yield a hit for each cell that its row does not print."""
    for row in table.rows.values():
        for column in table.format.columns_of(row.id):
            if column not in row.cells and options.concerns(row.id, column):
                where = table.label(row.id, column)
                place = Location(row.label_span, (table.id, row.id, column), where)
                yield Hit(place, {"where": where, "problem": "没有这一格", "value": ""}, certain=row.certain)


def _left_blank(table: ReportTable, options: Options, faulty: Faulty) -> Hit | None:
    """Return one hit for a table in which zeros were left blank throughout: most rows whole, or cells all over it."""
    empty = _empty(table, options)
    mostly = 2 * len(empty) > len(table.rows) > (0 if table.format.layout == "flat" else FEW_ROWS)
    scattered = bool(empty) and len(faulty) > MANY_CELLS and not whole_columns(table, faulty)
    if not mostly and not scattered:
        return None
    cells = f"，另有 {len(faulty)} 格空白" if faulty else ""
    fields = {"where": table.label(), "problem": f"有 {len(empty)} 行没有填数{cells}", "value": ""}
    return Hit(table.location(empty[0].id), fields)


def _empty(table: ReportTable, options: Options) -> list[ReportRow]:
    return [row for row in table.rows.values() if not row.values and options.concerns(row.id)]


def _empty_rows(table: ReportTable, options: Options) -> Iterator[Hit]:
    """Yield a hit for each row without a single figure."""
    for row in _empty(table, options):
        where = f"{table.label(row.id)[:-1]}整行"
        yield Hit(table.location(row.id), {"where": where, "problem": "空白", "value": ""}, certain=row.certain)


def _short_rows(table: ReportTable, options: Options) -> Iterator[Hit]:
    """Yield a hit for each row with too few cells to tell which one is missing; most rows: see ``column``."""
    short = [row for row in table.rows.values() if row.values and not _is_complete(table, row)]
    short = [row for row in short if options.concerns(row.id)]
    flat = table.format.layout == "flat"
    if not flat and 2 * len(short) > len(table.rows) and len(table.format.rows) > FEW_ROWS:
        return
    for row in short[: 1 if flat else None]:
        wanted = len(table.format.rows) * len(table.format.columns) if flat else len(table.format.columns_of(row.id))
        where = table.label() if flat else table.label(row.id)
        fields = {"where": where, "problem": f"只有 {len(row.values)} 个数值，应有 {wanted} 个", "value": ""}
        yield Hit(Location(row.label_span, (table.id,) if flat else (table.id, row.id), where), fields)


def _is_complete(table: ReportTable, row: ReportRow) -> bool:
    """Tell whether a row prints a cell for each column that the table has."""
    columns = table.format.columns_of(row.id)
    return len(row.cells) == len(columns) or all(
        column in row.cells or column in table.missing_columns or f"{row.id}.{column}" in table.missing_columns
        for column in columns
    )


CHECK = Check(
    run,
    Options,
    {"where": "单元格，或者整行、整列", "problem": "有什么差错", "value": "单元格里写的"},
    "表格的单元格应当填写规范的数字。",
    needs="tables",
)
