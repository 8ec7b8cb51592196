"""The official formats as data: which sections and tables a report of an edition has.

Sources: 国办公开办函〔2019〕60号 (edition 2019, for 2019 and 2020) and 国办公开办函〔2021〕30号 (edition 2021).
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gipr_lint.files import yaml
from gipr_lint.files.resources import folder

EDITIONS = ("2019", "2021")
LATEST = "2021"

ValueKind = Literal["count", "amount", "money", "change"]


class AspectFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A matter that a section has to treat; ``pattern`` recognises a sub-heading or the opening words about it."""

    id: str
    title: str
    pattern: str


class SectionFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A section of the report.

    ``accepted`` are titles as good as the official one, ``pattern`` recognises renamed ones by their meaning.
    ``distinctive`` titles stand in no other kind of document. ``after`` names the section before a section that a
    rule pack adds; without ``required`` it may be absent and then does not count.
    """

    id: str
    title: str
    pattern: str | None = None
    accepted: tuple[str, ...] = ()
    distinctive: bool = False
    table: str | None = None
    aspects: tuple[AspectFormat, ...] = ()
    after: str | None = None
    required: bool = True

    @cached_property
    def aspect(self) -> dict[str, AspectFormat]:
        """The aspects by id."""
        return {aspect.id: aspect for aspect in self.aspects}


class ColumnFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column of a statutory table, with other labels under which it is recognised.

    ``value`` is set where the column holds something else than its rows do.
    """

    id: Annotated[str, Meta(description="名称，供规则使用：小写字母、数字和下划线")]
    label: Annotated[str, Meta(description="列名")]
    variants: Annotated[tuple[str, ...], Meta(description="不规范但认得出的列名")] = ()
    value: Annotated[
        ValueKind | None,
        Meta(description="这一列填什么：count 件数、amount 金额、money 连同单位写的金额、change 增减；不写则由行决定"),
    ] = None


class RowFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of a statutory table: ``accepted`` labels are as good as the official one, ``variants`` are mistakes."""

    id: Annotated[str, Meta(description="名称，供规则使用：小写字母、数字和下划线")]
    label: Annotated[str, Meta(description="行名")]
    columns: Annotated[tuple[str, ...], Meta(description="这一行有哪些列；不写则有全部的列")] = ()
    group: Annotated[str | None, Meta(description="所属的组")] = None
    value: Annotated[
        ValueKind, Meta(description="填什么：count 件数、amount 金额、money 连同单位写的金额、change 增减")
    ] = "count"
    accepted: Annotated[tuple[str, ...], Meta(description="同样认可的行名")] = ()
    variants: Annotated[tuple[str, ...], Meta(description="不规范但认得出的行名")] = ()


class GroupFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A label that stands over several rows and has no figures of its own."""

    id: Annotated[str, Meta(description="名称")]
    label: Annotated[str, Meta(description="组名，如“（三）不予公开”")]
    accepted: Annotated[tuple[str, ...], Meta(description="同样认可的组名")] = ()


class TableFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A table of the report.

    ``layout`` is ``rows`` (a label and its figures on each line) or ``flat`` (all figures of all rows on one line).
    ``headers`` are the words of header and caption cells that name no column. ``within`` are sections in which a
    table of a rule pack may stand besides the one that requires it.
    """

    id: Annotated[str, Meta(description="名称，供规则使用：小写字母、数字和下划线")]
    name: Annotated[str, Meta(description="表名，用在提示里")]
    columns: Annotated[tuple[ColumnFormat, ...], Meta(description="列", min_length=1)]
    rows: Annotated[tuple[RowFormat, ...], Meta(description="行", min_length=1)]
    groups: Annotated[tuple[GroupFormat, ...], Meta(description="统领几行、自己不填数的组")] = ()
    headers: Annotated[tuple[str, ...], Meta(description="表头里不是列名的文字")] = ()
    layout: Annotated[
        Literal["rows", "flat"], Meta(description="rows 每行一个行名和一行数；flat 所有的数排在同一行")
    ] = "rows"
    within: Annotated[tuple[str, ...], Meta(description="表格可以在哪些部分里")] = ()

    @cached_property
    def row(self) -> dict[str, RowFormat]:
        """The rows by id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def column(self) -> dict[str, ColumnFormat]:
        """The columns by id."""
        return {column.id: column for column in self.columns}

    @cached_property
    def _columns(self) -> dict[str, tuple[str, ...]]:
        every = tuple(column.id for column in self.columns)
        return {row.id: row.columns or every for row in self.rows}

    @cached_property
    def group(self) -> dict[str, GroupFormat]:
        """The groups by id."""
        return {group.id: group for group in self.groups}

    def columns_of(self, row: str) -> tuple[str, ...]:
        """Return the ids of the columns in which a row has figures."""
        return self._columns[row]

    def rows_in(self, group: str) -> tuple[str, ...]:
        """Return the ids of the rows of a group."""
        return tuple(row.id for row in self.rows if row.group == group)


class Format(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True, eq=False):
    """The format of one edition; ``notice`` is the document that prescribes it. Compared by identity."""

    edition: str
    notice: str
    sections: tuple[SectionFormat, ...]
    tables: tuple[TableFormat, ...]

    @cached_property
    def section(self) -> dict[str, SectionFormat]:
        """The sections by id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def table(self) -> dict[str, TableFormat]:
        """The tables by id."""
        return {table.id: table for table in self.tables}

    @cached_property
    def family(self) -> "Editions":
        """The formats of all editions, this one among them."""
        return national()


class Editions:
    """The formats of all editions that belong together: the national ones, or those with what rule packs add."""

    def __init__(self, formats: Mapping[str, Format], words: tuple[tuple[str, str, tuple[str, ...]], ...] = ()) -> None:
        self._formats = formats
        self.words = words
        """What rule packs add to the vocabulary: kind, value and texts."""
        for one in formats.values():
            one.__dict__["family"] = self

    def __iter__(self) -> Iterator[Format]:
        return iter(self._formats.values())

    def __getitem__(self, edition: str) -> Format:
        return self._formats[edition]


@cache
def national() -> Editions:
    """Return the official formats."""
    return Editions({edition: load(edition) for edition in EDITIONS})


@cache
def load(edition: str) -> Format:
    """Return the official format of an edition, one of ``EDITIONS``."""
    return yaml.load(folder("gipr_lint.formats").joinpath(f"{edition}.yaml"), Format)


def edition_of(year: int | None) -> str:
    """Return the edition by which a report of a year is judged; the latest where the year is unknown."""
    return "2019" if year in (2019, 2020) else LATEST
