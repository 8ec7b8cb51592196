"""Statements that must agree with the tables: numbers, denials, and what is said of all requests."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.options import Options
from gipr_lint.checks.text.statements.refuted import refuted
from gipr_lint.checks.text.statements.stated import stated, vocabulary_of
from gipr_lint.checks.text.statements.sums import sums
from gipr_lint.model.finding import Fields, Hit, Level, Mention
from gipr_lint.model.report import Report
from gipr_lint.statements.statement import Quantity, Statement
from gipr_lint.statements.words.vocabulary import Vocabulary

_LEFT = ("requests", "carried_out", "total")
"""The cell of requests that were not dealt with."""
_CARRIED = "结转"
_CHARGES = ("charges", "amount")
_UNIT_YUAN = 10_000
"""What the table's unit, 万元, counts."""


def unequal(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each statement with which no reading of the tables agrees."""
    yield from _all(report) if options.says == "all" else _numbers(report, options)


def _numbers(report: Report, options: Options) -> Iterator[Hit]:
    kind = "count" if options.says == "number" else "none"
    for one, tables in refuted(report):
        said, passage = one.statement, one.passage
        if said.kind != kind or (options.families and _about(said, vocabulary_of(report)) not in options.families):
            continue
        fields: Fields = {
            "section": section_name(report, passage.section),
            "match": passage.printed(said.words),
            "number": plain_number(said.value),
            "tables": tables,
        }
        names = "＋".join(f"{one.subject}.{one.part}" for one in said.about)
        values = (f"{names}={plain_number(said.value)}", *(part.text for part in tables if not isinstance(part, str)))
        yield Hit(passage.place(report, said.start, said.end), fields, values=values)


def _about(said: Statement, vocabulary: Vocabulary) -> str:
    """Return what a statement is about: ``requests`` by their numbers or applicants, ``outcomes``, ``remedies`` …"""
    return vocabulary.family.get(said.about[0].subject, "outcomes")


def _all(report: Report) -> Iterator[Hit]:
    """Yield a hit where the text says all, and the table has requests carried over.

    Of the time limit alone it may be true: those carried over may not be due. It is then a note, and nothing where
    the same passage tells of them.
    """
    table = report.tables.get(_LEFT[0])
    cell = table.cell(*_LEFT[1:]) if table and not table.foreign else None
    if table is None or cell is None or not cell.certain or not cell.value.number:
        return
    place = table.location(*_LEFT[1:], cell.span)
    for one in stated(report):
        said, passage = one.statement, one.passage
        if said.kind != "all" or (said.timely and _CARRIED in passage.source) or _is_part(report, said):
            continue
        fields: Fields = {
            "section": section_name(report, passage.section),
            "match": passage.printed(said.words),
            "tables": (Mention(f"{table.label(*_LEFT[1:])}是 {cell.value.raw}", place),),
        }
        level = Level.NOTE if said.timely else None
        yield Hit(passage.place(report, said.start, said.end), fields, level=level, values=(cell.value.raw,))
        return


def _is_part(report: Report, said: Statement) -> bool:
    """Tell whether a statement counts less than all requests of the year."""
    every = sums(report, [Quantity("received")], vocabulary_of(report))
    return bool(said.value) and (every is None or said.value not in {one.value for one in every})


def wrong_units(report: Report, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - the signature of all answers
    """Yield a hit where text and table differ by a factor of ten thousand: one of the two has the wrong unit."""
    table = report.tables.get("proactive")
    cell = table.cell(*_CHARGES) if table and not table.foreign else None
    if table is None or cell is None or not cell.value.number:
        return
    yuan = cell.value.number * _UNIT_YUAN
    for one in stated(report):
        said = one.statement
        if said.about[0].subject != _CHARGES[0] or not said.value:
            continue
        if said.value in (yuan * _UNIT_YUAN, yuan / _UNIT_YUAN):
            place = one.passage.place(report, said.start, said.stop)
            spelled = one.passage.source[said.start : said.stop]
            fields: Fields = {
                "where": table.label(*_CHARGES),
                "value": f"{cell.value.raw} 万元",
                "text": (Mention(f"正文写“{spelled}”", place),),
            }
            where = table.location(*_CHARGES, cell.span)
            yield Hit(where, fields, certain=cell.certain, values=(cell.value.raw,))
            return
