"""Check ``section``: the six statutory sections and their headings, and what a part of one must be like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from gipr_lint.checks.scope import PREFACE, Scope, no_entry
from gipr_lint.checks.structure.length import too_long_or_short
from gipr_lint.checks.structure.statutory_sections import Must, sections
from gipr_lint.checks.structure.subheading import lacking_subheadings
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions


class Options(Scope, frozen=True, kw_only=True, rename="kebab"):
    """What holds for every section, or for the part in scope."""

    must: Annotated[
        Must | Literal["be-of-length", "have-subheadings"],
        Meta(
            description="各个部分应当怎样：exist 都有，be-unique 不重复，be-in-order 按顺序，be-numbered 序号正确，"
            "be-titled 用规定的标题，be-known 没有格式以外的一级标题，have-content 有内容，have-table 有规定的表格；"
            "或者所写的部分应当怎样：be-of-length 字数不过多或过少，have-subheadings 有某些小标题"
        ),
    ]
    min: Annotated[int | None, Meta(description="be-of-length：至少多少字（空格不计，标点计入）")] = None
    max: Annotated[int | None, Meta(description="be-of-length：最多多少字（空格不计，标点计入）")] = None
    headings: Annotated[
        dict[str, Pattern],
        Meta(description="have-subheadings：应有的小标题：名称（写进提示）和认出它的正则表达式"),
    ] = msgspec.field(default_factory=dict)
    in_order: Annotated[bool, Meta(description="have-subheadings：是否还要按所列的顺序排列")] = False

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield limits that make no sense, headings that are not given, and options of another test."""
        yield from super().validate(editions)
        if self.must == "be-of-length":
            yield from self._wrong_limits()
        elif self.min is not None or self.max is not None:
            yield "must", "min 和 max 只在 must 为 be-of-length 时有用"
        if self.must == "have-subheadings":
            yield from no_entry("headings", self.headings)
            if len(self.sections) != 1 or self.sections[0] == PREFACE or self.aspect or self.subheading:
                yield "section", "have-subheadings 要写一个部分"
        elif self.headings or self.in_order:
            yield "must", "headings 和 in-order 只在 must 为 have-subheadings 时有用"
        if self.must not in {"be-of-length", "have-subheadings"} and not self.is_whole:
            yield "must", f"{self.must} 检查所有的部分，不能限定部分"

    def _wrong_limits(self) -> Wrong:
        limits = {"min": self.min, "max": self.max}
        yield from ((key, "应为大于 0 的整数") for key, limit in limits.items() if limit is not None and limit < 1)
        if self.min is None and self.max is None:
            yield "max", "min 和 max 至少要写一个"
        elif self.min is not None and self.max is not None and self.min > self.max:
            yield "min", "min 不能大于 max"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each section, or part of one, that is not as it must be."""
    if options.must == "be-of-length":
        return too_long_or_short(report, options, options.min, options.max)
    if options.must == "have-subheadings":
        return lacking_subheadings(report, options.sections[0], options.headings, in_order=options.in_order)
    return sections(report, options.must)


CHECK = Check(
    run,
    Options,
    {
        "section": "第几部分和它的标题，或者检查的范围",
        "title": "报告里的标题，缺少部分时为规定的标题",
        "first": "重复的部分第一处在哪里",
        "found": "报告里各部分的顺序",
        "wrong": "序号不对的标题",
        "official": "规定的标题",
        "titles": "格式以外的一级标题",
        "table": "缺少的表格",
        "detail": "缺少表格而有图片时的说明，否则为空",
        "length": "实有字数",
        "limit": "没有遵守的上限或下限",
        "difference": "多出或不足的字数",
        "problem": "超过多少字、多几个字，或者不足多少字、少几个字；缺少哪些小标题，或者顺序怎样不对",
        "missing": "缺少的小标题，只是顺序不对时为空",
    },
    "统一格式的各个部分应当齐全、按顺序、用规定的标题，有内容和表格；某个部分的字数、小标题应当合乎要求。",
    needs=lambda options: "file" if options.must == "have-table" else "report",
)
