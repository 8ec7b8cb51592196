"""Words that are struck through: they are left out of text and figures, and told as changes that are still open."""

from __future__ import annotations

import io
from collections import Counter

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from gipr_lint.model.document import Document
from gipr_lint.readers import read
from tests.support.blocks import lines, rows
from tests.support.generator import make
from tests.support.one_report import findings
from tests.support.writers import docx, html, xlsx

OPEN = "open-changes"


def deleted(document: Document) -> list[str]:
    return [one.text for one in document.asides if one.kind == "deletion"]


@pytest.mark.parametrize(
    "struck",
    [
        "<del>13</del>",
        "<s>13</s>",
        "<strike>13</strike>",
        "<DEL cite='x'><b>13</b></DEL>",
        "<span style='color:red; text-decoration: line-through'>13</span>",
        "<span style='TEXT-DECORATION-LINE: underline line-through'>13</span>",
    ],
)
def test_struck_words_of_a_page(struck: str) -> None:
    body = f"<p>一、总体情况</p><p>收到申请{struck}12件。</p><table><tr><td>甲<td>乙<tr><td>新收<td>{struck}12</table>"
    document = read(f"<meta charset=utf-8>{body}".encode(), "a.html")
    assert lines(document)[-1] == "收到申请12件。"
    assert rows(document)[-1] == ["新收", "12"]
    assert deleted(document) == ["13", "13"]


def test_struck_cells_and_rows_of_a_page() -> None:
    through = "style='text-decoration:line-through'"
    body = f"<tr><td>甲<td>乙<td>丙<tr><td>1<td {through}>2<td>3<tr {through}><td>4<td>5<td>6"
    document = read(f"<meta charset=utf-8><p>一、总体情况</p><table>{body}</table>".encode(), "a.html")
    assert rows(document) == [["甲", "乙", "丙"], ["1", "", "3"]]
    assert deleted(document)[0] == "2"


def test_struck_figure_of_a_page_is_no_wrong_sum() -> None:
    model = make(5, "2021")
    total = model.value("requests", "new", "total")
    page = html.write_model(model.put("requests.new.total", "STRUCK" + total), "plain").decode()
    found = findings(page.replace("STRUCK", "<del>99</del>").encode(), "a.html")
    assert found == Counter({(OPEN, ()): 1})


STYLES = (
    "<w:style w:type='character' w:styleId='gone'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='old'><w:rPr><w:dstrike/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='older'><w:basedOn w:val='old'/></w:style>"
)


@pytest.mark.parametrize(
    ("properties", "kept"),
    [
        ("<w:strike/>", "12"),
        ("<w:dstrike/>", "12"),
        ("<w:rStyle w:val='gone'/>", "12"),
        ("<w:strike w:val='0'/>", "1312"),
        ("<w:rStyle w:val='gone'/><w:strike w:val='false'/>", "1312"),
        ("<w:b/>", "1312"),
    ],
)
def test_struck_runs_of_word(properties: str, kept: str) -> None:
    runs = f"<w:r><w:rPr>{properties}</w:rPr><w:t>13</w:t></w:r><w:r><w:t>12</w:t></w:r>"
    label = "<w:tc><w:p><w:r><w:t>新收</w:t></w:r></w:p></w:tc>"
    body = f"<w:p>{runs}</w:p><w:tbl><w:tr>{label}<w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>"
    document = read(docx.package(body, styles=STYLES), "a.docx")
    assert lines(document) == [kept]
    assert rows(document) == [["新收", kept]]
    assert deleted(document) == ["13", "13"] * (kept == "12")


@pytest.mark.parametrize("style", ["old", "older"])
def test_paragraph_of_a_style_that_strikes_through(style: str) -> None:
    head = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>"
    again = "<w:r><w:rPr><w:dstrike w:val='0'/></w:rPr><w:t>留</w:t></w:r>"
    body = f"<w:p>{head}<w:r><w:t>删</w:t></w:r>{again}</w:p><w:p><w:r><w:t>正文</w:t></w:r></w:p>"
    document = read(docx.package(body, styles=STYLES), "a.docx")
    assert lines(document) == ["留", "正文"]
    assert deleted(document) == ["删"]


def test_struck_words_and_cells_of_a_workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["项目", "新收", "结转"])
    sheet.append(["甲", CellRichText(TextBlock(InlineFont(strike=True), "13"), "12"), 5])
    sheet["C2"].font = Font(strike=True)
    document = read(xlsx.to_bytes(book), "a.xlsx")
    assert rows(document) == [["项目", "新收", "结转"], ["甲", "12", ""]]
    assert sorted(deleted(document)) == ["13", "5"]


def test_workbook_without_struck_words_has_none() -> None:
    content = xlsx.write_model(make(5, "2021"))
    assert deleted(read(io.BytesIO(content).getvalue(), "a.xlsx")) == []
