"""The figures of the tables that a reading of a statement adds up, each with its place.

A quantity may be read in several ways (the vocabulary tells which); ``*`` stands for the column of the applicants that
the text speaks of, for the result, or for what happened to documents.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import product

from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.tables.figures import numbers_of
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Mention, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import ReportTable, short_label
from gipr_lint.statements.meaning.quantities import ANY_STATE
from gipr_lint.statements.statement import Quantity
from gipr_lint.statements.words.vocabulary import Vocabulary

_ADDED_COLUMNS = {
    "organisations": ("business", "research", "nonprofit", "legal_service", "other_org"),
    ANY_STATE: ("made", "repealed", "in_force"),
}
"""The columns that are told in one number."""
_ALTERNATIVES = {"enterprises": ("business", "organisations")}
"""The columns of which one is meant."""
_MAX_SHOWN_CELLS = 4
"""The cells that a message names, of a longer sum."""
_ADDED = frozenset({"requests", "remedies"})
"""The tables whose rows have totals."""


_WIDEST = dict.fromkeys(("received", "worked", "undisclosed"), "requests")
"""What is at least as many as any part of what the words may mean."""


class Term(NamedTuple):
    """A row or a group of rows that is added (+1) or subtracted (-1)."""

    sign: int
    table: str
    row: str


class Operand(NamedTuple):
    """A cell in a sum."""

    sign: int
    table: ReportTable
    row: str
    column: str
    number: Decimal


class Sum(NamedTuple):
    """What one reading comes to."""

    operands: Sequence[Operand]

    @property
    def value(self) -> Decimal:
        """The sum."""
        return sum((one.sign * one.number for one in self.operands), Decimal(0))

    @property
    def phrase(self) -> Phrase:
        """The sum in words, its cells linked; zeros are left out of a longer sum."""
        shown = [one for one in self.operands if one.number] or self.operands[:1]
        parts: list[str | Mention] = []
        for one in shown:
            if parts or one.sign < 0:
                parts.append("＋" if one.sign > 0 else "－")
            parts.append(_mention(one))
        if len(shown) > _MAX_SHOWN_CELLS:
            parts = [*parts[: 2 * _MAX_SHOWN_CELLS - 1], f"＋…（共 {len(shown)} 项）"]
        return (*parts, f"＝{plain_number(self.value)}") if len(shown) > 1 else tuple(parts)


def _mention(one: Operand) -> Mention:
    known = one.table.format.row.get(one.row) or one.table.format.group[one.row]
    column = one.table.format.column[one.column].label.partition("（")[0]
    name = "办理总计" if one.row == "handled" else short_label(known.label)
    words = f"“{name}”{column} {plain_number(one.number)}"
    return Mention(words, one.table.location(one.row, one.column))


def widest(quantity: Quantity) -> Quantity:
    """Return the quantity of which all parts of another one are parts."""
    return quantity._replace(subject=_WIDEST.get(quantity.subject, quantity.subject))


def readings(subject: str, vocabulary: Vocabulary) -> Sequence[Sequence[Term]]:
    """Return the sums that a subject may mean; one that the vocabulary has no readings for is a row of table three."""
    return [_terms(reading) for reading in vocabulary.readings.get(subject, (f"requests.{subject}",))]


@cache
def _terms(reading: str) -> Sequence[Term]:
    terms, sign = [], 1
    for word in reading.split():
        if word in {"+", "-"}:
            sign = 1 if word == "+" else -1
        else:
            table, row = word.split(".")
            terms.append(Term(sign, table, row))
    return terms


_REST_OF_HANDLED = "other_handling"
"""Beside other groups it is the group of this name, not its last row."""


def sums(report: Report, about: Sequence[Quantity], vocabulary: Vocabulary) -> Sequence[Sum] | None:
    """Return what quantities together come to by each reading; None where the tables do not tell all of it."""
    choices: list[Sequence[Sum]] = []
    for quantity in about:
        known = _sums_of(report, quantity, vocabulary)
        if known is None:
            return None
        choices.append(known[:1] if quantity.subject == _REST_OF_HANDLED and len(about) > 1 else known)
    return [Sum([one for part in chosen for one in part.operands]) for chosen in product(*choices)]


@once_per_report
def _sums_of(report: Report, quantity: Quantity, vocabulary: Vocabulary) -> Sequence[Sum] | None:
    found = [
        _sum(report, terms, part)
        for terms in readings(quantity.subject, vocabulary)
        if _exists(report, terms)
        for part in _ALTERNATIVES.get(quantity.part, (quantity.part,))
    ]
    known = [one for one in found if one is not None]
    return known if known and len(known) == len(found) else None


def _exists(report: Report, terms: Sequence[Term]) -> bool:
    """Tell whether the report's edition has the rows; a missing table is not a question of editions."""
    tables = [(report.tables.get(term.table), term.row) for term in terms]
    return all(table is None or row in table.format.row or row in table.format.group for table, row in tables)


