"""Check ``own-name``: another organ's name where the reporting organ's should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.places import in_section, section_name
from gipr_lint.checks.scope import embeddable
from gipr_lint.checks.text.organ_names import ORGAN, are_strangers, is_nearby
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Item, Paragraph, Report, SignOff
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.parse.folded_text import folded
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_BEFORE = rf"(?:^|(?<=[。;:!?]))(?:20\d\d年度?(?:以来)?,?)?(?P<organ>{ORGAN})(?:20\d\d年度?,?)?,?(?:(?="
"""The organ of which a sentence speaks, up to what the sentence says of it."""
_REPORTER = re.compile(rf"(?:编制|公布|发布)(?:了|的|并公布)?(?P<organ>{ORGAN})(?=20\d\d年度?政府信息公开)")
"""The organ that makes a report. Finds ``[|编制云溪县财政局|]2024年度政府信息公开``, not
``云溪县财政局2024年度政府信息公开``."""
_SIGNATURE = re.compile(ORGAN.replace("{2,24}?", "{2,24}"))
"""The organ that signs, up to the last place where a name may end. Takes ``云溪县财政局``, not ``2025年1月``."""


class Options(CheckOptions, frozen=True, kw_only=True):
    """What a report says of its own organ."""

    own: Annotated[
        Pattern, Meta(description="只会说本机关的话（正则表达式），紧跟在名称后面；与不计空格、化为半角的正文比较")
    ]
    nearby: Annotated[Pattern, Meta(description="本地区其他机关也会有的话（正则表达式），名称是外地机关时才报告")]

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield what cannot be put beside what the check itself seeks."""
        yield from super().validate(editions)
        yield from embeddable(own=self.own, nearby=self.nearby)


@lru_cache(maxsize=16)
def _subject(own: Pattern, nearby: Pattern) -> Pattern:
    """Return what finds an organ of which a sentence says what a report says of its own."""
    return own.within(_BEFORE, rf")|(?P<counts>(?={nearby.source})))")


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each place; nothing where the title does not name the organ."""
    own = fold(report.organ or "")
    if not own:
        return
    for section, item in report.items:
        for name, span in _named(report, own, options, section, item):
            if are_strangers(own, name):
                fields = {"match": name, "organ": own, "section": section_name(report, section)}
                yield Hit(in_section(report, section, span), fields)


def _named(report: Report, own: str, options: Options, section: str | None, item: Item) -> Iterator[tuple[str, Span]]:
    """Yield the names that stand where the reporting organ's should.

    The report of an area tells of the organs below it, that of a town or department of others in its area too.
    """
    if isinstance(item, SignOff):
        name = fold(item.line.text)
        if section is not None and _SIGNATURE.fullmatch(name):
            yield name, item.line.span
    elif isinstance(item, Paragraph) and item is not report.title:
        text = folded(item.text)
        publisher = report.publisher
        if not publisher.area or publisher.level == "county":
            for match in _subject(options.own, options.nearby).finditer(text.text):
                sure = match["counts"] is None and not publisher.area
                if sure or not is_nearby(own, match["organ"]):
                    yield match["organ"], item.span(*text.source(*match.span("organ")))
        for reporter in _REPORTER.finditer(text.text) if section is None else ():
            yield reporter["organ"], item.span(*text.source(*reporter.span("organ")))


CHECK = Check(
    run,
    Options,
    {"match": "报告里的名称", "organ": "标题里的机关名称", "section": "名称所在的部分"},
    "应当写本机关名称的地方（总体工作、本机关的件数和收费、落款）不应是别的机关；简称、上级和下级机关不报告。",
)
