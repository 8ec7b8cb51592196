"""Check ``twice``: a quantity that the text gives twice has one number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.claims.cells import sums
from gipr_lint.checks.text.claims.facts import Passage, passages, speaker_of, told
from gipr_lint.claims import may_total, totals
from gipr_lint.model.finding import Fields, Hit, Mention
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions

_EXACT = frozenset({"new", "carried_in", "carried_out", "review", "direct", "after_review"})
"""Of what the tables count, what means one thing only."""


class Options(CheckOptions, frozen=True):
    """Which quantities."""

    of: Annotated[
        tuple[Literal["tables", "text"], ...],
        Meta(
            description="检查哪些数：tables 表格里应有而这份报告没有填的，text 表格里没有的（全年……N 次）",
            min_length=1,
        ),
    ]


class _Given(NamedTuple):
    """A number where it stands; ``what`` tells what it counts."""

    what: object
    passage: Passage
    value: Decimal
    start: int
    end: int
    words: str


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each quantity with another number than where it was first given."""
    first: dict[object, _Given] = {}
    for kind in options.of:
        for one in _counted(report) if kind == "tables" else _named(report):
            before = first.setdefault(one.what, one)
            if before.value != one.value:
                yield _hit(report, before, one)


def _counted(report: Report) -> Iterator[_Given]:
    """Yield what the tables should tell but do not; where they do, other rules compare."""
    for claim, passage in told(report):
        exact = claim.kind == "count" and claim.whole and len(claim.about) == 1 and claim.about[0].subject in _EXACT
        if exact and not sums(report, claim.about):
            yield _Given(claim.about[0], passage, claim.value, claim.start, claim.end, claim.words)


def _named(report: Report) -> Iterator[_Given]:
    for passage in passages(report):
        for one in totals(passage.text, speaker_of(report)) if may_total(passage.source) else ():
            yield _Given((one.name, one.unit), passage, one.value, one.start, one.end, one.words)


def _hit(report: Report, before: _Given, one: _Given) -> Hit:
    place = before.passage.place(report, before.start, before.end)
    fields: Fields = {
        "section": section_name(report, one.passage.section),
        "match": one.words,
        "first": (Mention(f"“{before.words}”", place),),
    }
    values = (plain_number(before.value), plain_number(one.value))
    return Hit(one.passage.place(report, one.start, one.end), fields, values=values)


CHECK = Check(
    run,
    Options,
    {"section": "第二处所在的部分", "match": "第二处怎样写", "first": "第一处怎样写"},
    "正文两处用同样的话说全年的同一件事，数就应当一致。表格里有这个数的，由其他规则与表格核对。",
    needs="claims",
)
