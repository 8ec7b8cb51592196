"""Percentages of more than all there is."""

from __future__ import annotations

from collections.abc import Iterator

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.statements.stated import SourceParagraph
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Report
from gipr_lint.statements.relations.share_limits import limits


def beyond_all(report: Report, passage: SourceParagraph) -> Iterator[Hit]:
    """Yield a hit for each share or rate over 100 %, and for shares that are more than that together."""
    for one in limits(passage.text):
        together = plain_number(one.sum)
        listed = "、".join(one.parts)
        reason = f"{listed}合起来是 {together}%，超过了 100%" if one.parts else "它是其中的一部分，不会超过 100%"
        fields: Fields = {
            "section": section_name(report, passage.section),
            "what": "百分比",
            "match": one.words,
            "reason": (reason,),
        }
        yield Hit(passage.place(report, one.start, one.end), fields, values=(together,))
