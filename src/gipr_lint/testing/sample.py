"""A faultless report of an invented township, and edits that plant a fault in it: what examples of rules stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gipr_lint import formats
from gipr_lint.formats import Format, TableFormat

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
_NUMERALS = "一二三四五六"
_FILLER = "全镇按季度更新公开目录并核对栏目内容。"


class ExampleError(Exception):
    """An example asks for an edit that does not exist; the message names it."""


@dataclass
class Sample:
    """The parts of a report before it is written: change them, then take ``text``."""

    official: Format = field(default_factory=lambda: formats.load(formats.LATEST))
    title: str = TITLE
    preface: str = PREFACE
    published: str = ""
    signoff: Sequence[str] = ()
    bodies: dict[str, str] = field(default_factory=lambda: dict(BODIES))
    headings: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    tables: dict[str, list[list[str]]] = field(default_factory=dict)
    ids: dict[str, list[str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, section in enumerate(self.official.sections):
            self.headings[section.id] = f"{_NUMERALS[number]}、{section.title}"
            self.order.append(section.id)
        for table in self.official.tables:
            self.use_table(table)

    def use_table(self, table: TableFormat) -> None:
        """Fill a table of any edition with figures that add up."""
        self.tables[table.id], self.ids[table.id] = _rows(table)

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
            table = self.official.section[section].table
            if table in self.tables:
                yield from ("\t".join(row) for row in self.tables[table])
        yield from self.signoff

    def edit(self, edits: Mapping[str, Any]) -> None:
        """Apply the edits of an example. Raises ExampleError for one that does not fit."""
        for name, value in edits.items():
            if name in {"title", "preface", "published", "signoff"}:
                setattr(self, name, value)
            elif name == "text":
                self.bodies["overview"] = value
            elif name == "lengthen":
                self.bodies["overview"] += _FILLER * value
            elif name == "order":
                self.order = list(value)
            elif name == "edition":
                for table, edition in value.items():
                    self.use_table(formats.load(edition).table[table])
            elif name in _PARTS:
                getattr(self, _PARTS[name]).update(value)
            elif name in _EDITS:
                _EDITS[name](self, value)
            else:
                raise ExampleError(f"没有“{name}”这种改动")

    def at(self, place: str) -> tuple[str, int]:
        """Return table and row index of ``table.row``. Raises ExampleError where there is no such row."""
        table, _, row = place.partition(".")
        if table not in self.ids or row not in self.ids[table]:
            raise ExampleError(f"没有“{place}”这一行")
        return table, self.ids[table].index(row)

    def cells(self, place: str) -> Iterator[tuple[list[str], int]]:
        """Yield row and index of each cell of ``table.row.column``; ``*`` stands for all rows or columns."""
        table_id, row_id, column_id = (*place.split("."), "", "")[:3]
        table = self.official.table.get(table_id)
        if table is None or table_id not in self.tables:
            raise ExampleError(f"没有“{table_id}”这个表")
        names = [row.id for row in table.rows] if row_id == "*" else [row_id]
        for name in names:
            columns = table.columns_of(name) if name in table.row else ()
            for column in columns if column_id == "*" else (column_id,):
                if column not in columns:
                    raise ExampleError(f"没有“{place}”这一格")
                if table.layout == "flat":
                    index = [row.id for row in table.rows].index(name) * len(table.columns) + columns.index(column)
                    yield self.tables[table_id][-1], index
                elif name in self.ids[table_id]:
                    yield (
                        self.tables[table_id][self.ids[table_id].index(name)],
                        _LABELS + columns.index(column),
                    )


_LABELS = 3
"""The label cells of each row: two for groups, one for its own label."""


def _rows(table: TableFormat) -> tuple[list[list[str]], list[str | None]]:
    if table.layout == "flat":
        return _flat(table)
    rows: list[list[str]] = []
    ids: list[str | None] = []
    columns: tuple[str, ...] = ()
    for row in table.rows:
        if table.columns_of(row.id) != columns:
            columns = table.columns_of(row.id)
            rows.append(["信息内容", "", "", *(table.column[column].label for column in columns)])
            ids.append(None)
        group = table.group[row.group].label if row.group in table.group and row.group != "results" else ""
        outer = table.group["results"].label if row.group and "results" in table.group else ""
        figures = [str(_FIGURES.get((row.id, column), 0)) for column in columns]
        rows.append([outer, group, row.label, *figures])
        ids.append(row.id)
    return rows, ids


def _flat(table: TableFormat) -> tuple[list[list[str]], list[str | None]]:
    names = [column.label for _ in table.rows for column in table.columns]
    blocks = [label for row in table.rows for label in (row.label, *[""] * (len(table.columns) - 1))]
    figures = [str(_FIGURES.get((row.id, column.id), 0)) for row in table.rows for column in table.columns]
    return [blocks, names, figures], [None, None, "all"]


_FIGURES = {
    ("new", "natural"): 12,
    ("new", "business"): 3,
    ("new", "total"): 15,
    ("granted", "natural"): 8,
    ("granted", "business"): 3,
    ("granted", "total"): 11,
    ("not_held", "natural"): 3,
    ("not_held", "total"): 3,
    ("handled", "natural"): 11,
    ("handled", "business"): 3,
    ("handled", "total"): 14,
    ("carried_out", "natural"): 1,
    ("carried_out", "total"): 1,
    ("normative_documents", "made"): 2,
    ("normative_documents", "in_force"): 6,
    ("licences", "decisions"): 4,
    ("penalties", "decisions"): 9,
    ("review", "upheld"): 1,
    ("review", "total"): 1,
}


def _set(sample: Sample, value: Mapping[str, str]) -> None:
    """Set cells; ``+2`` adds to the figure that is there."""
    for place, text in value.items():
        for row, index in sample.cells(place):
            row[index] = str(int(row[index]) + int(text)) if text.startswith("+") else text


def _label(sample: Sample, value: Mapping[str, str]) -> None:
    for place, text in value.items():
        table, index = sample.at(place)
        sample.tables[table][index][_LABELS - 1] = text


def _append(sample: Sample, value: Mapping[str, str]) -> None:
    """Add a cell behind the last one of a row, or behind a cell of a flat table."""
    for place, text in value.items():
        row, index = list(sample.cells(place if place.count(".") > 1 else f"{place}.*"))[-1]
        row.insert(index + 1, text)


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
            sample.order.remove(name)
        elif kind == "table":
            del sample.tables[name]
        elif name.startswith("*."):
            index = _LABELS + sample.official.table[kind].columns_of("new").index(name.removeprefix("*."))
            for row in sample.tables[kind]:
                del row[index]
        else:
            table, at = sample.at(place)
            del sample.tables[table][at], sample.ids[table][at]


def _collapse(sample: Sample, value: str) -> None:
    table, _, group = value.partition(".")
    known = sample.official.table[table]
    first, *others = known.rows_in(group)
    for row in others:
        _drop(sample, f"{table}.{row}")
    _, index = sample.at(f"{table}.{first}")
    sample.tables[table][index][1:_LABELS] = ["", known.group[group].label]
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


_PARTS = {"heading": "headings", "section": "bodies"}
_EDITS: Mapping[str, Any] = {
    "set": _set,
    "label": _label,
    "append": _append,
    "insert": _insert,
    "drop": _drop,
    "collapse": _collapse,
    "swap": _swap,
    "repeat": _repeat,
}
