"""Defects of the tables: missing, surplus and misnamed rows and columns."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.support.generator.defects.defect import (
    HAS_COLUMNS,
    Defect,
    Expected,
    Plant,
    Planted,
    empty_column,
    insert,
    without_column,
    zero_rows,
)
from tests.support.generator.drawing.figures import proactive
from tests.support.generator.form import APPLICANTS, GROUPS
from tests.support.generator.model import Model, Row, Sheet


def _drop(table: str, row: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        return model.edit_sheet(table, lambda sheet: sheet.swap(row)), Expected("missing-row", (table, row))

    return plant


def _drop_outcome(model: Model, rng: Random) -> Planted | None:
    rows = zero_rows(model.sheet("requests"))
    return _drop("requests", rng.choice(rows).id)(model, rng) if rows else None


def _collapse(group: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        sheet = model.sheet("requests")
        rows = [row for row in sheet.rows if row.group == group]
        sums = ((column, str(sum(int(row.value(column)) for row in rows))) for column in APPLICANTS)
        one = Row(group, GROUPS[group], "results", tuple(sums))
        kept = [one if row is rows[0] else row for row in sheet.rows if row not in rows[1:]]
        changed = model.edit_sheet("requests", lambda sheet: replace(sheet, rows=tuple(kept)))
        return changed, Expected("missing-row", ("requests",), f"requests.{group}")

    return plant


def _column(table: str, column: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        def change(sheet: Sheet) -> Sheet:
            full = sheet if table == "proactive" else empty_column(sheet, column)
            return without_column(full, column)

        return model.edit_sheet(table, change), Expected("missing-column", (table,))

    return plant


def _extra(table: str, after: str, label: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        def change(sheet: Sheet) -> Sheet:
            near = sheet.row(after)
            cells = tuple((column, "0") for column, _ in near.cells)
            return insert(sheet, after, Row("extra", label, near.group, cells))

        return model.edit_sheet(table, change), Expected("extra-row", (table,), f"{table}.extra")

    return plant


def _surplus(table: str, row: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        def change(sheet: Sheet) -> Sheet:
            old = sheet.row(row)
            return sheet.swap(row, replace(old, cells=(*old.cells, ("surplus", "0"))))

        return model.edit_sheet(table, change), Expected("surplus-cell", (table,), f"{table}.{row}.surplus")

    return plant


def _label(table: str, row: str, label: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        changed = model.edit_sheet(table, lambda sheet: sheet.swap(row, replace(sheet.row(row), label=label)))
        return changed, Expected("row-label", (table, row), f"{table}.{row}")

    return plant


def _swap(table: str, first: str, second: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        def change(sheet: Sheet) -> Sheet:
            one, two = sheet.row(first), sheet.row(second)
            other = {one.id: two, two.id: one}
            return replace(sheet, rows=tuple(other.get(row.id, row) for row in sheet.rows))

        return model.edit_sheet(table, change), Expected("row-order", (table,))

    return plant


def _twice(table: str, row: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        changed = model.edit_sheet(table, lambda sheet: insert(sheet, row, sheet.row(row)))
        return changed, Expected("duplicate-row", (table, row), f"{table}.{row}~2")

    return plant


def _old_table(model: Model, rng: Random) -> Planted:
    changed = model.edit_sheet("proactive", lambda _: proactive(rng, model.organ, "2019", 0))
    return changed, Expected("table-edition", ("proactive",))


ROWS = (
    Defect("missing-row-outcome", _drop_outcome),
    *(Defect(f"missing-row-{row}", _drop("requests", row)) for row in ("new", "carried_in", "handled", "carried_out")),
    *(
        Defect(f"missing-row-{row}", _drop("proactive", row))
        for row in ("rules", "licences", "coercive_measures", "charges")
    ),
    Defect("missing-row-after-review", _drop("remedies", "after_review"), HAS_COLUMNS),
    *(Defect(f"missing-row-collapsed-{group}", _collapse(group)) for group in ("other_handling", "not_processed")),
    Defect("missing-column-research", _column("requests", "research")),
    Defect("missing-column-total", _column("requests", "total")),
    Defect("missing-column-pending", _column("remedies", "pending"), HAS_COLUMNS),
    Defect("missing-column-in-force", _column("proactive", "in_force")),
    Defect("extra-row-request", _extra("requests", "confirm", "6.涉及历史遗留问题")),
    Defect("extra-row-licences", _extra("proactive", "licences", "行政确认")),
    Defect("extra-row-penalties", _extra("proactive", "coercive_measures", "行政裁决")),
    Defect("surplus-cell-remedies", _surplus("remedies", "after_review")),
    Defect("surplus-cell-requests", _surplus("requests", "partial")),
    Defect("row-label-documents", _label("proactive", "normative_documents", "规范性文件")),
    Defect("row-label-law", _label("requests", "law", "2.其他法律法规禁止公开")),
    Defect("row-label-typing", _label("requests", "law", "2.其他法律行政止公开")),
    Defect("row-label-case-file", _label("requests", "case_file", "7.属于行政执法案件")),
    Defect("row-label-fee", _label("requests", "overdue_fee", "2.申请人逾期不缴费")),
    Defect("row-label-clarify", _label("requests", "unclear", "3.补正后申请内容仍不明")),
    Defect("row-order-outcomes", _swap("requests", "law", "safety")),
    Defect("row-order-opening", _swap("requests", "granted", "partial")),
    Defect("row-order-penalties", _swap("proactive", "penalties", "coercive_measures")),
    Defect("row-order-documents", _swap("proactive", "rules", "normative_documents")),
    *(Defect(f"duplicate-row-{row}", _twice("requests", row)) for row in ("new", "repeat", "case_file")),
    Defect("duplicate-row-penalties", _twice("proactive", "penalties")),
    Defect("table-edition", _old_table),
)
