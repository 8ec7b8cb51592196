"""Quantities that the text gives twice: they have one number."""

from collections.abc import Iterator
from decimal import Decimal

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.options import Options
from gipr_lint.checks.text.statements.stated import (
    SourceParagraph,
    source_paragraphs,
    speaker_of,
    stated,
    vocabulary_of,
)
from gipr_lint.checks.text.statements.sums import sums
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Fields, Hit, Level, Mention
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.totals import may_total, totals
from gipr_lint.statements.statement import Scope

_EXACT = frozenset({"new", "carried_in", "carried_out", "review", "direct", "after_review"})
"""Of what the tables count, what means one thing only."""


class _Given(NamedTuple):
    """A number where it stands; ``what`` tells what it counts. ``loose``: it may be only some of that."""

    what: object
    passage: SourceParagraph
    value: Decimal
    start: int
    end: int
    words: str
    loose: bool = False


def disagreeing(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each quantity with another number than where it was first given."""
    first: dict[object, _Given] = {}
    given = [*(_counted(report) if options.asks("tables") else ()), *(_named(report) if options.asks("text") else ())]
    for one in given:
        before = first.setdefault(one.what, one)
        if before.value != one.value:
            yield _hit(report, before, one)


def _counted(report: Report) -> Iterator[_Given]:
    """Yield what the tables should tell but do not; where they do, other rules compare."""
    for said, passage in stated(report):
        counted = said.kind == "count" and said.first and said.scope is Scope.WHOLE and len(said.about) == 1
        exact = counted and said.about[0].subject in _EXACT
        if exact and not sums(report, said.about, vocabulary_of(report)):
            yield _Given(said.about[0], passage, said.value, said.start, said.end, said.words)


def _named(report: Report) -> Iterator[_Given]:
    """Yield figures of the year, and those without a word of the time that are told of the year elsewhere.

    The latter are ``loose``, but for those of which the year's figure stands in the same paragraph.
    """
    found = [
        (index, one, _Given((one.key, one.unit), passage, one.value, one.start, one.end, one.words, one.around))
        for index, passage in enumerate(source_paragraphs(report))
        if may_total(passage.source)
        for one in totals(passage.text, speaker_of(report))
    ]
    of_year = {given.what for _, one, given in found if one.of_year}
    beside = {(index, given.what) for index, one, given in found if one.of_year}
    for index, one, given in found:
        if one.of_year or (index, given.what) in beside:
            yield given
        elif given.what in of_year:
            yield given._replace(loose=True)


def _hit(report: Report, before: _Given, one: _Given) -> Hit:
    place = before.passage.place(report, before.start, before.end)
    fields: Fields = {
        "section": section_name(report, one.passage.section),
        "match": one.words,
        "first": (Mention(f"“{before.words}”", place),),
    }
    values = (plain_number(before.value), plain_number(one.value))
    level = Level.NOTE if before.loose or one.loose else None
    return Hit(one.passage.place(report, one.start, one.end), fields, level=level, values=values)
