"""Check ``subordinate``: the figures of a whole area against those of the organs below it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta

from gipr_lint.checks.passages import prose
from gipr_lint.checks.places import first_line, listed, mentions
from gipr_lint.checks.tables.failures import plain_number
from gipr_lint.limits.pattern import Pattern
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Fields, Hit, Location, Phrase
from gipr_lint.model.once_per_report import once_per_report
from gipr_lint.model.report import Member, MemberFigure, Report
from gipr_lint.model.report_table import ReportCell, ReportTable
from gipr_lint.model.rule import Check, CheckOptions

Fault = Literal["sum", "below", "swapped", "absent"]

_MOST_NAMED_ENTRIES = 3
"""So many organs, and so many further cells, are named one by one."""
_MIN_DIGITS = 3
"""In shorter figures two digits stand the other way round by chance."""
_MIN_GREATER_DIGITS = 4
"""The same where nothing else is wrong with the figure: an area may have more than its organs together."""
_TOTAL = "total"


class Options(CheckOptions, frozen=True, kw_only=True, rename="kebab"):
    """What is wrong between the figures, and which organs do not report to the area."""

    fault: Annotated[
        Fault,
        Meta(
            description="报告哪种差错：sum 全地区的小于所属各机关之和，below 小于一个所属机关的，"
            "swapped 同所属机关的（或者它们之和）只有相邻两个数字的次序不同（比它小的至少三位数字，比它大的至少四位），"
            "absent 名单中的机关没有报告"
        ),
    ]
    single: Annotated[
        tuple[str, ...],
        Meta(description="几个机关会重复统计、不能相加的行，写作 表格.行，例如 proactive.charges"),
    ] = ()
    organs_unless: Annotated[
        Pattern | None, Meta(description="名称与这个正则表达式相符的机关不计，例如垂直领导、不向本地区报送的")
    ] = None
    explained: Annotated[Pattern | None, Meta(description="正文里有与这个正则表达式相符的说明时不检查")] = None


class _Part(NamedTuple):
    """The figure of one organ below."""

    member: Member
    figure: MemberFigure
    location: Location


class _Compared(NamedTuple):
    """A cell of the area's report with the figures of the organs below; ``several`` where they may be added up."""

    table: ReportTable
    cell: ReportCell
    number: Decimal
    parts: tuple[_Part, ...]
    several: bool

    @property
    def sum(self) -> Decimal:
        return sum((part.figure.number for part in self.parts), Decimal(0))

    @property
    def greatest(self) -> _Part:
        return max(self.parts, key=lambda part: part.figure.number)

    @property
    def swapped(self) -> tuple[_Part, ...]:
        """The figures, one or all, of which this one has two digits the other way round."""
        for parts in ((self.greatest,), self.parts if self.several else ()):
            number = sum((part.figure.number for part in parts), Decimal(0))
            least = _MIN_DIGITS if self.number < number else _MIN_GREATER_DIGITS
            if parts and _are_swapped(self.number, number, least):
                return parts
        return ()

    def has(self, fault: Fault) -> bool:
        """Tell whether this is wrong with the figure; what is said more exactly is not said again."""
        if self.several and self.number == self.sum:
            return False
        below = self.number < self.greatest.figure.number
        match fault:
            case "below":
                return below
            case "swapped":
                return bool(self.swapped)
            case _:
                return self.several and self.number < self.sum and not (below or self.swapped)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit for each table with such a fault, at its first cell; for organs without a report, one."""
    if not report.publisher.area:
        return
    if options.fault == "absent":
        yield from _absent(report)
        return
    if not report.companions.members or (options.explained and options.explained.search(prose(report))):
        return
    for table in report.tables.values():
        cells = _cells(report, table.id, options.single, options.organs_unless)
        found = [one for one in cells if one.has(options.fault)]
        if found:
            yield _hit(found, options.fault)


def _absent(report: Report) -> Iterator[Hit]:
    absent = report.companions.absent
    if absent:
        place = report.title.span(0, len(report.title.text)) if report.title else first_line(report)
        fields: Fields = {
            "others": listed(absent),
            "count": len(absent),
            "where": report.organ or "",
            "own": "",
            "more": "",
        }
        yield Hit(Location(place, ("title",), "标题"), fields)


@once_per_report
def _cells(
    report: Report, table_id: str, single: tuple[str, ...], organs_unless: Pattern | None
) -> Sequence[_Compared]:
    """Return the cells of a table that some organ below has a figure for; the total of a row before its parts."""
    table = report.tables[table_id]
    if table.foreign:
        return ()
    unless = organs_unless
    members = [one for one in report.companions.members if unless is None or not unless.search(one.organ)]
    return tuple(_compared(table, members, single))


def _compared(table: ReportTable, members: Sequence[Member], single: Sequence[str]) -> Iterator[_Compared]:
    for row in table.rows.values():
        for cell in sorted(row.cells.values(), key=lambda one: one.column != _TOTAL):
            key = (table.id, cell.row, cell.column)
            parts = tuple(
                _Part(member, figure, table.location(cell.row, cell.column, figure.span)._replace(path=member.path))
                for member in members
                if (figure := member.figures.get(key))
            )
            if parts and cell.value.number is not None:
                yield _Compared(table, cell, cell.value.number, parts, f"{table.id}.{cell.row}" not in single)


def _are_swapped(one: Decimal, other: Decimal, least: int) -> bool:
    """Tell whether two numbers differ by two neighbouring digits that stand the other way round."""
    first, second = plain_number(one), plain_number(other)
    if len(first) != len(second) or sum(char.isdigit() for char in first) < least:
        return False
    apart = [index for index, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    if len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    return first[apart[0] : apart[1] + 1] == second[apart[0] : apart[1] + 1][::-1]


def _hit(found: Sequence[_Compared], fault: Fault) -> Hit:
    first = found[0]
    parts = {"sum": first.parts, "below": (first.greatest,), "swapped": first.swapped}[fault]
    named = sorted(parts, key=lambda part: -part.figure.number)[:_MOST_NAMED_ENTRIES]
    count = f"等 {len(parts)} 个机关共 {plain_number(first.sum)}" if len(parts) > len(named) else ""
    if not count and len(parts) > 1:
        count = f"，合计 {plain_number(first.sum)}"
    others: Phrase = (
        *mentions((f"{part.member.organ} {plain_number(part.figure.number)}", part.location) for part in named),
        *((count,) if count else ()),
    )
    certain = first.cell.certain and all(part.figure.certain for part in parts)
    location = first.table.location(first.cell.row, first.cell.column)
    fields: Fields = {
        "where": location.label,
        "own": plain_number(first.number),
        "others": others,
        "count": len(parts),
        "more": _further(found[1:]),
    }
    return Hit(location, fields, certain=certain, values=(plain_number(first.number),))


def _further(found: Sequence[_Compared]) -> Phrase:
    """Say which other cells of the table have the same fault."""
    if not found:
        return ()
    places = [one.table.location(one.cell.row, one.cell.column) for one in found[:_MOST_NAMED_ENTRIES]]
    label = found[0].table.label()
    named = mentions((place.label.removeprefix(label), place) for place in places)
    return ("；", *named, f"等 {len(found)} 格" if len(found) > _MOST_NAMED_ENTRIES else "", "也是如此")


CHECK = Check(
    run,
    Options,
    {
        "where": "全地区报告的哪一格",
        "own": "全地区报告的数",
        "others": "所属机关和它们的数；fault 为 absent 时：没有报告的机关",
        "count": "有几个这样的机关",
        "more": "同一个表格里其他有同样差错的格，没有则为空",
    },
    "全地区的数字不应小于所属机关的；名单中的机关都应有报告。要用 --project 检查。",
    needs=lambda options: "report" if options.explained or options.fault == "absent" else "tables",
)
