"""What is wrong with the sections, tables and wording that a rule pack adds to the formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gipr_lint.extensions.packs.pack_file import Pack
from gipr_lint.files.names import is_snake, suggest
from gipr_lint.files.yaml import Steps
from gipr_lint.model.official_format import ColumnFormat, Format, RowFormat, TableFormat
from gipr_lint.parse.normalize import key

Mistakes = Iterator[tuple[Steps, str]]


def mistakes(pack: Pack, formats: Sequence[Format], owners: Mapping[str, Pack]) -> Mistakes:
    """Yield what is wrong with the additions of a pack, against the formats that it is to change.

    ``owners`` says which pack added a section or table that is there already.
    """
    titles = {key(title): one.id for form in formats for one in form.sections for title in (one.title, *one.accepted)}
    yield from _accepted(pack, formats, titles)
    yield from _sections(pack, formats, owners, titles)
    yield from _tables(pack, formats, owners)


def _sections(pack: Pack, formats: Sequence[Format], owners: Mapping[str, Pack], titles: dict[str, str]) -> Mistakes:
    tables = {table.id for table in (*pack.file.tables, *(known for one in formats for known in one.tables))}
    sections = {section.id for one in formats for section in one.sections}
    for index, section in enumerate(pack.file.sections):
        at: list[str | int] = ["sections", index]
        yield from _new_name(section.id, "部分", sections, owners, at)
        if section.after not in sections:
            yield [*at, "after"], f"没有部分“{section.after}”{suggest(section.after, sorted(sections))}"
        sections.add(section.id)
        if section.table is not None and section.table not in tables:
            yield [*at, "table"], f"没有表格“{section.table}”{suggest(section.table, sorted(tables))}"
        for part, title in (("title", section.title), *(("accepted", title) for title in section.accepted)):
            if key(title) in titles:
                yield [*at, part], f"“{title}”已经是另一部分的标题"
            elif not key(title):
                yield [*at, part], "不能为空"
            titles[key(title)] = section.id


def _tables(pack: Pack, formats: Sequence[Format], owners: Mapping[str, Pack]) -> Mistakes:
    known = {one.id for form in formats for one in form.tables}
    sections = {section.id for one in formats for section in one.sections}
    sections |= {section.id for section in pack.file.sections}
    for index, table in enumerate(pack.file.tables):
        at: list[str | int] = ["tables", index]
        yield from _new_name(table.id, "表格", known, owners, at)
        known.add(table.id)
        yield from _names(table, at)
        yield from _links(table, at)
        for section_id in table.within:
            if section_id not in sections:
                yield [*at, "within"], f"没有部分“{section_id}”{suggest(section_id, sorted(sections))}"
        if not table.within and not any(section.table == table.id for section in pack.file.sections):
            yield at, "没有写明表格在哪个部分：请写 within，或在 sections 里写 table"


def _accepted(pack: Pack, formats: Sequence[Format], titles: dict[str, str]) -> Mistakes:
    """Yield what is wrong with accepted wording: unknown names, words that mean something else; add the titles."""
    sections = {section.id for one in formats for section in one.sections}
    labels = {
        (table.id, key(label)): row.id
        for one in formats
        for table in one.tables
        for row in table.rows
        for label in (row.label, *row.accepted, *row.variants)
    }
    rows = {f"{table}.{row}" for (table, _), row in labels.items()}
    for name, accepted in pack.file.accepted.items():
        if name not in sections | rows:
            yield ["accepted", name], f"没有部分或行“{name}”{suggest(name, sorted(sections | rows))}"
            continue
        table, _, row = name.partition(".")
        for index, words in enumerate(accepted):
            meant = labels.get((table, key(words))) if row else titles.get(key(words))
            if not key(words):
                yield ["accepted", name, index], "不能为空"
            elif meant not in {None, row or name}:
                yield ["accepted", name, index], f"“{words}”已经是“{meant}”的{'行名' if row else '标题'}"
            elif not row:
                titles[key(words)] = name


def _new_name(name: str, kind: str, known: set[str], owners: Mapping[str, Pack], at: Steps) -> Mistakes:
    if name in owners:
        yield [*at, "id"], f"{kind}“{name}”与{owners[name].label}增加的重名，两个规则包不能同时使用"
    elif name in known:
        yield [*at, "id"], f"{kind}“{name}”已经有了，请换一个名称"
    elif not is_snake(name):
        yield [*at, "id"], f"{kind}的名称“{name}”应为小写字母、数字和下划线"


def _names(table: TableFormat, at: Steps) -> Mistakes:
    """Yield the names and labels of columns and rows that are wrong, or there twice."""
    parts: tuple[tuple[str, Sequence[ColumnFormat | RowFormat]], ...] = (
        ("columns", table.columns),
        ("rows", table.rows),
    )
    for part, listed in parts:
        names, labels = [one.id for one in listed], [key(one.label) for one in listed]
        for index, one in enumerate(listed):
            if one.id in names[:index]:
                yield [*at, part, index, "id"], f"“{one.id}”出现了两次"
            elif not is_snake(one.id):
                yield [*at, part, index, "id"], f"名称“{one.id}”应为小写字母、数字和下划线"
            if not labels[index]:
                yield [*at, part, index, "label"], "不能为空"
            elif labels[index] in labels[:index]:
                yield [*at, part, index, "label"], f"“{one.label}”出现了两次"


def _links(table: TableFormat, at: Steps) -> Mistakes:
    """Yield the columns and groups that rows name and the table does not have."""
    for index, row in enumerate(table.rows):
        for column in row.columns:
            if column not in table.column:
                yield [*at, "rows", index, "columns"], f"没有列“{column}”{suggest(column, list(table.column))}"
        if row.group is not None and row.group not in table.group:
            yield [*at, "rows", index, "group"], f"没有组“{row.group}”{suggest(row.group, list(table.group))}"
