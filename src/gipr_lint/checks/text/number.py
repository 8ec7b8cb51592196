"""Check ``number``: counts that a part of the report has to give, or that have to agree with the tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from gipr_lint.checks.places import quoted
from gipr_lint.checks.scope import Scope, heading_location, is_absent, name, no_entry, parts, says, texts
from gipr_lint.checks.sentences import sentences
from gipr_lint.checks.text.compared_number import mistakes, unequal_numbers
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Table
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, Wrong
from gipr_lint.parse.normalize import fold
from gipr_lint.rulefiles.equation_language import Equation

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_NUMERALS = "零〇一二两三四五六七八九十百千"
_BEFORE_UNIT = expression(rf"(?P<number>\d[\d,]*(?:\.\d+)?|[{_NUMERALS}]+)[万亿]?[余多]?$")
"""The number that stands before a unit. Finds ``共[|1,204|]`` and ``[|十二|]`` and ``[|3万余|]``, not ``3个``."""
_ZERO = expression(r"[0,.零〇]+")
"""A number that is none. Takes ``0`` and ``零`` and ``0.0``, not ``10``."""
_NONE = expression(
    r"未(?![来必])|没|无(?![障缝纸偿线人])|不(?:涉及|存在|产生)|(?<!\d)0(?![\d.])|(?<![二三四五六七八九百千])零(?![距散售])"
)
"""What says that there was none. Finds ``[|未|]制发`` and ``[|0|]件``, not ``未来`` or ``10件`` or ``无障碍``."""
_MAX_NUMBER_CHARS = 24
"""How far before its unit a number is sought: it takes no more with its separators."""


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One count."""

    words: Annotated[Pattern, Meta(description="说明数的是什么的文字（正则表达式），例如 政府网站|门户网站")]
    unit: Annotated[Pattern, Meta(description="紧跟在数字后面的单位（正则表达式），例如 条|篇|件")]


class Options(Scope, frozen=True, kw_only=True):
    """The counts that are due, or the number that is compared."""

    facts: Annotated[
        dict[str, Count],
        Meta(
            description="应写出的数：名称（写进提示），以及 words 和 unit。"
            "同一句里 words 后面（或者同一分句里前面）有数字紧跟 unit，就算写了；"
            "数字可以是全角、半角或汉字，可以有千分位分隔符"
        ),
    ] = msgspec.field(default_factory=dict)
    zero: Annotated[
        bool, Meta(description="“未制发”“没有开展”“0件”一类的说法是否算写了；false 表示必须有大于 0 的数")
    ] = True
    pattern: Annotated[
        Pattern | None,
        Meta(
            description="不写 facts 时：正文里写这个数的文字（正则表达式），用 (?P<number>…) 括住数字，"
            "例如 制发规范性文件(?P<number>\\d+)件"
        ),
    ] = None
    equals: Annotated[
        Equation | None,
        Meta(
            description="与 pattern 一起写：应成立的等式或不等式，用 text 表示正文的数，用“表格.行.列”表示表格的数，"
            "例如 text == proactive.normative_documents.made；“近”“余”一类的约数不检查"
        ),
    ] = None

    def validate(self, editions: "Editions", /) -> Wrong:
        """Yield what makes no sense."""
        yield from super().validate(editions)
        if self.pattern is None and self.equals is None:
            yield from no_entry("facts", self.facts)
        elif self.pattern is None or self.equals is None or self.facts:
            yield "pattern", "pattern 和 equals 一起写，不与 facts 同写"
        else:
            yield from mistakes(self.pattern, self.equals, editions)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield one hit that lists the missing counts, or one for each number that the tables refute."""
    if options.pattern is not None and options.equals is not None:
        yield from unequal_numbers(report, options, options.pattern, options.equals)
        return
    if is_absent(report, options) or not parts(report, options):
        return
    written = [sentence for _, text, _ in texts(report, options) for sentence in sentences(fold(text))]
    tables = [table for part in parts(report, options) for table in part.tables]
    missing = [
        fact
        for fact, count in options.facts.items()
        if not any(_is_given(count, sentence, zero=options.zero) for sentence in written)
        and not any(_is_tabled(count, table) for table in tables)
    ]
    if missing:
        fields: Fields = {
            "section": name(report, options),
            "missing": quoted(missing),
            "found": len(options.facts) - len(missing),
        }
        yield Hit(heading_location(report, options), fields)


def _is_given(count: Count, sentence: str, *, zero: bool) -> bool:
    """Tell whether a sentence names what is counted and gives a number in the unit, or says that there was none.

    The number stands behind the words, or before them in the same clause.
    """
    words = count.words.search(sentence)
    if words is None:
        return False
    clause = sentence.rfind(",", 0, words.start()) + 1
    for unit in count.unit.finditer(sentence):
        number = _BEFORE_UNIT.search(sentence, max(clause, unit.start() - _MAX_NUMBER_CHARS), unit.start())
        if number and (zero or not _ZERO.fullmatch(number["number"])):
            return True
    return zero and any(count.words.search(part) and _NONE.search(part) for part in sentence.split(","))


def _is_tabled(count: Count, table: Table) -> bool:
    """Tell whether a table has the words in one cell and a number in another."""
    cells = [cell.text for row in table.rows for cell in row.cells]
    return any(says(count.words, cell) for cell in cells) and any(fold(cell)[:1].isdecimal() for cell in cells)


CHECK = Check(
    run,
    Options,
    {
        "section": "检查的范围，例如 第一部分“总体情况”的“主动公开”方面",
        "missing": "没有写出的数",
        "found": "写出了几个数",
        "match": "pattern：正文里写这个数的文字",
        "left": "pattern：等式左边的数和它们的和",
        "right": "pattern：等式右边的数和它们的和",
        "difference": "pattern：两边相差多少",
    },
    "某个部分或方面里应当写出某些数（带单位），一次列出没有写出的；或者按 pattern 找到的数应当与表格的数相符。",
)
