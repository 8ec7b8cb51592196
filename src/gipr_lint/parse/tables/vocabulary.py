"""The words of the statutory tables, made searchable once per edition."""

from functools import cache

from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.official_format import Editions, Format, TableFormat
from gipr_lint.parse.normalize import has_ordinal, key

_MIN_LIKENESS_SCORE = 78.0
"""The similarity (rapidfuzz ratio, 0–100) from which a label is taken for a misspelt official one."""


class Meaning(NamedTuple):
    """The row or group that a label means; ``score`` is 100 for known labels, less for similar ones."""

    id: str
    official: bool
    score: float


class Vocabulary(NamedTuple):
    """The labels of one table by their normal form."""

    table: TableFormat
    rows: dict[str, Meaning]
    groups: dict[str, Meaning]
    columns: dict[str, str]
    headers: frozenset[str]

    def row(self, text: str) -> Meaning | None:
        """Return the row that a label means exactly, an explanation in brackets behind it aside."""
        return self.rows.get(key(text)) or (self.rows.get(key(_unexplained(text))) if text[-1:] in "）)" else None)

    def group(self, text: str) -> Meaning | None:
        """Return the group that a label means exactly."""
        return self.groups.get(key(text))

    def is_header(self, text: str) -> bool:
        """Tell whether a cell names a column or is a caption; with an ordinal, 总计 and 其他 are rows."""
        normal = key(text)
        return normal in self.headers or (normal in self.columns and not has_ordinal(text))

    def knows(self, text: str) -> bool:
        """Tell whether a cell holds any word of this table."""
        normal = key(text)
        return normal in self.rows or normal in self.groups or normal in self.columns or normal in self.headers

    def similar(self, text: str) -> Meaning | None:
        """Return the row whose label is most like a text, if any is like it enough."""
        normal = key(text)
        if len(normal) < 3:
            return None
        from rapidfuzz import fuzz, process

        best = process.extractOne(normal, self.rows.keys(), scorer=fuzz.ratio, score_cutoff=_MIN_LIKENESS_SCORE)
        if best is None:
            return None
        meaning = self.rows[best[0]]
        return Meaning(meaning.id, official=False, score=best[1])


def _unexplained(text: str) -> str:
    """Return a label without what stands in brackets at its end; brackets may stand within them."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if not depth:
            return text[:at]
    return ""


@cache
def words_of(official: Format) -> dict[str, Vocabulary]:
    """Return the words of each table of a format, by table id."""
    return {table.id: _words(table) for table in official.tables}


def _words(table: TableFormat) -> Vocabulary:
    rows: dict[str, Meaning] = {}
    for row in table.rows:
        for label in (row.label, *row.accepted):
            rows[key(label)] = Meaning(row.id, official=True, score=100.0)
        for label in row.variants:
            rows.setdefault(key(label), Meaning(row.id, official=False, score=100.0))
    groups = {
        key(label): Meaning(group.id, official=True, score=100.0)
        for group in table.groups
        for label in (group.label, *group.accepted)
    }
    columns = {key(label): column.id for column in table.columns for label in (*column.variants, column.label)}
    return Vocabulary(table, rows, groups, columns, frozenset(key(header) for header in table.headers))


@cache
def all_words(editions: Editions) -> frozenset[str]:
    """Return the normal forms of all words of all tables of all editions."""
    return frozenset(
        word
        for one in editions
        for words in words_of(one).values()
        for part in (words.rows, words.groups, words.columns, words.headers)
        for word in part
    )


@cache
def row_labels(editions: Editions) -> frozenset[str]:
    """Return the normal forms of the labels of rows of all editions."""
    return frozenset(label for one in editions for words in words_of(one).values() for label in words.rows)


@cache
def tables_of_words(official: Format) -> dict[str, tuple[str, ...]]:
    """Return by the normal form of a word the ids of the tables in which it stands."""
    known: dict[str, tuple[str, ...]] = {}
    for table, words in words_of(official).items():
        for word in {*words.rows, *words.groups, *words.columns, *words.headers}:
            known[word] = (*known.get(word, ()), table)
    return known


@cache
def section_titles(official: Format) -> dict[str, tuple[str, int]]:
    """Return section id and strength (3 official, 2 accepted) by the normal form of a title."""
    titles: dict[str, tuple[str, int]] = {}
    for section in official.sections:
        for title in section.accepted:
            titles[key(title)] = (section.id, 2)
        titles[key(section.title)] = (section.id, 3)
    return titles
