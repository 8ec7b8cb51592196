"""A faultless report of an invented township, and edits that plant a fault in it: what examples of rules stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gipr_lint.files.names import suggest
from gipr_lint.limits.errors import RuleError
from gipr_lint.model import official_format
from gipr_lint.model.numerals import NUMERALS
from gipr_lint.model.official_format import Format, TableFormat
from gipr_lint.testing.sample_tables import LABEL_CELLS, table_rows

TITLE = "云溪县松湾镇人民政府2024年政府信息公开工作年度报告"
PREFACE = "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"
BODIES = {
    "overview": (
        "松湾镇全年主动公开政府信息126条，办理公开申请，做好信息审核管理和政务公开专栏维护，"
        "将公开工作纳入年度考核，接受社会评议，未发生责任追究情形。"
    ),
    "proactive": "",
    "requests": "",
    "remedies": "",
    "problems": "一是更新不够及时，二是解读形式单一。下一步，将完善更新台账，丰富图文解读。",
    "other_matters": "2024年未收取信息处理费。",
}
_OTHER = "全镇没有需要在这一部分说明的情况。"
_FILLER = "全镇按季度更新公开目录并核对栏目内容。"


class ExampleError(RuleError):
    """An example asks for an edit that does not exist; the message names it."""


@dataclass
class Sample:
    """The parts of a report before it is written: change them, then take ``text``.

    Sections and tables that a rule pack allows without requiring them are there once an edit names them.
    """

    official: Format = field(default_factory=lambda: official_format.load(official_format.LATEST))
    title: str = TITLE
    preface: str = PREFACE
    published: str = ""
    signoff: list[str] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=lambda: dict(BODIES))
    headings: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    tables: dict[str, list[list[str]]] = field(default_factory=dict)
    ids: dict[str, list[str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.order = [section.id for section in self.official.sections if section.required]
        self._number()
        for section in self.official.sections:
            self.bodies.setdefault(section.id, "" if section.table else _OTHER)
            if section.required and section.table:
                self.use_table(self.official.table[section.table])

    def _number(self) -> None:
        """Write the official headings of all sections that are there."""
        for number, section in enumerate(self.order):
            self.headings[section] = f"{_numeral(number)}、{self.official.section[section].title}"

    def use_table(self, table: TableFormat) -> None:
        """Fill a table of any edition with figures that add up."""
        self.tables[table.id], self.ids[table.id] = table_rows(table)

    def _include(self, edits: Mapping[str, Any]) -> None:
        """Put in what need not be there but is named by edits."""
        cells = [place.partition(".")[0] for key in _PLACED for place in edits.get(key, ())]
        for table in self.official.tables:
            if table.id in cells and table.id not in self._due_tables:
                self.use_table(table)
        wanted = {
            *edits.get("section", ()),
            *edits.get("heading", ()),
            *edits.get("order", ()),
            *map(self._home, self.tables),
        }
        order = [
            one.id for one in self.official.sections if one.id in self.order or (one.id in wanted and not one.required)
        ]
        if set(order) != set(self.order):
            self.order[:] = order
            self._number()

    @property
    def _due_tables(self) -> set[str]:
        return {*self.tables, *(section.table or "" for section in self.official.sections if section.required)}

    def _home(self, table: str) -> str:
        """Return the section in which a table stands."""
        of = next((section.id for section in self.official.sections if section.table == table), "")
        return of or self.official.table[table].within[0]

    @property
    def text(self) -> str:
        """The report as tab-separated text."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield self.title
        if self.published:
            yield f"发布日期：{self.published}"
        yield self.preface
        for section in self.order:
            yield self.headings[section]
            if self.bodies[section]:
                yield self.bodies[section]
            for table, rows in self.tables.items():
                if self._home(table) == section:
                    yield from ("\t".join(row) for row in rows)
        yield from self.signoff

    def edit(self, edits: Mapping[str, Any]) -> None:
        """Apply the edits of an example. Raises ExampleError for one that does not fit."""
        self._include(edits)
        for name, value in edits.items():
            if name in {"title", "preface", "published"}:
                setattr(self, name, value)
            elif name in EDITS:
                EDITS[name](self, value)
            else:
                raise ExampleError(f"没有“{name}”这种改动")

    def at(self, place: str) -> tuple[str, int]:
        """Return table and row index of ``table.row``. Raises ExampleError where there is no such row."""
        table, _, row = place.partition(".")
        known("表格", table, self.ids)
        known("行", row, [one for one in self.ids[table] if one])
        return table, self.ids[table].index(row)

    def cells(self, place: str) -> Iterator[tuple[list[str], int]]:
        """Yield row and index of each cell of ``table.row.column``; ``*`` stands for all rows or columns."""
        table_id, row_id, column_id = (*place.split("."), "", "")[:3]
        table = self.official.table[known("表格", table_id, self.tables)]
        names = list(table.row) if row_id == "*" else [known("行", row_id, table.row)]
        for name in names:
            columns = table.columns_of(name)
            for column in columns if column_id == "*" else (known("列", column_id, columns),):
                if table.layout == "flat":
                    index = [row.id for row in table.rows].index(name) * len(table.columns) + columns.index(column)
                    yield self.tables[table_id][-1], index
                elif name in self.ids[table_id]:
                    yield (
                        self.tables[table_id][self.ids[table_id].index(name)],
                        LABEL_CELLS + columns.index(column),
                    )


