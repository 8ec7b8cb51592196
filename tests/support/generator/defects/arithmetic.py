"""Defects of arithmetic: each breaks one identity and, where the form allows it, no other."""

from __future__ import annotations

from random import Random

from tests.support.generator.defects.defect import Defect, Expected, Plant, Planted, more_cases, say
from tests.support.generator.form import APPLICANTS, COLUMNS, REMEDIES
from tests.support.generator.model import Model, Text

TOGETHER = frozenset({"row-total", "handled-total", "balance"})


def _row_totals(model: Model, rng: Random) -> Planted | None:
    """Put a case too many into one row's total and one too few into another's: no column notices."""
    rows = [row for row in model.sheet("requests").rows if row.group and row.id != "handled"]
    fewer = [row for row in rows if int(row.value("total")) > 0]
    if not fewer:
        return None
    less = rng.choice(fewer)
    more = rng.choice([row for row in rows if row is not less])
    changed = model.add(f"requests.{less.id}.total", -1).add(f"requests.{more.id}.total", 1)
    return changed, Expected("row-total", ("requests",), words=less.label.partition("（区分")[0])


def _wrong_cell(row: str, column: str) -> Plant:
    """Type one wrong figure: every identity that it stands in fails."""

    def plant(model: Model, rng: Random) -> Planted | None:
        if model.value("requests", "carried_in", "total") == "0":
            return None
        path = f"requests.{row}.{column}"
        return model.add(path, rng.choice((1, 2, 9))), Expected("row-total", tuple(path.split(".")), also=TOGETHER)

    return plant


def _handled(model: Model, rng: Random) -> Planted | None:
    """Move cases from those carried over to those handled: balance and row totals still hold."""
    columns = [column for column in APPLICANTS[:-1] if model.number("requests", "carried_out", column)]
    if not columns:
        return None
    column = rng.choice(columns)
    changed = more_cases(more_cases(model, "handled", column, 1), "carried_out", column, -1)
    return changed, Expected("handled-total", ("requests", "handled", column))


def _balance(row: str) -> Plant:
    def plant(model: Model, rng: Random) -> Planted:
        column = rng.choice(APPLICANTS[:-1])
        return more_cases(model, row, column, rng.choice((1, 3))), Expected("balance", ("requests", row, column))

    return plant


def _remedy(block: str, column: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted:
        path = ("remedies", block, column)
        return model.add(".".join(path), 1), Expected("remedy-total", path)

    return plant


def _shifted(model: Model, rng: Random) -> Planted | None:
    """Book one new case under another kind of applicant."""
    sheet = model.sheet("requests")
    columns = [column for column in APPLICANTS[:-1] if int(sheet.row("new").value(column)) > 0]
    if not columns:
        return None
    out = rng.choice(columns)
    into = rng.choice([column for column in APPLICANTS[:-1] if column != out])
    changed = model.add(f"requests.new.{out}", -1).add(f"requests.new.{into}", 1)
    return changed, Expected(
        "shifted-case", ("requests",), also=frozenset({"balance", "cases-from-nothing"}), words=COLUMNS[out]
    )


def _total_column(model: Model, _: Random) -> Planted | None:
    if model.value("requests", "new", "total") == "0":
        return None
    changed = model
    for row in model.sheet("requests").rows:
        changed = changed.put(f"requests.{row.id}.total", "0")
    return changed, Expected("total-column-zero", ("requests",))


def _partial_twice(model: Model, _: Random) -> Planted | None:
    """Count what was granted in part once more among what was granted."""
    sheet = model.sheet("requests")
    partial = sheet.row("partial")
    if partial.value("natural") == "0":
        return None
    changed = model
    for column, text in partial.cells:
        changed = changed.add(f"requests.granted.{column}", int(text))
    return changed, Expected("handled-total", ("requests", "handled", "natural"), words="部分公开")


def _from_nothing(model: Model, _: Random) -> Planted | None:
    """Let no case come in while the outcomes stay."""
    if model.value("requests", "handled", "total") == "0":
        return None
    changed = model
    for row in ("new", "carried_in"):
        for column in APPLICANTS:
            changed = changed.put(f"requests.{row}.{column}", "0")
    return changed, Expected("cases-from-nothing", ("requests",), also=frozenset({"balance"}))


def _unpaid(text: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted | None:
        if model.fee or model.value("requests", "overdue_fee", "total") != "0":
            return None
        changed = model
        for row in ("new", "overdue_fee", "handled"):
            changed = more_cases(changed, row, "natural", 2)
        told = say(changed, "other_matters", Text(text))
        return told, Expected("unpaid-fee", ("requests", "overdue_fee"))

    return plant


def _in_force(row: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted | None:
        if row == "rules" and not model.organ.makes_rules:
            return None
        changed = model.put(f"proactive.{row}.made", "7").put(f"proactive.{row}.repealed", "0")
        return changed.put(f"proactive.{row}.in_force", "5"), Expected("in-force-below-made", ("proactive", row))

    return plant


def _rules(level: str) -> Plant:
    def plant(model: Model, _: Random) -> Planted | None:
        organ = model.organ
        fits = organ.level == level and not organ.makes_rules
        if not fits or not organ.name.endswith(("人民政府", "街道办事处", "局", "厅")) or "政府办公" in organ.name:
            return None
        changed = model.put("proactive.rules.made", "1").put("proactive.rules.in_force", "3")
        return changed, Expected("rulemaking-power", ("proactive", "rules"))

    return plant


ARITHMETIC = (
    Defect("row-total", _row_totals),
    Defect("row-total-2019", _row_totals, edition="2019"),
    *(
        Defect(f"row-total-{row}-{column}", _wrong_cell(row, column))
        for row, column in (
            ("new", "total"),
            ("granted", "natural"),
            ("handled", "business"),
            ("repeat", "total"),
            ("carried_out", "other_org"),
        )
    ),
    Defect("handled-total", _handled),
    Defect("handled-total-2019", _handled, edition="2019"),
    Defect("balance-new", _balance("new")),
    Defect("balance-carried-in", _balance("carried_in")),
    Defect("balance-carried-out", _balance("carried_out")),
    Defect("balance-2019", _balance("carried_in"), edition="2019"),
    *(
        Defect(f"remedy-total-{block}-{column}", _remedy(block, column))
        for block in REMEDIES
        for column in ("upheld", "pending", "total")
    ),
    Defect("shifted-case", _shifted),
    Defect("total-column-zero", _total_column),
    Defect("partial-counted-twice", _partial_twice),
    Defect("cases-from-nothing", _from_nothing),
    Defect("unpaid-fee-none", _unpaid("本年度未收取信息处理费。")),
    Defect("unpaid-fee-zero", _unpaid("收取信息处理费0元。")),
    Defect("in-force-below-made", _in_force("normative_documents")),
    Defect("in-force-below-made-rules", _in_force("rules")),
    *(
        Defect(f"rulemaking-power-{level}", _rules(level))
        for level in ("province", "city", "county", "town", "subdistrict")
    ),
)
