"""Tables that a PDF draws with lines: cells, merged and cut ones, and what is no table."""

from __future__ import annotations

import pytest

from gipr_lint.parse import parse_report
from gipr_lint.readers import read
from tests.support.generator import make
from tests.support.one_report import figures, figures_of
from tests.support.pdf.blocks import grid_of, lines, rows
from tests.support.writers import pdf
from tests.support.writers.pdf import Style


@pytest.mark.parametrize("drawn", ["strokes", "boxes"])
def test_merged_cells_are_blank_after_the_first(drawn: str) -> None:
    form = grid_of("项目|自然人|总计", "三、本年度办理结果|1|1", "^|20|3")
    assert rows(lambda drawing: pdf.table(drawing, form, (18, 80, 80)), Style(lines=drawn)) == [
        ["项目", "自然人", "总计"],
        ["三、本年度办理结果", "1", "1"],
        ["", "20", "3"],
    ]


def test_frames_and_underlines_are_no_tables() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.table(drawing, grid_of("政府信息公开", "工作年度报告"), (200,))
        drawing.text(72, 400, "一、总体情况", 16)
        drawing.rule(72, 402, 200, 402)
        for at in (60, 700):
            drawing.rule(50, at, 500, at)
        for at in (50, 500):
            drawing.rule(at, 60, at, 700)
        drawing.y = 500
        pdf.table(drawing, grid_of("新收|12"), (80, 80))

    assert lines(draw) == ["政府信息公开", "工作年度报告", "一、总体情况"]
    assert rows(draw) == [["新收", "12"]]


def test_words_turned_in_a_cell() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.table(drawing, grid_of("甲|1|2", "|3|4", "|5|6"), (40, 60, 60))
        for turn, x in ((90, 100), (-90, 80)):
            drawing.canvas.saveState()
            drawing.canvas.translate(x, drawing.style.height - (140 if turn > 0 else 106))
            drawing.canvas.rotate(turn)
            drawing.text(0, drawing.style.height, "办结", 9)
            drawing.canvas.restoreState()

    assert "".join(row[0] for row in rows(draw)) == "甲办结办结"


def test_a_table_without_its_outer_borders() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for y in (100, 130, 160):
            drawing.rule(72, y, 372, y)
        for x in (172, 272):
            drawing.rule(x, 100, x, 190)
        for row, texts in enumerate((("项目", "新收", "结转"), ("自然人", "12", "3"), ("总计", "14", "5"))):
            for column, text in enumerate(texts):
                drawing.text(80 + column * 100, 120 + row * 30, text, 10)

    assert rows(draw) == [["项目", "新收", "结转"], ["自然人", "12", "3"], ["总计", "14", "5"]]


def test_rows_between_which_no_line_is_drawn() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for y in (100, 190):
            drawing.rule(72, y, 372, y)
        for x in (72, 172, 272, 372):
            drawing.rule(x, 100, x, 190)
        for row, texts in enumerate((("企业", "1", "0"), ("自然人", "12", "3"), ("总计", "13", "3"))):
            for column, text in enumerate(texts):
                drawing.text(80 + column * 100, 120 + row * 30, text, 10)

    assert rows(draw) == [["企业", "1", "0"], ["自然人", "12", "3"], ["总计", "13", "3"]]


def test_figures_below_one_another_are_one_only_where_the_first_fills_its_line() -> None:
    narrow = lambda drawing: pdf.table(drawing, grid_of("收费|12345.67", "金额|1"), (80, 40))  # noqa: E731
    assert rows(narrow) == [["收费", "12345.67"], ["金额", "1"]]

    def draw(drawing: pdf.Drawing) -> None:
        pdf.table(drawing, grid_of("行政许可和处罚|", "金额|1"), (40, 80))
        drawing.text(120, 98, "12", 9)
        drawing.text(120, 110, "7", 9)

    assert rows(draw)[0] == ["行政许可和处罚", "12 7"]


def table_over_pages(above: str, below: str, first: str = "") -> list[list[str]]:
    """Return the rows around a page break, given as cells between bars; ``first`` stands on top of both pages."""

    def draw(drawing: pdf.Drawing) -> None:
        widths = (100.0, 60.0, 60.0)
        drawing.y = drawing.bottom - 100
        pdf.table(drawing, grid_of(*filter(None, (first, "二、上年|1|2", above))), widths)
        drawing.turn_page()
        drawing.y = 60
        pdf.table(drawing, grid_of(*filter(None, (first, below, "四、结转|3|4"))), widths)

    return rows(draw)


LONG = "申请人无正当理由逾期"


def test_a_row_cut_by_the_end_of_a_page_is_one() -> None:
    cut = f"{LONG}|5|6"
    whole = [["二、上年", "1", "2"], [LONG + "不补正", "5", "6"], ["四、结转", "3", "4"]]
    assert table_over_pages(cut, "不补正||") == whole
    assert table_over_pages(f"{LONG}||", "不补正|5|6") == whole


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("规章||", "规范性文件|5|6"),
        (f"{LONG}||", "2.重复申请|5|6"),
        (f"{LONG}|5|6", "（七）总计||"),
        (f"{LONG}|5|6", "不补正|7|8"),
    ],
)
def test_rows_on_both_sides_of_a_page_break_that_are_two(above: str, below: str) -> None:
    assert table_over_pages(above, below)[1:3] == [above.split("|"), below.split("|")]


def test_a_head_that_is_repeated_on_the_next_page_is_dropped() -> None:
    head = "项目|新收|结转"
    assert table_over_pages("甲|5|6", "乙|7|8", first=head) == [
        ["项目", "新收", "结转"],
        ["二、上年", "1", "2"],
        ["甲", "5", "6"],
        ["乙", "7", "8"],
        ["四、结转", "3", "4"],
    ]


@pytest.mark.parametrize("seed", range(1, 9))
@pytest.mark.parametrize("drawn", ["level", "none"])
def test_tables_without_upright_lines_are_read_whole(drawn: str, seed: int) -> None:
    model = make(seed)
    document = read(pdf.write_model(model, Style(lines=drawn)), "a.pdf")
    read_as = figures(parse_report(document, None))
    printed = figures_of(model)
    assert read_as == printed
    assert document.remarks == ()


def test_a_list_of_contents_is_no_table() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for number, text in enumerate(("一、总体情况", "二、主动公开政府信息情况", "三、申请情况", "四、复议"), 1):
            drawing.text(72, 200 + 30 * number, text, 16)
            drawing.text(480, 200 + 30 * number, str(number), 16)

    assert len(lines(draw)) == 4
    assert rows(draw) == []
