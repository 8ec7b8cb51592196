"""What the running text tells of numbers beside each other: lists, sums, shares, changes, figures of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.options import Options
from gipr_lint.checks.text.statements.percentages.shares import wrong_shares
from gipr_lint.checks.text.statements.stated import SourceParagraph, speaker_of
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Mention
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.changes import Change, changes
from gipr_lint.statements.relations.percentages import WHOLE_PERCENT, follows, has_percentage, shown
from gipr_lint.statements.relations.shares import Share, shares
from gipr_lint.statements.relations.sums.breakdown import Breakdown, Complete
from gipr_lint.statements.relations.sums.closing_sums import closing_sums, may_close
from gipr_lint.statements.relations.sums.lists import breakdowns, may_break_down
from gipr_lint.statements.relations.sums.periods import may_sum_up, year_sums
from gipr_lint.statements.relations.totals import may_total, totals

Kind = Literal["list", "sum", "year", "share", "change", "figure"]


class Relation(NamedTuple):
    """What a number says of others; ``agrees`` is None where nothing decides.

    ``start`` to ``end`` is where it stands in the source of its passage, ``words`` what is told, ``told`` what it
    comes to.
    """

    kind: Kind
    start: int
    end: int
    words: str
    told: str
    agrees: bool | None = None


def relations(report: Report, passage: SourceParagraph) -> Sequence[Relation]:
    """Return what the numbers of a passage say of one another, in order."""
    return sorted(_relations(report, passage), key=lambda one: one.start)


def _relations(report: Report, passage: SourceParagraph) -> Iterator[Relation]:
    text, source = passage.text, passage.source
    if may_break_down(source):
        yield from (_of_parts("list", one) for one in breakdowns(text))
    if may_close(source):
        yield from (_of_parts("sum", one) for one in closing_sums(text))
    if may_sum_up(source):
        yield from (_of_parts("year", one) for one in year_sums(text))
    if has_percentage(source):
        yield from (_of_share(report, passage, one) for one in shares(text))
    yield from (_of_change(report, passage, one) for one in changes(text, report.year))
    if may_total(source):
        for figure in (one for one in totals(text, speaker_of(report)) if one.of_year):
            words = f"{plain_number(figure.value)}{figure.unit}"
            yield Relation("figure", figure.start, figure.end, words, "与正文别处同名的数比较")


def _of_parts(kind: Kind, one: Breakdown) -> Relation:
    parts = "＋".join(plain_number(part.value) for part in one.parts)
    told = f"{parts}＝{plain_number(one.sum)}{one.unit}"
    complete = one.complete is not Complete.OPEN
    agrees = (one.sum == one.whole or None) if not complete and one.sum <= one.whole else one.sum == one.whole
    words = f"{plain_number(one.whole)}{one.unit}"
    return Relation(kind, one.start, one.end, words, told if complete else f"{told}，没有列全", agrees)


def _of_share(report: Report, passage: SourceParagraph, one: Share) -> Relation:
    wrong = _wrong(report).get(passage.place(report, one.start, one.end).span)
    right = next(
        (pair for pair in one.figures if follows(one.percent, one.step, pair[0] / pair[1] * WHOLE_PERCENT)), None
    )
    if right:
        told = f"{plain_number(right[0])}÷{plain_number(right[1])}＝{_percent(one, right)}"
    else:
        told = wrong or ("按表格推算" if one.named or one.kind == "handled" else "没有算得出它的数")
    return Relation("share", one.start, one.end, one.words, told, False if wrong else True if right else None)


def _percent(one: Share, pair: tuple[Decimal, Decimal]) -> str:
    return shown(one.percent, pair[0] / pair[1] * WHOLE_PERCENT)


def _of_change(report: Report, passage: SourceParagraph, one: Change) -> Relation:
    wrong = _wrong(report).get(passage.place(report, one.start, one.end).span)
    pairs = "，或".join(f"由 {plain_number(before)} 到 {plain_number(now)}" for now, before in one.pairs)
    return Relation("change", one.start, one.end, one.words, wrong or pairs, not wrong if one.pairs else None)


@once_per_report
def _wrong(report: Report) -> Mapping[Span | None, str]:
    """Return the percentages and changes that follow from no pair of numbers, each with why."""
    found = wrong_shares(report, Options(must="share-right"))
    return {hit.location.span: _plain(hit.fields["reason"]) for hit in found}


def _plain(reason: object) -> str:
    parts = reason if isinstance(reason, tuple) else (reason,)
    return "".join(part.text if isinstance(part, Mention) else str(part) for part in parts)
