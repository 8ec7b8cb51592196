"""Check ``other-year``: sentences about the year's work that name another year, left over from an earlier report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_text, section_name
from gipr_lint.checks.text.names.organ_names import ORGAN, are_strangers
from gipr_lint.model.finding import Hit
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.model.rule import Check, CheckOptions
from gipr_lint.parse.folded_text import Folded, folded
from gipr_lint.parse.normalize import fold

_YEAR = re.compile(r"(?<![\d０-９])[2２]\s?[0０]\s?[\d０-９]\s?[\d０-９](?=\s*年)")
_BACK = 3
"""How many years ago a file may have been begun that is still carried on."""

_OWN = (
    r"(?:我|本|全)(?:省|市|州|盟|县|区|旗|镇|乡|街道(?:办事处|办)?|局|管委会|委员会|委|办公室|办公厅|办|厅|院|中心|单位|机关|部门"
    r"|处|所|队|会|馆|站|系统|行政机关)"
)
_SENTENCE = re.compile(r"[^。!?]+")
_START = re.compile(
    rf"""(?:^|(?<=[:;。)]))(?:[一二三四五六七八九十]{{1,2}}[是、]|\d{{1,2}}[.、])?
        (?:(?P<before>{_OWN}|{ORGAN})(?=20))?
        (?P<year>(?P<number>20\d\d)年度?)(?!至|到|[-—~、和及与])(?P<since>以来)?,?
        (?P<subject>{_OWN}|{ORGAN}(?=在|,|坚|认|严|深|全|扎|紧|围|始|共|主|收|受|未|没|无|政府信息公开工作))?,?""",
    re.VERBOSE,
)
_OPENS = re.compile(
    r"(?:坚持以|高度重视(?:政府信息公开|政务公开|信息公开)|始终坚持|以习近平|(?:认真|深入|严格|全面|扎实|积极|切实)(?:学习|贯彻|落实|执行|按照|推进|做好)|在[^,]{2,30}下|紧?紧?围绕"
    r"|政府信息公开工作(?:虽|取得|仍|还|总体|平稳|扎实|稳步|有序|在))"
)
_COUNTED = r"[^,;]{0,24}?\d+(?:余|多)?(?:条|件|篇|份|宗|期|次|场|项|个|批)"
_TELLS = re.compile(
    rf"(?:全年|共计|共|累计)(?:共)?{_COUNTED}"
    r"|(?:主动|新)?(?:公开|发布|收到|受理|新收|办理|答复|办结|举办|组织|开展|召开|制定|制发|审查|审核|备案|清理|废止|更新|解读|回应|回复|处理"
    rf"|转办|接收|登记|推送|编发|刊发|作出|新增|制作|报送){_COUNTED}"
    r"|(?:均?未|没有|无)(?:收到|发生|收取|产生|出现|接到|发出|受理|制定|制发|废止|因|收)"
)
_ELSEWHERE = re.compile(
    r"同比|环比|同期|年均|近[两二三四五]年|相比|对比|持平|下降|较|增长|增加|减少|上年|去年|上一年|基础上|连续|整改|补齐|结转|年度报告|比\d"
)
"""Words by which a sentence compares, or looks back."""
_HISTORY = re.compile(
    r"累计|印发|出台|修订|施行|启动|上线|成立|迁|建成|反映|提出|指出|反馈|遗留|荣获|获评|被评|评为|考核|得分|排名|于20|公布的|决算|预算"
)
_WHOLE_YEAR = re.compile(r"全年|本年度?(?!报告)")
"""After a sentence about the reporting year, one about another compares."""
_FUTURE = re.compile(r"下一步|今后|将|拟|计划|力争|继续|进一步|打算|要|预计|目标|下一步|争取|安排")
_REPORTED = re.compile(
    r"现将[^。;《]{0,30}?(?P<year>(?P<number>20\d\d)年度?)(?:的)?(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:有关)?(?:情况|报告)"
)
_COMPILED = re.compile(
    rf"(?<!已)(?:编制|公布)(?:{ORGAN})?(?P<year>(?P<number>20\d\d)年度?)政府信息公开(?:工作)?(?:年度)?(?:报告|年报)(?!(?:编制|发布|的|工作|已))"
)


class Options(CheckOptions, frozen=True):
    """Nothing can be set."""


class Stale(NamedTuple):
    """A year in a paragraph: ``match`` is found in its folded text."""

    section: str | None
    item: Paragraph
    text: Folded
    match: re.Match[str]


def run(report: Report, options: Options) -> Iterator[Hit]:  # noqa: ARG001 - the signature of all checks
    """Yield a hit for each such sentence; nothing where neither title nor period tells the reporting year."""
    for section, item, text, match in stale(report):
        fields = {"match": match["year"], "year": report.year or "", "section": section_name(report, section)}
        place = in_text(report, section, item, *text.source(*match.span("year")))
        yield Hit(place, fields, values=(match["number"],))


@once_per_report
def stale(report: Report) -> Sequence[Stale]:
    """Return the years that are left over from an earlier report, found once per report."""
    return tuple(_in_report(report))


def as_meant(report: Report, item: Paragraph) -> str:
    """Return a paragraph with the reporting year in the place of those left over: its numbers are that year's."""
    characters = list(item.text)
    for one in stale(report):
        if one.item is item:
            start = one.match.start("number")
            for offset, digit in enumerate(str(report.year)):
                characters[one.text.source(start + offset, start + offset + 1)[0]] = digit
    return "".join(characters)


