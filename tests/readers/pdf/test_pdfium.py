"""What PDFium makes of a page: where characters stand, what is hidden, what it adds and what it leaves out."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from gipr_lint.model.document import Document
from gipr_lint.readers import ReadError, read
from gipr_lint.readers.pdf.pdfium.client import ink_of
from gipr_lint.readers.pdf.printed_page import Glyph, PrintedPage
from gipr_lint.readers.pdf.readable import check

FONT = "STSong-Light"


def drawn(draw: Callable[[Canvas], object], size: tuple[float, float] = (595, 842)) -> bytes:
    registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(file := io.BytesIO(), pagesize=size)
    canvas.setFont(FONT, 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def page_of(draw: Callable[[Canvas], object]) -> PrintedPage:
    return ink_of(drawn(draw)).pages[0]


def document_of(draw: Callable[[Canvas], object]) -> Document:
    return read(drawn(draw), "a.pdf")


def hidden(document: Document) -> str:
    return "".join(aside.text for aside in document.asides if aside.kind == "hidden")


def text(glyphs: tuple[Glyph, ...]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def boxes(page: PrintedPage) -> list[tuple[str, int, int, int]]:
    return [(one.text, round(one.x0), round(one.top), round(one.x1)) for one in page.glyphs]


def test_a_character_stands_where_its_pen_does() -> None:
    page = page_of(lambda canvas: canvas.drawString(100, 700, "新收12件"))
    assert boxes(page)[:2] == [("新", 100, 133, 112), ("收", 112, 133, 124)]
    assert [round(one.bottom - one.top) for one in page.glyphs] == [12] * 5
    assert all(before.x1 <= after.x0 + 0.01 for before, after in zip(page.glyphs, page.glyphs[1:], strict=False))


def test_a_character_drawn_alone_is_not_lost() -> None:
    """Neither machine nor file has the font: its signs have no extent that the library could measure."""

    def draw(canvas: Canvas) -> None:
        for at, letter in enumerate("办理结果"):
            canvas.drawString(100, 700 - 14 * at, letter)

    assert text(page_of(draw).glyphs) == "办理结果"


def test_spaces_and_ends_of_lines_that_the_library_adds_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "新收")
        canvas.drawString(200, 700, "12")
        canvas.drawString(100, 650, "结转")

    assert text(page_of(draw).glyphs) == "新收12结转"


def test_a_hyphen_at_the_end_of_a_line_stays_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "WS-2024-")
        canvas.drawString(100, 680, "D10")

    assert text(page_of(draw).glyphs) == "WS-2024-D10"


def test_words_drawn_without_ink_are_hidden() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "政府信息公开工作")
        for mode in (3, 7):
            words = canvas.beginText(100, 600 - 20 * mode)
            words.setTextRenderMode(mode)
            words.textOut("未公开")
            canvas.drawText(words)

    document = document_of(draw)
    assert document.lines[0] == "政府信息公开工作"
    assert hidden(document) == "未公开未公开"


def test_words_recognised_in_a_picture_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        words = canvas.beginText(100, 600)
        words.setTextRenderMode(3)
        words.textOut("政府信息公开工作" * 4)
        canvas.drawText(words)

    document = document_of(draw)
    assert document.lines[0] == "政府信息公开工作" * 4
    assert document.recognized == {1}
    assert [one.span.column for one in document.doubts] == [1]


def page_picture(mode: str = "L", color: int | tuple[int, ...] = 200) -> ImageReader:
    return ImageReader(Image.new(mode, (60, 80), color))


def test_words_below_a_picture_of_the_page_are_not_what_it_says() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 600, "政府信息公开工作" * 4)
        canvas.drawImage(page_picture(), 0, 0, 595, 842)

    page = page_of(draw)
    assert page.layer
    assert text(page.glyphs) == "政府信息公开工作" * 4
    assert document_of(draw).recognized == {1}


def test_words_written_with_glass_over_a_picture_are_not_what_it_says() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(page_picture(), 0, 0, 595, 842)
        canvas.setFillAlpha(0)
        canvas.drawString(100, 600, "政府信息公开工作" * 4)

    assert page_of(draw).layer
    assert document_of(draw).recognized == {1}


@pytest.mark.parametrize("mode", ["glass", "mask"])
def test_words_seen_through_a_picture_are_words(mode: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 600, "政府信息公开工作" * 4)
        if mode == "glass":
            canvas.setFillAlpha(0.5)
            canvas.drawImage(page_picture(), 0, 0, 595, 842)
        else:
            canvas.drawImage(page_picture("RGBA", (255, 0, 0, 0)), 0, 0, 595, 842, mask="auto")

    assert not page_of(draw).layer
    assert not document_of(draw).recognized


def test_words_over_a_picture_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(page_picture(), 0, 0, 595, 842)
        canvas.drawString(100, 600, "政府信息公开工作" * 4)

    assert not page_of(draw).layer
    assert not document_of(draw).recognized


def test_words_and_lines_that_are_cut_off_are_hidden() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(90, 690, 60, 30)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(100, 700, "政府信息公开")
        canvas.line(100, 695, 400, 695)
        canvas.line(100, 500, 400, 500)
        canvas.restoreState()
        canvas.drawString(100, 600, "年度报告")

    document, page = document_of(draw), page_of(draw)
    assert [line for line in document.lines if line][:2] == ["政府信息", "年度报告"]
    assert hidden(document) == "公开"
    assert [(round(one.start), round(one.end)) for one in page.strokes] == [(100, 150)]


def test_forms_are_drawn_where_they_stand() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        canvas.setFont(FONT, 12)
        canvas.drawString(10, 10, "总计")
        canvas.line(0, 0, 50, 0)
        canvas.endForm()
        canvas.beginForm("outer")
        canvas.translate(20, 0)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.saveState()
        canvas.translate(100, 400)
        canvas.scale(2, 2)
        canvas.doForm("outer")
        canvas.restoreState()

    page = page_of(draw)
    assert boxes(page) == [("总", 160, 404, 184), ("计", 184, 404, 208)]
    assert [(round(one.at), round(one.start), round(one.end)) for one in page.strokes] == [(442, 140, 240)]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turned_pages_are_the_right_way_up(degrees: int) -> None:
    """What is drawn so that it can be read once the page is turned, is read so."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(degrees)
        canvas.translate(*{0: (0, 0), 90: (842, 0), 180: (595, 842), 270: (0, 595)}[degrees])  # lying, it is turned
        canvas.rotate(degrees)
        canvas.drawString(50, 40, "总计")
        canvas.line(40, 30, 140, 30)

    page = page_of(draw)
    assert [(one.text, round(one.x0), one.turn) for one in page.glyphs] == [("总", 50, 0), ("计", 62, 0)]
    assert [(one.upright, round(page.height - one.at), round(one.start)) for one in page.strokes] == [(False, 30, 40)]


