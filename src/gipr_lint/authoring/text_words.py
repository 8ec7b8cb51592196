"""Statements in the words of rule authors: what is counted, and what the tables say of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gipr_lint.checks.text.statements.refuted import agrees
from gipr_lint.checks.text.statements.stated import vocabulary_of
from gipr_lint.checks.text.statements.sums import Sum, sums, widest
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Mention
from gipr_lint.model.report import Report
from gipr_lint.model.report_table import short_label
from gipr_lint.statements.statement import Quantity, Scope, Statement

FAMILIES = {
    "requests": "申请",
    "outcomes": "办理结果",
    "remedies": "行政复议和诉讼",
    "documents": "文件",
    "decisions": "处理决定",
    "charges": "收费",
}
_SUBJECTS = {
    "new": "新收",
    "received": "收到",
    "taken_up": "新收和上年结转",
    "requests": "收到或办理的",
    "handled": "办结",
    "worked": "办理",
    "carried_in": "上年结转",
    "carried_out": "结转下年",
    "carried": "结转",
    "answered": "公开答复",
    "undisclosed": "未予公开",
    "litigation": "行政诉讼",
    "sued": "起诉",
}
"""What is counted under a name that is no row of the tables, or a shorter one."""
_PARTS = {
    "total": "",
    "amount": "",
    "decisions": "",
    "organisations": "法人或其他组织",
    "enterprises": "企业",
    "any": "不说明哪一种",
    "closed": "已经审结",
}
_LEFT = Quantity("carried_out")


class Reading(NamedTuple):
    """What the tables give for one way to read a statement."""

    words: str
    value: Decimal


class Compared(NamedTuple):
    """A statement with its readings by the tables; ``agrees`` is None where these tell nothing."""

    readings: Sequence[Reading]
    agrees: bool | None
    right: Sequence[Reading] = ()


def family_name(quantity: Quantity, report: Report) -> str:
    """Return what a quantity belongs to."""
    return FAMILIES[vocabulary_of(report).family.get(quantity.subject, "outcomes")]


def name(quantity: Quantity, report: Report) -> str:
    """Return what is counted: a row of the tables or less than that, and a column if it is not their total."""
    tables = report.format.tables
    rows = [row.label for table in tables for row in table.rows if row.id == quantity.subject]
    rows += [group.label for table in tables for group in table.groups if group.id == quantity.subject]
    columns = [column.label for table in tables for column in table.columns if column.id == quantity.part]
    subject = _SUBJECTS.get(quantity.subject) or short_label(rows[0] if rows else quantity.subject)
    part = _PARTS.get(quantity.part, columns[0] if columns else quantity.part)
    return f"{subject}（{part}）" if part else subject


def compared(said: Statement, report: Report) -> Compared:
    """Return what the tables say of a statement, by each way to read it."""
    words = vocabulary_of(report)
    if said.kind == "count":
        about = said.about if said.scope is Scope.WHOLE else [widest(one) for one in said.about]
        found = sums(report, about, words) or ()
        right = _readings([one for one in found if agrees(said, one)])
        return Compared(_readings(found), bool(right) if found else None, right)
    about = [_LEFT] if said.kind == "all" else said.about
    each = [sums(report, [one], words) or () for one in about]
    told = [any(not one.value for one in found) for found in each if found]
    return Compared(_readings([one for found in each for one in found]), all(told) if told else None)


def _readings(found: Sequence[Sum]) -> Sequence[Reading]:
    """Return sums in words; those that differ in zeros alone are one."""
    told = {"".join(part.text if isinstance(part, Mention) else part for part in one.phrase): one for one in found}
    return [Reading(words, one.value) for words, one in told.items()]
