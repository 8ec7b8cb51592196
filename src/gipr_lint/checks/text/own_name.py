"""Check ``own-name``: another organ's name where the reporting organ's should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from gipr_lint.checks.places import in_section, section_name
from gipr_lint.model.document import Span
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Item, Paragraph, Report, SignOff
from gipr_lint.model.rule import Check, CheckOptions
from gipr_lint.parse.folded_text import folded
from gipr_lint.parse.normalize import fold
from gipr_lint.statements.words.organ_names import ORGAN, are_strangers, is_nearby

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


class Options(CheckOptions, frozen=True):
    """Nothing can be set."""


def run(report: Report, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - the signature of all checks
    """Yield a hit for each place; nothing where the title does not name the organ."""
    own = fold(report.organ or "")
    if not own:
        return
    for section, item in report.items:
        for name, span in _named(report, own, section, item):
            if are_strangers(own, name):
                fields = {"match": name, "organ": own, "section": section_name(report, section)}
                yield Hit(in_section(report, section, span), fields)


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
    {"match": "报告里的名称", "organ": "标题里的机关名称", "section": "名称所在的部分"},
    "应当写本机关名称的地方（总体工作、本机关的件数和收费、落款）不应是别的机关；简称、上级和下级机关不报告。",
)
