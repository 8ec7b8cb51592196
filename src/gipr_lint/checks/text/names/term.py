"""Check ``term``: misspelt words, each with what it should be."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.passages import words
from gipr_lint.checks.places import in_section, in_text, section_name
from gipr_lint.checks.scope import no_entry
from gipr_lint.limits.expressions import expression
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Cell, Span, Table
from gipr_lint.model.finding import Hit, Location
from gipr_lint.model.report import Heading, Paragraph, Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.parse.folded_text import folded

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions


class Options(CheckOptions, frozen=True, rename={"excluded": "except"}):
    """The words, and where what looks misspelt is right."""

    terms: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="正确的写法和它的各种误写。误写逐字比较，不计空格、引号和全角、半角之分"),
    ]
    excluded: Annotated[
        Pattern | None, Meta(description="例外：误写的字如果落在与这个正则表达式相符的一段文字之内，就是正确的")
    ] = None

    def validate(self, editions: "Editions", /) -> Wrong:  # noqa: ARG002 - the signature of all checks
        """Yield words that cannot be told apart from the right ones."""
        yield from no_entry("terms", self.terms)
        for right, misspelt in self.terms.items():
            for wrong in misspelt:
                if not wrong or folded(wrong).text != wrong:
                    yield "terms", f"“{right}”的误写“{wrong}”不能为空，不能有空格、引号和全角字符"
                elif wrong in right:
                    yield "terms", f"误写“{wrong}”就在正确的写法“{right}”里面"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each misspelt word; titles of the report, of sections and of rows have rules of their own."""
    wrong = {each: right for right, misspelt in options.terms.items() for each in misspelt}
    if not _any_of(tuple(wrong)).search(_plain(words(report))):
        return
    headings = {id(section.heading) for section in report.sections}
    labels = {row.label_span for table in report.tables.values() for row in (*table.rows.values(), *table.extra)}
    for section, item in report.items:
        if isinstance(item, Table):
            cells = (cell for row in item.rows for cell in row.cells if cell.text and cell.span not in labels)
            for cell in cells:
                for match, right, start, end in _misspelt(cell.text, wrong, options):
                    yield _hit(report, section, in_section(report, section, _within(cell, start, end)), match, right)
        elif isinstance(item, (Paragraph, Heading)) and item is not report.title and id(item) not in headings:
            for match, right, start, end in _misspelt(item.text, wrong, options):
                yield _hit(report, section, in_text(report, section, item, start, end), match, right)


def _plain(text: str) -> str:
    """Return a long text nearly as ``folded`` does, at a fraction of its time."""
    return "".join(text.split()).replace("“", "").replace("”", "")


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for some words, in the form that is searched fastest: by their first characters."""
    rests = defaultdict(list)
    for word in words:
        rests[word[0]].append(re.escape(word[1:]))
    return expression("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()))


def _misspelt(text: str, wrong: dict[str, str], options: Options) -> Iterator[tuple[str, str, int, int]]:
    """Yield the misspelt words of a text, the longest at a place, with the right ones and where they stand."""
    plain = folded(text)
    excepted = [match.span() for match in options.excluded.finditer(plain.text)] if options.excluded else []
    taken = 0
    found = ((start, word) for word in wrong for start in _starts(plain.text, word))
    for start, word in sorted(found, key=lambda each: (each[0], -len(each[1]))):
        end = start + len(word)
        if start >= taken and not any(first <= start and end <= last for first, last in excepted):
            taken = end
            yield (word, wrong[word], *plain.source(start, end))


def _starts(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


def _within(cell: Cell, start: int, end: int) -> Span:
    """Return where characters of a cell stand; all of it where several lines were joined."""
    span = cell.span
    if span.line != span.end_line or span.end_column - span.column != len(cell.text):
        return span
    return Span(span.line, span.column + start, span.line, span.column + end)


def _hit(report: Report, section: str | None, place: Location, match: str, right: str) -> Hit:
    return Hit(place, {"match": match, "right": right, "section": section_name(report, section)})


CHECK = Check(
    run,
    Options,
    {"match": "误写", "right": "正确的写法", "section": "误写所在的部分"},
    "固定的用语不应写错，正文和表格都检查；报告标题、各部分的标题和表格的行名由其他检查核对。",
)