def test_words_set_sideways_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 40, "政府信息公开")
        for degrees in (90, 180, 270):
            canvas.saveState()
            canvas.translate(200, degrees)
            canvas.rotate(degrees)
            canvas.drawString(0, 0, "甲")
            canvas.restoreState()

    assert [one.turn for one in page_of(draw).glyphs if one.text == "甲"] == [1, 2, 3]


@pytest.mark.parametrize("scale", [1, 10])
def test_words_set_downwards_stand_below_one_another(scale: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(scale, scale)
        canvas.setFont(FONT, 12 / scale)
        canvas.drawString(100 / scale, 700 / scale, "办理")

    upper, lower = ink_of(drawn(draw).replace(b"UCS2-H", b"UCS2-V")).pages[0].glyphs
    assert (upper.text, lower.text) == ("办", "理")
    assert round(lower.top - upper.top) == 12
    assert {round(value) for one in (upper, lower) for value in (one.x1 - one.x0, one.bottom - one.top)} == {12}


def test_a_box_that_is_cropped_shows_less() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 100, 550, 800))
        canvas.drawString(100, 700, "政府信息公开")
        canvas.drawString(100, 50, "稿外")

    document = document_of(draw)
    assert next(filter(None, document.lines)) == "政府信息公开"
    assert hidden(document) == "稿外"
    page = page_of(draw)
    assert (page.width, page.height, boxes(page)[0]) == (500, 700, ("政", 50, 91, 62))


def test_squeezed_print_is_as_high_as_other() -> None:
    def draw(canvas: Canvas) -> None:
        words = canvas.beginText(100, 700)
        words.setHorizScale(50)
        words.textOut("政府信息")
        canvas.drawText(words)

    page = page_of(draw)
    assert boxes(page) == [("政", 100, 133, 106), ("府", 106, 133, 112), ("信", 112, 133, 118), ("息", 118, 133, 124)]
    assert {round(one.bottom - one.top) for one in page.glyphs} == {12}


def test_fonts_that_do_not_name_their_characters() -> None:
    content = drawn(lambda canvas: canvas.drawString(100, 700, "政府信息公开工作年度报告2024"))
    assert "年度报告" in read(content, "a.pdf").lines[0]
    numbers = content.replace(b"/UniGB-UCS2-H", b"/Identity-H")
    for nameless in (numbers, numbers.replace(b"(GB1)", b"(Identity)")):
        with pytest.raises(ReadError, match=r"文字取不出来.*请提供 Word 版"):
            read(nameless, "a.pdf")


def test_bullets_of_a_font_for_itself_do_not_matter() -> None:
    check([page_of(lambda canvas: canvas.drawString(100, 700, "政府信息公开工作年度报告"))._replace(pictured=0)])
    odd = Glyph("\ue004", 0, 0, 1, 1)
    check([PrintedPage(1, 595, 842, (*[Glyph("年", 0, 0, 1, 1)] * 30, odd), (), 0)])
    with pytest.raises(ReadError, match="文字取不出来"):
        check([PrintedPage(1, 595, 842, (*[Glyph("年", 0, 0, 1, 1)] * 30, *[odd] * 30), (), 0)])
