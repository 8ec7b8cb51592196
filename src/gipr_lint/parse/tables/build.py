"""From raw tables to the statutory ones: each with its rows and cells, as the report prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from gipr_lint.model.document import Cell, Row, Span, Table
from gipr_lint.model.official_format import Format
from gipr_lint.model.report_table import ReportCell, ReportRow, ReportTable
from gipr_lint.parse.normalize import key
from gipr_lint.parse.tables.assignment import assign, foreign_edition, leftovers
from gipr_lint.parse.tables.columns import Shape, assign_columns
from gipr_lint.parse.tables.flat_rows import assign_flat
from gipr_lint.parse.tables.printed_row import PrintedRow, take_apart
from gipr_lint.parse.tables.row_matching import Matched, match
from gipr_lint.parse.tables.values import parse_value
from gipr_lint.parse.tables.vocabulary import Vocabulary, words_of


def read_tables(
    raw: Sequence[tuple[str | None, Table]], official: Format, guessed: frozenset[int] = frozenset()
) -> Mapping[str, ReportTable]:
    """Read the statutory tables out of raw tables, each given with the id of the section in which it stands.

    ``guessed`` are the numbers of lines that the reader may have taken for rows wrongly.
    """
    rows = assign(raw, official)
    tables = {}
    for table, found in rows.items():
        foreign = foreign_edition(found, table, official)
        words = words_of(foreign or official)[table]
        read = _read(found, words, foreign.edition if foreign else None)
        if read is not None:
            left = () if foreign else leftovers(found, table, official)
            unsure = bool(guessed) and any(row.span.line in guessed for row in found)
            tables[table] = replace(read, leftovers=left, guessed=unsure) if left or unsure else read
    return MappingProxyType(tables)  # rules may be anyone's, and all of them see the same report


def _read(rows: Sequence[Row], words: Vocabulary, foreign: str | None) -> ReportTable | None:
    printed = [take_apart(row, words) for row in rows]
    if words.table.layout == "flat":
        return _read_flat(printed, words, foreign)
    return _read_rows(printed, words, foreign)


def _read_rows(printed: Sequence[PrintedRow], words: Vocabulary, foreign: str | None) -> ReportTable | None:
    matched = match(printed, words)
    known = [item for item in matched if item.row is not None]
    if not known:
        return None
    missing = _missing_columns(printed, known, words)
    shapes: dict[int, Shape] = {}
    rows: dict[str, ReportRow] = {}
    duplicates, extra = [], []
    collapsed: dict[str, ReportRow] = {}
    order = []
    for item in matched:
        columns = _columns(item, words, missing)
        if len(columns) not in shapes:
            named = _named_places(printed, columns, words)
            shapes[len(columns)] = Shape((other.printed for other in matched), len(columns), named)
        row = _report_row(item, columns, shapes[len(columns)])
        if item.row is not None:
            order.append(item.row)
            if item.row in rows:
                duplicates.append(row)
            else:
                rows[item.row] = row
        elif item.group is not None and not any(other.row in words.table.rows_in(item.group) for other in known):
            collapsed[item.group] = row
        elif item.printed.filled and item.printed.labels:
            extra.append(row)
    return ReportTable(
        id=words.table.id,
        format=words.table,
        span=_around(printed),
        rows=MappingProxyType(rows),
        order=tuple(order),
        duplicates=tuple(duplicates),
        collapsed=collapsed,
        extra=tuple(extra),
        missing_columns=missing,
        header_span=_header(printed),
        foreign=foreign,
        accounted=_accounted(printed, matched, words),
    )


def _accounted(printed: Sequence[PrintedRow], matched: Sequence[Matched], words: Vocabulary) -> bool:
    """Tell whether every row has a meaning; loose labels are parts of a group's, or of the label of a row there is."""
    if any(item.row is None and item.group is None for item in matched):
        return False
    whole = [
        *words.groups,
        *words.headers,
        *words.columns,
        *(key(item.label) for item in matched if item.row and item.official),
    ]
    read = {id(item.printed.row) for item in matched}
    loose = [row for row in printed if row.kind in {"label", "bare"} and id(row.row) not in read]
    return all(any(key(cell.text) in label for label in whole) for row in loose for cell in row.labels or row.row.cells)


def _columns(item: Matched, words: Vocabulary, missing: Sequence[str]) -> list[str]:
    ids = words.table.columns_of(item.row) if item.row else [column.id for column in words.table.columns]
    return [column for column in ids if column not in missing]


