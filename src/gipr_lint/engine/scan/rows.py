"""A report to rows of the tables: what it is, its figures, what its text states. No personal data in any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gipr_lint.checks.text.dates.stated_dates import dates
from gipr_lint.checks.text.statements.refuted import agrees
from gipr_lint.checks.text.statements.stated import SourceParagraph, stated, vocabulary_of
from gipr_lint.checks.text.statements.sums import sums, widest
from gipr_lint.engine.companions.whose import Organs, alike, county_of, key_of, whose
from gipr_lint.engine.finding_builder import masked_cell, masked_stretch
from gipr_lint.engine.scan.tables.schema import NUMBER_DIGITS, NUMBER_SCALE_DIGITS, TABLES
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Finding, Level, Problem
from gipr_lint.model.report import Report
from gipr_lint.model.run import Source
from gipr_lint.privacy.masking import mask
from gipr_lint.reporters.printable import printable
from gipr_lint.statements.statement import Scope, Statement

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""The rows by table, each with a value for every column."""

_STEP_VALUES = Decimal(1).scaleb(-NUMBER_SCALE_DIGITS)
"""The smallest difference between numbers of the tables."""
_LIMIT_VALUES = Decimal(1).scaleb(NUMBER_DIGITS - NUMBER_SCALE_DIGITS)
"""What a number of the tables stays below."""


class About(NamedTuple):
    """What is known of a file apart from the report in it, and of organs by the configuration."""

    code: str
    source: str
    format: str
    sha256: str
    organs: Organs = Organs()


def no_rows() -> Rows:
    """Return the tables without a row."""
    return {name: [] for name in TABLES}


def report_row(report: Report, about: About, findings: Sequence[Finding], problems: int) -> Row:
    """Return the row of a report."""
    name, organ = whose(report)
    days = {one.kind: one.day for one in reversed(dates(report))}
    levels = [sum(finding.level is level for finding in findings) for level in Level]
    key = key_of(name, about.organs) if name else ""
    county = county_of(key, organ.level, report.document.path, about.organs)
    return (
        report.document.path,
        _shown(name),
        _shown(alike(key, county, report.document.path) if key else ""),
        organ.level,
        organ.area,
        _shown(county),
        about.code or None,
        report.year,
        report.year_source,
        report.format.edition,
        days.get("published"),
        days.get("signed"),
        about.source,
        about.format,
        report.document.encoding,
        report.document.size,
        about.sha256,
        len(report.tables),
        *levels,
        problems,
    )


def figure_rows(report: Report) -> Iterator[Row]:
    """Yield a row for each cell of the statutory tables that the report prints."""
    source = _source(report)
    for table in report.tables.values():
        for row in (*table.rows.values(), *table.collapsed.values()):
            for cell in row.cells.values():
                raw = masked_cell(report, cell)
                value = _number(cell.value.number) if raw == cell.value.raw else None
                place = _place(source, cell.span)[:2]
                yield report.document.path, table.id, row.id, cell.column, value, printable(raw), cell.certain, *place


def statement_rows(report: Report) -> Iterator[Row]:
    """Yield a row for each thing that the running text states."""
    source = _source(report)
    for said, passage in stated(report):
        yield (
            report.document.path,
            passage.section,
            said.kind,
            "+".join(f"{one.subject}.{one.part}" for one in said.about),
            _said(report, said, passage),
            said.scope.name.lower(),
            said.who.name.lower(),
            said.when.name.lower(),
            _agrees(report, said),
            *_place(source, passage.item.span(said.start, said.end))[:2],
        )


def finding_rows(report: Report, findings: Iterable[Finding]) -> Iterator[Row]:
    """Yield a row for each finding."""
    source = _source(report)
    for one in findings:
        logical = (*one.location.logical, None, None, None)[:3]
        place = _place(source, one.location.span)
        yield (one.path, one.rule, one.level.value, printable(one.text), *logical, *place, one.fingerprint)


def problem_rows(path: str, problems: Iterable[Problem]) -> Iterator[Row]:
    """Yield a row for each problem of a file."""
    for one in problems:
        yield path, one.kind, printable(mask(one.subject)), printable(mask(one.message))


def _said(report: Report, said: Statement, passage: SourceParagraph) -> Decimal | None:
    """Return how much a statement says there is; None for what may be a person's number."""
    if said.kind != "count":
        return Decimal(0) if said.kind == "none" else None
    return None if "*" in masked_stretch(report, passage, said.start, said.end) else _number(said.value)


def _agrees(report: Report, said: Statement) -> bool | None:
    """Tell whether a number is what the tables have by some reading; None where these tell nothing."""
    if said.kind != "count":
        return None
    about = said.about if said.scope is Scope.WHOLE else [widest(one) for one in said.about]
    found = sums(report, about, vocabulary_of(report))
    return any(agrees(said, one) for one in found) if found else None


def _number(value: Decimal | None) -> Decimal | None:
    """Return a number as the tables hold it; None for one that has no place there."""
    if value is None or not value.is_finite() or abs(value) >= _LIMIT_VALUES or value != value.quantize(_STEP_VALUES):
        return None
    return value


def _source(report: Report) -> Source:
    return Source((), report.document.origins, report.document.source)


def _place(source: Source, span: Span | None) -> tuple[int | None, str | None, int | None]:
    """Return the line, or what the file has instead, and the character."""
    found = source.place(span)
    start = found.span
    return (start.line if start else None, printable(found.label) or None, start.column if start else None)


def _shown(text: str | None) -> str | None:
    return printable(mask(text)) if text else None


def joined(many: Iterable[Mapping[str, Sequence[Row]]]) -> Rows:
    """Return the rows of several files, one behind the other."""
    found = no_rows()
    for rows in many:
        for name, listed in rows.items():
            found[name] += listed
    return found
