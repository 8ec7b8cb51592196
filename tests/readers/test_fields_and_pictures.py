"""What is filled into forms is text; a picture where a table should be is told with the table that is missing."""

from __future__ import annotations

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from gipr_lint.engine.inputs.discover import Input
from gipr_lint.engine.linter import Settings, lint
from gipr_lint.model.document import Line
from gipr_lint.model.run import Run
from gipr_lint.readers import read
from tests.support.blocks import rows
from tests.support.generator import make
from tests.support.one_report import findings, rules
from tests.support.writers import docx, html, pdf


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("<input value=9>", "9"),
        ("<input type='text' value='9' readonly>", "9"),
        ("<INPUT TYPE=number VALUE=12/>", "12/"),
        ("<input type=hidden value=9>", ""),
        ("<input type=checkbox value=9>", ""),
        ("<input placeholder=9>", ""),
        ("<textarea rows=2>9</textarea>", "9"),
        ("<select><option>8<option selected>9<option>10</select>", "9"),
        ("<select><option value=1>8</option><option>9</option></select>", "8"),
        ("<select></select>", ""),
        ("<input value='1&#48;'>", "10"),
    ],
)
def test_field_of_a_page(field: str, shown: str) -> None:
    page = f"<meta charset=utf-8><p>一、总体情况</p><table><tr><td>甲<td>乙<tr><td>新收<td>{field}</table>"
    assert rows(read(page.encode(), "a.html"))[-1] == ["新收", shown]


def test_report_made_of_fields_is_the_same_report() -> None:
    model = make(5, "2021")
    total = model.value("requests", "new", "total")
    page = html.write_model(model.put("requests.new.total", "FIELD"), "plain").decode()
    assert not findings(page.replace("FIELD", f"<input name=t value={total}>").encode(), "a.html")
    wrong = findings(page.replace("FIELD", f"<input name=t value={total}9>").encode(), "a.html")
    assert ("row-total", ("requests", "new", "total")) in wrong


def test_choice_outside_of_the_report_is_none_of_it() -> None:
    page = "<meta charset=utf-8><select><option>友情链接</select><p>一、总体情况</p><p>公开信息12条。</p>"
    document = read(page.encode(), "a.html")
    assert [block.text for block in document.blocks if isinstance(block, Line)] == ["一、总体情况", "公开信息12条。"]


def test_fields_of_word() -> None:
    def run(inner: str) -> str:
        return f"<w:r>{inner}</w:r>"

    entries = "<w:listEntry w:val='8'/><w:listEntry w:val='9'/>"
    choice = f"<w:ffData><w:ddList><w:result w:val='1'/>{entries}</w:ddList></w:ffData>"
    begin, end = "<w:fldChar w:fldCharType='begin'{}</w:fldChar>", "<w:fldChar w:fldCharType='end'/>"
    chosen = run(begin.format(">" + choice)) + run("<w:instrText>FORMDROPDOWN</w:instrText>") + run(end)
    typed = (
        run(begin.format("><w:ffData/>"))
        + run("<w:instrText>FORMTEXT</w:instrText>")
        + run("<w:fldChar w:fldCharType='separate'/>")
        + run("<w:t>7</w:t>")
        + run(end)
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('<w:t>6</w:t>')}</w:sdtContent></w:sdt>"
    row = "".join(f"<w:tc><w:p>{runs}</w:p></w:tc>" for runs in (chosen, typed, control))
    assert rows(read(docx.package(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"), "a.docx")) == [["9", "7", "6"]]


TITLE = "云溪县桐坪乡人民政府2024年政府信息公开工作年度报告"
SECTIONS = ("三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况")
TOLD = "这里有 1 张图片，图片里的表格无法检查"


def missing(content: bytes, name: str) -> dict[str, tuple[str, str]]:
    """Return level and message of each table that is told as missing, by its id."""
    run: Run = lint([Input(name, lambda: content)], rules(), Settings())
    found = [one for one in run.findings if one.rule == "missing-table"]
    return {
        one.location.logical[-1]: (one.level.value, "".join(str(getattr(part, "text", part)) for part in one.message))
        for one in found
    }


def as_page() -> bytes:
    picture = "<p><img src='biao3.png' alt='表三'></p>"
    return (
        f"<meta charset=utf-8><h1>{TITLE}</h1><h2>{SECTIONS[0]}</h2>{picture}<h2>{SECTIONS[1]}</h2><p>无。</p>".encode()
    )


def as_markdown() -> bytes:
    return f"# {TITLE}\n\n## {SECTIONS[0]}\n\n![表三](biao3.png)\n\n## {SECTIONS[1]}\n\n无。\n".encode()


def as_word() -> bytes:
    spaces = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
    picture = f"<w:r><w:drawing><a:blip {spaces} r:embed='r9'/></w:drawing></w:r>"
    texts = (f"<w:r><w:t>{text}</w:t></w:r>" for text in (TITLE, *SECTIONS, "无。"))
    title, three, four, rest = texts
    return docx.package("".join(f"<w:p>{runs}</w:p>" for runs in (title, three, picture, four, rest)))


def as_pdf() -> bytes:
    def draw(drawing: pdf.Drawing) -> None:
        pdf.title(drawing, TITLE)
        pdf.paragraph(drawing, SECTIONS[0])
        drawing.canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 80, 842 - drawing.y - 220, 400, 200)
        drawing.y += 240
        pdf.paragraph(drawing, SECTIONS[1])
        pdf.paragraph(drawing, "本机关本年度没有发生因政府信息公开工作引起的争议，各项工作平稳有序，继续做好有关工作。")

    return pdf.made(draw)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", as_page()), ("a.md", as_markdown()), ("a.docx", as_word()), ("a.pdf", as_pdf())],
)
def test_picture_in_the_place_of_a_table_is_told(name: str, content: bytes) -> None:
    found = missing(content, name)
    assert found["requests"][0] == "warning"
    assert TOLD in found["requests"][1]
    assert found["remedies"][0] == "error"
    assert "图片" not in found["remedies"][1]


def test_icons_are_no_pictures_of_tables() -> None:
    page = as_page().replace(b"<img ", b"<img width='16px' ")
    assert "图片" not in missing(page, "a.html")["requests"][1]
