"""Check ``twice``: a quantity that the text gives twice has one number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gipr_lint.checks.claim_cells import sums
from gipr_lint.checks.claim_facts import Told, told
from gipr_lint.checks.failures import plain_number
from gipr_lint.checks.places import section_name
from gipr_lint.finding import Fields, Hit, Mention
from gipr_lint.report import Report
from gipr_lint.rule import Check

_EXACT = {
    "requests": frozenset({"new", "carried_in", "carried_out"}),
    "remedies": frozenset({"review", "direct", "after_review"}),
    "published": frozenset({"published"}),
}
"""What means one thing only."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which quantities."""

    about: Annotated[
        tuple[Literal["requests", "remedies", "published"], ...],
        Meta(
            description="检查哪些数：requests 新收、结转的申请，remedies 行政复议和行政诉讼，"
            "published 全年主动公开的信息",
            min_length=1,
        ),
    ]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each quantity with another number than where it was first given.

    What the tables tell is left to them.
    """
    subjects = frozenset().union(*(_EXACT[about] for about in options.about))
    first: dict[object, Told] = {}
    for one in told(report):
        claim = one.claim
        if claim.kind != "count" or not claim.whole or len(claim.about) > 1 or claim.about[0].subject not in subjects:
            continue
        before = first.setdefault(claim.about[0], one)
        if before.claim.value == claim.value or sums(report, claim.about):
            continue
        place = before.passage.place(report, before.claim.start, before.claim.end)
        fields: Fields = {
            "section": section_name(report, one.passage.section),
            "match": claim.words,
            "first": (Mention(f"“{before.claim.words}”", place),),
        }
        values = (plain_number(before.claim.value), plain_number(claim.value))
        yield Hit(one.passage.place(report, claim.start, claim.end), fields, values=values)
        return


CHECK = Check(
    run,
    Options,
    {"section": "第二处所在的部分", "match": "第二处怎样写", "first": "第一处怎样写"},
    "正文两处说的是同一件事，数就应当一致。表格里有这个数的，由其他规则与表格核对。",
)
