"""Check ``title``: what the title of the report must say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from gipr_lint.checks.places import first_line
from gipr_lint.finding import Hit, Location
from gipr_lint.report import Report
from gipr_lint.rule import Check

_OFFICIAL = re.compile(r"政府信息公开工作(20\d\d年?)?年度报告")
_LACKS = {
    "be-official": "不含“政府信息公开工作年度报告”字样",
    "name-year": "没有写明年份",
    "name-organ": "没有写明机关名称",
}
_SPACE = re.compile(r"\s+")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``must`` says what the title needs; a report without any title only fails ``be-official``."""

    must: Literal["be-official", "name-year", "name-organ"]


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the title lacks something."""
    title = report.title
    if title is None:
        if options.must == "be-official":
            place = Location(first_line(report), ("title",), "标题")
            yield Hit(place, {"title": "", "problem": "没有找到报告的标题"})
        return
    text = _SPACE.sub("", title.text)
    lacks = {
        "be-official": not _OFFICIAL.search(text),
        "name-year": report.year_source != "title" and report.year_source != "given",
        "name-organ": report.organ is None,
    }
    if lacks[options.must]:
        words = text.lstrip("#＃*")
        place = Location(title.span(0, len(title.text)), ("title",), "标题")
        problem = f"标题“{words}”" + _LACKS[options.must]
        yield Hit(place, {"title": words, "problem": problem})


CHECK = Check(run, Options, frozenset({"title", "problem"}))
