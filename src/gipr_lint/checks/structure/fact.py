"""Check ``fact``: a fact that one section has to state, not only to touch, and that belongs nowhere else."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.places import in_section, section_name
from gipr_lint.checks.scope import unknown_section
from gipr_lint.checks.table_options import unknown_cell
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.document import Table
from gipr_lint.model.finding import Fields, Hit
from gipr_lint.model.report import Heading, Paragraph, Report, Section
from gipr_lint.model.rule import Check, CheckOptions, Need, Wrong
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions


_CLAUSE_CHARS = 12
"""So near to the topic the fact has to stand in another section."""


class Options(CheckOptions, frozen=True):
    """The fact, its section, and the fault to report; with a cell, the fact is due where that is above zero."""

    section: Annotated[str, Meta(description="应当写明情况的部分，写部分的 id，例如 other_matters")]
    fact: Annotated[
        Pattern,
        Meta(description="说这件事的文字（没有写 topic 时，这一部分的任何文字）与这个正则表达式相符，才算写明了事实"),
    ]
    fault: Annotated[
        Literal["absent", "vague", "misplaced"],
        Meta(description="报告哪种差错：absent 到处都没有写，vague 提到了但没有写明，misplaced 写在了别的部分"),
    ]
    topic: Annotated[
        Pattern | None,
        Meta(description="与这个正则表达式相符的文字说的是这件事；没有写 table 时必须写，写了时不要写"),
    ] = None
    table: Annotated[
        str | None,
        Meta(
            description="表格的 id，例如 requests；与 row、column 一起写，fault 为 absent："
            "这一格大于 0 时才应当写明，并且报告在这一格上"
        ),
    ] = None
    row: Annotated[str | None, Meta(description="行的 id，例如 overdue_fee")] = None
    column: Annotated[str | None, Meta(description="列的 id，例如 total")] = None

    def validate(self, editions: "Editions", /) -> Wrong:
        """Yield the names that no edition has, and what does not go together."""
        yield from unknown_section("section", self.section, editions)
        if not (self.table or self.row or self.column):
            if self.topic is None:
                yield "topic", "没有写 table 时要写 topic"
            return
        if self.topic is not None:
            yield "topic", "写了 table 时不要写 topic"
        if self.fault != "absent":
            yield "fault", "写了 table 时只能是 absent"
        if self.table and self.row and self.column:
            yield from unknown_cell(self.table, self.row, self.column, editions)
        else:
            yield "table", "table、row、column 要一起写"


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where the section does not state the fact."""
    section = report.section(options.section)
    if section is None:
        return
    if options.topic is None:
        yield from _due_by_table(report, section, options)
    else:
        yield from _due(report, section, options, options.topic)


def _due_by_table(report: Report, section: Section, options: Options) -> Iterator[Hit]:
    """Yield a hit at the cell if it is above zero and the section does not state the fact."""
    row, column = options.row or "", options.column or ""
    table = report.tables.get(options.table or "")
    cell = table.cell(row, column) if table and not table.foreign else None
    if table is None or cell is None or not cell.value.number:
        return
    if not any(options.fact.search(fold(text)) for text, _ in section.texts):
        fields: Fields = {
            "section": section_name(report, section.id),
            "where": table.label(row, column),
            "value": cell.value.raw,
        }
        place = table.location(row, column, cell.span)
        yield Hit(place, fields, certain=cell.certain, values=(cell.value.raw,))


def _due(report: Report, section: Section, options: Options, topic: Pattern) -> Iterator[Hit]:
    texts = list(section.texts)
    cells = [cell.text for item in section.items if isinstance(item, Table) for row in item.rows for cell in row.cells]
    about = [(text, item) for text, item in texts if topic.search(fold(text))]
    if any(options.fact.search(fold(text)) for text, _ in about) or any(topic.search(fold(cell)) for cell in cells):
        return
    elsewhere = [] if about else list(_elsewhere(report, options, topic))
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


def _elsewhere(
    report: Report, options: Options, topic: Pattern
) -> Iterator[tuple[str | None, str, Paragraph | Heading, int, int]]:
    """Yield the clauses of other sections that state the fact."""
    for section, text, item in report.texts:
        if section == options.section:
            continue
        for match in topic.finditer(text):
            clause = text[max(0, match.start() - _CLAUSE_CHARS) : match.end() + _CLAUSE_CHARS]
            if options.fact.search(fold(clause)):
                yield section, text, item, match.start(), match.end()


def _need(options: Options) -> Need:
    return "report" if options.topic else "tables"


CHECK = Check(
    run,
    Options,
    {
        "section": "应当写明情况的部分",
        "found": "misplaced：写在了哪个部分",
        "where": "写了 table 时：表格中的单元格",
        "value": "写了 table 时：单元格的数",
    },
    "一个部分应当写明某个事实，不能只引规定，也不能写在别处；也可以只在表格的某一格大于 0 时要求写明。",
    needs=_need,
)
