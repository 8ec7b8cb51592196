"""The formats with what rule packs add: accepted titles and labels, sections, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from gipr_lint.formats import Editions, Format, RowFormat, SectionFormat, TableFormat
from gipr_lint.packs.file import ExtraSection, Pack
from gipr_lint.parse.normal import key
from gipr_lint.yamlfile import Steps, YamlError, suggest

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
Mistakes = Iterator[tuple[Steps, str]]


class Extended(NamedTuple):
    """The formats, and what was wrong with the packs: such a pack adds nothing to them."""

    editions: Editions
    errors: tuple[YamlError, ...]


def extend(editions: Editions, packs: Sequence[Pack]) -> Extended:
    """Return the formats with all that the packs add, in their order."""
    formats = {one.edition: one for one in editions}
    owners: dict[str, Pack] = {}
    errors: list[YamlError] = []
    for pack in packs:
        if not (pack.file.accepted or pack.file.sections or pack.file.tables):
            continue
        chosen = [formats[edition] for edition in pack.file.editions]
        wrong = [pack.error(steps, message) for steps, message in _mistakes(pack, chosen, owners)]
        errors += wrong
        if not wrong:
            formats |= {one.edition: _extended(one, pack) for one in chosen}
            owners |= dict.fromkeys([section.id for section in pack.file.sections], pack)
            owners |= dict.fromkeys([table.id for table in pack.file.tables], pack)
    if all(one is editions[name] for name, one in formats.items()):
        return Extended(editions, tuple(errors))
    family = {name: msgspec.structs.replace(one) for name, one in formats.items()}  # a format has just one family
    return Extended(Editions(family), tuple(errors))


def _extended(one: Format, pack: Pack) -> Format:
    sections = [_accepting(section, pack.file.accepted.get(section.id, ())) for section in one.sections]
    for extra in pack.file.sections:
        place = [section.id for section in sections].index(extra.after) + 1
        while place < len(sections) and sections[place].after == extra.after:
            place += 1
        sections.insert(place, _section(extra))
    tables = (*(_relabelled(table, pack.file.accepted) for table in one.tables), *pack.file.tables)
    return msgspec.structs.replace(one, sections=tuple(sections), tables=tables)


def _section(extra: ExtraSection) -> SectionFormat:
    return SectionFormat(
        id=extra.id,
        title=extra.title,
        accepted=extra.accepted,
        table=extra.table,
        after=extra.after,
        required=extra.required,
    )


def _accepting(section: SectionFormat, titles: Sequence[str]) -> SectionFormat:
    return msgspec.structs.replace(section, accepted=(*section.accepted, *titles)) if titles else section


def _relabelled(table: TableFormat, accepted: Mapping[str, Sequence[str]]) -> TableFormat:
    def row(known: RowFormat) -> RowFormat:
        labels = accepted.get(f"{table.id}.{known.id}", ())
        return msgspec.structs.replace(known, accepted=(*known.accepted, *labels)) if labels else known

    return msgspec.structs.replace(table, rows=tuple(map(row, table.rows)))


def _mistakes(pack: Pack, formats: Sequence[Format], owners: Mapping[str, Pack]) -> Mistakes:
    """Yield what is wrong with the additions of a pack, against the formats that it is to change."""
    file = pack.file
    tables = {table.id for table in (*file.tables, *(known for one in formats for known in one.tables))}
    sections = {section.id for one in formats for section in one.sections}
    yield from _accepted(pack, formats)
    for index, section in enumerate(file.sections):
        at: list[str | int] = ["sections", index]
        yield from _new_name(section.id, "部分", sections, owners, at)
        if section.after not in sections:
            yield [*at, "after"], f"没有部分“{section.after}”{suggest(section.after, sorted(sections))}"
        sections.add(section.id)
        if section.table is not None and section.table not in tables:
            yield [*at, "table"], f"没有表格“{section.table}”{suggest(section.table, sorted(tables))}"
        titles = {key(title) for one in formats for known in one.sections for title in (known.title, *known.accepted)}
        if key(section.title) in titles:
            yield [*at, "title"], f"“{section.title}”已经是另一部分的标题"
    for index, table in enumerate(file.tables):
        at = ["tables", index]
        known = {one.id for form in formats for one in form.tables}
        yield from _new_name(table.id, "表格", known, owners, at)
        yield from _inside(table, at)
        for section_id in table.within:
            if section_id not in sections:
                yield [*at, "within"], f"没有部分“{section_id}”{suggest(section_id, sorted(sections))}"
        if not table.within and not any(section.table == table.id for section in file.sections):
            yield at, "没有写明表格在哪个部分：请写 within，或在 sections 里写 table"


def _accepted(pack: Pack, formats: Sequence[Format]) -> Mistakes:
    known = {section.id for one in formats for section in one.sections}
    known |= {f"{table.id}.{row.id}" for one in formats for table in one.tables for row in table.rows}
    for name in pack.file.accepted:
        if name not in known:
            yield ["accepted", name], f"没有部分或行“{name}”{suggest(name, sorted(known))}"


def _new_name(name: str, kind: str, known: set[str], owners: Mapping[str, Pack], at: Steps) -> Mistakes:
    if name in owners:
        yield [*at, "id"], f"{kind}“{name}”与{owners[name].label}增加的重名，两个规则包不能同时使用"
    elif name in known:
        yield [*at, "id"], f"{kind}“{name}”已经有了，请换一个名称"
    elif not _NAME.fullmatch(name):
        yield [*at, "id"], f"{kind}的名称“{name}”应为小写字母、数字和下划线"


def _inside(table: TableFormat, at: Steps) -> Mistakes:
    """Yield what does not fit together within a table."""
    for part, ids in (("columns", [one.id for one in table.columns]), ("rows", [one.id for one in table.rows])):
        for index, name in enumerate(ids):
            if name in ids[:index]:
                yield [*at, part, index, "id"], f"“{name}”出现了两次"
            elif not _NAME.fullmatch(name):
                yield [*at, part, index, "id"], f"名称“{name}”应为小写字母、数字和下划线"
    for index, row in enumerate(table.rows):
        for column in row.columns:
            if column not in table.column:
                yield [*at, "rows", index, "columns"], f"没有列“{column}”{suggest(column, list(table.column))}"
        if row.group is not None and row.group not in table.group:
            yield [*at, "rows", index, "group"], f"没有组“{row.group}”{suggest(row.group, list(table.group))}"
