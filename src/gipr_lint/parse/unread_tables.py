"""Tables that a reader could not see for certain: which of them hold together all the same, and which were not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from gipr_lint.model.document import Document, Span
from gipr_lint.model.official_format import Format
from gipr_lint.model.report import Heading, Paragraph, Section
from gipr_lint.model.report_table import ReportTable
from gipr_lint.parse.normalize import key
from gipr_lint.parse.tables.vocabulary import Vocabulary, words_of

_MIN_LEFT_WORDS = 3
"""So many words of a table in a section without the table are what is left of it."""
_MIN_WORD_CHARS = 4
"""A word from this length on belongs to its table; shorter ones are words of any text."""


def unread_apart(
    tables: Mapping[str, ReportTable], sections: Sequence[Section], document: Document, official: Format
) -> tuple[Mapping[str, ReportTable], Mapping[str, Span]]:
    """Return the tables that were read, and the places of those that were not, by table id.

    A table whose rows and columns were guessed counts as read where nothing of it is left over: each row has its
    official name and its figures, and no word of the table stands outside of it.
    """
    if not document.guessed:
        return tables, {}
    home = {one.table: section for section in reversed(sections) if (one := official.section[section.id]).table}
    read, unread = dict(tables), {}
    for id_, table in tables.items():
        if table.guessed and not _holds(table, _left(home.get(id_)), words_of(official)[id_]):
            del read[id_]
            unread[id_] = table.span
    for id_, section in home.items():
        if id_ is not None and id_ not in tables and _scraps(section, words_of(official)[id_]):
            unread[id_] = section.heading.line.span
    return MappingProxyType(read), unread


def _holds(table: ReportTable, left: Sequence[str], words: Vocabulary) -> bool:
    whole = len(table.rows) == len(table.format.rows)
    return (
        table.accounted
        and not (table.extra or table.collapsed or table.missing_columns)
        and all(row.official and row.certain and not row.surplus for row in (*table.rows.values(), *table.duplicates))
        and (whole or not any(_is_piece(text, words) for text in left))
    )


def _left(section: Section | None) -> list[str]:
    """Return the lines of running text in the section of a table."""
    return [] if section is None else [key(line) for line in _lines(section)]


def _lines(section: Section) -> Iterator[str]:
    for item in section.items:
        if isinstance(item, Paragraph):
            yield from (line.text for line in item.lines)
        elif isinstance(item, Heading):
            yield item.text


def _is_piece(text: str, words: Vocabulary) -> bool:
    """Tell whether a line is a label of the table, or a part of one, or begins or ends with one."""
    return len(text) > 1 and any(
        text in label or (len(label) >= _MIN_WORD_CHARS and label in text) for label in (*words.rows, *words.groups)
    )


def _scraps(section: Section, words: Vocabulary) -> bool:
    text = "".join(key(line) for line in _lines(section))
    known = {*words.rows, *words.groups, *words.columns, *words.headers}
    return sum(len(word) >= _MIN_WORD_CHARS and word in text for word in known) >= _MIN_LEFT_WORDS
