"""Check ``title``: what the title of the report must say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.mending import put
from gipr_lint.checks.places import first_line
from gipr_lint.checks.scope import says
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Fix, Hit, Location
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.parse.report_title import clean, organ_of

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_OFFICIAL = expression(r"政府信息公开工作(20\d\d年?)?年度报告")
"""The words that the format prescribes. Finds ``[|政府信息公开工作年度报告|]``, not ``政府信息公开年度报告``."""
_NEARLY = expression(r"(?:政府[ \u3000\xa0]{0,2})?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)(?=\s*$)")
"""What people write for them at the end of a title. Finds ``2024年[|信息公开年报|]``, not ``信息公开情况报告``."""
_WORDS = "政府信息公开工作年度报告"
_LACKS = {
    "be-official": "不含“政府信息公开工作年度报告”字样",
    "name-year": "没有写明年份",
    "name-organ": "没有写明机关名称",
    "match": "不符合规定的形式",
}
_SPACE = expression(r"\s+")
"""What does not count in a title. Finds ``某[| |]县``, not ``某县``."""


class Options(CheckOptions, frozen=True):
    """A report without any title only fails ``be-official``."""

    must: Annotated[
        Literal["be-official", "name-year", "name-organ", "match"],
        Meta(
            description="标题应当怎样：be-official 含“政府信息公开工作年度报告”，name-year 写明年份，"
            "name-organ 写明机关名称，match 与 pattern 相符"
        ),
    ]
    pattern: Annotated[
        Pattern | None, Meta(description="must 为 match 时，标题（不计空格）应相符的正则表达式，头尾用 ^ 和 $ 限定")
    ] = None

    def validate(self, editions: "Editions", /) -> Wrong:  # noqa: ARG002 - the signature of all checks
        """Yield a pattern that is missing or of no use."""
        if (self.must == "match") != (self.pattern is not None):
            yield "pattern", "pattern 与 must: match 要一起写"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the title lacks something."""
    title = report.title
    if title is None:
        if options.must == "be-official":
            place = Location(first_line(report), ("title",), "标题")
            yield Hit(place, {"title": "", "problem": "没有找到报告的标题"})
        return
    text = _SPACE.sub("", title.text)
    words = text.lstrip("#＃*")
    lacks = {
        "be-official": not _OFFICIAL.search(text),
        "name-year": report.year_source != "title",
        "name-organ": organ_of(clean(title.text)) is None,
        "match": options.pattern is not None and not says(options.pattern, words),
    }
    if lacks[options.must]:
        place = Location(title.span(0, len(title.text)), ("title",), "标题")
        problem = f"标题“{words}”" + _LACKS[options.must]
        fix = _official(report, title) if options.must == "be-official" else None
        yield Hit(place, {"title": words, "problem": problem}, fix=fix)


def _official(report: Report, title: Paragraph) -> Fix | None:
    """Return what puts the prescribed words in the place of those that nearly are."""
    written = _NEARLY.search(title.text)
    return put(report, title.span(*written.span()), written[0], _WORDS) if written else None


CHECK = Check(
    run,
    Options,
    {"title": "报告的标题，没有找到时为空", "problem": "标题缺什么，一个分句"},
    "报告的标题应当符合要求。",
)
