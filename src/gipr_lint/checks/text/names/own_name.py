"""Check ``own-name``: another organ's name, or its way to speak of itself, where the reporting organ's should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_section, in_text, section_name
from gipr_lint.checks.text.names.organ_names import ORGAN, are_strangers, is_nearby
from gipr_lint.limits.pattern import Match, Pattern
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Item, Paragraph, Report, SignOff
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.parse.folded_text import folded
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_OPENS = (
    r"坚持以|坚持[^,。;]{0,6}公开|(?:认真|严格|全面|深入|积极)(?:贯彻|落实|执行|按照|遵守|学习)[^。;]{0,20}条例"
    r"|政府信息公开工作(?!会|要点|经验|年度|领导|培训|推进|现场|考核|评|方案|机制|制度|部署|规)"
    r"|(?:未|没有|无)(?:收到|发生|产生|收取|发出)[^,。;]{0,20}(?:申请|复议|诉讼|处理费|收费)"
)
"""What a report says of its own organ only."""
_COUNTS = (
    r"(?:共|累计)?(?:收到|受理|新收)(?:[^,。;]{0,10}(?:公开申请|依申请)|申请\d+[件条宗份])|(?:共)?主动公开(?:各类)?(?:政府|政务)?信息"
    r"|(?:高度重视|(?:持续|扎实|稳步|积极|全面|深入|大力|有序)推进)(?:政府信息公开|政务公开)(?:工作)?(?=[,。;])"
)
"""What it may also say of organs nearby, such as those below it."""
_SUBJECT = re.compile(
    rf"(?:^|(?<=[。;:!?]))(?:20\d\d年度?(?:以来)?,?)?(?P<organ>{ORGAN})(?:20\d\d年度?,?)?,?(?:(?={_OPENS})|(?P<counts>(?={_COUNTS})))"
)
"""An organ of which a sentence says what a report says of its own. Finds ``云溪县财政局共收到公开申请3件``, not
``云溪县财政局召开会议``."""
_REPORTER = re.compile(rf"(?:编制|公布|发布)(?:了|的|并公布)?(?P<organ>{ORGAN})(?=20\d\d年度?政府信息公开)")
"""The organ that makes a report. Finds ``[|编制云溪县财政局|]2024年度政府信息公开``, not
``云溪县财政局2024年度政府信息公开``."""
_SIGNATURE = re.compile(ORGAN.replace("{2,24}?", "{2,24}"))
"""The organ that signs, up to the last place where a name may end. Takes ``云溪县财政局``, not ``2025年1月``."""


class Speaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words by which organs of some kind speak of themselves, and the names of organs that are of another kind."""

    words: Annotated[Pattern, Meta(description="认出自称的正则表达式，例如 我局")]
    wrong_in: Annotated[Pattern, Meta(description="标题里的机关名称与它相符的，不应这样自称")]


class Options(CheckOptions, frozen=True, rename={"excluded": "except"}):
    """Without ``speakers`` names are looked at, with them the words by which an organ speaks of itself."""

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

    def validate(self, editions: Editions, /) -> Wrong:  # noqa: ARG002 - the signature of all checks
        """Yield an exception from nothing."""
        if self.excluded is not None and not self.speakers:
            yield "except", "只在写了 speakers 时有用"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each place; nothing where the title does not name the organ."""
    own = fold(report.organ or "")
    if own and options.speakers:
        yield from _speakers(report, own, options)
    elif own:
        yield from _names(report, own)


def _names(report: Report, own: str) -> Iterator[Hit]:
    """Yield a hit for each name of another organ."""
    for section, item in report.items:
        for name, span in _named(report, own, section, item):
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


def _named(report: Report, own: str, section: str | None, item: Item) -> Iterator[tuple[str, Span]]:
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
        subjects = () if publisher.area and publisher.level != "county" else _SUBJECT.finditer(text.text)
        reporters = () if section is not None else _REPORTER.finditer(text.text)
        for match in chain(subjects, reporters):
            name = match["organ"]
            sure = match.re is _REPORTER or (match["counts"] is None and not publisher.area)
            if sure or not is_nearby(own, name):
                yield name, item.span(*text.source(*match.span("organ")))


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
