"""Pages in two columns are read column by column, and what goes over both of them stands where it is printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gipr_lint.model.report import Paragraph
from gipr_lint.parse import parse_report
from gipr_lint.readers import ReadError, read
from tests.support.generator import make
from tests.support.generator.model import Text, dice
from tests.support.generator.printing.grid import grid
from tests.support.one_report import as_text, figures, figures_of, findings
from tests.support.pdf.blocks import grid_of, lines, rows
from tests.support.writers import pdf
from tests.support.writers.line_breaks import wrapped

LEFT, RIGHT, WIDTH, SIZE, LEADING = 60.0, 310.0, 228.0, 12.0, 18.0
SENTENCES = tuple(f"第{number}项政府信息公开工作按照年度计划推进，各乡镇和部门分工负责。" for number in range(40))


def in_two(
    drawing: pdf.Drawing, paragraphs: Sequence[str], top: float, *, right: float = RIGHT, lower: float = 0
) -> float:
    """Draw paragraphs in two columns of one height, the right one so much lower; return where they end."""
    printed = [
        (24.0 if number == 0 else 0.0, line)
        for paragraph in paragraphs
        for number, line in enumerate(wrapped(paragraph, WIDTH, SIZE, indent=24))
    ]
    while True:
        room = int((drawing.bottom - top) / LEADING)
        now, printed = printed[: 2 * room], printed[2 * room :]
        half = (len(now) + 1) // 2
        for number, (indent, line) in enumerate(now):
            column, at = divmod(number, half)
            drawing.text((LEFT, right)[column] + indent, top + at * LEADING + lower * column, line, SIZE)
        if not printed:
            return top + half * LEADING
        drawing.turn_page()
        top = 100.0


@pytest.mark.parametrize(("right", "lower"), [(RIGHT, 0), (LEFT + WIDTH + 14, 0), (RIGHT, 3), (RIGHT, 9)])
def test_the_left_column_is_read_before_the_right_one(right: float, lower: float) -> None:
    found = lines(lambda drawing: in_two(drawing, SENTENCES[:20], 100, right=right, lower=lower))
    assert "".join(found) == "".join(SENTENCES[:20])


def test_paragraphs_in_columns_are_told_apart_as_elsewhere() -> None:
    document = read(pdf.made(lambda drawing: in_two(drawing, SENTENCES[:21], 100)), "a.pdf")
    report = parse_report(document, None)
    assert [block.text for block in report.front if isinstance(block, Paragraph)] == list(SENTENCES[:21])


def test_headings_over_both_columns_part_them() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        drawing.text(150, 80, "云溪县桐坪乡2024年政府信息公开工作年度报告", 14)
        end = in_two(drawing, SENTENCES[:8], 120)
        drawing.text(60, end + 20, "二、主动公开政府信息情况，按照条例第二十条的要求逐项列出如下内容", 12)
        in_two(drawing, SENTENCES[8:16], end + 60)

    found = "".join(lines(draw))
    assert found == (
        "云溪县桐坪乡2024年政府信息公开工作年度报告"
        + "".join(SENTENCES[:8])
        + "二、主动公开政府信息情况，按照条例第二十条的要求逐项列出如下内容"
        + "".join(SENTENCES[8:16])
    )


@pytest.mark.parametrize("drawn", ["strokes", "none"])
def test_a_table_over_both_columns_stays_a_table(drawn: str) -> None:
    table = grid_of("项目|本年新收数量|上年结转数量|总计", "自然人|12|3|15", "商业企业|1|0|1", "总计|13|3|16")

    def draw(drawing: pdf.Drawing) -> None:
        drawing.y = in_two(drawing, SENTENCES[:10], 100)
        pdf.table(drawing, table, (120, 120, 120, 100))
        in_two(drawing, SENTENCES[10:20], drawing.y + 30)

    style = pdf.Style(lines=drawn)
    assert rows(draw, style) == [
        ["项目", "本年新收数量", "上年结转数量", "总计"],
        ["自然人", "12", "3", "15"],
        ["商业企业", "1", "0", "1"],
        ["总计", "13", "3", "16"],
    ]
    assert "".join(lines(draw, style)) == "".join(SENTENCES[:20])


def test_a_table_within_a_column_stands_there() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for number, line in enumerate(wrapped("".join(SENTENCES[:8]), WIDTH, SIZE)):
            drawing.text(LEFT, 100 + number * LEADING, line, SIZE)
        drawing.canvas.translate(RIGHT - 72, 0)
        drawing.y = 90
        pdf.table(drawing, grid_of("项目|数量", "规章|1", "规范性文件|2"), (100, 60))
        drawing.canvas.translate(72 - RIGHT, 0)
        for number, line in enumerate(wrapped("".join(SENTENCES[8:14]), WIDTH, SIZE)):
            drawing.text(RIGHT, 200 + number * LEADING, line, SIZE)

    document = read(pdf.made(draw), "a.pdf")
    assert rows(draw) == [["项目", "数量"], ["规章", "1"], ["规范性文件", "2"]]
    text = "".join(line for line in document.lines if line)
    assert text.index("第7项") < text.index("项目") < text.index("第8项")


def test_a_page_with_the_end_of_the_columns_is_read_like_the_others() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        in_two(drawing, SENTENCES[:24], 100)
        drawing.turn_page()
        in_two(drawing, SENTENCES[24:27], 100)

    assert "".join(lines(draw)) == "".join(SENTENCES[:27])


@pytest.mark.parametrize("seed", [2, 5, 9])
def test_a_report_in_two_columns_is_read_figure_by_figure(seed: int) -> None:
    model = make(seed)
    rng = dice("columns", seed)

    def draw(drawing: pdf.Drawing) -> None:
        for line in model.title:
            pdf.title(drawing, line)
        for text in model.front:
            pdf.paragraph(drawing, text.text)
        for section in model.sections:
            pdf.paragraph(drawing, section.ordinal + section.title)
            texts: list[str] = []
            for part in section.body:
                if isinstance(part, Text):
                    texts.append(part.text)
                    continue
                _columns(drawing, texts)
                texts = []
                pdf.table(drawing, grid(part, rng))
            _columns(drawing, texts)
        for text in model.end:
            pdf.paragraph(drawing, text.text)

    content = pdf.made(draw)
    report = parse_report(read(content, "report.pdf"), None)
    assert [section.id for section in report.sections] == [section.id for section in model.sections]
    assert figures(report) == figures_of(model)
    assert findings(content, "report.pdf") == as_text(model)


def _columns(drawing: pdf.Drawing, texts: Sequence[str]) -> None:
    if texts:
        if drawing.y > drawing.bottom - 100:
            drawing.turn_page()
        drawing.y = in_two(drawing, texts, drawing.y + 30)


def test_labels_with_long_values_in_a_table_without_lines_are_not_parted() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for line in range(5):
            drawing.text(72, 100 + 20 * line, "政府信息公开机构的名称", 12)
            drawing.text(310, 100 + 20 * line, "云溪县人民政府办公室", 12)

    assert lines(draw)[0] == "政府信息公开机构的名称 云溪县人民政府办公室"


def test_a_table_beside_text_where_no_order_is_sure_is_told() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for number in range(8):
            drawing.text(LEFT, 110 + number * LEADING, f"第{number}项工作按照计划推进", SIZE)
        drawing.canvas.translate(RIGHT - 72, 0)
        drawing.y = 90
        pdf.table(drawing, grid_of("项目|数量", *(f"第{number}类|{number}" for number in range(12))), (100, 60))

    with pytest.raises(ReadError, match="第 1 页分两栏排版，表格旁边还有文字"):
        read(pdf.made(draw), "a.pdf")
