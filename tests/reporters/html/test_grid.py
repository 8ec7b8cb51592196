"""Cells joined as they were in the table: every place is taken once, and figures are joined with nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.inputs.load import read_report
from gipr_lint.engine.layout import layout_of
from gipr_lint.model.document import Span
from gipr_lint.model.layout import CellLayout, TableLayout
from gipr_lint.readers import READERS
from gipr_lint.reporters.html.grid import boxes
from tests.support.generator import make, print_report
from tests.support.generator.model import Model
from tests.support.writers import docx, html, xlsx

WRITERS: dict[str, Callable[[Model], bytes]] = {
    "tabs.txt": lambda model: print_report(model, "tabs").text.encode(),
    "pipes.txt": lambda model: print_report(model, "pipes").text.encode(),
    "spaces.txt": lambda model: print_report(model, "spaces").text.encode(),
    "markdown.md": lambda model: print_report(model, "markdown").text.encode(),
    "word.docx": docx.write_model,
    "page.html": html.write_model,
    "book.xlsx": xlsx.write_model,
}


def table(*rows: str, known: bool = True) -> TableLayout:
    """Return a table of cells between bars: figures are digits or ``_``, which is a figure that is blank."""
    drawn = []
    for line, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row.split("|")]
        drawn.append(
            tuple(
                CellLayout(Span(line, at, line, at + 1), cell.replace("_", ""), cell.isdigit() or cell == "_")
                for at, cell in enumerate(cells, 1)
            )
        )
    return TableLayout(tuple(drawn), known)


def sizes(layout: TableLayout) -> list[list[tuple[str, int, int]]]:
    return [[(box.cell.text, box.colspan, box.rowspan) for box in row] for row in boxes(layout)]


def test_heads_reach_as_far_as_the_one_above() -> None:
    assert sizes(table("（说明）| |申请人| | |总计", " | |自然人|组织| | ", " | | |企业|其他| ", "新收| |1|2|3|6")) == [
        [("（说明）", 2, 3), ("申请人", 3, 1), ("总计", 1, 3)],
        [("自然人", 1, 2), ("组织", 2, 1)],
        [("企业", 1, 1), ("其他", 1, 1)],
        [("新收", 2, 1), ("1", 1, 1), ("2", 1, 1), ("3", 1, 1), ("6", 1, 1)],
    ]


def test_labels_reach_over_the_rows_of_their_group_only() -> None:
    assert sizes(table("结果|予以公开| |1", " |不予公开|秘密|2", " | |禁止|3", " |总计| |6", "结转| | |0")) == [
        [("结果", 1, 4), ("予以公开", 2, 1), ("1", 1, 1)],
        [("不予公开", 1, 2), ("秘密", 1, 1), ("2", 1, 1)],
        [("禁止", 1, 1), ("3", 1, 1)],
        [("总计", 2, 1), ("6", 1, 1)],
        [("结转", 3, 1), ("0", 1, 1)],
    ]


def test_a_label_that_is_missing_is_not_taken_from_above() -> None:
    assert sizes(table("规章|1", " |2")) == [[("规章", 1, 1), ("1", 1, 1)], [("", 1, 1), ("2", 1, 1)]]


def test_a_blank_figure_stays_a_cell_of_its_own() -> None:
    assert sizes(table("规章|1|_|3", "许可|5| | ")) == [
        [("规章", 1, 1), ("1", 1, 1), ("", 1, 1), ("3", 1, 1)],
        [("许可", 1, 1), ("5", 3, 1)],
    ]


def test_a_head_between_figures_begins_anew() -> None:
    assert sizes(table("第一项| ", "规章|1", "第五项| ", "许可|2")) == [
        [("第一项", 2, 1)],
        [("规章", 1, 1), ("1", 1, 1)],
        [("第五项", 2, 1)],
        [("许可", 1, 1), ("2", 1, 1)],
    ]


def test_other_tables_stay_as_they_are() -> None:
    assert sizes(table("姓名| |", "某某|1", known=False))[0] == [("姓名", 1, 1), ("", 1, 1), ("", 1, 1)]


@pytest.mark.parametrize("name", WRITERS)
def test_every_place_of_a_statutory_table_is_taken_once(name: str) -> None:
    content = WRITERS[name](make(5))
    report = read_report(Input(name, lambda: content), READERS)
    known = [item for item in layout_of(report).items if isinstance(item, TableLayout) and item.known]
    assert len(known) >= 3
    for layout in known:
        taken = Counter(
            (row + down, column)
            for row, drawn in enumerate(boxes(layout))
            for box in drawn
            for column in box.columns
            for down in range(box.rowspan)
        )
        assert set(taken.values()) == {1}
        width = 1 + max(column for _, column in taken)
        assert len(taken) == width * len(layout.rows)
        assert width > 1
        texts = [cell.text for row in layout.rows for cell in row if cell.text]
        assert [box.cell.text for row in boxes(layout) for box in row if box.cell.text] == texts
