"""To which reports a rule applies: the kind of organ and the report years."""

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

if TYPE_CHECKING:
    from gipr_lint.model.report import Report

Kind = Literal[
    "central", "province", "city", "county", "town", "zone", "department", "government", "area", "rulemaker", "unknown"
]


class Applies(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"excluded": "except"}):
    """Limits of a rule. An organ is of several kinds: a county's government is ``county``, ``government`` and
    ``area``. A report whose year is unknown is not left out for its year.
    """

    organ: Annotated[
        tuple[Kind, ...],
        Meta(
            description="只检查这些机关的报告：central 中央、province 省、city 市、county 县、town 乡镇街道、"
            "zone 新区、开发区等功能区、department 部门、government 各级人民政府、area 汇总全地区的（政府、功能区，"
            "或者前言这样写的）、rulemaker 有规章制定权的政府及其办公厅（室）、unknown 从名称看不出的"
        ),
    ] = ()
    excluded: Annotated[tuple[Kind, ...], Meta(description="不检查这些机关的报告，写法同 organ")] = ()
    since: Annotated[int | None, Meta(description="从这一报告年度起检查")] = None
    until: Annotated[int | None, Meta(description="检查到这一报告年度为止")] = None
    recognized: Annotated[
        bool, Meta(description="从图片识别的文字（扫描件）是否检查；查错别字、标点的写 false：错字可能是识别的错")
    ] = True

    def concerns(self, report: "Report") -> bool:
        """Tell whether a report is to be judged."""
        if self.organ or self.excluded:
            kinds = kinds_of(report)
            if (self.organ and not kinds & set(self.organ)) or kinds & set(self.excluded):
                return False
        year = report.year
        return year is None or (self.since or year) <= year <= (self.until or year)

    def is_certain(self, report: "Report") -> bool:
        """Tell whether that is sure: the kind of an organ has to be guessed from some names."""
        return not (self.organ or self.excluded) or report.publisher.certain


def kinds_of(report: "Report") -> set[Kind]:
    """Return the kinds of organ that the reporting one is of."""
    organ = report.publisher
    kinds: set[Kind] = {organ.level}
    if organ.government:
        kinds.add("government")
    if organ.area:
        kinds.add("area")
    if organ.makes_rules:
        kinds.add("rulemaker")
    return kinds


ALWAYS = Applies()
