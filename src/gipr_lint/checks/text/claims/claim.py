"""Check ``claim``: the numbers of the text, and what it says there is none of, against the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.places import section_name
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.checks.text.claims.facts import refuted
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions

About = Literal["requests", "outcomes", "remedies", "documents", "decisions", "charges"]


class Options(CheckOptions, frozen=True):
    """Which claims of the text."""

    says: Annotated[Literal["number", "none"], Meta(description="number 正文写出的数，none 正文说“未收到”“未发生”的事")]
    about: Annotated[
        tuple[About, ...],
        Meta(
            description="只看说这些事的：requests 申请的件数，outcomes 办理结果，remedies 行政复议和行政诉讼，"
            "documents 规章和规范性文件，decisions 行政许可、处罚和强制，charges 行政事业性收费；不写则都看"
        ),
    ] = ()


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each claim with which no reading of the tables agrees."""
    kind = "count" if options.says == "number" else "none"
    for told, tables in refuted(report):
        claim, passage = told.claim, told.passage
        if claim.kind != kind or (options.about and told.about not in options.about):
            continue
        fields: Fields = {
            "section": section_name(report, passage.section),
            "match": claim.words,
            "number": plain_number(claim.value),
            "tables": tables,
        }
        names = "＋".join(f"{one.subject}.{one.part}" for one in claim.about)
        values = (f"{names}={plain_number(claim.value)}", *(part.text for part in tables if not isinstance(part, str)))
        yield Hit(passage.place(report, claim.start, claim.end), fields, values=values)


CHECK = Check(
    run,
    Options,
    {
        "section": "这句话所在的部分",
        "match": "正文怎样写",
        "number": "正文写的数",
        "tables": "表格中相应的单元格和它们的数",
    },
    "正文所写的件数应当与表格相符，正文说没有的事表格里也应当没有。说法有几种理解的，与哪一种相符都可以；"
    "约数、其他年度、其他机关、只说其中一部分的数不检查。",
    needs="claims",
)
