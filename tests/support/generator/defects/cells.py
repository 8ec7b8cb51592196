"""Defects of cells: what holds no plain number, figures cut in two, amounts in another unit."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.support.generator.defects.defect import (
    HAS_COLUMNS,
    KEEPS_BLANKS,
    Defect,
    Expected,
    Plant,
    Planted,
    add_text,
    empty_column,
    total,
    zero_rows,
)
from tests.support.generator.form import APPLICANTS
from tests.support.generator.model import Model, Sheet, Text

PLACEHOLDERS = ("/", "-", "—", "－", "无", "不涉及", "不适用")
DECISIONS = "proactive.penalties.decisions"


def _cell(rule: str, path: str, text: str, also: tuple[str, ...] = ()) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        return model.put(path, text), Expected(rule, tuple(path.split(".")), path, exact=True, also=frozenset(also))

    return plant


def _zero_cell(rule: str, text: str, also: tuple[str, ...] = ()) -> Plant:
    """Write something else into a cell of table three that holds 0."""

    def plant(model: Model, rng: Random) -> Planted | None:
        cells = [
            f"requests.{row.id}.{column}"
            for row in model.sheet("requests").rows
            for column, value in row.cells
            if value == "0" and column != "total"
        ]
        return _cell(rule, rng.choice(cells), text, also)(model, rng) if cells else None

    return plant


def _zero_row(rule: str, text: str) -> Plant:
    """Write something else into all cells of a row that holds only zeros: one finding."""

    def plant(model: Model, rng: Random) -> Planted | None:
        rows = zero_rows(model.sheet("requests"))
        if not rows:
            return None
        row = rng.choice(rows)
        changed = model
        for column in APPLICANTS:
            changed = changed.put(f"requests.{row.id}.{column}", text)
        return changed, Expected(rule, ("requests", row.id))

    return plant


def _zero_column(rule: str, text: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        column = "research"

        def change(sheet: Sheet) -> Sheet:
            rows = (row.put(column, text) for row in empty_column(sheet, column).rows)
            return replace(sheet, rows=tuple(rows))

        return model.edit_sheet("requests", change), Expected(rule, ("requests",))

    return plant


def _blank_decisions(model: Model, _: Random) -> Planted:
    """Leave the only figure of a row blank: the row or the cell may be named."""
    return model.put(DECISIONS, ""), Expected("blank-cell", ("proactive", "penalties"), DECISIONS)


def _noted(model: Model, _: Random) -> Planted:
    old = model.value("requests", "new", "natural")
    path = "requests.new.natural"
    return model.put(path, f"{old}（含重复申请1件）"), Expected(
        "cell-note", ("requests", "new", "natural"), path, exact=True
    )


def _spaced(model: Model, _: Random) -> Planted | None:
    old = model.value("requests", "new", "total")
    path = "requests.new.total"
    if len(old) < 2:
        return None
    return model.put(path, f"{old}件"), Expected("number-style", ("requests", "new", "total"), path, exact=True)


def _unit(cell: str, words: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted | None:
        if model.fee:
            return None
        changed = model.put("proactive.charges.amount", cell)
        told = add_text(changed, "overview", Text(f"全年收取行政事业性收费{words}，已全部上缴国库。", mark=words))
        return told, Expected("amount-unit", ("proactive", "charges", "amount"))

    return plant


def _split(model: Model, _: Random) -> Planted:
    """Print a 10 of table four as a 1 and a 0, beside figures that leave no other way to join two."""

    def change(sheet: Sheet) -> Sheet:
        row = sheet.row("direct")
        parts = zip(("upheld", "corrected", "other", "pending"), ("2", "0", "10", "0"), strict=True)
        row = replace(row, cells=total(parts))
        cells = [(part, text) for part, text in row.cells if part != "other"]
        cells[2:2] = [("other", "1"), ("surplus", "0")]
        return sheet.swap("direct", replace(row, cells=tuple(cells)))

    also = frozenset({"surplus-cell"})
    return model.edit_sheet("remedies", change), Expected("split-digits", ("remedies",), also=also)


def _split_request(model: Model, _: Random) -> Planted | None:
    old = model.value("requests", "granted", "natural")
    ambiguous = len(old) == 2 and old[0] == old[1]
    if len(old) != 2 or ambiguous or model.value("requests", "granted", "total") != old:
        return None

    def change(sheet: Sheet) -> Sheet:
        row = sheet.row("granted")
        cells = (("natural", old[0]), ("surplus", old[1]), *row.cells[1:])
        return sheet.swap("granted", replace(row, cells=cells))

    also = frozenset({"surplus-cell"})
    return model.edit_sheet("requests", change), Expected("split-digits", ("requests", "granted"), also=also)


def _fullwidth(model: Model, _: Random) -> Planted:
    text = model.value("requests", "granted", "natural").translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    path = "requests.granted.natural"
    return model.put(path, text), Expected("fullwidth-digits", key=path, exact=True)


def _fullwidth_text(model: Model, _: Random) -> Planted:
    text = Text("全年更新公开指南３５次。", mark="３５")
    return add_text(model, "overview", text), Expected("fullwidth-digits", key="mark", exact=True)


CELLS = (
    Defect("blank-cell-request", _zero_cell("blank-cell", ""), KEEPS_BLANKS),
    Defect("blank-cell-decisions", _blank_decisions, KEEPS_BLANKS),
    Defect("blank-cell-remedies", _cell("blank-cell", "remedies.review.pending", "", ("remedy-total",)), KEEPS_BLANKS),
    Defect("blank-row", _zero_row("blank-cell", ""), KEEPS_BLANKS),
    Defect("blank-column", _zero_column("blank-cell", ""), KEEPS_BLANKS),
    *(Defect(f"placeholder-request-{text}", _zero_cell("placeholder-cell", text)) for text in PLACEHOLDERS),
    Defect("placeholder-rules", _cell("placeholder-cell", "proactive.rules.made", "/")),
    Defect("placeholder-row", _zero_row("placeholder-cell", "/")),
    Defect("placeholder-column", _zero_column("placeholder-cell", "—")),
    Defect("not-a-count-negative", _cell("not-a-count", DECISIONS, "-2")),
    Defect("not-a-count-fraction", _cell("not-a-count", DECISIONS, "3.5")),
    Defect("not-a-count-text", _cell("not-a-count", DECISIONS, "若干"), HAS_COLUMNS),
    Defect("not-a-count-request", _zero_cell("not-a-count", "约3"), HAS_COLUMNS),
    Defect("not-an-amount-negative", _cell("not-a-count", "proactive.charges.amount", "-12.5")),
    Defect("not-an-amount-text", _cell("not-a-count", "proactive.charges.amount", "见财政决算"), HAS_COLUMNS),
    Defect("cell-note-documents", _cell("cell-note", "proactive.normative_documents.in_force", "22（其中修订16件）")),
    Defect("cell-note-request", _noted),
    Defect("number-style-thousands", _cell("number-style", DECISIONS, "1,234")),
    Defect("number-style-zero", _cell("number-style", DECISIONS, "007")),
    Defect("number-style-unit", _cell("number-style", DECISIONS, "12件")),
    Defect("number-style-space", _cell("number-style", DECISIONS, "1 234"), KEEPS_BLANKS),
    Defect("number-style-amount", _cell("number-style", "proactive.charges.amount", "43.788万元")),
    Defect("number-style-total", _spaced),
    *(
        Defect(f"number-ocr-{text}", _cell("number-ocr", DECISIONS, text))
        for text in ("1O", "l2", "1o3", "I7", "二十", "〇")
    ),
    Defect("number-ocr-request", _zero_cell("number-ocr", "O")),
    Defect("amount-unit-yuan", _unit("125000", "12.5万元")),
    Defect("amount-unit-yuan-both", _unit("83600", "83600元")),
    Defect("amount-unit-ten-thousand", _unit("0.00032", "3.2万元")),
    Defect("split-digits-remedies", _split),
    Defect("split-digits-requests", _split_request),
    Defect("fullwidth-digits-cell", _fullwidth),
    Defect("fullwidth-digits-text", _fullwidth_text),
)
