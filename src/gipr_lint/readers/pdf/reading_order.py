"""The pages put in order: lines and tables, with paragraphs told apart where the print shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from gipr_lint.model.document import Document, LineOrigin
from gipr_lint.model.printed import Box, Print
from gipr_lint.readers import ReadError
from gipr_lint.readers.composer import Composer
from gipr_lint.readers.pdf.columns import Item, by_height, gutters, in_order, is_tangled
from gipr_lint.readers.pdf.doubts import with_doubts
from gipr_lint.readers.pdf.lines import TextLine, Words, lines_of, together
from gipr_lint.readers.pdf.margins import margins
from gipr_lint.readers.pdf.paragraphs import Measure, begins, measure, surely_goes_on
from gipr_lint.readers.pdf.printed_page import Glyph, Ink, Picture, PrintedPage
from gipr_lint.readers.pdf.tables.grids import grids_of
from gipr_lint.readers.pdf.tables.ruled import CellText, PageRow, PageTable, joined, read_table
from gipr_lint.readers.pdf.tables.unruled import aligned


def write(ink: Ink, path: str) -> Document:
    """Return the document of a file."""
    pages = ink.pages
    composer = Composer()
    read = _items(pages)
    edges = margins(
        [
            (page.height, [item for item in items if isinstance(item, TextLine)])
            for page, items in zip(pages, read, strict=True)
        ]
    )
    kept: list[tuple[PrintedPage, list[Item]]] = []
    for page, items, edge in zip(pages, read, edges, strict=True):
        for line in items:
            if isinstance(line, TextLine) and line in edge:
                composer.aside("margin", line.text, _origin(page, line.boxes))
        body = [item for item in items if not isinstance(item, TextLine) or item not in edge]
        kept.append((page, body))
    within = measure(item for _, body in kept for item in body if isinstance(item, TextLine))
    lines: list[tuple[PrintedPage, TextLine]] = []
    seen: set[int] = set()
    for page, item in _flowing(kept):
        if not isinstance(item, TextLine):
            _write_lines(composer, lines, within)
            lines = []
        if isinstance(item, Picture):
            composer.picture()
        elif isinstance(item, PageTable):
            seen |= _write_table(composer, item, pages)
        else:
            lines.append((page, item))
    _write_lines(composer, lines, within)
    _write_asides(composer, ink)
    document = composer.document(path, "UTF-8")
    document = replace(document, guessed=frozenset(range(1, len(document.lines) + 1)) - seen)
    return with_doubts(document, pages) if any(page.recognized for page in pages) else document


def _write_asides(composer: Composer, ink: Ink) -> None:
    for page in ink.pages:
        composer.aside("hidden", page.unseen, _origin(page))
        for comment in page.comments:
            composer.aside("comment", comment, _origin(page))
    composer.state("title", ink.title, LineOrigin("文件属性", {"property": "Title"}))
    for name, text in ink.about:
        composer.aside("property", text, LineOrigin("文件属性", {"property": name}))


def _write_table(composer: Composer, table: PageTable, pages: Sequence[PrintedPage]) -> set[int]:
    """Write a table and return the numbers of the rows around whose cells lines are drawn."""
    composer.gap()
    seen = set()
    for row in table.rows:
        cells = [row.cells.get(column, CellText()) for column in range(len(table.xs) - 1)]
        prints = [[_as_shown(one, pages[one.page - 1]) for one in cell.prints] for cell in cells]
        written = composer.row((cell.text for cell in cells), _row_of(row, pages[row.page - 1].shown_number), prints)
        seen |= {written.span.line} if row.drawn else set()
    composer.gap()
    return seen


def _write_lines(composer: Composer, lines: Sequence[tuple[PrintedPage, TextLine]], within: Measure) -> None:
    """Write printed lines; of two that the parser would not know for one paragraph, one is made."""
    words: list[Words] = []
    for index, (page, line) in enumerate(lines):
        words.append(line.words)
        after = lines[index + 1] if index + 1 < len(lines) else None
        if after is not None and after[0] is page and surely_goes_on(line, after[1], within):
            continue
        whole = together(words)
        composer.line(whole.text, _origin(page, whole.boxes))
        words.clear()
        if after is not None and begins(line, after[1]):
            composer.gap()


def _origin(page: PrintedPage, boxes: tuple[Box, ...] = ()) -> LineOrigin:
    prints = (_as_shown(Print(0, page.number, boxes), page),) if boxes else ()
    return LineOrigin(f"第 {page.shown_number} 页", {"page": page.shown_number}, (), (), prints)


def _row_of(row: PageRow, page: int) -> LineOrigin:
    """Return the place of a row: on its page, for a table that goes on over pages is counted anew on each of them."""
    label = f"第 {page} 页第 {row.table} 个表格第 {row.number} 行"
    return LineOrigin(label, {"page": page, "table": row.table, "row": row.number})


def _as_shown(one: Print, page: PrintedPage) -> Print:
    """Return a print with its places on the page as it is shown, be it read in another direction."""
    if not page.turn and not page.sheet:
        return one
    cell = page.as_shown(one.cell) if one.cell else None
    return one._replace(page=page.shown_number, boxes=tuple(map(page.as_shown, one.boxes)), cell=cell)


def _items(pages: Sequence[PrintedPage]) -> list[list[Item]]:
    """Return the lines and tables of each page in the order in which they are read."""
    told_apart = [_tables(page) for page in pages]
    lines = [lines_of(glyphs) for _, glyphs in told_apart]
    found = gutters([(page.width, own) for page, own in zip(pages, lines, strict=True)])
    items: list[list[Item]] = []
    for page, (tables, glyphs), own, gutter in zip(pages, told_apart, lines, found, strict=True):
        known: list[Item] = [*tables, *page.pictures]
        if is_tangled(own, tables, gutter):
            raise ReadError(f"PDF 第 {page.shown_number} 页分两栏排版，{_TANGLED}")
        if gutter is not None:
            items.append(_counted(in_order(glyphs, known, gutter, page.number)))
        else:
            free, rest = aligned(own, page.number)
            items.append(_counted(by_height([*rest, *free, *known])))
    return items


def _counted(items: Sequence[Item]) -> list[Item]:
    """Return what stands on a page, its tables and their rows counted."""
    table, found = 0, list[Item]()
    for item in items:
        if isinstance(item, PageTable):
            table += 1
            rows = [row._replace(table=table, number=number) for number, row in enumerate(item.rows, 1)]
            found.append(item._replace(rows=tuple(rows)))
        else:
            found.append(item)
    return found


_TANGLED = "表格旁边还有文字，无法确定阅读的顺序，请改用单栏文件或 Word 文件检查"


def _tables(page: PrintedPage) -> tuple[list[PageTable], list[Glyph]]:
    """Return the tables that lines are drawn for on a page, and the characters outside of them."""
    rest = list(page.glyphs)
    tables: list[PageTable] = []
    for grid in grids_of(page.strokes):
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in rest:
            (outside if grid.box(*glyph.middle) is None else inside).append(glyph)
        table = read_table(grid, inside, page.number) if inside else None
        if table is not None:
            tables.append(table)
            rest = outside
    return tables, rest


def _flowing(pages: Sequence[tuple[PrintedPage, list[Item]]]) -> Iterator[tuple[PrintedPage, Item]]:
    """Yield what stands on the pages one after the other, tables that go on over a page break as one."""
    held: tuple[PrintedPage, PageTable] | None = None
    for page, items in pages:
        for index, item in enumerate(items):
            if held is not None:
                whole = joined(held[1], item) if index == 0 and isinstance(item, PageTable) else None
                if whole is not None:
                    held = (page, whole)
                    continue
                yield held
                held = None
            if isinstance(item, PageTable) and index == len(items) - 1:
                held = (page, item)
            else:
                yield page, item
    if held is not None:
        yield held
