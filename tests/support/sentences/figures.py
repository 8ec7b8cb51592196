"""The figures of a report of the corpus by the names that the cases use, and the report as text."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import msgspec
from ruamel.yaml import YAML

from gipr_lint.testing import Sample

PLACE = "〔此处〕"
"""Where the sentence of a case is put into the text of a report."""
COLUMNS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org")
RESULTS = ("upheld", "corrected", "other", "pending")
DOCUMENTS = ("made", "repealed", "in_force")
GROUPS = MappingProxyType(
    {
        "refused": ("secret", "law", "safety", "third_party", "internal", "process", "case_file", "query"),
        "not_available": ("not_held", "needs_making", "unclear"),
        "not_processed": ("petition", "repeat", "publication", "excessive", "confirm"),
        "other_handling": ("overdue_correction", "overdue_fee", "other"),
    }
)
OUTCOMES = ("granted", "partial", *(row for rows in GROUPS.values() for row in rows))
SUMS = MappingProxyType(
    {
        **GROUPS,
        "handled": OUTCOMES,
        "litigation": ("direct", "after_review"),
        "organizations": COLUMNS[1:],
        "requests": COLUMNS,
        "cases": RESULTS,
    }
)
"""Rows and columns that are sums of others; what a row amounts to where no column is named."""
OPERATORS = MappingProxyType(
    {
        ast.Add: Fraction.__add__,
        ast.Sub: Fraction.__sub__,
        ast.Mult: Fraction.__mul__,
        ast.Div: Fraction.__truediv__,
    }
)


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of one report, row by row, without what is a sum of others, except the new requests."""

    organ: str
    rows: dict[str, dict[str, Fraction]]

    def value(self, expression: str) -> Fraction:
        """Return what an expression over names of rows, ``row.column`` and numbers amounts to."""
        return self._value(ast.parse(expression, mode="eval").body)

    def _value(self, node: ast.expr) -> Fraction:
        match node:
            case ast.BinOp(left, operator, right):
                return OPERATORS[type(operator)](self._value(left), self._value(right))
            case ast.Constant(value):
                return Fraction(str(value))
            case ast.Name(row):
                return self._sum(row, "")
            case ast.Attribute(ast.Name(row), column):
                return self._sum(row, column)
        raise ValueError(ast.unparse(node))

    def _sum(self, row: str, column: str) -> Fraction:
        if row in SUMS:
            return sum((self._sum(part, column) for part in SUMS[row]), Fraction(0))
        cells = self.rows[row]
        names = SUMS.get(column, (column,)) if column not in cells else (column,)
        return sum((cells[name] for name in (cells if column in {"", "total"} else names)), Fraction(0))

    def without(self, rows: Collection[str]) -> Figures:
        """Return the figures with 0 in rows, columns or groups of them, balanced again."""
        cells = {row: dict(columns) for row, columns in self.rows.items()}
        for name in rows:
            row, _, column = name.partition(".")
            for part in _parts(row):
                chosen = SUMS.get(column, (column,)) if column and column not in cells[part] else (column,)
                cells[part].update(dict.fromkeys(chosen if column not in {"", "total"} else cells[part], Fraction(0)))
        return replace(self, rows=_balanced(cells, rows))

    def report(self, section: str) -> str:
        """Return a report with these figures as text, with a place for a sentence in a section."""
        sample = Sample(title=f"{self.organ}2024年政府信息公开工作年度报告")
        bodies = {"overview": "依法做好政府信息公开各项工作。"}
        bodies[section] = f"{bodies.get(section, '')}\n{PLACE}".strip()
        sample.edit({"section": bodies, "set": dict(self._cells())})
        return sample.text

    def _cells(self) -> Iterator[tuple[str, str]]:
        for row in ("new", "carried_in", *OUTCOMES, "handled", "carried_out"):
            for column in (*COLUMNS, "total"):
                yield f"requests.{row}.{column}", written(self._sum(row, column))
        for row in ("review", "direct", "after_review"):
            for column in (*RESULTS, "total"):
                yield f"remedies.{row}.{column}", written(self._sum(row, column))
        for row in PROACTIVE:
            for column, value in self.rows[row].items():
                yield f"proactive.{row}.{column}", written(value)


PROACTIVE = MappingProxyType(
    {
        "normative_documents": DOCUMENTS,
        "licences": ("decisions",),
        "penalties": ("decisions",),
        "coercive_measures": ("decisions",),
        "charges": ("amount",),
    }
)


def _parts(row: str) -> Iterator[str]:
    for part in SUMS.get(row, ()):
        yield from _parts(part)
    if row not in SUMS:
        yield row


def _balanced(cells: dict[str, dict[str, Fraction]], zero: Collection[str]) -> dict[str, dict[str, Fraction]]:
    """Let new requests follow from the others; where they have to be 0, those carried in or out follow."""
    if {"new", "carried_in"} <= set(zero):
        cells.update({row: dict.fromkeys(COLUMNS, Fraction(0)) for row in (*OUTCOMES, "carried_out")})
    fixed = {name.partition(".")[0] for name in zero}
    free = next(row for row in ("new", "carried_in", "carried_out") if row not in fixed)
    if "handled" in fixed and free == "new":
        free = "carried_out"
    handled = {column: sum((cells[row][column] for row in OUTCOMES), Fraction(0)) for column in COLUMNS}
    match free:
        case "new":
            signs = {"carried_out": 1, "carried_in": -1}
        case "carried_in":
            signs = {"carried_out": 1, "new": -1}
        case _:
            signs = {"new": 1, "carried_in": 1}
    sign = -1 if free == "carried_out" else 1
    cells[free] = {
        column: sign * handled[column] + sum((cells[row][column] * one for row, one in signs.items()), Fraction(0))
        for column in COLUMNS
    }
    return cells


def written(value: Fraction) -> str:
    """Return a number in digits, with at most two decimals."""
    return str(value.numerator) if value.denominator == 1 else f"{Decimal(float(value)):.2f}".rstrip("0").rstrip(".")


class _Tables(msgspec.Struct, forbid_unknown_fields=True):
    """A file of tables: figures row by row, in the order of the columns."""

    organ: str
    requests: dict[str, list[int]]
    remedies: dict[str, list[int]]
    proactive: dict[str, list[int | str]]


def read_figures(path: Path) -> Figures:
    """Return the figures of a file of tables."""
    tables = msgspec.convert(YAML(typ="safe").load(path.read_text(encoding="utf-8")), _Tables)
    rows = {
        **{row: _row(COLUMNS, values) for row, values in tables.requests.items()},
        **{row: _row(RESULTS, values) for row, values in tables.remedies.items()},
        **{row: _row(PROACTIVE[row], values) for row, values in tables.proactive.items()},
    }
    return Figures(tables.organ, _balanced(rows, ()))


def _row(columns: Collection[str], values: Collection[int | str]) -> dict[str, Fraction]:
    return {column: Fraction(value) for column, value in zip(columns, values, strict=True)}