def known(kind: str, name: str, names: Iterable[str]) -> str:
    """Return a name that must be one of those known. Raises ExampleError."""
    if name not in (every := list(names)):
        raise ExampleError(f"没有{kind}“{name}”{suggest(name, every) or '；'}可用的{kind}：{'、'.join(every)}")
    return name


def _numeral(number: int) -> str:
    tens, ones = divmod(number + 1, 10)
    return NUMERALS[number] if number < len(NUMERALS) else f"{NUMERALS[tens - 1]}十{NUMERALS[ones - 1]}"


def _text(sample: Sample, value: str) -> None:
    sample.bodies["overview"] = value


def _lengthen(sample: Sample, value: int) -> None:
    sample.bodies["overview"] += _FILLER * value


def _order(sample: Sample, value: Sequence[str]) -> None:
    sample.order[:] = [known("部分", section, sample.official.section) for section in value]


def _signoff(sample: Sample, value: Sequence[str]) -> None:
    sample.signoff[:] = value


def _edition(sample: Sample, value: Mapping[str, str]) -> None:
    for table, edition in value.items():
        official = official_format.load(known("版本", edition, official_format.EDITIONS))
        sample.use_table(official.table[known("表格", table, official.table)])


def _section(sample: Sample, value: Mapping[str, str]) -> None:
    for section, text in value.items():
        sample.bodies[known("部分", section, sample.official.section)] = text


def _heading(sample: Sample, value: Mapping[str, str]) -> None:
    for section, text in value.items():
        sample.headings[known("部分", section, sample.official.section)] = text


def _set(sample: Sample, value: Mapping[str, str | int]) -> None:
    """Set cells; ``+2`` adds to the figure that is there."""
    for place, text in value.items():
        more = str(text).startswith("+")
        for row, index in sample.cells(place):
            if more and not (str(text)[1:].isdecimal() and row[index].isdecimal()):
                raise ExampleError(f"“{place}”现在是“{row[index]}”，不能加“{text}”")
            row[index] = str(int(row[index]) + int(text)) if more else str(text)


def _label(sample: Sample, value: Mapping[str, str]) -> None:
    for place, text in value.items():
        table, index = sample.at(place)
        sample.tables[table][index][LABEL_CELLS - 1] = text


def _append(sample: Sample, value: Mapping[str, str | int]) -> None:
    """Add a cell behind the last one of a row, or behind a cell of a flat table."""
    for place, text in value.items():
        cells = list(sample.cells(place if place.count(".") > 1 else f"{place}.*"))
        if not cells:
            raise ExampleError(f"没有“{place}”这一行")
        row, index = cells[-1]
        row.insert(index + 1, str(text))


def _insert(sample: Sample, value: Mapping[str, str]) -> None:
    for place, text in value.items():
        table, index = sample.at(place)
        cells = [cell.strip() for cell in text.split(" | ")]
        sample.tables[table].insert(index + 1, ["", "", *cells])
        sample.ids[table].insert(index + 1, None)


def _drop(sample: Sample, value: str | Sequence[str]) -> None:
    """Drop rows (``table.row``), columns (``table.*.column``), ``section.id`` or ``table.id``."""
    for place in [value] if isinstance(value, str) else value:
        kind, _, name = place.partition(".")
        if kind == "section":
            sample.order.remove(known("部分", name, sample.order))
        elif kind == "table":
            del sample.tables[known("表格", name, sample.tables)]
        elif name.startswith("*."):
            table = sample.official.table[known("表格", kind, sample.tables)]
            columns = table.columns_of(table.rows[0].id)
            index = LABEL_CELLS + columns.index(known("列", name.removeprefix("*."), columns))
            for row in sample.tables[kind]:
                del row[index]
        else:
            _, at = sample.at(place)
            del sample.tables[kind][at], sample.ids[kind][at]


def _collapse(sample: Sample, value: str) -> None:
    table, _, group = value.partition(".")
    official = sample.official.table[known("表格", table, sample.tables)]
    first, *others = official.rows_in(known("组", group, official.group))
    for row in others:
        _drop(sample, f"{table}.{row}")
    _, index = sample.at(f"{table}.{first}")
    sample.tables[table][index][1:LABEL_CELLS] = ["", official.group[group].label]
    sample.ids[table][index] = group


def _swap(sample: Sample, value: Sequence[str]) -> None:
    (table, first), (_, second) = (sample.at(place) for place in value)
    rows, ids = sample.tables[table], sample.ids[table]
    rows[first], rows[second] = rows[second], rows[first]
    ids[first], ids[second] = ids[second], ids[first]


def _repeat(sample: Sample, value: str) -> None:
    table, index = sample.at(value)
    sample.tables[table].insert(index + 1, list(sample.tables[table][index]))
    sample.ids[table].insert(index, None)


EDITS: Mapping[str, Any] = {
    "text": _text,
    "lengthen": _lengthen,
    "order": _order,
    "signoff": _signoff,
    "edition": _edition,
    "section": _section,
    "heading": _heading,
    "set": _set,
    "label": _label,
    "append": _append,
    "insert": _insert,
    "drop": _drop,
    "collapse": _collapse,
    "swap": _swap,
    "repeat": _repeat,
}
_PLACED = ("set", "append", "insert", "label")
