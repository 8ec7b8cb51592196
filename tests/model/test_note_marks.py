"""Note marks: a digit that is raised, circled or in brackets behind a figure is none of its digits, in any format."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from gipr_lint import lint_text
from gipr_lint.model.document import Line
from gipr_lint.parse.normalize import key
from gipr_lint.parse.tables.values import parse_value
from gipr_lint.readers import read
from gipr_lint.testing.sample import Sample
from tests.support.blocks import rows
from tests.support.generator import Model, make
from tests.support.one_report import findings
from tests.support.writers import docx, html, pdf, xlsx

MARKED = (
    "12①",
    "12¹",
    "12₁",
    "12[1]",
    "12［1］",
    "12[注1]",
    "12〔1〕",
    "12【1】",
    "12*",
    "12＊",
    "12**",
    "12※",
    "12†",
    "12注1",
    "12注①",
    "12⑴",
    "12㈠",
    "12①②",
    "①12",
    "¹12",
    "*12",
    "12（注）",
    "12件①",
    "12<sup>1</sup>",
    "12^1^",
    "12[^1]",
    "12[¹]",
    "12〔注²〕",
    "12【³】",
    "12⁽¹⁾",
    "12₍₂₎",
    "12（¹）",
    "12(²)",
)


@pytest.mark.parametrize("written", MARKED)
def test_mark_is_no_digit(written: str) -> None:
    value = parse_value(written)
    assert (value.kind, value.number, value.raw) == ("integer", Decimal(12), written)
    assert value.note


@pytest.mark.parametrize(("written", "number"), [("¹²", 12), ("１２", 12), ("12", 12), ("0¹", 0), ("1，234¹", 1234)])
def test_figures_with_few_marks_or_none(written: str, number: int) -> None:
    assert parse_value(written).number == number


@pytest.mark.parametrize("written", ["①", "1²2", "注1", "12[见说明", "138****1234"])
def test_marks_alone_or_within_are_no_figure(written: str) -> None:
    assert parse_value(written).number is None


@pytest.mark.parametrize("mark", ["①", "¹", "[1]", "*", "※", "〔2〕"])
def test_mark_behind_a_label_is_no_part_of_it(mark: str) -> None:
    assert key(f"（一）予以公开{mark}") == key("（一）予以公开")
    assert key("①自然人") == key("自然人")


@pytest.mark.parametrize("mark", ["①", "¹", "[1]", "※", "<sup>2</sup>"])
def test_mark_in_running_text_is_no_digit(mark: str) -> None:
    text = Sample().text
    count = next(line.split("\t") for line in text.split("\n") if "本年新收" in line)[-1]

    def told(number: str) -> list[str]:
        said = f"一、总体情况\n\n（一）收到申请。全年新收政府信息公开申请{number}件。"
        return [one.rule for one in lint_text(text.replace("一、总体情况", said)).findings]

    assert "text-requests" not in told(count + mark)
    assert "text-requests" in told(f"{count}7{mark}")


def marked(model: Model, mark: str) -> Model:
    return model.put("requests.new.total", model.value("requests", "new", "total") + mark)


NOTED = ("cell-note", ("requests", "new", "total"))


@pytest.mark.parametrize("mark", ["①", "[1]", "*"])
@pytest.mark.parametrize(("name", "write"), [("a.docx", docx.write_model), ("a.html", html.write_model)])
def test_marked_total_is_a_note_and_no_wrong_sum(name: str, write: Callable[[Model], bytes], mark: str) -> None:
    assert set(findings(write(marked(make(5, "2021"), mark)), name)) == {NOTED}


def test_raised_digit_of_a_page() -> None:
    page = html.write_model(marked(make(5, "2021"), "MARK"), "plain").decode()
    for written in (
        "<sup>1</sup>",
        "<sup><a href='#n1'>1</a></sup>",
        "<sup>[1]</sup>",
        "<sup>（1）</sup>",
        "<span style='vertical-align: super'>1</span>",
    ):
        assert set(findings(page.replace("MARK", written).encode(), "a.html")) == {NOTED}


def test_raised_run_of_word() -> None:
    style = "<w:style w:type='character' w:styleId='n'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>"

    def cell(runs: str) -> str:
        return f"<w:tc><w:p>{runs}</w:p></w:tc>"

    def run(text: str, properties: str = "") -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"

    raised = (
        "<w:vertAlign w:val='superscript'/>",
        "<w:vertAlign w:val='subscript'/>",
        "<w:rStyle w:val='n'/>",
        "<w:position w:val='8'/>",
    )
    row = "".join(cell(run("12") + run("1", one)) for one in raised)
    usual = ("<w:rStyle w:val='n'/><w:vertAlign w:val='baseline'/>", "<w:position w:val='2'/>")
    plain = "".join(cell(run("12") + run("1", one)) for one in usual)
    body = f"<w:tbl><w:tr>{row}{plain}</w:tr></w:tbl>"
    assert rows(read(docx.package(body, styles=style), "a.docx")) == [[*["12¹"] * 4, "121", "121"]]


def test_raised_glyph_of_a_pdf() -> None:
    def draw(drawing: pdf.Drawing) -> None:
        drawing.text(72, 200, "本年新收12", 16)
        drawing.text(72 + 16 * 5, 195, "1", 9)
        drawing.text(72, 260, "本年新收12", 16)
        drawing.text(72 + 16 * 5, 260, "1", 16)

    document = read(pdf.made(draw), "a.pdf")
    assert [block.text for block in document.blocks if isinstance(block, Line)] == ["本年新收12¹", "本年新收121"]


def test_raised_digit_of_a_workbook() -> None:
    model = make(5, "2021")
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write_model(model)))
    named = (row for row in book.worksheets[0].iter_rows() if any("本年新收" in str(cell.value) for cell in row))
    total = next(own for row in named if (own := [cell for cell in row if isinstance(cell.value, int)]))[-1]
    total.value = CellRichText(str(total.value), TextBlock(InlineFont(vertAlign="superscript"), "1"))
    assert set(findings(xlsx.to_bytes(book), "a.xlsx")) == {NOTED}
