"""Check ``forbid``: words that must not stand in a part of the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from gipr_lint.checks.mending import exchange
from gipr_lint.checks.once_per_paragraph import once
from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_section, in_text, section_name
from gipr_lint.checks.scope import Scope, parts, texts
from gipr_lint.checks.sentences import sentence_around
from gipr_lint.checks.structure.outline import Text
from gipr_lint.checks.text.document_names import Documents, are_named, documents_expression
from gipr_lint.limits.pattern import Match, Pattern
from gipr_lint.model.document import Span, Table
from gipr_lint.model.finding import Fix, Hit, Location
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.model.rule import Check, Wrong

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_OPEN, _CLOSE = "()"


class Options(
    Scope,
    frozen=True,
    kw_only=True,
    rename={"excluded": "except", "near_not": "near-not", "one_line": "one-line"},
):
    """What is forbidden, and where it is right."""

    one_of = ("pattern", "document")
    pattern: Annotated[
        Pattern | None, Meta(description="不应出现的文字（正则表达式），与报告原文逐字比较；pattern 和 document 写一个")
    ] = None
    document: Annotated[Documents | None, Meta(description="不应再引用的文件的文号或名称")] = None
    excluded: Annotated[
        Pattern | None, Meta(description="例外：不应出现的文字如果落在与这个正则表达式相符的一段文字之内，就是正确的")
    ] = None
    near: Annotated[Pattern | None, Meta(description="只在同一句里还有与这个正则表达式相符的文字时才报告")] = None
    near_not: Annotated[Pattern | None, Meta(description="同一句里有与这个正则表达式相符的文字时不报告")] = None
    cells: Annotated[bool, Meta(description="表格的单元格是否也检查，默认只看正文")] = False
    one_line: Annotated[bool, Meta(description="原文断成两行的不报告：转换工具会把小标题和下一段连起来")] = False
    once: Annotated[
        bool, Meta(description="一个段落（或一张表）只报告第一处；半数以上的段落都有时，全文只报告一处")
    ] = False

    replace: Annotated[
        dict[str, str],
        Meta(
            description="怎样修改：不应出现的文字里，哪个字符改成什么，改成空的就是删去；写了“(”和“)”的成对改；"
            "gipr-lint check --fix 直接照此修改，所以要确定无疑"
        ),
    ] = msgspec.field(default_factory=dict)

    @property
    def forbidden(self) -> Pattern:
        """What is searched for."""
        if self.pattern is not None:
            return self.pattern
        return documents_expression(self.document or ())

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield what makes no sense."""
        yield from super().validate(editions)
        if self.document is not None and not are_named(self.document):
            yield "document", "不能为空"
        if any(len(char) != 1 for char in self.replace):
            yield "replace", "应逐个字符写：左边一个字符，右边是改成的文字"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each match, or for each paragraph that has any."""
    if not options.forbidden.occurs(words(report)):
        return
    running = list(texts(report, options))
    groups = [list(_in_text(report, text, options)) for text in running]
    if options.cells:
        tables = ((part.section, table) for part in parts(report, options) for table in part.tables)
        groups += [list(_cells(report, section, table, options)) for section, table in tables]
    if options.once:
        yield from once(groups, sum(isinstance(item, Paragraph) for _, _, item in running))
    else:
        yield from chain.from_iterable(groups)


def _in_text(report: Report, text: Text, options: Options) -> Iterator[Hit]:
    section, said, item = text
    for match in _wrong(said, options):
        place = in_text(report, section, item, *match.span())
        if not options.one_line or place.span is None or place.span.line == place.span.end_line:
            hit = _hit(report, section, match, place, options)
            yield hit._replace(fix=_with_partner(report, text, match, hit.fix, options)) if hit.fix else hit


def _with_partner(report: Report, text: Text, match: Match, fix: Fix, options: Options) -> Fix | None:
    """Return a fix that exchanges a closing bracket with the opening one; none where there is none to exchange."""
    section, said, item = text
    if match[0] != _OPEN or _OPEN not in options.replace:
        return fix
    at = _closing(said, match.start())
    place = None if at is None else in_text(report, section, item, at, at + 1).span
    partner = exchange(report, place, _CLOSE, options.replace)
    return fix._replace(edits=fix.edits + partner.edits) if partner else None


def _closing(text: str, at: int) -> int | None:
    """Return where the bracket is that closes the one at a place; None for that of a link in Markdown."""
    depth = 0
    for place in range(at, len(text) if text[at - 1 : at] != "]" else 0):
        depth += (text[place] == _OPEN) - (text[place] == _CLOSE)
        if not depth:
            return place
    return None


def _hit(report: Report, section: str | None, match: Match, place: Location, options: Options) -> Hit:
    fields = {"match": match[0].strip() or match[0], "section": section_name(report, section), "more": ""}
    return Hit(place, fields, fix=exchange(report, place.span, match[0], options.replace))


def _wrong(text: str, options: Options) -> Iterator[Match]:
    """Yield the matches that no exception covers."""
    matches = list(options.forbidden.finditer(text))
    if not matches or (options.excluded is None and options.near is None and options.near_not is None):
        yield from matches
        return
    excepted = [match.span() for match in options.excluded.finditer(text)] if options.excluded else []
    starts = [start for start, _ in excepted]
    for match in matches:
        sentence = sentence_around(text, *match.span())
        if (
            not ((before := bisect_right(starts, match.start())) and match.end() <= excepted[before - 1][1])
            and (options.near is None or options.near.search(sentence))
            and (options.near_not is None or not options.near_not.search(sentence))
        ):
            yield match


def _cells(report: Report, section: str | None, table: Table, options: Options) -> Iterator[Hit]:
    for row in table.rows:
        for cell in row.cells:
            for match in _wrong(cell.text, options):
                line, column = cell.span.line, cell.span.column + match.start()
                span = Span(line, column, line, column + len(match[0]))
                yield _hit(report, section, match, in_section(report, section, span), options)


CHECK = Check(
    run,
    Options,
    {
        "match": "报告里写的、不应出现的文字",
        "section": "文字所在的部分",
        "more": "按段落合并时，说明本段或全文共有几处；只有一处时为空",
    },
    "正文（以及单元格）里不应出现某些文字，或者不应再引用某个文件。",
    needs=lambda options: "file" if options.cells else "report",
)
