"""Which raw rows belong to which statutory table, and to which edition of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from gipr_lint.model.document import Cell, Row, Table
from gipr_lint.model.official_format import Format
from gipr_lint.parse.normalize import key
from gipr_lint.parse.tables.values import looks_like_value
from gipr_lint.parse.tables.vocabulary import Vocabulary, tables_of_words, words_of

_AMBIGUOUS = frozenset({"其他", "总计", "合计", "其它"})


def assign(raw: Sequence[tuple[str | None, Table]], official: Format) -> dict[str, list[Row]]:
    """Give each row to the statutory table whose words it holds; a row without words stays with its neighbours.

    Rows of a table inside its own section come first: a table of the same words elsewhere is another one.
    """
    home = {table.id: set(table.within) for table in official.tables}
    own_table = {section.id: section.table for section in official.sections if section.table}
    for owner, name in own_table.items():
        home[name].add(owner)
    inside: dict[str, list[Row]] = defaultdict(list)
    outside: dict[str, list[Row]] = defaultdict(list)
    for section, table in raw:
        current = own_table.get(section or "")
        for row in table.rows:
            current = _table_of(row, official, current) or current
            if current is not None:
                (inside if section in home[current] else outside)[current].append(row)
    known = {table: rows for table, rows in inside.items() if _recognised(rows, words_of(official)[table])}
    return known | {table: rows for table, rows in outside.items() if table not in known}


def _table_of(row: Row, official: Format, current: str | None) -> str | None:
    """Return the table that most words of a row belong to; ``current`` where that is undecided."""
    known = tables_of_words(official)
    votes: dict[str, int] = {}
    for cell in row.cells:
        text = cell.text
        if text and not text.isdigit() and not looks_like_value(text) and (word := key(text)) not in _AMBIGUOUS:
            for table in known.get(word, ()):
                votes[table] = votes.get(table, 0) + 1
    best = max(votes.values(), default=0)
    if not best or votes.get(current or "") == best:
        return current
    return next(table for table, count in votes.items() if count == best)


def _recognised(rows: Iterable[Row], words: Vocabulary) -> bool:
    return any(words.knows(cell.text) for row in rows for cell in row.cells if cell.text)


def foreign_edition(rows: Iterable[Row], table: str, official: Format) -> Format | None:
    """Return the other edition whose columns and rows the table has, where it has fewer of this edition's alone."""
    own = _names(official, table)
    cells = [key(cell.text) for row in rows for cell in row.cells if cell.text]
    for other in official.family:
        if other is not official and table in other.table:
            foreign = _names(other, table)
            theirs = len([cell for cell in cells if cell in foreign and cell not in own])
            ours = len([cell for cell in cells if cell in own and cell not in foreign])
            if theirs >= 2 and theirs > ours:
                return other
    return None


def leftovers(rows: Iterable[Row], table: str, official: Format) -> tuple[tuple[Cell, str], ...]:
    """Return the cells that name a column which only another edition has, each with that edition."""
    own = _names(official, table)
    others = [(words_of(other)[table].columns, other.edition) for other in official.family if table in other.table]
    return tuple(
        (cell, edition)
        for row in rows
        for cell in row.cells
        if cell.text and (word := key(cell.text)) not in own
        for columns, edition in others
        if word in columns
    )


@cache
def _names(official: Format, table: str) -> frozenset[str]:
    """Return the normal forms of the names of columns, rows and groups of a table."""
    words = words_of(official)[table]
    return frozenset(words.columns) | frozenset(words.rows) | frozenset(words.groups)