def _in_report(report: Report) -> Iterator[Stale]:
    year = report.year
    if year is None or report.year_source not in {"title", "period"}:
        return
    if all(int(re.sub(r"\s", "", match[0])) == year for match in _YEAR.finditer(words(report))):
        return
    own = fold(report.organ or "")
    for section, raw, item in report.texts:
        if not isinstance(item, Paragraph) or item is report.title or not _YEAR.search(raw):
            continue
        text = folded(raw)
        for match in _stale(text, year, own, preface=section is None):
            if report.year_source == "period" and int(match["number"]) > year:
                continue  # the period may be what is left over
            yield Stale(section, item, text, match)


def _stale(text: Folded, year: int, own: str, *, preface: bool) -> Iterator[re.Match[str]]:
    for pattern in (_REPORTED, _COMPILED) if preface else (_REPORTED,):
        yield from (match for match in pattern.finditer(text.text) if int(match["number"]) != year)
    sentences = list(_SENTENCE.finditer(text.text))
    for index, sentence in enumerate(sentences):
        around = "".join(other[0] for other in sentences[max(0, index - 1) : index + 2])
        if f"{year}年" in around or "今年" in around:
            continue
        before = sentences[index - 1][0] if index else ""
        for match in _START.finditer(text.text, sentence.start(), sentence.end()):
            named = match["subject"] or match["before"] or ""
            said = text.text[match.end() : sentence.end()]
            distance = int(match["number"]) - year
            if (distance == 1 and _FUTURE.search(before)) or (distance < 0 and _WHOLE_YEAR.search(before)):
                continue
            if are_strangers(own, named) or not _is_stale(distance, match, said):
                continue
            yield match


def _is_stale(distance: int, match: re.Match[str], said: str) -> bool:
    """Tell whether a sentence that names a year so far from the reporting one speaks of it as if it were that."""
    if distance > 1 or distance < -_BACK or distance == 0:
        return False
    if match["since"]:
        return "现将" in said and "累计" not in said
    if _ELSEWHERE.search(said) or (match["number"] in said):
        return False
    if distance == 1:
        return bool(_TELLS.match(said)) and not _FUTURE.search(said)
    if _OPENS.match(said):
        return True
    return bool(_TELLS.search(said)) and not _HISTORY.search(said)


CHECK = Check(
    run,
    Options,
    {"match": "报告里写的年份", "year": "报告年度", "section": "这句话所在的部分"},
    "叙述全年工作的句子不应写成别的年度；比较、计划、累计、文号和日期中的年份不报告。",
)
