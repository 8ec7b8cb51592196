"""Check ``amount``: an amount of money in the text against the table's cell, in 元 and 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from gipr_lint.checks.places import in_section
from gipr_lint.checks.table_options import unknown_cell
from gipr_lint.limits.pattern import Pattern
from gipr_lint.model.finding import Fields, Hit, Mention
from gipr_lint.model.report import Report
from gipr_lint.model.rule import Check, CheckOptions, Wrong
from gipr_lint.parse.normalize import fold

if TYPE_CHECKING:
    from gipr_lint.model.official_format import Editions

_AMOUNT = re.compile(r"(?P<number>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>万元|亿元|元)")
_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


class Options(CheckOptions, frozen=True):
    """The cell, and how the text speaks of it."""

    table: Annotated[str, Meta(description="金额所在的表格，写表格的 id，例如 proactive")]
    row: Annotated[str, Meta(description="金额所在的行，写行的 id，例如 charges")]
    column: Annotated[str, Meta(description="金额所在的列，写列的 id，例如 amount；这一格的单位应是万元")]
    topic: Annotated[Pattern, Meta(description="正文的分句与这个正则表达式相符，就是在说这一金额")]

    def validate(self, editions: Editions, /) -> Wrong:
        """Yield the names that no edition has."""
        yield from unknown_cell(self.table, self.row, self.column, editions)


def run(report: Report, options: Options) -> Iterator[Hit]:
    """Yield a hit where text and table differ by a factor of ten thousand: one of the two has the wrong unit."""
    table = report.tables.get(options.table)
    cell = table.cell(options.row, options.column) if table and not table.foreign else None
    if table is None or cell is None or not cell.value.number:
        return
    yuan = cell.value.number * 10_000
    for section, text, item in report.texts:
        for clause in re.finditer(r"[^。；;，,]+(?:[，,](?=\d{3}))?[^。；;，,]*", text):
            if not options.topic.search(fold(clause[0])):
                continue
            for match in _AMOUNT.finditer(clause[0]):
                told = Decimal(re.sub(r"[,，]", "", match["number"])) * _YUAN[match["unit"]]
                if told and told in (yuan * 10_000, yuan / 10_000):
                    span = item.span(clause.start() + match.start(), clause.start() + match.end())
                    place = in_section(report, section, span)
                    fields: Fields = {
                        "where": table.label(options.row, options.column),
                        "value": f"{cell.value.raw} 万元",
                        "text": (Mention(f"正文写“{match[0]}”", place),),
                    }
                    yield Hit(
                        table.location(options.row, options.column, cell.span),
                        fields,
                        certain=cell.certain,
                        values=(cell.value.raw,),
                    )
                    return


CHECK = Check(
    run,
    Options,
    {"where": "表格中的单元格", "value": "单元格的金额", "text": "正文怎样写"},
    "正文的金额与表格的金额正好相差一万倍：元和万元弄混了。",
    needs="tables",
)
