"""The options of the check ``statement``: which statements, and what must hold of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, field

from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.rule import CheckOptions, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

About = Literal["requests", "outcomes", "remedies", "documents", "decisions", "charges"]
Must = Literal[
    "equal-table", "sum-of-parts", "agree-with-each-other", "share-right", "same-unit", "be-of-year", "count-right"
]
Of = Literal["list", "year", "sum", "tables", "text", "part", "growth", "handled", "items", "parts"]

_OF: Mapping[str, tuple[Of, ...]] = {
    "sum-of-parts": ("list", "year", "sum"),
    "agree-with-each-other": ("tables", "text"),
    "share-right": ("part", "growth", "handled"),
    "count-right": ("items", "parts"),
}


class Options(CheckOptions, frozen=True, rename="kebab"):
    """What is asked of the statements of a report."""

    must: Annotated[
        Must,
        Meta(
            description="应成立什么：equal-table 与表格相符，sum-of-parts 分项之和等于总数，"
            "agree-with-each-other 两处相同，share-right 百分比与数字相符，same-unit 元和万元没有弄混，"
            "be-of-year 叙述全年工作的句子没有写成别的年度，count-right 所说的个数与所列的相符"
        ),
    ]
    says: Annotated[
        Literal["number", "none", "all"],
        Meta(description="equal-table 时看哪些话：number 写出的数，none “未收到”“未发生”，all “全部办结”“均已答复”"),
    ] = "number"
    about: Annotated[
        tuple[About, ...],
        Meta(
            description="只看说这些事的：requests 申请的件数，outcomes 办理结果，remedies 行政复议和行政诉讼，"
            "documents 规章和规范性文件，decisions 行政许可、处罚和强制，charges 行政事业性收费；不写则都看"
        ),
    ] = ()
    of: Annotated[
        tuple[Of, ...],
        Meta(
            description="sum-of-parts：list 其中…的分项，year 全年各季度、各月，sum 甲A件、乙B件合计N件；"
            "agree-with-each-other：tables 表格里应有而没有填的，text 表格里没有的（全年……N 次）；"
            "share-right：part 占总数的百分比，growth 比上年增减的百分比，handled 申请的办结率；"
            "count-right：items 后面编号列出的项，parts 报告的各个部分（看前言和第一部分）；不写则都看"
        ),
    ] = ()

    parts: Annotated[
        dict[str, Pattern],
        Meta(description="count-right 的 parts：报告应有的各个部分，名称和认出它的正则表达式；部分的个数就是应写的数"),
    ] = field(default_factory=dict)
    at_least: Annotated[int, Meta(description="count-right 的 parts：一句话至少点到几个部分的名称，才算在列举")] = 3

    def validate(self, editions: Editions, /) -> Wrong:  # noqa: ARG002 - nothing is asked of the formats
        """Yield what does not go with ``must``."""
        known = _OF.get(self.must, ())
        for one in self.of:
            if one not in known:
                listed = "、".join(known)
                yield "of", f"“{one}”与 must: {self.must} 不合" + (f"，可写 {listed}" if known else "，不要写 of")
        if self.must != "equal-table" and self.says != "number":
            yield "says", "只与 must: equal-table 一起写"
        if self.parts and self.must != "count-right":
            yield "parts", "只与 must: count-right 一起写"
        if self.must == "count-right" and "parts" in self.of and not self.parts:
            yield "parts", "of 里有 parts 时至少要写一项"

    def asks(self, one: Of) -> bool:
        """Tell whether relations of a kind are asked for."""
        return not self.of or one in self.of
