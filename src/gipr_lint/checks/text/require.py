"""Check ``require``: what a part of the report, or all of it, has to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.places import listed, quoted
from gipr_lint.checks.scope import Scope, heading_location, is_absent, name, no_entry, parts, texts
from gipr_lint.checks.structure.outline import Part
from gipr_lint.checks.text.document_names import Documents, are_named, documents_expression, each_of
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Paragraph, Report
from gipr_lint.model.rule import Check, Wrong
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_MIN_TEXT_CHARS = 8
"""The characters from which a text says something."""


class Options(Scope, frozen=True, kw_only=True):
    """The facts, and how many of them are needed."""

    one_of = ("facts", "document")
    facts: Annotated[
        dict[str, Pattern] | None,
        Meta(
            description="应写明的内容：名称（写进提示）和正则表达式。与正文比较时先不管空格和全角、半角之分，"
            "再按原文比较；facts 和 document 写一个"
        ),
    ] = None
    document: Annotated[Documents | None, Meta(description="应当引用的文件的文号或名称")] = None
    at_least: Annotated[int | None, Meta(description="至少要写到其中几项；不写则每项都要写到")] = None
    headings: Annotated[bool, Meta(description="小标题里的字样是否算写到；false 表示小标题下面有内容才算")] = True
    cells: Annotated[bool | None, Meta(description="单元格里的字样是否算写到；不写则限定了部分时算，看全文时不算")] = (
        None
    )

    @property
    def required(self) -> Mapping[str, Pattern]:
        """What has to be written, by what a message calls it."""
        if self.document is None:
            return {quoted([name]): pattern for name, pattern in (self.facts or {}).items()}
        return {listed((quoted([one]) for one in each_of(self.document)), "或"): documents_expression(self.document)}

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield what makes no sense."""
        yield from super().validate(editions)
        if self.document is not None and not are_named(self.document):
            yield "document", "不能为空"
        if self.facts is not None:
            yield from no_entry("facts", self.facts)
        if self.at_least is not None and not 1 <= self.at_least <= len(self.required):
            yield "at-least", f"应为 1 到 {len(self.required)}（facts 的项数）"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield one hit that lists the missing facts."""
    if is_absent(report, options) or (options.subheading and not parts(report, options)):
        return
    plain = list(_texts(report, options))
    folded = "\n".join(map(fold, plain))
    missing = [fact for fact, pattern in options.required.items() if not pattern.search(folded)]
    if missing:
        written = "\n".join(plain)
        missing = [fact for fact in missing if not options.required[fact].search(written)]
    found = len(options.required) - len(missing)
    if found < (options.at_least or len(options.required)):
        fields: Fields = {
            "section": name(report, options),
            "missing": "".join(missing),
            "found": found,
            "wanted": options.at_least or len(options.required),
        }
        yield Hit(heading_location(report, options), fields)


def _texts(report: Report, options: Options) -> Iterator[str]:
    for _, text, item in texts(report, options):
        if options.headings or isinstance(item, Paragraph):
            yield text
    if not options.headings:
        for part in parts(report, options):
            yield from _stated(part)
    if not options.is_whole if options.cells is None else options.cells:
        for part in parts(report, options):
            yield from (cell.text for table in part.tables for row in table.rows for cell in row.cells)


def _stated(part: Part) -> Iterator[str]:
    """Yield the headings under which something is said, be it under headings of a lower kind."""
    for _, under in part.levelled:
        heading = under.heading
        if heading is None:
            continue
        said = sum(len(item.text) for item in under.items if isinstance(item, Paragraph))
        said += sum(len(lower.heading.text) for lower in under.subsections)
        if said >= _MIN_TEXT_CHARS or (heading.style in {"arabic", "round"} and not under.body):
            yield heading.text


CHECK = Check(
    run,
    Options,
    {
        "section": "检查的范围，例如 第五部分“存在的主要问题及改进情况”",
        "missing": "没有写到的各项，或者没有引用的文件",
        "found": "写到了几项",
        "wanted": "要写到几项",
    },
    "全文、某个部分、某个方面或前言里应当写到某些内容，一次列出没有写到的；或者应当引用某个文件。",
)
