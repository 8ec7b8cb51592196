"""What the parser understood of a report: for people as drawn tables, for programs as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from gipr_lint.engine.finding_builder import masked_cell
from gipr_lint.model.document import Span
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportCell, ReportRow, ReportTable, short_label
from gipr_lint.model.run import Source
from gipr_lint.privacy.file_names import mask_name
from gipr_lint.privacy.masking import mask
from gipr_lint.reporters.json_text import dumps
from gipr_lint.reporters.printable import printable

_SOURCES = {"title": "标题", "period": "统计期限", "text": "正文（推断）", "none": "未找到"}


def as_json(report: Report, more: Mapping[str, object] = MappingProxyType({})) -> str:
    """Return the report as JSON: the documented data contract, personal data masked; ``more`` stands behind it.

    ``tables`` holds row → column → cell; a missing cell has no key, a blank one the value null. ``confidence`` tells
    for each table whether every cell was placed for sure; the ``uncertain`` cells say so themselves.
    What such a cell may be that was recognised in a picture is ``perhaps``.
    """
    return dumps(
        {
            "path": mask_name(report.document.path),
            "encoding": report.document.encoding,
            "title": title_of(report),
            "organ": mask(report.organ) if report.organ else None,
            "year": report.year,
            "year_source": report.year_source,
            "edition": report.format.edition,
            "sections": [
                {
                    "id": section.id,
                    "number": section.heading.ordinal,
                    "title": mask(section.heading.text),
                    **_line(report, section.heading.line.span),
                }
                for section in report.sections
            ],
            "tables": {
                table.id: {
                    row.id: {cell.column: _cell(report, cell) for cell in row.cells.values()}
                    for row in table.rows.values()
                }
                for table in report.tables.values()
            },
            "confidence": {table.id: "low" if uncertain_rows(table) else "high" for table in report.tables.values()},
            "collapsed": {
                table.id: {
                    group: {cell.column: _cell(report, cell) for cell in row.cells.values()}
                    for group, row in table.collapsed.items()
                }
                for table in report.tables.values()
                if table.collapsed
            },
            **more,
        }
    )


def title_of(report: Report) -> str | None:
    """Return the title as printed, without Markdown marks."""
    return mask(report.title.text.strip("#＃*_ ")) if report.title else None


def uncertain_rows(table: ReportTable) -> list[str]:
    """Return the rows of which a label or a figure had to be placed by guess."""
    return [row.id for row in table.rows.values() if not row.certain]


def _line(report: Report, span: Span) -> dict[str, Any]:
    """Return the line, or what the file has instead of lines."""
    found = _source(report).place(span)
    return {"line": found.span.line if found.span else None, **found.properties}


def placed(report: Report, span: Span) -> dict[str, Any]:
    """Return the line and the column, or what the file has instead."""
    found = _source(report).place(span)
    start = found.span
    return {"line": start.line if start else None, "column": start.column if start else None, **found.properties}


def _source(report: Report) -> Source:
    document = report.document
    return Source((), document.origins, document.source)


def _cell(report: Report, cell: ReportCell) -> dict[str, Any]:
    raw = masked_cell(report, cell)
    value: dict[str, Any] = {
        "value": number(cell.value.number) if raw == cell.value.raw else None,
        "raw": raw,
        **placed(report, cell.span),
    }
    if cell.certain:
        return value
    perhaps = {"perhaps": cell.doubt.perhaps} if cell.doubt and cell.doubt.perhaps else {}
    return value | {"uncertain": True} | perhaps


def number(value: Decimal | None) -> int | float | None:
    """Return a figure as JSON writes it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def as_text(report: Report) -> str:
    """Return the report for people: what it is, its sections, and its tables drawn."""
    return "\n".join([*heading(report), *_text(report)]) + "\n"


def heading(report: Report) -> Iterator[str]:
    """Yield what report it is."""
    year = f"{report.year}（{_SOURCES[report.year_source]}）" if report.year else _SOURCES["none"]
    yield printable(mask_name(report.document.path))
    yield printable(f"  标题  {title_of(report) or '未找到'}")
    yield printable(f"  机关  {mask(report.organ) if report.organ else '未找到'}")
    yield f"  年份  {year}，适用 {report.format.edition} 年格式（{report.format.notice}）"
    yield f"  编码  {report.document.encoding}"


def _text(report: Report) -> Iterator[str]:
    yield ""
    for known in report.format.sections:
        section = report.section(known.id)
        if section is None and not known.required:
            continue
        place = (
            f"{report.document.line_name(section.heading.line.span)}  {printable(mask(section.heading.line.text))}"
            if section
            else "未找到"
        )
        yield f"  {report.number_of(known.id)}  {known.title}：{place}"
    for known_table in report.format.tables:
        table = report.tables.get(known_table.id)
        yield ""
        if table is None:
            yield f"{known_table.name}：未找到"
        else:
            yield from _draw(report, table)


def _draw(report: Report, table: ReportTable) -> Iterator[str]:
    """Draw a table with rich, one block for each set of columns."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Drawing

    certain = "" if not uncertain_rows(table) else "（部分行列由推断得出，标有 ?）"
    if any(cell.doubt for row in table.rows.values() for cell in row.cells.values()):
        certain += "（识别没有把握的数字标有 ?，请对照原件）"
    yield f"{table.format.name}{certain}"
    for columns in dict.fromkeys(table.format.columns_of(row.id) for row in table.format.rows):
        drawing = Drawing(box=box.SQUARE, pad_edge=False)
        drawing.add_column("", no_wrap=False, max_width=44)
        for column in columns:
            drawing.add_column(table.format.column[column].label, justify="right")
        for known in table.format.rows:
            if table.format.columns_of(known.id) == columns:
                drawing.add_row(short_label(known.label), *_shown(report, table.rows.get(known.id), columns))
        for group, row in table.collapsed.items():
            if len(columns) == len(table.format.columns):
                drawing.add_row(f"{table.format.group[group].label}（合并为一行）", *_shown(report, row, columns))
        console = Console(width=120, no_color=True, highlight=False, markup=False)
        with console.capture() as captured:
            console.print(drawing)
        yield captured.get().rstrip("\n")


def _shown(report: Report, row: ReportRow | None, columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        cell = row.cells.get(column) if row else None
        if cell is None:
            yield "缺"
        else:
            raw = masked_cell(report, cell)
            plain = cell.value.number is not None and raw == cell.value.raw
            shown = f"{number(cell.value.number)}" if plain else printable(raw) or "空白"
            perhaps = f" 可能是{cell.doubt.perhaps}" if cell.doubt and cell.doubt.perhaps else ""
            yield shown if cell.certain else f"{shown} ?{perhaps}"
