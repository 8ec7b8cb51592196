"""Check ``fact``: a fact that one section has to state, not only to touch, and that belongs nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.places import in_section, section_name
from gipr_lint.checks.scope import unknown_section
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Table
from gipr_lint.model.finding import Hit
from gipr_lint.model.report import Heading, Paragraph, Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions


class Options(CheckOptions, frozen=True):
    """The fact, its section, and the fault to report."""

    section: Annotated[str, Meta(description="应当写明情况的部分，写部分的 id，例如 other_matters")]
    topic: Annotated[Pattern, Meta(description="与这个正则表达式相符的文字说的是这件事")]
    fact: Annotated[Pattern, Meta(description="说这件事的文字还与这个正则表达式相符，才算写明了事实")]
    fault: Annotated[
        Literal["absent", "vague", "misplaced"],
        Meta(description="报告哪种差错：absent 到处都没有写，vague 提到了但没有写明，misplaced 写在了别的部分"),
    ]

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield the section if no edition has it."""
        yield from unknown_section("section", self.section, editions)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the section does not state the fact."""
    section = report.section(options.section)
    if section is None:
        return
    texts = list(section.texts)
    cells = [cell.text for item in section.items if isinstance(item, Table) for row in item.rows for cell in row.cells]
    about = [(text, item) for text, item in texts if options.topic.search(fold(text))]
    if any(options.fact.search(fold(text)) for text, _ in about) or any(
        options.topic.search(fold(cell)) for cell in cells
    ):
        return
    elsewhere = [] if about else list(_elsewhere(report, options))
    if options.fault == "vague" and about:
        text, item = about[0]
        yield Hit(
            in_section(report, section.id, item.span(0, len(text))),
            {"section": section_name(report, section.id)},
        )
    if options.fault == "misplaced" and elsewhere:
        place, text, item, start, end = elsewhere[0]
        location = in_section(report, place, item.span(start, end))
        yield Hit(location, {"section": section_name(report, section.id), "found": section_name(report, place)})
    if options.fault == "absent" and not about and not elsewhere and (texts or cells):
        yield Hit(
            in_section(report, section.id, section.heading.line.span),
            {"section": section_name(report, section.id)},
        )


def _elsewhere(report: Report, options: Options) -> Iterator[tuple[str | None, str, Paragraph | Heading, int, int]]:
    """Yield the clauses of other sections that state the fact."""
    for section, text, item in report.texts:
        if section == options.section:
            continue
        for match in options.topic.finditer(text):
            clause = text[max(0, match.start() - 12) : match.end() + 12]
            if options.fact.search(fold(clause)):
                yield section, text, item, match.start(), match.end()


CHECK = Check(
    run,
    Options,
    {"section": "应当写明情况的部分", "found": "写在了哪个部分"},
    "一个部分应当写明某个事实，不能只引规定，也不能写在别处。",
)
