"""More figures in a row than the table has columns, and numbers cut in two by conversion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gipr_lint.model.document import Cell
from gipr_lint.model.finding import Hit, Location, Phrase
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportRow, ReportTable, short_label

_MAX_FIGURE_DIGITS = 15
"""The digits of the longest figure that is a count."""


def surplus(report: Report, *, split: bool) -> Iterator[Hit]:
    """Yield a hit for each row with too many figures: those of which two are one number, or the others."""
    for table in report.tables.values():
        for row in table.rows.values():
            if not row.surplus or (table.format.layout == "flat" and row.id != next(iter(table.rows))):
                continue
            halves = _split(table, row)
            if (halves is not None) == split:
                yield _hit(table, row, halves)


def _hit(table: ReportTable, row: ReportRow, split: tuple[Cell, Cell] | None) -> Hit:
    flat = table.format.layout == "flat"
    width = len(row.values) - len(row.surplus)
    where = table.label() if flat else f"“{table.format.name}”“{short_label(table.format.row[row.id].label)}”行"
    logical = (table.id,) if flat else (table.id, row.id)
    fields: dict[str, str | int | Phrase] = {
        "where": where,
        "found": len(row.values),
        "expected": width,
    }
    span = row.surplus[-1].span
    if split is not None:
        first, second = split
        span = first.span.to(second.span)
        fields |= {"first": first.text, "second": second.text, "whole": first.text + second.text}
    return Hit(Location(span, logical, where), fields, values=tuple(cell.text for cell in row.values))


def _split(table: ReportTable, row: ReportRow) -> tuple[Cell, Cell] | None:
    """Return the two neighbouring figures that must be one number for the row's sums to hold, if just one pair is."""
    if len(row.surplus) != 1:
        return None
    texts = [cell.text for cell in row.values]
    if not all(text.isdecimal() and len(text) <= _MAX_FIGURE_DIGITS for text in texts):
        return None
    if _sums_hold(table, [int(text) for text in texts[:-1]]):
        return None
    pairs = []
    for index in range(len(texts) - 1):
        joined = [*texts[:index], texts[index] + texts[index + 1], *texts[index + 2 :]]
        if texts[index] != "0" and _sums_hold(table, [int(text) for text in joined]):
            pairs.append((row.values[index], row.values[index + 1]))
    return pairs[0] if len(pairs) == 1 else None


def _sums_hold(table: ReportTable, figures: Sequence[int]) -> bool:
    """Tell whether each block of columns adds up to its last one, the total."""
    width = len(table.format.columns)
    blocks = [figures[start : start + width] for start in range(0, len(figures), width)]
    return all(len(block) == width and sum(block[:-1]) == block[-1] for block in blocks)
