"""Check ``percentage``: a percentage against the numbers from which it follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.claims.cells import sums
from gipr_lint.checks.text.claims.facts import Passage, decided, key, passages
from gipr_lint.claims import Quantity, Share, shares
from gipr_lint.model.finding import Fields, Hit, Level, Phrase
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions

_HUNDRED = Decimal(100)


class Options(CheckOptions, frozen=True):
    """Which percentages."""

    kinds: Annotated[
        tuple[Literal["part", "growth", "handled"], ...],
        Meta(
            description="检查哪些：part 一个数占总数的百分比，growth 比上年增减的百分比，"
            "handled 政府信息公开申请的办结率",
            min_length=1,
        ),
    ]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each percentage that follows from no pair of its numbers."""
    for passage in passages(report):
        for share in shares(passage.text) if "%" in passage.source or "％" in passage.source else ():
            if share.kind not in options.kinds:
                continue
            if share.kind == "handled":
                yield from _handled(report, passage, share)
            elif _is_wrong(report, share) and not any(key(passage, start) in decided(report) for start in share.places):
                yield _hit(report, passage, share, (_reason(share),))


def _is_wrong(report: Report, share: Share) -> bool:
    follows = any(_follows(share.percent, _percent(share, *pair)) for pair in share.figures)
    return not follows and not (share.apart and _is_of_tables(report, share))


def _is_of_tables(report: Report, share: Share) -> bool:
    """Tell whether the whole that stands in no sentence beside may be the number of requests that the tables tell."""
    known = [sums(report, [Quantity(subject)]) for subject in ("requests", "handled")]
    bases = [one.value for found in known if found for one in found]
    part = share.figures[0][0]
    return None in known or any(_follows(share.percent, part / base * _HUNDRED) for base in bases if base)


def _percent(share: Share, figure: Decimal, base: Decimal) -> Decimal:
    return (figure - base if share.kind == "growth" else figure) / base * _HUNDRED


def _follows(told: Decimal, exact: Decimal) -> bool:
    """Tell whether a percentage is another one rounded, or cut, to its decimals."""
    return -_unit(told) / 2 <= abs(exact) - abs(told) < _unit(told) and (not exact or told * exact >= 0)


def _unit(told: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(int(told.as_tuple().exponent), 0))


def _reason(share: Share) -> str:
    figure, base = share.figures[-1]
    exact = _shown(share, _percent(share, figure, base))
    if share.kind == "part":
        return f"{plain_number(figure)} 占 {plain_number(base)} 的 {exact}"
    return f"由 {plain_number(base)} 到 {plain_number(figure)} 是{exact}"


def _shown(share: Share, exact: Decimal) -> str:
    """Return a percentage with as many decimals as the text has, and at least as many as tell it from the text's."""
    rounded = abs(exact).quantize(min(_unit(share.percent), Decimal("0.1")), ROUND_HALF_UP)
    change = "" if share.kind != "growth" else "增长 " if exact >= 0 else "下降 "
    return f"{change}{plain_number(rounded)}%"


def _handled(report: Report, passage: Passage, share: Share) -> Iterator[Hit]:
    """Yield a hit where the share of requests dealt with is none that the table allows.

    It is a note: it may be meant of those that were due.
    """
    figures = [sums(report, [Quantity(subject)]) for subject in ("handled", "new", "carried_in")]
    if any(found is None for found in figures):
        return
    handled, new, before = (found[0] for found in figures if found)
    bases: Sequence[tuple[Decimal, Decimal]] = (
        (handled.value, new.value + before.value),
        (handled.value, new.value),
        (handled.value - before.value, new.value),
    )
    if not new.value or any(_follows(share.percent, part / base * _HUNDRED) for part, base in bases if base):
        return
    exact = bases[0][0] / bases[0][1] * _HUNDRED
    tables: Phrase = (
        "表格中",
        *handled.phrase,
        "，",
        *new.phrase,
        "，",
        *before.phrase,
        f"，办结率是 {_shown(share, exact)}",
    )
    yield _hit(report, passage, share, tables, Level.NOTE)


def _hit(report: Report, passage: Passage, share: Share, reason: Phrase, level: Level | None = None) -> Hit:
    fields: Fields = {"section": section_name(report, passage.section), "match": share.words, "reason": reason}
    values = (plain_number(share.percent), *(plain_number(one) for pair in share.figures for one in pair))
    return Hit(passage.place(report, share.start, share.end), fields, level=level, values=values)


CHECK = Check(
    run,
    Options,
    {"section": "这个百分比所在的部分", "match": "正文写的百分比", "reason": "由哪些数算得多少"},
    "百分比应当与同一句里的两个数相符；申请的办结率应当与表格相符。按写出的小数位四舍五入或者舍去都可以。",
    needs="claims",
)