def _sum(report: Report, terms: Sequence[Term], part: str) -> Sum | None:
    operands: list[Operand] = []
    for term in terms:
        table = report.tables.get(term.table)
        if table is None or table.foreign:
            return None
        for row in _rows(table, term.row):
            for more, column in _columns(part):
                printed = table.rows.get(row) or table.collapsed.get(row)
                cell = printed.cells.get(column) if printed else None
                number = numbers_of(report, table.id).get((row, column))
                if cell is None or number is None or not cell.certain:
                    return None
                operands.append(Operand(term.sign * more, table, row, column, number))
    return Sum(operands) if any(_is_printed(one) for one in operands) and not _is_shaken(report, operands) else None


def _columns(part: str) -> Sequence[tuple[int, str]]:
    """Return the columns that a part adds up, each with its sign: cases that are closed are those not pending."""
    if part in _ADDED_COLUMNS:
        return [(1, column) for column in _ADDED_COLUMNS[part]]
    return [(1, "total"), (-1, "pending")] if part == "closed" else [(1, part)]


def _rows(table: ReportTable, row: str) -> Sequence[str]:
    """Return a row, or the rows of a group where the report does not print that as one."""
    return table.format.rows_in(row) if row in table.format.group and row not in table.collapsed else (row,)


def _is_printed(one: Operand) -> bool:
    row = one.table.rows.get(one.row) or one.table.collapsed[one.row]
    return row.cells[one.column].value.number is not None


def _is_shaken(report: Report, operands: Sequence[Operand]) -> bool:
    """Tell whether a cell takes part in a sum of its table that fails: which figure is wrong is then open."""
    return any(
        _row_fails(report, one.table.id, one.row) or _column_fails(report, one.table.id, one.column) for one in operands
    )


@once_per_report
def _row_fails(report: Report, table: str, row: str) -> bool:
    if table not in _ADDED:
        return False
    numbers = numbers_of(report, table)
    parts = [numbers.get((row, column.id)) for column in report.tables[table].format.columns if column.id != "total"]
    return _differ(numbers.get((row, "total")), parts)


@once_per_report
def _column_fails(report: Report, table: str, column: str) -> bool:
    if table != "requests":
        return False
    numbers, rows = numbers_of(report, table), report.tables[table].format.rows
    at = {row.id: numbers.get((row.id, column)) for row in rows}
    handled, new, before, after = (at[row] for row in ("handled", "new", "carried_in", "carried_out"))
    outcomes = [at[row.id] for row in rows if row.group and row.id != "handled"]
    return _differ(handled, outcomes) or (
        handled is not None and after is not None and _differ(handled + after, [new, before])
    )


def _differ(total: Decimal | None, parts: Sequence[Decimal | None]) -> bool:
    return total is not None and None not in parts and sum(filter(None, parts), Decimal(0)) != total
