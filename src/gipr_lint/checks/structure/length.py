"""Check ``length``: how long a part of the report may be, or has to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.scope import Scope, heading_location, is_absent, name, parts, texts
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Wrong
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions


class Options(Scope, frozen=True, kw_only=True):
    """The limits, in characters without white space."""

    min: Annotated[int | None, Meta(description="至少多少字（空格不计，标点计入）")] = None
    max: Annotated[int | None, Meta(description="最多多少字（空格不计，标点计入）")] = None

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield limits that make no sense."""
        yield from super().validate(editions)
        limits = {"min": self.min, "max": self.max}
        yield from ((key, "应为大于 0 的整数") for key, limit in limits.items() if limit is not None and limit < 1)
        if self.min is None and self.max is None:
            yield "max", "min 和 max 至少要写一个"
        elif self.min is not None and self.max is not None and self.min > self.max:
            yield "min", "min 不能大于 max"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the part is longer or shorter."""
    if is_absent(report, options) or not parts(report, options):
        return
    length = sum(len(fold(text)) for _, text, _ in texts(report, options))
    limit = options.max if options.max is not None and length > options.max else options.min
    if limit is None or (limit == options.min and length >= limit):
        return
    difference = abs(length - limit)
    problem = f"超过 {limit} 字，多 {difference} 字" if length > limit else f"不足 {limit} 字，少 {difference} 字"
    fields: Fields = {
        "section": name(report, options),
        "length": length,
        "limit": limit,
        "difference": difference,
        "problem": problem,
    }
    yield Hit(heading_location(report, options), fields)


CHECK = Check(
    run,
    Options,
    {
        "section": "检查的范围",
        "length": "实有字数",
        "limit": "没有遵守的上限或下限",
        "difference": "多出或不足的字数",
        "problem": "超过多少字、多几个字，或者不足多少字、少几个字",
    },
    "某个部分或方面的字数不应过多或过少。",
)
