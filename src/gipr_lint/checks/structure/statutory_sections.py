"""What holds for the six statutory sections and their headings: a test for each of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from gipr_lint.checks.mending import put
from gipr_lint.checks.places import in_section, listed, mentions, numeral, section_name, where_missing
from gipr_lint.checks.structure.section_numbers import renumbered
from gipr_lint.limits.expressions import expression
from gipr_lint.model.document import Table
from gipr_lint.model.finding import Hit, Level, Location
from gipr_lint.model.report import Furniture, Heading, Report, Section, SignOff

_TRIFLE = expression(r"行政机关|政府|工作|本年度|年度|情况|事项|[的了与和及以、]|其[他它]|需要?|\s")
"""Words whose absence or exchange leaves the meaning of a section title as it is. Finds ``主动公开[|政府|]信息``, not
``主动公开``."""
Must = Literal[
    "exist", "be-unique", "be-in-order", "be-numbered", "be-titled", "be-known", "have-content", "have-table"
]


def sections(report: Report, must: Must) -> Iterator[Hit]:
    """Yield a hit for each section that is not as it must be."""
    tests: Mapping[Must, Callable[[Report], Iterator[Hit]]] = {
        "exist": _exist,
        "be-unique": _unique,
        "be-in-order": _in_order,
        "be-numbered": _numbered,
        "be-titled": _titled,
        "be-known": _known,
        "have-content": _content,
        "have-table": _table,
    }
    return tests[must](report)


def _exist(report: Report) -> Iterator[Hit]:
    present = {section.id for section in report.sections}
    for known in report.format.sections:
        if known.required and known.id not in present:
            yield Hit(
                Location(where_missing(report, known.id), (known.id,), section_name(report, known.id)),
                {"section": section_name(report, known.id), "title": known.title},
            )


def _unique(report: Report) -> Iterator[Hit]:
    seen: dict[str, Section] = {}
    for section in report.sections:
        first = seen.setdefault(section.id, section)
        if first is not section:
            told = f"第一处在{report.document.line_name(first.heading.line.span)}"
            yield _hit(report, section, first=mentions([(told, _heading_location(report, first))]))


def _in_order(report: Report) -> Iterator[Hit]:
    order = [known.id for known in report.format.sections]
    found = list(dict.fromkeys(section.id for section in report.sections))
    if found != [section for section in order if section in found]:
        wrong = next(
            section for section, right in zip(found, sorted(found, key=order.index), strict=True) if section != right
        )
        section = report.section(wrong)
        if section is not None:
            titles = [report.format.section[known].title for known in found]
            yield _hit(report, section, found=listed(titles, "→"))


def _numbered(report: Report) -> Iterator[Hit]:
    wrong = [section for section in report.sections if section.heading.ordinal != report.number_of(section.id)]
    wrong = [section for section in wrong if report.section(section.id) is section]
    if wrong:
        told = mentions(
            ((_misnumbered(report, section), _heading_location(report, section)) for section in wrong), "；"
        )
        yield _hit(report, wrong[0], wrong=told)._replace(fix=renumbered(report, wrong))


def _misnumbered(report: Report, section: Section) -> str:
    right = numeral(report.number_of(section.id))
    return f"“{section.heading.text}”{_ordinal(section.heading)}，应为“{right}、”"


def _ordinal(heading: Heading) -> str:
    return (
        "没有序号"
        if heading.ordinal is None
        else f"序号为“{numeral(heading.ordinal)}”"
        if heading.ordinal < 20
        else "序号有误"
    )


def _titled(report: Report) -> Iterator[Hit]:
    for section in report.sections:
        if section.heading.strength == 1:
            official = report.format.section[section.id]
            same = any(
                _TRIFLE.sub("", section.heading.text) == _TRIFLE.sub("", title)
                for title in (official.title, *official.accepted)
            )
            hit = _hit(report, section, official=official.title, span_of_text=True)
            fix = put(report, hit.location.span, section.heading.text, official.title)
            yield Hit(hit.location, hit.fields, level=Level.NOTE if same else None, fix=fix)


def _known(report: Report) -> Iterator[Hit]:
    for section in report.sections:
        unknown = [
            sub.heading
            for sub in section.subsections
            if not sub.heading.run_in
            and (
                sub.heading.style == "chapter"
                or (sub.heading.style == "none" and 0 < sub.heading.depth <= section.heading.depth)
            )
        ]
        if unknown:
            named = ((f"“{heading.text}”", in_section(report, section.id, heading.span())) for heading in unknown)
            titles = mentions(named, mark="")
            yield Hit(
                in_section(report, section.id, unknown[0].line.span),
                {"titles": titles, "section": section_name(report, section.id)},
            )


def _content(report: Report) -> Iterator[Hit]:
    for section in report.sections:
        if not report.format.section[section.id].table and not any(
            not isinstance(item, (Furniture, SignOff)) for item in section.items
        ):
            yield _hit(report, section)


def _table(report: Report) -> Iterator[Hit]:
    for section in report.sections:
        table = report.format.section[section.id].table
        if table and table not in {*report.tables, *report.unread} and report.section(section.id) is section:
            unread = any(isinstance(item, Table) for item in section.items)
            pictures = _pictures(report, section)
            detail = (
                f"；这里有 {pictures} 张图片，图片里的表格无法检查，也无法复制，请改用可以复制的表格"
                if pictures
                else ""
            )
            hit = _hit(report, section, table=report.format.table[table].name, detail=detail)
            yield Hit(hit.location, hit.fields, certain=not unread and not pictures)


def _pictures(report: Report, section: Section) -> int:
    """Return how many pictures stand in a section."""
    begins = section.heading.line.span.line
    others = [one.heading.line.span.line for one in report.sections]
    ends = min((line for line in others if line > begins), default=len(report.document.lines) + 1)
    return sum(begins <= line < ends for line in report.document.pictures)


def _heading_location(report: Report, section: Section) -> Location:
    return in_section(report, section.id, section.heading.line.span)


def _hit(report: Report, section: Section, *, span_of_text: bool = False, **fields: object) -> Hit:
    span = section.heading.span() if span_of_text else section.heading.line.span
    return Hit(
        in_section(report, section.id, span),
        {"title": section.heading.text, "section": section_name(report, section.id), **fields},  # type: ignore[dict-item]
    )