def _missing_columns(printed: Sequence[PrintedRow], known: Sequence[Matched], words: Vocabulary) -> tuple[str, ...]:
    """Return the columns that the header does not name, where the rows have just as many figures as it names."""
    named = {
        words.columns[key(c.text)]
        for row in printed
        if row.kind == "header"
        for c in row.labels
        if words.is_header(c.text) and key(c.text) in words.columns
    }
    missing = []
    for columns in {tuple(words.table.columns_of(item.row)) for item in known if item.row}:
        absent = [column for column in columns if column not in named]
        rows = [item.printed for item in known if item.row and tuple(words.table.columns_of(item.row)) == columns]
        begun = dict(_named_places(printed, columns, words))
        full = sum(
            len(row.filled) == len(columns) - len(absent) and not _is_filled(row, columns, absent, begun)
            for row in rows
        )
        if absent and len(absent) < len(columns) and full * 2 > len(rows):
            missing += absent
    return tuple(column.id for column in words.table.columns if column.id in missing)


def _is_filled(row: PrintedRow, columns: Sequence[str], absent: Sequence[str], begun: Mapping[int, int]) -> bool:
    """Tell whether a row has a figure in a column that the header does not name, by the places of those it does."""
    start = begun.get(len(row.row.cells))
    filled = {row.start + index for index in row.filled}
    return start is not None and any(start + columns.index(column) in filled for column in absent)


def _named_places(
    printed: Sequence[PrintedRow], columns: Sequence[str], words: Vocabulary
) -> Iterator[tuple[int, int]]:
    """Yield where the figures begin by the header, with its number of cells: where all names in it agree on that."""
    begun = {
        (len(row.row.cells), place - columns.index(column))
        for row in printed
        if row.kind == "header"
        for place, cell in enumerate(row.row.cells)
        if (column := words.columns.get(key(cell.text))) in columns and column is not None
    }
    if len(begun) == 1:
        yield from begun


def _report_row(item: Matched, columns: Sequence[str], shape: Shape) -> ReportRow:
    placed = assign_columns(item.printed, len(columns), shape)
    certain = item.certain and placed.certain
    name = item.row or item.group or ""
    return ReportRow(
        id=name,
        label=item.label,
        label_span=item.printed.label.span,
        span=item.printed.row.span,
        cells=_report_cells(name, zip(columns, placed.cells, strict=True), certain=certain),
        official=item.official,
        certain=certain,
        surplus=placed.surplus,
        values=tuple(item.printed.rest[index] for index in item.printed.filled),
        width=len(item.printed.rest) - next(iter(item.printed.filled), 0),
    )


def _report_cells(row: str, cells: Iterable[tuple[str, Cell | None]], *, certain: bool) -> dict[str, ReportCell]:
    return {
        column: ReportCell(row, column, parse_value(cell.text), cell.span, certain)
        for column, cell in cells
        if cell is not None
    }


def _read_flat(printed: Sequence[PrintedRow], words: Vocabulary, foreign: str | None) -> ReportTable | None:
    with_figures = [row for row in printed if row.kind in _FILLED]
    if not with_figures and not any(row.kind == "header" for row in printed):
        return None
    first, again = _copies(printed, words)
    cells, placed, missing = assign_flat(first, words)
    figures = tuple(row.rest[index] for row in first if row.kind in _FILLED for index in row.filled)
    rows = {}
    for row in words.table.rows:
        own = [(column, cell) for (name, column), cell in cells.items() if name == row.id]
        spans = [cell.span for _, cell in own if cell is not None]
        if spans or not placed.certain:
            span = spans[0].to(spans[-1]) if spans else _around(with_figures or printed)
            rows[row.id] = ReportRow(
                id=row.id,
                label=row.label,
                label_span=span,
                span=span,
                cells=_report_cells(row.id, own, certain=placed.certain),
                certain=placed.certain,
                surplus=placed.surplus,
                values=figures,
            )
    return ReportTable(
        id=words.table.id,
        format=words.table,
        span=_around(printed),
        rows=rows,
        order=tuple(rows),
        duplicates=tuple(_repeated(row, words, rows) for row in again if rows),
        missing_columns=missing,
        header_span=_header(printed),
        foreign=foreign,
    )


_FILLED = frozenset({"values", "bare"})


def _copies(printed: Sequence[PrintedRow], words: Vocabulary) -> tuple[list[PrintedRow], list[PrintedRow]]:
    """Return the rows of a flat table up to the first one with all its figures, headers behind it, and its copies."""
    width = len(words.table.rows) * len(words.table.columns)
    whole = [row for row in printed if row.kind in _FILLED and len(row.filled) == width]
    again = whole[1:]
    return [row for row in printed if row not in again], again


def _repeated(row: PrintedRow, words: Vocabulary, rows: Mapping[str, ReportRow]) -> ReportRow:
    """Return a second copy of the figures of a flat table, as a duplicate of its first row."""
    known = next(iter(rows))
    span = row.rest[row.filled[0]].span.to(row.rest[row.filled[-1]].span)
    return ReportRow(id=known, label=words.table.row[known].label, label_span=span, span=span, cells={})


def _around(printed: Sequence[PrintedRow]) -> Span:
    return printed[0].row.span.to(printed[-1].row.span)


def _header(printed: Sequence[PrintedRow]) -> Span | None:
    return next((row.row.span for row in printed if row.kind == "header"), None)
