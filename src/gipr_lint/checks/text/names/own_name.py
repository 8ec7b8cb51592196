"""Check ``own-name``: another organ's name, or its way to speak of itself, where the reporting organ's should stand."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_section, in_text, section_name
from gipr_lint.checks.scope import embeddable
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Match, Pattern
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Item, Paragraph, Report, SignOff
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.parse.folded_text import folded
from gipr_lint.parse.normalize import fold
from gipr_lint.statements.words.organ_names import ORGAN, are_strangers, is_above, is_nearby

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_BEFORE = rf"(?:^|(?<=[。;:!?]))(?P<led>20\d\d年度?(?:以来)?,?)?(?P<organ>{ORGAN})(?P<own_year>20\d\d年度?,?)?,?(?:(?="
"""The organ of which a sentence speaks, up to what the sentence says of it."""
_ASIDE = expression("我|本[省市县区镇乡厅局委机单]|该[省市县区镇乡厅局委机单]|交流|借鉴|学习")
"""What tells that a sentence knows whose work it speaks of. Finds ``赴[|该厅|]交流``, not ``公开目录``."""
_GOES_ON = expression("(?:其中|对此|据此|按照要求)?,?(?:涉及|转|交|由)?(?:我|本)[省市县区镇乡厅局委机单街]")
"""How the sentence behind it goes on with the own organ. Begins ``我局``, ``其中,涉及我局``, not ``全局``."""
_REPORTER = expression(rf"(?:编制|公布|发布)(?:了|的|并公布)?(?P<organ>{ORGAN})(?=20\d\d年度?政府信息公开)")
"""The organ that makes a report. Finds ``[|编制云溪县财政局|]2024年度政府信息公开``, not
``云溪县财政局2024年度政府信息公开``."""
_SIGNATURE = expression(ORGAN.replace("{2,24}?", "{2,24}"))
"""The organ that signs, up to the last place where a name may end. Takes ``云溪县财政局``, not ``2025年1月``."""


class Speaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words by which organs of some kind speak of themselves, and the names of organs that are of another kind."""

    words: Annotated[Pattern, Meta(description="认出自称的正则表达式，例如 我局")]
    wrong_in: Annotated[Pattern, Meta(description="标题里的机关名称与它相符的，不应这样自称")]


class Options(CheckOptions, frozen=True, kw_only=True, rename={"excluded": "except"}):
    """What a report says of its own organ only, or the words by which an organ speaks of itself."""

    own: Annotated[
        Pattern | None,
        Meta(description="只会说本机关的话（正则表达式），紧跟在名称后面；与不计空格、化为半角的正文比较"),
    ] = None
    nearby: Annotated[
        Pattern | None, Meta(description="本地区其他机关也会有的话（正则表达式），名称是外地机关时才报告")
    ] = None
    speakers: Annotated[
        dict[str, Speaker],
        Meta(
            description="不写则检查写出的机关名称；写了则检查自称：words 认出自称的正则表达式（如 我局），"
            "wrong-in 标题里的机关名称与它相符的，就不应这样自称"
        ),
    ] = msgspec.field(default_factory=dict)
    excluded: Annotated[
        Pattern | None, Meta(description="例外：自称如果落在与这个正则表达式相符的一段文字之内，就是正确的")
    ] = None

    def validate(self, editions: "Editions", /) -> Wrong:
        """Yield what is missing, or cannot be put beside what the check itself seeks."""
        yield from super().validate(editions)
        if self.own is not None and self.nearby is not None:
            yield from embeddable(own=self.own, nearby=self.nearby)
        elif not self.speakers or self.own is not None or self.nearby is not None:
            yield "own", "own 和 nearby 要一起写，或者写 speakers"
        if self.excluded is not None and not self.speakers:
            yield "except", "只在写了 speakers 时有用"


@lru_cache(maxsize=16)
def _subject(own: Pattern, nearby: Pattern) -> Pattern:
    """Return what finds an organ of which a sentence says what a report says of its own."""
    source = rf"{_BEFORE}(?:{own.source}))|(?P<counts>(?={nearby.source})))"
    known = own.required and nearby.required  # a text with words of either may match
    return type(own)(source, (*own.required, *nearby.required) if known else ())


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each place; nothing where the title does not name the organ."""
    own = fold(report.organ or "")
    if own and options.own is not None and options.nearby is not None:
        yield from _names(report, own, _subject(options.own, options.nearby))
    if own:
        yield from _speakers(report, own, options)


def _names(report: Report, own: str, subject: Pattern) -> Iterator[Hit]:
    """Yield a hit for each name of another organ."""
    for section, item in report.items:
        for name, span in _named(report, own, subject, section, item):
            if are_strangers(own, name):
                fields = {"match": name, "organ": own, "section": section_name(report, section), "more": ""}
                yield Hit(in_section(report, section, span), fields)


def _speakers(report: Report, own: str, options: Options) -> Iterator[Hit]:
    """Yield a hit for the first use of each word by which another kind of organ speaks of itself."""
    for speaker in options.speakers.values():
        if not (speaker.wrong_in.search(own) and speaker.words.search(words(report))):
            continue
        found = [
            (section, item, match)
            for section, text, item in report.texts
            for match in _said(text, speaker.words, options.excluded)
        ]
        for section, item, match in found[:1]:
            more = f"（全文共 {len(found)} 处）" if len(found) > 1 else ""
            fields = {"match": match[0], "organ": own, "section": section_name(report, section), "more": more}
            yield Hit(in_text(report, section, item, *match.span()), fields)


def _said(text: str, speaker: Pattern, excluded: Pattern | None) -> Iterator[Match]:
    """Yield where words stand in a text, those within an exception aside."""
    matches = list(speaker.finditer(text))
    spans = [one.span() for one in excluded.finditer(text)] if matches and excluded else []
    for match in matches:
        if not any(start <= match.start() and match.end() <= end for start, end in spans):
            yield match


def _named(report: Report, own: str, subject: Pattern, section: str | None, item: Item) -> Iterator[tuple[str, Span]]:
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
            for match in subject.finditer(text.text):
                rest, _, follow = text.text[match.end() :].partition("。")
                if is_above(own, match["organ"]) and (_ASIDE.search(rest) or _GOES_ON.match(follow)):
                    continue  # 市水利局收到申请9件，我局配合答复
                led = bool(match["led"] or match["own_year"]) and not _ASIDE.search(rest)
                sure = (match["counts"] is None or led) and not publisher.area
                if sure or not is_nearby(own, match["organ"]):
                    yield match["organ"], item.span(*text.source(*match.span("organ")))
        for reporter in _REPORTER.finditer(text.text) if section is None else ():
            yield reporter["organ"], item.span(*text.source(*reporter.span("organ")))


CHECK = Check(
    run,
    Options,
    {
        "match": "报告里的名称或自称",
        "organ": "标题里的机关名称",
        "section": "名称所在的部分",
        "more": "同一自称全文共有几处；只有一处时为空",
    },
    "应当写本机关名称的地方（总体工作、本机关的件数和收费、落款）不应是别的机关，本机关也不应像别种机关那样自称；"
    "简称、上级和下级机关不报告。",
)
