"""Pages of PDF files: letters to words and lines, what stands beside the text, and what is refused."""

from __future__ import annotations

import io
import sys

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gipr_lint.model.document import Line
from gipr_lint.model.report import Paragraph
from gipr_lint.parse import parse_report
from gipr_lint.readers import ReadError, read
from tests.support.pdf.blocks import lines
from tests.support.writers import pdf
from tests.support.writers.pdf import Style


def test_letters_are_closed_up_by_their_distances() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        drawing.text(72, 200, "政 府 信 息 公 开", 16)
        drawing.text(72, 240, "政府信息公开2024年", 16, spacing=9)
        drawing.text(72, 280, "受理 21 件，办结 7 件", 16)
        drawing.text(72, 320, "联系人：王某      电话：85500000", 16)
        drawing.text(72, 360, "Open Government 2024", 16)
        drawing.text(72, 400, "总        计", 16)

    assert lines(draw) == [
        "政府信息公开",
        "政府信息公开2024年",
        "受理21件，办结7件",
        "联系人：王某 电话：85500000",
        "Open Government 2024",
        "总 计",
    ]


def test_words_printed_twice_are_read_once() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for shift in (0, 0.3, 0.6):
            drawing.text(72 + shift, 200 + shift, "一、总体情况 1100 件", 16)

    assert lines(draw) == ["一、总体情况1100件"]


def test_place_is_the_page() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.paragraph(drawing, "甲。")
        drawing.turn_page()
        pdf.paragraph(drawing, "乙。")

    document = read(pdf.made(draw), "a.pdf")
    origins = [document.origins[block.span.line - 1] for block in document.blocks]
    assert [(one.label, dict(one.properties)) for one in origins] == [
        ("第 1 页", {"page": 1}),
        ("第 2 页", {"page": 2}),
    ]


def test_page_numbers_and_running_heads_stand_beside() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.paragraph(drawing, "政府信息公开工作" * 200)

    document = read(pdf.made(draw, Style(head="云溪县文件 2024")), "a.pdf")
    assert {aside.text for aside in document.asides} >= {"云溪县文件2024", "—1—", "—2—"}
    assert {aside.kind for aside in document.asides if "文件属性" not in document.line_name(aside.span)} == {"margin"}
    report = parse_report(document, None)
    assert [len(item.text) for item in report.front if isinstance(item, Paragraph)] == [1600]


def test_a_first_line_that_is_no_running_head_stays() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        drawing.text(72, 60, "云溪县2024年报告", 16)
        drawing.turn_page()
        drawing.text(72, 60, "政府信息公开", 16)

    assert lines(draw) == ["云溪县2024年报告", "政府信息公开"]


def test_labels_and_values_side_by_side_are_not_two_columns() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        for line in range(20):
            drawing.text(72, 100 + 20 * line, "政府信息公开工作年度报告", 12)
            drawing.text(310, 100 + 20 * line, "12件", 12)

    assert lines(draw)[0] == "政府信息公开工作年度报告 12件"


def scan(drawing: pdf.Drawing) -> None:
    drawing.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 30, 60, 540, 720)


def test_scanned_pages_are_told() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.paragraph(drawing, "政府信息公开工作" * 10)
        for _ in range(2):
            drawing.turn_page()
            scan(drawing)

    with pytest.raises(ReadError, match=r"^PDF 没有文字层（扫描件），请先用 OCR（文字识别）转换"):
        read(pdf.made(scan), "a.pdf")
    with pytest.raises(ReadError, match=r"^PDF 第 2、3 页没有文字层"):
        read(pdf.made(draw), "a.pdf")
    canvas = Canvas(file := io.BytesIO())
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    with pytest.raises(ReadError, match="没有文字层"):
        read(file.getvalue(), "a.pdf")


def test_a_picture_beside_text_does_not_matter() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        scan(drawing)
        pdf.paragraph(drawing, "政府信息公开工作" * 10)

    assert "".join(lines(draw)) == "政府信息公开工作" * 10


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2_raw", None)
    with pytest.raises(ReadError, match=r"需要 pypdfium2，没有安装；请执行 pip install 'gipr-lint\[pdf\]'"):
        read(b"%PDF-1.7", "a.pdf")


def test_what_stands_beside_the_pages() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.paragraph(drawing, "政府信息公开工作" * 3)
        drawing.text(-200, 300, "稿外", 16)
        drawing.canvas.textAnnotation("请核对")
        drawing.canvas.linkURL("https://example.invalid", (100, 100, 200, 200))
        drawing.canvas.setTitle("云溪县报告")
        drawing.canvas.setAuthor("王某")

    document = read(pdf.made(draw), "a.pdf")
    beside = [(one.kind, one.text, document.origins[one.span.line - 1].label) for one in document.asides]
    assert ("hidden", "稿外", "第 1 页") in beside
    assert ("comment", "请核对", "第 1 页") in beside
    assert ("property", "王某", "文件属性") in beside
    assert [(one.name, one.text) for one in document.properties] == [("title", "云溪县报告")]
    assert len([block for block in document.blocks if isinstance(block, Line)]) == 1
