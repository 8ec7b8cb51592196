"""Each line, cell and character that is read of a PDF knows where it is printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gipr_lint.model.document import Document, Span, Table
from gipr_lint.model.printed import Print, places
from gipr_lint.readers import read
from tests.support.generator import make
from tests.support.pdf.boxes import Printed
from tests.support.writers import pdf
from tests.support.writers.pdf import Style

STYLES = {
    "plain": Style(),
    "boxes": Style(cut=True, lines="boxes"),
    "head": Style(head="云溪县人民政府办公室文件", again=True, bold=True),
    "spaced": Style(boxed=True, spaced=True, height=700),
    "turned": Style(width=842, height=595, turned=90),
    "turned back": Style(width=842, height=595, turned=270),
    "sideways": Style(width=842, height=595, turned=90, sideways=True, again=True),
    "sideways back": Style(width=842, height=595, turned=270, sideways=True),
    "no lines": Style(lines="none", align="center"),
    "level": Style(lines="level", align="right", cut=True, height=600),
}


def spans(document: Document) -> Iterator[tuple[str, Span]]:
    """The lines, and the cells that are not blank, each with where it stands; of each its middle too."""
    for block in document.blocks:
        cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block]
        for text, span in cells:
            yield text, span
            third = len(text) // 3
            yield (
                text[third : 2 * third + 1],
                span._replace(column=span.column + third, end_column=span.column + 2 * third + 1),
            )


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_the_boxes_of_words_hold_these_words(style: Style) -> None:
    content = pdf.write_model(make(11, "2021"), style)
    document = read(content, "a.pdf")
    printed = Printed(content)
    compared = 0
    for text, span in spans(document):
        if not text:
            continue
        found = document.origins[span.line - 1].printed(span)
        shown = "".join(printed.words_in(page, box) for page, box in found)
        assert sorted(shown) == sorted("".join(text.split())), (text, found)
        compared += 1
    assert compared > 300


def test_a_blank_cell_has_its_own_box() -> None:
    content = pdf.write_model(make(4, "2021").put("requests.new.total", ""))
    document = read(content, "a.pdf")
    (row,) = (
        row
        for table in document.blocks
        if isinstance(table, Table)
        for row in table.rows
        if any("本年新收" in cell.text for cell in row.cells) and len(row.cells) > 8
    )
    (number, box), *others = document.origins[row.span.line - 1].printed(row.cells[-1].span)
    before = document.origins[row.span.line - 1].printed(row.cells[-2].span)[0][1]
    assert not others
    assert Printed(content).words_in(number, box) == ""
    assert box[0] == before[2]
    assert box[1::2] == before[1::2]
    assert (box[2] - box[0], box[3] - box[1]) > (10, 10)


def test_columns_keep_the_places_where_they_are_printed() -> None:
    left, right = "左边一栏的文字都在这里并且很长", "右边一栏的文字也都在这里很长很长"

    def draw(drawing: pdf.Drawing) -> None:
        for number in range(12):
            drawing.text(60, 100 + 18 * number, f"{left}{number}", 12)
            drawing.text(310, 100 + 18 * number, f"{right}{number}", 12)

    content = pdf.made(draw)
    document = read(content, "a.pdf")
    printed = Printed(content)
    for number, (line, origin) in enumerate(zip(document.lines, document.origins, strict=True), 1):
        assert bool(origin.prints) == (line not in ("", "untitled", "anonymous", "unspecified")), line
        for start in range(0, len(line) if origin.prints else 0, 5):
            stretch = Span(number, start + 1, number, min(start + 6, len(line) + 1))
            boxes = [box for _, box in origin.printed(stretch)]
            assert "".join(printed.words_in(1, box) for box in boxes) == line[start : start + 5]
            assert "一栏" not in line or all((box[0] > 300) == (right in line) for box in boxes)


ROW = (
    Print(0, 2, ((10, 0, 20, 10), (20, 0, 30, 10)), (5, 0, 50, 12)),
    Print(3, 2, (), (50, 0, 90, 12)),
    Print(4, 3, ((90, 0, 100, 10), (90, 10, 100, 20)), None),
)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 2, [(2, (5, 0, 50, 12))]),
        (1, 2, [(2, (20, 0, 30, 10))]),
        (3, 3, [(2, (50, 0, 90, 12))]),
        (1, 1, [(2, (5, 0, 50, 12))]),
        (0, 99, [(2, (5, 0, 50, 12)), (2, (50, 0, 90, 12)), (3, (90, 0, 100, 20))]),
        (5, 6, [(3, (90, 10, 100, 20))]),
        (40, 41, [(2, (5, 0, 50, 12)), (2, (50, 0, 90, 12)), (3, (90, 0, 100, 20))]),
    ],
)
def test_a_stretch_has_its_cell_its_words_or_the_whole_row(
    start: int, end: int, expected: list[tuple[int, tuple[float, ...]]]
) -> None:
    assert places(ROW, start, end) == expected
    assert places((), start, end) == []


def test_rows_are_counted_on_their_page_as_people_count_them() -> None:
    document = read(pdf.write_model(make(11, "2021"), Style(again=True, height=600)), "a.pdf")
    tables = [block for block in document.blocks if isinstance(block, Table)]
    (requests,) = (table for table in tables if any("本年新收" in row.cells[0].text for row in table.rows))
    origins = [document.origins[row.span.line - 1] for row in requests.rows]
    places = [{key: int(value) for key, value in origin.properties.items()} for origin in origins]
    pages = sorted({place["page"] for place in places})
    assert len(pages) > 1, "the table goes on over a page break"
    first = [place for place in places if place["page"] == pages[0]]
    assert [place["row"] for place in first] == list(range(1, len(first) + 1))
    for page in pages[1:]:
        rows = [place["row"] for place in places if place["page"] == page]
        assert rows == list(range(rows[0], rows[0] + len(rows)))
        assert rows[0] > 1, "the head, printed again, is counted"
        assert {place["table"] for place in places if place["page"] == page} == {1}
    last = requests.rows[-1]
    label = origins[-1].cell(last.cells[-1].span).label
    assert label == f"第 {pages[-1]} 页第 1 个表格第 {places[-1]['row']} 行第 {len(last.cells)} 列"
